package org.jiheng.app.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.database.SqlFile;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 用户名册. */
@Repository
class Officers {
    static final String LOGIN = "[a-z][a-z0-9._-]{2,31}";
    static final int LONGEST_NAME = 60;
    private static final SqlFile LIST = SqlFile.of("identity/list-officers.sql");
    private static final RowMapper<Listed> LISTED = new SimplePropertyRowMapper<>(Listed.class);
    private static final int REMEMBERED_PASSWORDS = 5; // GIT-02

    /**
     * 账号 — what is needed to check a password, and whom it would let in.
     *
     * @param home where the person belongs
     * @param passwordChangedAt when the password was last set
     * @param mustChangePassword it was made by somebody else
     * @param oneTimeUntil when a password made by the machine ends; null when it does not
     * @param totpSecret encrypted; null when no second factor is bound
     * @param posts what they may act as today; empty when they have no appointment in force
     */
    record Account(
            long id,
            String login,
            String name,
            Organisation home,
            String regionName,
            String passwordHash,
            boolean enabled,
            Instant passwordChangedAt,
            boolean mustChangePassword,
            @Nullable Instant oneTimeUntil,
            @Nullable String totpSecret,
            long totpLastStep,
            List<Officer> posts) {
        Account {
            posts = List.copyOf(posts);
        }

        boolean hasSecondFactor() {
            return totpSecret != null;
        }

        /** Whether the password was made by the machine and its time has gone by. */
        boolean isTooLate(Instant now) {
            return oneTimeUntil != null && oneTimeUntil.isBefore(now);
        }

        boolean mayEnter() {
            return enabled && !posts.isEmpty();
        }

        /** Who it is, for the audit, before it is known what they act as. */
        Actor actor(String address) {
            return posts.isEmpty()
                    ? new Actor(id, login, name, "", home.name(), address)
                    : posts.getFirst().actor(address);
        }
    }

    private final JdbcClient jdbc;
    private final ScopedTransactions transactions;
    private final Organisations organisations;
    private final Appointments appointments;
    private final Clock clock;

    Officers(
            JdbcClient jdbc,
            ScopedTransactions transactions,
            Organisations organisations,
            Appointments appointments,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.organisations = organisations;
        this.appointments = appointments;
        this.clock = clock;
    }

    /** Nobody has an account yet: the product waits for its first start (GIT-08). */
    boolean none() {
        return jdbc.sql("select not exists (select 1 from account_directory)")
                .query(Boolean.class)
                .single();
    }

    /** Names of the divisions somebody can sign in to. */
    List<String> places() {
        return jdbc
                .sql("select distinct region_code from account_directory order by region_code")
                .query((row, number) -> row.getString("region_code"))
                .list()
                .stream()
                .flatMap(region -> transactions.call(Scope.ofUnits(region, Set.of()), () -> placeOf(region)).stream())
                .toList();
    }

    /** Where it is written down what an unknown account tried: it belongs to no division. */
    Optional<String> firstRegion() {
        return jdbc.sql("select min(region_code) from account_directory")
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    private Optional<String> placeOf(String region) {
        return jdbc.sql("""
                select name from region r
                where region_code = :region and exists (select 1 from officer o where o.region_code = r.region_code and o.enabled)
                """).param("region", region).query(String.class).optional();
    }

    /** Asked before anybody is signed in: the directory tells the division, and only that division is opened. */
    Optional<Account> account(String login) {
        return jdbc.sql("select region_code from account_directory where login_name = :login")
                .param("login", login)
                .query(String.class)
                .optional()
                .flatMap(region -> transactions.call(Scope.ofUnits(region, Set.of()), () -> inScope(login)));
    }

    /** Inside a transaction scoped to the division of the account. */
    Optional<Account> inScope(String login) {
        record Row(
                String regionCode,
                long id,
                String loginName,
                String displayName,
                long organisationId,
                String regionName,
                String passwordHash,
                boolean enabled,
                OffsetDateTime passwordChangedAt,
                boolean mustChangePassword,
                @Nullable OffsetDateTime oneTimeUntil,
                @Nullable String totpSecret,
                long totpLastStep) {}
        return jdbc.sql("""
                select o.region_code, o.id, o.login_name, o.display_name, o.organisation_id, r.name as region_name,
                       o.password_hash, o.enabled, o.password_changed_at, o.must_change_password, o.one_time_until,
                       case when o.totp_confirmed_at is not null then o.totp_secret end as totp_secret, o.totp_last_step
                from officer o join region r using (region_code)
                where o.login_name = :login
                """).param("login", login).query(Row.class).optional().map(row -> {
            var directory = organisations.all();
            var today = LocalDate.now(clock);
            var posts = appointments.of(row.id).stream()
                    .filter(each -> each.isInForce(today))
                    .map(each -> new Officer(
                            row.id,
                            row.loginName,
                            row.displayName,
                            each.role(),
                            named(directory, each.organisationId()),
                            row.regionName,
                            Appointments.unitsOf(each, directory),
                            each.id()))
                    .toList();
            return new Account(
                    row.id,
                    row.loginName,
                    row.displayName,
                    named(directory, row.organisationId),
                    row.regionName,
                    row.passwordHash,
                    row.enabled,
                    row.passwordChangedAt.toInstant(),
                    row.mustChangePassword,
                    row.oneTimeUntil == null ? null : row.oneTimeUntil.toInstant(),
                    row.totpSecret,
                    row.totpLastStep,
                    posts);
        });
    }

    /** When the appointment this officer acts in is over; nothing when it is not in force today. */
    Optional<Instant> endOf(Officer officer) {
        return transactions.call(
                Scope.ofUnits(officer.regionCode(), Set.of()),
                () -> appointments.of(officer.id()).stream()
                        .filter(each -> each.id() == officer.appointment())
                        .filter(each -> each.isInForce(LocalDate.now(clock)))
                        .map(each -> each.until() == null
                                ? Instant.MAX.minusSeconds(1)
                                : each.until()
                                        .plusDays(1)
                                        .atStartOfDay(clock.getZone())
                                        .toInstant())
                        .findFirst());
    }

    private static Organisation named(List<Organisation> directory, long id) {
        return directory.stream().filter(each -> each.id() == id).findFirst().orElseThrow();
    }

    /** An account with no rights yet. Inside a transaction scoped to the organisation's division. */
    long add(Organisation organisation, String login, String name, String passwordHash, boolean enabled) {
        jdbc.sql("insert into account_directory (login_name, region_code) values (:login, :region)")
                .param("login", login)
                .param("region", organisation.regionCode())
                .update();
        return jdbc.sql("""
                insert into officer (region_code, organisation_id, login_name, display_name, password_hash, enabled,
                                     activated_at)
                values (:region, :organisation, :login, :name, :hash, :enabled, case when :enabled then now() end)
                returning id
                """)
                .param("region", organisation.regionCode())
                .param("organisation", organisation.id())
                .param("login", login)
                .param("name", name)
                .param("hash", passwordHash)
                .param("enabled", enabled)
                .query(Long.class)
                .single();
    }

    /** 名单上的人 — for the administrators' list. */
    record Listed(
            long id,
            String loginName,
            String displayName,
            String organisation,
            boolean enabled,
            boolean activated,
            @Nullable OffsetDateTime lastSignInAt,
            OffsetDateTime createdAt,
            @Nullable String roles,
            @Nullable Boolean ended,
            @Nullable String waiting) {}

    List<Listed> list(String q) {
        return jdbc.sql(LIST.text())
                .param("q", q)
                .param("today", LocalDate.now(clock))
                .query(LISTED)
                .list();
    }

    /** 一个账号 — what its administrators see of it. */
    record Person(
            long id,
            String login,
            String name,
            long organisationId,
            boolean enabled,
            boolean activated,
            boolean secondFactor,
            boolean mustChangePassword,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime lastSignInAt) {}

    /** Of the division in scope. */
    Optional<Person> person(long id) {
        return jdbc.sql("""
                select id, login_name as login, display_name as name, organisation_id, enabled,
                       activated_at is not null as activated, totp_confirmed_at is not null as second_factor,
                       must_change_password, created_at, last_sign_in_at
                from officer where id = :id
                """).param("id", id).query(Person.class).optional();
    }

    /** Now or ever, here or in another division (GIT-01). */
    boolean isTaken(String login) {
        return jdbc.sql("select exists (select 1 from account_directory where login_name = :login)")
                .param("login", login)
                .query(Boolean.class)
                .single();
    }

    void activate(long id) {
        jdbc.sql("update officer set enabled = true, activated_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    void enable(long id, boolean enabled) {
        jdbc.sql("update officer set enabled = :enabled where id = :id")
                .param("enabled", enabled)
                .param("id", id)
                .update();
    }

    void mustChangePassword(long id, boolean must) {
        jdbc.sql("update officer set must_change_password = :must where id = :id")
                .param("must", must)
                .param("id", id)
                .update();
    }

    /** It was made by the machine, lets in once to set one's own, and ends. */
    void isOneTime(long id, Instant until) {
        jdbc.sql("update officer set must_change_password = true, one_time_until = :until where id = :id")
                .param("until", OffsetDateTime.ofInstant(until, clock.getZone()))
                .param("id", id)
                .update();
    }

    /** The one before is remembered, so that it does not come back at once. */
    void changePassword(long id, String hash) {
        jdbc.sql("""
                insert into password_history (region_code, officer_id, changed_at, password_hash)
                select region_code, id, password_changed_at, password_hash from officer where id = :id
                on conflict do nothing
                """).param("id", id).update();
        jdbc.sql("""
                update officer set password_hash = :hash, password_changed_at = clock_timestamp(), must_change_password = false,
                       one_time_until = null
                where id = :id
                """).param("hash", hash).param("id", id).update();
    }

    /** Hashes of the last five, the present one among them (GIT-02). */
    List<String> lastPasswords(long id) {
        return jdbc.sql("""
                select password_hash from (
                  select password_hash, 'infinity'::timestamptz as changed_at from officer where id = :id
                  union all
                  select password_hash, changed_at from password_history where officer_id = :id) x
                order by changed_at desc limit :most
                """)
                .param("id", id)
                .param("most", REMEMBERED_PASSWORDS)
                .query((row, number) -> row.getString("password_hash"))
                .list();
    }

    void signedIn(long id, String address) {
        jdbc.sql("update officer set last_sign_in_at = now(), last_sign_in_address = :address where id = :id")
                .param("address", address)
                .param("id", id)
                .update();
    }

    void forgetSecondFactor(long id) {
        jdbc.sql("update officer set totp_secret = null, totp_confirmed_at = null where id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update recovery_code set used_at = now() where officer_id = :id and used_at is null")
                .param("id", id)
                .update();
    }

    void offerSecondFactor(long id, String sealed) {
        jdbc.sql("update officer set totp_secret = :sealed, totp_confirmed_at = null where id = :id")
                .param("sealed", sealed)
                .param("id", id)
                .update();
    }

    Optional<String> offeredSecondFactor(long id) {
        return jdbc.sql(
                        "select totp_secret from officer where id = :id and totp_secret is not null and totp_confirmed_at is null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Earlier recovery codes are worth nothing any more. */
    void bindSecondFactor(long id, long step, List<String> recoveryHashes) {
        jdbc.sql("update officer set totp_confirmed_at = now(), totp_last_step = :step where id = :id")
                .param("step", step)
                .param("id", id)
                .update();
        jdbc.sql("update recovery_code set used_at = now() where officer_id = :id and used_at is null")
                .param("id", id)
                .update();
        for (var hash : recoveryHashes) {
            jdbc.sql("""
                    insert into recovery_code (region_code, officer_id, code_hash)
                    select region_code, id, :hash from officer where id = :id
                    """).param("hash", hash).param("id", id).update();
        }
    }

    /** Whether this code was still unused; two requests at the same moment cannot both have it. */
    boolean useStep(long id, long step) {
        return jdbc.sql("update officer set totp_last_step = :step where id = :id and totp_last_step < :step")
                        .param("step", step)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** 恢复码. */
    record RecoveryCode(long id, String hash) {}

    List<RecoveryCode> recoveryCodes(long id) {
        return jdbc.sql("select id, code_hash from recovery_code where officer_id = :id and used_at is null")
                .param("id", id)
                .query((row, number) -> new RecoveryCode(row.getLong("id"), row.getString("code_hash")))
                .list();
    }

    boolean useRecoveryCode(long id) {
        return jdbc.sql("update recovery_code set used_at = now() where id = :id and used_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }
}
