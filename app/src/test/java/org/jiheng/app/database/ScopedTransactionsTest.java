package org.jiheng.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who sees what, on a scratch table with the policy every business table has. One connection, so that each test meets what the
 * one before left on it.
 */
@SpringBootTest(classes = DatabaseOnly.class, properties = "spring.datasource.hikari.maximum-pool-size=1")
@WithTestDatabase
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ScopedTransactionsTest {
    private static final String HENGXI = "990115000";

    private final ScopedTransactions scoped;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final JdbcClient owner;

    @Autowired
    ScopedTransactionsTest(
            ScopedTransactions scoped, JdbcClient database, TransactionTemplate transactions, Flyway flyway) {
        this.scoped = scoped;
        this.database = database;
        this.transactions = transactions;
        this.owner = JdbcClient.create(flyway.getConfiguration().getDataSource());
    }

    @BeforeEach
    void scratchTable() {
        for (var statement : List.of(
                "drop table if exists scratch",
                "create table scratch (region_code text, id bigint, unit_id bigint, primary key (region_code, id))",
                "alter table scratch enable row level security",
                "insert into scratch values ('990115000', 1, 7), ('990115000', 2, 8), ('990115000', 3, null),"
                        + " ('990116000', 1, 7), ('', 1, 7)",
                "alter table scratch force row level security",
                "create policy scope on scratch using (region_code = jiheng_region() and jiheng_sees_unit(unit_id))",
                "grant select, insert, update, delete on scratch to jiheng_app",
                "drop table if exists scratch_of_regions",
                "create table scratch_of_regions (region_code text primary key)",
                "insert into scratch_of_regions values ('990115000'), ('990116000'), ('')",
                "alter table scratch_of_regions enable row level security",
                "alter table scratch_of_regions force row level security",
                "create policy scope on scratch_of_regions using (region_code = jiheng_region())",
                "grant select on scratch_of_regions to jiheng_app")) {
            owner.sql(statement).update();
        }
    }

    /** Nobody's commit waits for the disk, and nobody is answered before it has come there. */
    @Test
    void whatIsDoneInCompanyIsOnTheDiskWhenItReturns() {
        var written = scoped.callInCompany(Scope.wholeRegion(HENGXI), () -> {
            database.sql("insert into scratch values ('990115000', 4, 7)").update();
            assertThat(one("show synchronous_commit")).isEqualTo("off");
            return one("select pg_current_wal_insert_lsn()::text");
        });
        assertThat(one("select pg_current_wal_flush_lsn() >= '" + written + "'"))
                .isEqualTo("t");
        assertThat(one("show synchronous_commit")).isEqualTo("on");
    }

    private String one(String question) {
        return database.sql(question).query((row, _) -> row.getString(1)).single();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "无", textBlock = """
            区划      | 单位   | 可见的行
            990115000 | *      | 1, 2, 3
            990115000 | 7      | 1
            990115000 | 8,7    | 1, 2
            990115000 | 78     | 无
            990115000 | 无     | 无
            990116000 | *      | 1
            990117000 | *      | 无
            """)
    void showsTheRowsOfTheScope(String region, @Nullable String units, @Nullable String rows) {
        var seen = scoped.call(scope(region, units), this::visibleRows);
        assertThat(String.join(", ", seen)).isEqualTo(rows == null ? "" : rows);
    }

    @Test
    void showsNothingWithoutAScope() {
        assertThat(visibleRows()).isEmpty();
        assertThat(transactions.<List<String>>execute(transaction -> visibleRows()))
                .isEmpty();
    }

    @Test
    void showsNothingAfterAScopedTransactionOnTheSameConnection() {
        assertThat(scoped.call(Scope.wholeRegion(HENGXI), this::visibleRows)).hasSize(3);
        assertThat(scoped.call(Scope.wholeRegion(HENGXI), this::visibleRegions)).containsExactly(HENGXI);
        // The settings are empty strings now, and there is a row whose region is the empty string.
        assertThat(database.sql("select current_setting('app.region', true)")
                        .query(String.class)
                        .single())
                .isEmpty();
        assertThat(visibleRows()).isEmpty();
        assertThat(visibleRegions()).isEmpty();
        assertThat(transactions.<List<String>>execute(transaction -> visibleRows()))
                .isEmpty();
    }

    @Test
    void showsNothingAfterAScopedTransactionThatFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> scoped.run(Scope.wholeRegion(HENGXI), () -> {
                    insert(HENGXI, 9, 7L);
                    throw new IllegalStateException("work failed");
                }))
                .withMessage("work failed");
        assertThat(visibleRows()).isEmpty();
        assertThat(scoped.call(Scope.wholeRegion(HENGXI), this::visibleRows)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "无", textBlock = """
            区划      | 单位 | 写入的区划 | 写入的单位 | 结果
            990115000 | *    | 990115000  | 8          | 写入
            990115000 | *    | 990115000  | 无         | 写入
            990115000 | 7    | 990115000  | 7          | 写入
            990115000 | 7    | 990115000  | 8          | 拒绝
            990115000 | 7    | 990115000  | 无         | 拒绝
            990115000 | *    | 990116000  | 7          | 拒绝
            """)
    void refusesToWriteOutsideTheScope(
            String region, String units, String rowRegion, @Nullable Long rowUnit, String result) {
        String outcome;
        try {
            scoped.run(scope(region, units), () -> insert(rowRegion, 100, rowUnit));
            outcome = "写入";
        } catch (DataAccessException refused) {
            assertThat(refused).rootCause().hasMessageContaining("violates row-level security policy");
            outcome = "拒绝";
        }
        assertThat(outcome).isEqualTo(result);
    }

    @Test
    void refusesToWriteWithoutAScope() {
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> insert(HENGXI, 100, 7L));
        assertThat(database.sql("update scratch set id = id + 10").update()).isZero();
        assertThat(database.sql("delete from scratch").update()).isZero();
    }

    @Test
    void cannotBeWidenedInsideATransaction() {
        var narrow = Scope.ofUnits(HENGXI, Set.of(7L));
        assertThatIllegalStateException()
                .isThrownBy(() -> scoped.run(narrow, () -> scoped.run(Scope.wholeRegion(HENGXI), this::visibleRows)))
                .withMessageContaining("cannot change");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> transactions.executeWithoutResult(transaction -> scoped.run(narrow, this::visibleRows)));
        assertThat(scoped.call(narrow, () -> scoped.call(narrow, this::visibleRows)))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table scratch disable row level security",
                "alter table scratch no force row level security",
                "drop policy scope on scratch",
                "create table another (n int)",
                "create function other() returns int language sql return 1",
                "set role jiheng_owner",
                "set session authorization jiheng_admin",
                "alter role jiheng_app bypassrls",
                "delete from flyway_schema_history"
            })
    void cannotBeTakenAwayByTheApplication(String attempt) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql(attempt).update())
                .havingRootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).startsWith("42501"));
    }

    @Test
    void switchingRowSecurityOffGivesAnErrorInsteadOfRows() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> transactions.executeWithoutResult(transaction -> {
                    database.sql("set local row_security = off").update();
                    visibleRows();
                }))
                .havingRootCause()
                .withMessageContaining("would be affected by row-level security policy");
    }

    @Test
    void aNewFunctionCanBeCalledByNobodyUntilItSaysWho() {
        owner.sql("create or replace function whisper() returns int language sql return 1")
                .update();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        database.sql("select whisper()").query(Integer.class).single())
                .havingRootCause()
                .withMessageContaining("permission denied for function whisper");
    }

    /** The way for sign-in, which must find an officer before any scope is known: see ADR 0003. */
    @Test
    void aDefinerFunctionReadsATableThatIsNotForced() {
        for (var statement : List.of(
                "drop function if exists find_by_id(bigint)",
                "alter table scratch no force row level security",
                "create function find_by_id(wanted bigint) returns text language sql stable security definer"
                        + " set search_path = pg_catalog, public"
                        + " return (select region_code from public.scratch where id = wanted and unit_id = 8)",
                "grant execute on function find_by_id(bigint) to jiheng_app")) {
            owner.sql(statement).update();
        }
        assertThat(visibleRows()).isEmpty();
        assertThat(database.sql("select find_by_id(2)").query(String.class).single())
                .isEqualTo(HENGXI);
        owner.sql("alter table scratch force row level security").update();
        assertThat(database.sql("select find_by_id(2)").query(String.class).optional())
                .isEmpty();
        owner.sql("drop function find_by_id(bigint)").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "500115", "50011500a", "9901150000"})
    void aScopeNeedsAWholeRegionCode(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.wholeRegion(code))
                .withMessageContaining("9位数字");
    }

    @Test
    void findsTheRowsOfARegionByItsPrimaryKey() {
        owner.sql("alter table scratch no force row level security").update();
        owner.sql("insert into scratch select (990200000 + n % 100)::text, n, n % 50 from generate_series(1, 50000) n")
                .update();
        owner.sql("alter table scratch force row level security").update();
        owner.sql("analyze scratch").update();
        var plan = scoped.call(
                Scope.ofUnits("990200007", Set.of(7L)),
                () -> database.sql("explain select * from scratch")
                        .query(String.class)
                        .list());
        assertThat(String.join("\n", plan)).contains("scratch_pkey").contains("region_code = NULLIF");
    }

    private static Scope scope(String region, @Nullable String units) {
        if ("*".equals(units)) {
            return Scope.wholeRegion(region);
        }
        return Scope.ofUnits(
                region,
                units == null
                        ? Set.of()
                        : Set.copyOf(List.of(units.split(",", -1)).stream()
                                .map(Long::valueOf)
                                .toList()));
    }

    private List<String> visibleRows() {
        return database.sql("select id::text from scratch order by id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> visibleRegions() {
        return database.sql("select region_code from scratch_of_regions order by 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void insert(String region, long id, @Nullable Long unit) {
        database.sql("insert into scratch values (:region, :id, :unit)")
                .param("region", region)
                .param("id", id)
                .param("unit", unit)
                .update();
    }
}
