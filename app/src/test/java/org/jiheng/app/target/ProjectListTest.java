package org.jiheng.app.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.app.Answer;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.People.District;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 项目库 — what the list finds, in which order, how it adds up, and what it says when there is nothing. */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectListTest {
    private static final int MANY = 120;

    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final DraftTarget drafts;

    private District district = new District("", "");
    private Visitor auditor;
    private Visitor clerk;

    ProjectListTest(People people, Records records, ScopedTransactions transactions, DraftTarget drafts) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.drafts = drafts;
        this.auditor = people.anybody();
        this.clerk = auditor;
    }

    @BeforeAll
    void aDistrictOfItsOwn() {
        district = people.newDistrict("区水利局", "区水利局>区河道中心", "区教委");
        auditor = people.auditor(district);
        people.finance(district);
        clerk = people.clerk(district, "区教委");
        var officer = people.officer(district.login("cz"));
        transactions.run(district.scope(), () -> {
            add(officer, "区水利局", "清溪河左岸堤防整治工程", 2026, "100.01", "重点专项");
            add(officer, "区河道中心", "清淤（100%完成_一期）", 2026, "0.005", "一般性项目");
            add(officer, "区河道中心", "𠮷祥村䶮池疏浚", 2026, "33.3333", "重点专项");
            add(officer, "区教委", "“双减”课后服务\\补助", 2026, "33.3333", "重点专项");
            add(officer, "区教委", "学校's食堂<b>改造</b>", 2026, "33.3333", "一般性项目");
            add(officer, "区教委", "去年的项目", 2025, "7", "重点专项");
        });
        records.change(district.scope(), "update project set code = '50011526T000004587123' where name = '去年的项目'");
    }

    private void add(Officer officer, String unit, String name, int year, String wanYuan, String tier) {
        var text = Forms.text(unit, "名")
                .replace("2026年重点专项", year + "年" + tier)
                .replace("项目总资金额\t12.34\t上级补助\t2.34", "项目总资金额\t" + wanYuan + "\t上级补助")
                .replace("区级资金\t10", "区级资金\t" + wanYuan);
        var organisation = people.organisation(unit);
        var form = new Renamed(Forms.read(text)).to(name);
        var result = drafts.store(new DraftTarget.By(officer.actor(""), organisation, organisation, null), form, false);
        assertThat(result).isInstanceOf(DraftTarget.Result.Added.class);
    }

    /** One word of one, two or three characters, a sign that means something to SQL, a character beyond the first plane. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '~', nullValues = "无", textBlock = """
            查               | 找到
            清溪             | 清溪河左岸堤防整治工程
            清溪河           | 清溪河左岸堤防整治工程
            左岸堤防整治     | 清溪河左岸堤防整治工程
            溪               | 清溪河左岸堤防整治工程
            清               | 清淤（100%完成_一期） 清溪河左岸堤防整治工程
            溪清             | 无
            清河             | 无
            %                | 清淤（100%完成_一期）
            0%完             | 清淤（100%完成_一期）
            1%完             | 无
            _                | 清淤（100%完成_一期）
            成_一            | 清淤（100%完成_一期）
            成x一            | 无
            \\               | “双减”课后服务\\补助
            务\\补           | “双减”课后服务\\补助
            '                | 学校's食堂<b>改造</b>
            校's             | 学校's食堂<b>改造</b>
            “双减”           | “双减”课后服务\\补助
            ' or '1'='1      | 无
            '; drop table project; -- | 无
            𠮷               | 𠮷祥村䶮池疏浚
            𠮷祥             | 𠮷祥村䶮池疏浚
            䶮池             | 𠮷祥村䶮池疏浚
            祥村䶮           | 𠮷祥村䶮池疏浚
            <b>              | 学校's食堂<b>改造</b>
            河道             | 清淤（100%完成_一期） 𠮷祥村䶮池疏浚
            没有的           | 无
            {0}              | 无
            """)
    void searches(String words, @Nullable String found) {
        var page = auditor.get("/projects?year=2026&q=" + Visitor.encoded(words));
        assertThat(page.status()).isEqualTo(200);
        assertThat(names(page)).containsExactlyInAnyOrder(found == null ? new String[0] : found.split(" ", -1));
        assertThat(page.page().select("input[name=q]").val()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "无", textBlock = """
            条件                                  | 个数 | 合计万元
            无                                    | 5    | 200.01
            year=2026                             | 5    | 200.01
            year=2025                             | 1    | 7.00
            year=0                                | 6    | 207.01
            year=2024                             | 0    | 0.00
            year=2026&tier=KEY_SPECIAL            | 3    | 166.68
            year=2026&tier=GENERAL                | 2    | 33.34
            year=0&q=50011526T000004587123        | 1    | 7.00
            year=0&q=50011526T                    | 0    | 0.00
            year=2026&tier=NO_SUCH                | 5    | 200.01
            year=2026&sort=no_such                | 5    | 200.01
            year=2026&page=0                      | 5    | 200.01
            year=2026&page=-7                     | 5    | 200.01
            year=2026&surprise=1                  | 5    | 200.01
            year=2026&department=-1               | 0    | 0.00
            """)
    void filtersAndAddsUp(@Nullable String conditions, int number, String total) {
        var page = auditor.get("/projects" + (conditions == null ? "" : "?" + conditions));
        assertThat(page.status()).isEqualTo(200);
        assertThat(names(page)).hasSize(number);
        assertThat(page.page().select(".head .sub").text()).endsWith(number + " 个项目，" + total + " 万元");
        if (number == 0) {
            assertThat(page.words()).contains("没有符合条件的项目");
        } else {
            assertThat(page.page().select("tr.sum td").get(1).text()).isEqualTo("合计 " + number + " 个");
            assertThat(page.each("tr.sum td.num").getFirst()).isEqualTo(total);
        }
    }

    @Test
    void narrowsToADepartment() {
        var id = records.one(district.scope(), "select id from organisation where name = '区教委'");
        assertThat(names(auditor.get("/projects?year=2026&department=" + id)))
                .containsExactlyInAnyOrder("“双减”课后服务\\补助", "学校's食堂<b>改造</b>");
        var elsewhere =
                records.one(Scope.wholeRegion(People.CHANGSHOU), "select id from organisation where name = '区委老干局'");
        assertThat(names(auditor.get("/projects?year=2026&department=" + elsewhere)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"year=abc", "department=x", "page=x", "faulty=maybe", "year=99999999999"})
    void whatIsNoNumberIsNotFound(String conditions) {
        assertThat(auditor.get("/projects?" + conditions).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"year=-5", "year=2147483647", "department=9223372036854775807"})
    void numbersBeyondEverythingFindNothing(String conditions) {
        var page = auditor.get("/projects?" + conditions);
        assertThat(page.status()).isEqualTo(200);
        assertThat(names(page)).isEmpty();
    }

    @Test
    void onlyThoseThatMustBeCorrected() {
        var all = names(auditor.get("/projects?year=2026"));
        var faulty = names(auditor.get("/projects?year=2026&faulty=true"));
        var expected = records.in(
                district.scope(),
                "select distinct p.name from project p join target_version t on t.project_id = p.id"
                        + " join target_finding f on f.target_id = t.id where f.severity in ('BLOCK', 'ERROR') and t.fiscal_year = 2026");
        assertThat(faulty).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(all).containsAll(faulty).hasSize(5);
    }

    @Test
    void sortsBothWays() {
        assertThat(names(auditor.get("/projects?year=2026&sort=name")))
                .isEqualTo(names(auditor.get("/projects?year=2026&sort=-name")).reversed());
        assertThat(names(auditor.get("/projects?year=0&sort=name")).stream().filter(name -> name.matches("[去清学].*")))
                .as("by pinyin (GIT-89)")
                .containsExactly("清溪河左岸堤防整治工程", "清淤（100%完成_一期）", "去年的项目", "学校's食堂<b>改造</b>");
        var money = money(auditor.get("/projects?year=0&sort=money"));
        assertThat(money).hasSize(6).isSorted();
        assertThat(money(auditor.get("/projects?year=0&sort=-money"))).isSortedAccordingTo(Comparator.reverseOrder());
        for (var key : List.of("findings", "changed")) {
            var up = names(auditor.get("/projects?year=2026&sort=" + key));
            var down = names(auditor.get("/projects?year=2026&sort=-" + key));
            assertThat(up).hasSize(5).containsExactlyInAnyOrderElementsOf(down);
        }
        var column = auditor.get("/projects?year=2026&sort=-money").page().select("th[aria-sort]");
        assertThat(column).hasSize(1);
        assertThat(column.attr("aria-sort")).isEqualTo("descending");
    }

    /** Three times 33.3333 and 100.01 and 0.005 万元 make 200.0149; adding the printed figures would give 200.01 or 200.02. */
    @Test
    void addsInYuanAndRoundsOnce() {
        assertThat(records.one(
                        district.scope(), "select sum(funds_total) from target_version where fiscal_year = 2026"))
                .isEqualTo("2000149.00");
        assertThat(auditor.get("/projects?year=2026").each("tr.sum td.num").getFirst())
                .isEqualTo("200.01");
    }

    @Test
    void aClerkSeesTheOwnUnitAndNoOtherColumn() {
        var page = clerk.get("/projects?year=2026");
        assertThat(names(page)).containsExactlyInAnyOrder("“双减”课后服务\\补助", "学校's食堂<b>改造</b>");
        assertThat(page.page().select(".head .sub").text()).startsWith("区教委").contains("2 个项目，66.67 万元");
        assertThat(page.page().select("select[name=department]")).isEmpty();
        var department = people.made(district.login("sh"), district.code(), "区水利局", Role.DEPARTMENT_REVIEWER);
        assertThat(names(department.get("/projects?year=2026")))
                .as("drafts of a unit are the unit's")
                .containsExactly("清溪河左岸堤防整治工程");
        assertThat(department.get("/projects").page().select("a[href=/imports]"))
                .as("reviewers import nothing")
                .isEmpty();
    }

    @Test
    void turnsPagesOverManyProjects() {
        var many = people.newDistrict("区林业局", "甲林场", "乙林场", "丙林场", "丁林场", "戊林场", "己林场");
        var farms = "甲乙丙丁戊己";
        var visitor = people.auditor(many);
        people.finance(many);
        var officer = people.officer(many.login("cz"));
        transactions.run(
                many.scope(),
                () -> IntStream.range(0, MANY)
                        .forEach(each -> add(
                                officer,
                                farms.charAt(each % 6) + "林场",
                                "林业项目%03d".formatted(each),
                                2026,
                                "0.3333",
                                "重点专项")));
        var first = visitor.get("/projects");
        var second = visitor.get(href(first, "next"));
        var third = visitor.get(href(second, "next"));
        assertThat(Stream.of(first, second, third).flatMap(page -> names(page).stream()))
                .isEqualTo(
                        IntStream.range(0, MANY).mapToObj("林业项目%03d"::formatted).toList());
        assertThat(third.page().select("a[rel=next]")).isEmpty();
        assertThat(href(third, "prev")).isEqualTo(href(first, "next"));
        assertThat(Stream.of(first, second, third)
                        .map(page -> page.page().select(".pager span").text()))
                .containsExactly("第 1 页，共 3 页", "第 2 页，共 3 页", "第 3 页，共 3 页");
        for (var page : List.of(first, second, third)) {
            assertThat(page.page().select("tr.sum td").get(1).text())
                    .as("of all pages")
                    .isEqualTo("合计 120 个");
            assertThat(page.each("tr.sum td.num").getFirst()).isEqualTo("40.00");
        }
        var beyond = visitor.get("/projects?page=4");
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(names(beyond)).as("the last page instead of none").isEqualTo(names(third));
        assertThat(names(visitor.get("/projects?page=2147483647"))).isEqualTo(names(third));
        assertThat(names(visitor.get("/projects?q=" + Visitor.encoded("林业项目11"))))
                .hasSize(10);
    }

    @Test
    void aNewDistrictIsToldWhereToBegin() {
        var fresh = people.newDistrict("区林业局");
        var page = people.clerk(fresh, "区林业局").get("/projects");
        assertThat(page.words()).contains("还没有项目").contains("可以导入已有的绩效目标表").contains("0 个项目，0.00 万元");
        assertThat(page.page().select("a[href=/imports]")).isNotEmpty();
        assertThat(page.page().select("table")).isEmpty();
        assertThat(people.auditor(fresh).get("/projects?q=x&year=0").words()).contains("还没有项目");
    }

    private static List<String> names(Answer page) {
        return page.each("td > a.t");
    }

    private static List<BigDecimal> money(Answer page) {
        return page.page().select("tbody tr:not(.sum)").stream()
                .map(row -> new BigDecimal(row.select("td.num").getFirst().text()))
                .toList();
    }

    private static String href(Answer page, String rel) {
        return page.page().select("a[rel=%s]".formatted(rel)).attr("href");
    }
}
