package org.jiheng.app.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 用户名册. */
@Repository
class Officers {

    /** 登录资料 — what is needed to check a password, and who it would let in. */
    record Account(Officer officer, String passwordHash, boolean enabled) {}

    private final JdbcClient jdbc;
    private final ScopedTransactions transactions;
    private final Organisations organisations;

    Officers(JdbcClient jdbc, ScopedTransactions transactions, Organisations organisations) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.organisations = organisations;
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
                .flatMap(region -> transactions.call(Scope.ofUnits(region, Set.of()), () -> load(login)));
    }

    private Optional<Account> load(String login) {
        record Row(
                long id,
                String loginName,
                String displayName,
                Role role,
                long organisationId,
                String regionName,
                String passwordHash,
                boolean enabled) {}
        return jdbc.sql("""
                select o.id, o.login_name, o.display_name, o.role, o.organisation_id, r.name as region_name,
                       o.password_hash, o.enabled
                from officer o join region r using (region_code)
                where o.login_name = :login
                """)
                .param("login", login)
                .query(Row.class)
                .optional()
                .map(row -> new Account(
                        new Officer(
                                row.id,
                                row.loginName,
                                row.displayName,
                                row.role,
                                organisation(row.organisationId),
                                row.regionName,
                                visibleTo(row.role, row.organisationId)),
                        row.passwordHash,
                        row.enabled));
    }

    private Organisation organisation(long id) {
        return organisations.all().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private Set<Long> visibleTo(Role role, long organisationId) {
        return switch (role) {
            case FINANCE_OFFICER -> Set.of();
            case UNIT_CLERK -> Set.of(organisationId);
            case DEPARTMENT_REVIEWER -> {
                var visible = new HashSet<Long>();
                visible.add(organisationId);
                boolean grew;
                do { // the tree is two or three levels deep
                    grew = false;
                    for (var each : organisations.all()) {
                        grew |= each.parentId() != null && visible.contains(each.parentId()) && visible.add(each.id());
                    }
                } while (grew);
                yield visible;
            }
        };
    }

    /** Inside a transaction scoped to the organisation's division. */
    Officer add(Organisation organisation, String login, String name, Role role, String passwordHash, boolean enabled) {
        jdbc.sql("insert into account_directory (login_name, region_code) values (:login, :region)")
                .param("login", login)
                .param("region", organisation.regionCode())
                .update();
        jdbc.sql("""
                insert into officer (region_code, organisation_id, login_name, display_name, role, password_hash,
                                     enabled)
                values (:region, :organisation, :login, :name, :role, :hash, :enabled)
                """)
                .param("region", organisation.regionCode())
                .param("organisation", organisation.id())
                .param("login", login)
                .param("name", name)
                .param("role", role.name())
                .param("hash", passwordHash)
                .param("enabled", enabled)
                .update();
        return load(login).orElseThrow().officer();
    }
}
