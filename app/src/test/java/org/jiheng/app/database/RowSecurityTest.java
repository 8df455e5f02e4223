package org.jiheng.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.app.People;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.env.Environment;

/**
 * 忘了写条件 — on every business table there is, found in the catalogue, somebody forgets the WHERE and the scope on purpose.
 * What protects the neighbour's budget then is row-level security alone (GIT-12).
 */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowSecurityTest {
    private static final String NOWHERE = "000000000";

    private final Environment environment;
    private final People people;
    private final ScopedTransactions transactions;
    private final org.springframework.jdbc.core.simple.JdbcClient jdbc;
    private final Map<String, Long> rows = new LinkedHashMap<>();

    RowSecurityTest(
            Environment environment,
            People people,
            ScopedTransactions transactions,
            org.springframework.jdbc.core.simple.JdbcClient jdbc) {
        this.environment = environment;
        this.people = people;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** Every table with a division, and how many rows it really has. */
    @BeforeAll
    void readTheCatalogue() throws SQLException {
        people.add(
                "rls.changshou", People.CHANGSHOU, "长寿区财政局", org.jiheng.app.identity.Role.FINANCE_PERFORMANCE_SECTION);
        try (var superuser = connect(TestDatabase.administrator())) {
            for (var table : column(superuser, """
                    select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region_code' and not a.attisdropped)
                    and c.relname <> 'account_directory' order by 1
                    """)) {
                rows.put(
                        table,
                        Long.valueOf(column(superuser, "select count(*) from " + table)
                                .getFirst()));
            }
        }
    }

    private Connection connect(Credentials role) throws SQLException {
        return TestDatabase.connect(environment.getRequiredProperty("jiheng.database.url"), role);
    }

    private Connection application() throws SQLException {
        return connect(new Credentials(
                environment.getRequiredProperty("jiheng.database.user"),
                environment.getRequiredProperty("jiheng.database.password")));
    }

    private static List<String> column(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            var all = new ArrayList<String>();
            while (answer.next()) {
                all.add(answer.getString(1));
            }
            return all;
        }
    }

    @Test
    void thereIsSomethingToProtect() {
        assertThat(rows).hasSizeGreaterThan(12);
        assertThat(rows.values().stream().filter(count -> count > 0)).hasSizeGreaterThan(9);
    }

    /** No scope at all: a plain connection, and one whose last transaction had a scope (the setting is then '' and not null). */
    @TestFactory
    Stream<DynamicTest> withoutAScopeThereIsNothing() {
        return each(table -> {
            try (var connection = application()) {
                assertThat(column(connection, "select count(*) from " + table)).containsExactly("0");
                connection.setAutoCommit(false);
                assertThat(column(
                                connection,
                                "select set_config('app.region', '%s', true) || set_config('app.units', '*', true)"
                                        .formatted(People.HENGXI)))
                        .isNotEmpty();
                connection.commit();
                connection.setAutoCommit(true);
                assertThat(column(connection, "select count(*) from " + table)).containsExactly("0");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> withoutAScopeNothingIsChanged() {
        return each(table -> {
            try (var connection = application();
                    var statement = connection.createStatement()) {
                for (var attempt :
                        List.of("delete from " + table, "update " + table + " set region_code = '" + NOWHERE + "'")) {
                    try {
                        assertThat(statement.executeUpdate(attempt)).isZero();
                    } catch (SQLException refused) {
                        assertThat(refused.getSQLState())
                                .as(refused.getMessage())
                                .isEqualTo("42501");
                    }
                }
            }
            try (var superuser = connect(TestDatabase.administrator())) {
                assertThat(Long.parseLong(column(superuser, "select count(*) from " + table)
                                .getFirst()))
                        .isGreaterThanOrEqualTo(rows.getOrDefault(table, 0L));
            }
        });
    }

    /** Even the owner of the tables is bound, or a migration's mistake would be nobody's. */
    @TestFactory
    Stream<DynamicTest> theOwnerIsBoundToo() {
        var owner = new Credentials(
                environment.getRequiredProperty("jiheng.database.owner-user"),
                environment.getRequiredProperty("jiheng.database.owner-password"));
        return each(table -> {
            try (var connection = connect(owner)) {
                assertThat(column(connection, "select count(*) from " + table)).containsExactly("0");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aScopeShowsNoOtherDivision() {
        return each(table -> {
            for (var region : List.of(People.HENGXI, People.CHANGSHOU, NOWHERE)) {
                var seen = transactions.call(
                        Scope.wholeRegion(region),
                        () -> jdbc.sql("select distinct region_code from " + table)
                                .query((row, _) -> row.getString(1))
                                .list());
                assertThat(seen).isSubsetOf(region);
            }
        });
    }

    /** Every table that says whose unit a row is shows none of them to somebody without units. */
    @TestFactory
    Stream<DynamicTest> aScopeWithoutUnitsShowsNoUnitsRows() throws SQLException {
        List<String> ofUnits;
        try (var superuser = connect(TestDatabase.administrator())) {
            ofUnits = column(superuser, """
                    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_id' and not a.attisdropped
                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1
                    """);
        }
        assertThat(ofUnits).contains("project", "target_version", "original_file", "empty_table");
        return ofUnits.stream()
                .map(table -> DynamicTest.dynamicTest(
                        table,
                        () -> assertThat(transactions.call(
                                        Scope.ofUnits(People.HENGXI, Set.of()),
                                        () -> jdbc.sql("select count(*) from " + table)
                                                .query(Long.class)
                                                .single()))
                                .isZero()));
    }

    @Test
    void theApplicationsRoleCanSwitchNothingOff() throws SQLException {
        try (var connection = application();
                var statement = connection.createStatement()) {
            assertThat(
                            column(
                                    connection,
                                    "select rolsuper or rolbypassrls or rolcreaterole or rolreplication from pg_roles where rolname = current_user"))
                    .containsExactly("f");
            statement.execute("set row_security = off");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> column(connection, "select count(*) from project"))
                    .withMessageContaining("row-level security");
            for (var attempt : List.of(
                    "set session_replication_role = replica",
                    "set role jiheng_owner",
                    "alter table project disable row level security",
                    "alter table audit_event disable trigger all",
                    "drop policy own_units on project",
                    "create or replace function jiheng_region() returns text language sql return '999912000'")) {
                assertThatExceptionOfType(SQLException.class)
                        .as(attempt)
                        .isThrownBy(() -> statement.execute(attempt))
                        .withMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    @FunctionalInterface
    private interface OnTable {
        void check(String table) throws SQLException;
    }

    private Stream<DynamicTest> each(OnTable check) {
        return rows.keySet().stream().map(table -> DynamicTest.dynamicTest(table, () -> check.check(table)));
    }
}
