package org.jiheng.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.jiheng.app.OwnFolder;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.WithTestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/** 演示项目 — the whole invented district, as the first start loads it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "jiheng.demo=true")
@WithTestDatabase
@Import({OwnFolder.class, People.class, Records.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DemoProjectsTest {
    private static final Scope HENGXI = Scope.wholeRegion(People.HENGXI);

    private final Records records;

    DemoProjectsTest(Records records) {
        this.records = records;
    }

    @Test
    void twelveDepartmentsFortyUnitsThreeHundredProjects() {
        var declared = DemoYear.declaredOn(LocalDate.now(ZoneId.of("Asia/Shanghai")));
        assertThat(records.in(HENGXI, "select kind || ' ' || count(*) from organisation group by kind order by kind"))
                .containsExactly("DEPARTMENT 12", "FINANCE 1", "UNIT 40");
        assertThat(
                        records.in(
                                HENGXI,
                                "select count(*) from project p where exists (select from target_version t join original_file f"
                                        + " on f.id = t.source_file_id where t.project_id = p.id and f.file_name like '%年绩效目标表.txt')"))
                .containsExactly("300");
        assertThat(records.in(HENGXI, "select distinct fiscal_year from target_version order by 1"))
                .as("on whatever day it is first started")
                .containsExactly(String.valueOf(declared - 2), String.valueOf(declared - 1), String.valueOf(declared));
        assertThat(records.in(HENGXI, "select distinct fiscal_year from calendar_window"))
                .containsExactly(String.valueOf(declared));
        assertThat(records.in(HENGXI, "select distinct fiscal_year from review_case"))
                .containsExactly(String.valueOf(declared));
        assertThat(
                        records.in(
                                HENGXI,
                                "select count(*) from organisation o where kind <> 'FINANCE' and not exists (select from project p where p.unit_id = o.id)"))
                .as("units without a project")
                .containsExactly("0");
    }

    /** Some defects, so that there is something to see, but most forms are sensible. */
    @Test
    void mostFormsHaveNothingThatMustBeMended() {
        var faulty = Integer.parseInt(
                records.one(
                        HENGXI,
                        "select count(distinct t.id) from target_version t join target_finding f on f.target_id = t.id join original_file o"
                                + " on o.id = t.source_file_id where f.severity in ('BLOCK', 'ERROR') and o.file_name like '%年绩效目标表.txt'"));
        assertThat(faulty).isBetween(20, 110);
    }

    @Test
    void theSameFormsEveryTime() {
        var once = new DemoProjects(2026).sheets(300);
        var again = new DemoProjects(2026).sheets(300);
        assertThat(again).isEqualTo(once);
        var names = once.stream()
                .flatMap(sheet -> sheet.text()
                        .lines()
                        .filter(line -> line.startsWith("项目名称"))
                        .map(line -> sheet.unit() + line))
                .toList();
        assertThat(names).hasSize(300);
        assertThat(new HashSet<>(names))
                .as("a name means one project of its unit")
                .hasSize(300);
        assertThat(once.stream().map(DemoProjects.Sheet::text).collect(Collectors.joining()))
                .doesNotContain("{", "长寿");
    }
}
