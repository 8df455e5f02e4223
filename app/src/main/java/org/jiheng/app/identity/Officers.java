package org.jiheng.app.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.policy.common.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 用户名册. */
@Repository
class Officers {

    /**
     * 账号 — what is needed to check a password, and whom it would let in.
     *
     * @param home where the person belongs
     * @param posts what they may act as today; empty when they have no appointment in force
     */
    record Account(
            long id,
            String login,
            String name,
            Organisation home,
            String passwordHash,
            boolean enabled,
            List<Officer> posts) {
        Account {
            posts = List.copyOf(posts);
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
                boolean enabled) {}
        return jdbc.sql("""
                select o.region_code, o.id, o.login_name, o.display_name, o.organisation_id, r.name as region_name,
                       o.password_hash, o.enabled
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
                    row.passwordHash,
                    row.enabled,
                    posts);
        });
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
                insert into officer (region_code, organisation_id, login_name, display_name, password_hash, enabled)
                values (:region, :organisation, :login, :name, :hash, :enabled)
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
}
