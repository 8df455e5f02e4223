package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/**
 * 数据范围 — behind every page the database itself decides what an officer's scope holds, so that a forgotten condition
 * shows nothing (GIT-12).
 */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataScopeTest {
    private static final Scope HENGXI = Scope.wholeRegion(People.HENGXI);

    private final People people;
    private final Records records;

    DataScopeTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    /** Every kind of row, in units of three departments. */
    @BeforeAll
    void everyUnitHasSomething() {
        people.add("scope.hedao", People.HENGXI, "区河道管理中心", Role.UNIT_CLERK);
        people.add("scope.shuili", People.HENGXI, "区水利局", Role.DEPARTMENT_REVIEWER);
        people.add("scope.changshou", People.CHANGSHOU, "长寿区财政局", Role.AUDITOR);
        bring(people.clerk(), "范围甲.txt", Forms.text("区委老干局", "范围甲项目"), Forms.emptyTable("区委老干局"));
        bring(
                people.made("scope.clerk", People.HENGXI, "区河道管理中心", Role.UNIT_CLERK),
                "范围乙.txt",
                Forms.text("区河道管理中心", "范围乙项目"),
                Forms.emptyTable("区河道管理中心"));
    }

    private static void bring(Visitor clerk, String name, String form, String emptyTable) {
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text(name, form + "\n" + emptyTable)))
                .location();
        clerk.whenReady(run);
        var accepted = clerk.post(run + "/acceptance", "choice", "1-1", "choice", "1-2")
                .location();
        assertThat(accepted).startsWith("/projects");
        assertThat(clerk.get(accepted).words()).contains("收下新草稿 1 个", "空表说明 1 份");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            谁          | 看到的单位
            zhouminhui  | 区委老干部局
            chengliyan  | 区委老干部局
            scope.hedao | 区河道管理中心
            """)
    void anOfficerSeesTheRowsOfTheirOwnUnits(String login, String unit) {
        var scope = people.officer(login).scope();
        for (var table : List.of("project", "target_version", "original_file", "empty_table")) {
            assertThat(records.in(
                            scope,
                            "select distinct o.name from %s x join organisation o on o.id = x.unit_id"
                                    .formatted(table)))
                    .as(table)
                    .containsExactly(unit);
        }
    }

    @Test
    void aDepartmentSeesItsUnitsToo() {
        assertThat(records.in(
                        people.officer("scope.shuili").scope(),
                        "select distinct o.name from project p join organisation o on o.id = p.unit_id order by 1"))
                .containsExactly("区农村供水服务中心", "区水利局", "区河道管理中心");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target_indicator", "target_finding", "target_fund_line"})
    void thePartsOfATargetAreSeenWithIt(String table) {
        var parts = "select count(*) from %s".formatted(table);
        var ofVisible = "select count(*) from %s x where exists (select from target_version t where t.id = x.target_id)"
                .formatted(table);
        for (var login : List.of("zhouminhui", "scope.hedao", "scope.shuili", "songwanping")) {
            var scope = people.officer(login).scope();
            assertThat(records.one(scope, parts)).as(login).isEqualTo(records.one(scope, ofVisible));
        }
        var clerk = Integer.parseInt(records.one(people.officer("zhouminhui").scope(), parts));
        var finance = Integer.parseInt(records.one(HENGXI, parts));
        assertThat(clerk).isLessThanOrEqualTo(finance);
        if (!table.equals("target_fund_line")) {
            assertThat(clerk).isPositive().isLessThan(finance);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region",
                "organisation",
                "officer",
                "project",
                "target_version",
                "target_indicator",
                "target_finding",
                "original_file",
                "empty_table",
                "audit_event"
            })
    void anotherDivisionIsNotThere(String table) {
        var question = "select distinct region_code from " + table;
        assertThat(records.in(people.officer("songwanping").scope(), question)).containsExactly(People.HENGXI);
        assertThat(records.in(people.officer("scope.changshou").scope(), question))
                .containsExactly(People.CHANGSHOU);
        assertThat(records.in(Scope.wholeRegion("000000000"), question)).isEmpty();
        assertThat(records.without(question)).as("without a scope").isEmpty();
    }

    /** Each statement would do something for finance; in the clerk's scope it is refused or finds no row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into project (region_code, unit_id, department_id, name) select '999912000', id, id, '塞进来的' from organisation where name = '区水利局'",
                "insert into target_version (region_code, project_id, unit_id, fiscal_year, state, indicator_count, points_total, core_points, changed_by)"
                        + " select '999912000', 1, id, 2030, 'DRAFT', 0, 0, 0, 1 from organisation where name = '区水利局'",
                "insert into original_file (region_code, unit_id, sha256, file_name, media_type, content, accepted_by)"
                        + " select '999912000', id, repeat('0', 64), 'x', 'x', '', 1 from organisation where name = '区水利局'",
                "insert into empty_table (region_code, unit_id, fiscal_year, tier, sentence, changed_by)"
                        + " select '999912000', id, 2030, 'GENERAL', 'x', 1 from organisation where name = '区水利局'",
                "update project set unit_id = (select id from organisation where name = '区水利局')",
                "update target_version set unit_id = (select id from organisation where name = '区水利局') where state = 'DRAFT'",
                "insert into project (region_code, unit_id, department_id, name) values ('500115000', 1, 1, '塞到外区')",
                "insert into audit_event (region_code, actor_id, actor_login, actor_name, actor_role, organisation, address, action,"
                        + " subject_kind, subject_id, before, after) values ('500115000', 1, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', '{}', '{}')"
            })
    void nothingIsWrittenForAnotherUnitOrDivision(String statement) {
        assertRefused(people.officer("zhouminhui").scope(), statement, "violates row-level security policy");
    }

    @Test
    void whatIsOutOfScopeCannotBeChanged() {
        var clerk = people.officer("zhouminhui").scope();
        assertThat(records.change(clerk, "update project set name = name || '改' where name = '范围乙项目'"))
                .isZero();
        assertThat(records.change(clerk, "update target_version set note = '改' where unit_name = '区河道管理中心'"))
                .isZero();
        assertThat(records.change(
                        clerk, "delete from target_indicator where target_id not in (select id from target_version)"))
                .isZero();
    }

    /** Not even in the widest scope there is (GIT-16). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set action = '别的'",
                "delete from audit_event",
                "truncate audit_event",
                "delete from project",
                "delete from target_version",
                "delete from original_file",
                "update original_file set content = ''",
                "delete from empty_table",
                "delete from officer",
                "delete from account_directory",
                "update account_directory set region_code = '500115000'",
                "delete from organisation",
                "drop table project",
                "alter table audit_event disable row level security",
                "create table mine (x int)"
            })
    void theApplicationCannotUnmakeWhatHappened(String statement) {
        assertRefused(HENGXI, statement, "permission denied|must be owner");
    }

    @Test
    void aNumberOfTheAuditCannotBeChosen() {
        assertRefused(
                HENGXI,
                "insert into audit_event (region_code, id, actor_id, actor_login, actor_name, actor_role, organisation, address, action,"
                        + " subject_kind, subject_id, before, after) values ('999912000', 1, 1, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', '{}', '{}')",
                "cannot insert a non-DEFAULT value");
    }

    private void assertRefused(Scope scope, String statement, String why) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> records.change(scope, statement))
                .havingRootCause()
                .isInstanceOf(SQLException.class)
                .withMessageMatching("(?s).*(" + why + ").*");
    }
}
