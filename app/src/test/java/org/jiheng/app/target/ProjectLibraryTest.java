package org.jiheng.app.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Role;
import org.jiheng.policy.common.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 项目库 — projects are begun, taken over from last year, seen through the years, assessed, and worked on several at once. */
@WithDemo
class ProjectLibraryTest {
    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final ExAnteAssessments assessments;
    private People.District district = new People.District("", "");

    ProjectLibraryTest(People people, Records records, ScopedTransactions transactions, ExAnteAssessments assessments) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.assessments = assessments;
    }

    @BeforeEach
    void aUnitOfItsOwn() {
        district = people.newDistrict("水利局", "水利局>河道中心");
    }

    private Visitor clerk() {
        return people.made(district.login("hedao"), district.code(), "河道中心", Role.UNIT_CLERK);
    }

    private static String start(Visitor clerk, String name, String year, String... more) {
        clerk.get("/projects/new");
        var fields = new java.util.ArrayList<>(List.of("name", name, "year", year, "tier", "KEY_SPECIAL"));
        fields.addAll(List.of(more));
        return clerk.post("/projects/new", fields.toArray(String[]::new)).location();
    }

    @Test
    void aNewProjectOpensInTheEditor() {
        var clerk = clerk();
        var editor =
                start(clerk, "河道清漂", "2027", "kind", "T", "nature", "NEW", "firstYear", "2027", "lastYear", "2029");
        assertThat(editor).endsWith("/2027/edit");
        var page = clerk.get(editor);
        assertThat(page.words()).contains("河道清漂", "测试区2027年重点专项绩效目标表", "河道中心", "水利局");
        assertThat(page.page().select("td.locked").eachText()).contains("10 模板固定");
        assertThat(start(clerk, "河道清漂", "2027"))
                .as("asked for twice, made once")
                .isEqualTo(editor);
        assertThat(records.one(district.scope(), "select count(*) from project"))
                .isEqualTo("1");
        assertThat(clerk.get(editor.replace("/2027/edit", "/history")).words()).contains("特定目标类", "新增", "2027至2029 年");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            名称     | 年度 | 起   | 止   | 说
            空       | 2027 | 空   | 空   | 还没有写项目名称
            河道清漂 | 27   | 空   | 空   | 年度要写四位数
            河道清漂 | 2027 | 2029 | 2027 | 起止年度写反了
            """)
    void saysWhatIsMissingAndKeepsTheRest(String name, String year, String first, String last, String saying) {
        var clerk = clerk();
        clerk.get("/projects/new");
        var answer = clerk.post(
                "/projects/new",
                "name",
                name == null ? "" : name,
                "year",
                year,
                "firstYear",
                first == null ? "" : first,
                "lastYear",
                last == null ? "" : last);
        assertThat(answer.words()).contains(saying);
        assertThat(answer.page().select("#year").val()).isEqualTo(year);
        assertThat(records.one(district.scope(), "select count(*) from project"))
                .isEqualTo("0");
    }

    @Test
    void lastYearIsTakenOverWithItsValuesAndSeenThroughTheYears() {
        var clerk = clerk();
        clerk.get("/imports");
        var file = Visitor.Upload.text("上年.txt", org.jiheng.app.Forms.text("河道中心", "河道清漂"));
        var run = clerk.upload("/imports", List.of(file)).location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        var project = records.one(district.scope(), "select id from project");
        clerk.get("/projects/" + project + "/history");
        var editor =
                clerk.post("/projects/" + project + "/2026/copy", "to", "2027").location();
        assertThat(editor).isEqualTo("/projects/" + project + "/2027/edit");
        var page = clerk.get(editor);
        assertThat(page.words()).contains("2027年重点专项绩效目标表", "已照 2026 年度填好");
        assertThat(page.page().select("tr[data-row]")).hasSize(4);
        assertThat(clerk.get("/projects/" + project + "/history")
                        .page()
                        .select("tbody tr:contains(走访慰问人次) td")
                        .eachText())
                .containsExactly("≥ 120 人次", "≥ 120 人次");
        assertThat(clerk.post("/projects/" + project + "/2026/copy", "to", "2027")
                        .location())
                .as("asked for twice, made once")
                .isEqualTo(editor);
        assertThat(clerk.get("/projects/" + project + "/2027/versions?old=last&now=draft")
                        .words())
                .contains("上年 → 现在的草稿", "没有不同");
        var suggestions = clerk.get(
                "/targets/" + records.one(district.scope(), "select id from target_version where fiscal_year = 2027")
                        + "/suggestions?q=满意");
        assertThat(suggestions.text())
                .as("what the form has already is not suggested")
                .isEqualTo("[]");
    }

    @Test
    void anAssessmentIsAskedForAboveTheThresholdAndRefusalIsFinal() {
        var clerk = clerk();
        var editor = start(clerk, "大工程", "2027");
        var project = Long.parseLong(editor.split("/", -1)[2]);
        var scope = district.scope();
        assertThat(transactions.call(
                        scope, () -> assessments.gate(People.HENGXI, project, 2027, Money.ofWanYuan("500"), null)))
                .as("the demo district asks from 500万元")
                .isPresent();
        assertThat(transactions.call(
                        scope, () -> assessments.gate(People.HENGXI, project, 2027, Money.ofWanYuan("499.99"), null)))
                .isEmpty();
        assertThat(transactions.call(
                        scope,
                        () -> assessments.gate(
                                People.HENGXI, project, 2027, Money.ofWanYuan("121"), Money.ofWanYuan("100"))))
                .as("grown by more than a fifth")
                .isPresent();
        assertThat(transactions.call(
                        scope, () -> assessments.gate(district.code(), project, 2027, Money.ofWanYuan("9999"), null)))
                .as("a district without a threshold asks for none")
                .isEmpty();
        var address = "/projects/" + project + "/2027/ex-ante";
        var reviewer = people.made(district.login("sh"), district.code(), "水利局", Role.DEPARTMENT_REVIEWER);
        reviewer.get(address);
        assertThat(reviewer.post(address, "need", "21", "outcome", "REFUSED", "opinion", "不必")
                        .words())
                .contains("立项必要性要填 0 到 20 的数");
        reviewer.post(
                address,
                "need",
                "8",
                "economy",
                "7.5",
                "target",
                "10",
                "plan",
                "10",
                "financing",
                "12",
                "outcome",
                "REFUSED",
                "opinion",
                "依据不足。");
        assertThat(clerk.get(address).words()).contains("不予支持", "合计 47.5 分", "依据不足。", "不能入库");
        assertThat(transactions.call(
                        scope, () -> assessments.gate(district.code(), project, 2027, Money.ofWanYuan("1"), null)))
                .isPresent();
        reviewer.post(
                address,
                "need",
                "15",
                "economy",
                "15",
                "target",
                "15",
                "plan",
                "15",
                "financing",
                "15",
                "outcome",
                "PARTLY",
                "opinion",
                "补充依据后可行。");
        assertThat(transactions.call(
                        scope, () -> assessments.gate(People.HENGXI, project, 2027, Money.ofWanYuan("500"), null)))
                .as("the last assessment counts")
                .isEmpty();
    }

    @Test
    void severalAtOnceAreExportedAndChecked() throws IOException {
        var clerk = clerk();
        var one = start(clerk, "甲", "2027").split("/", -1)[2];
        var two = start(clerk, "乙", "2027").split("/", -1)[2];
        clerk.get("/projects");
        var last = records.lastEvent(district.code());
        var answer =
                clerk.post("/projects/export", "row", one + "/2027", "row", two + "/2027", "row", "1/2024", "row", "x");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(answer.bytes()))) {
            assertThat(book.getNumberOfSheets())
                    .as("what is not one's own is left out")
                    .isEqualTo(2);
        }
        assertThat(records.eventsSince(district.code(), last)).containsExactly("下载表格 target", "下载表格 target");
        clerk.get("/projects");
        clerk.post("/projects/check", "row", one + "/2027");
        assertThat(clerk.get("/projects").words()).contains("重新检查了 1 个项目");
    }

    @Test
    void aViewIsAnAddressUnderAName() {
        var clerk = clerk();
        start(clerk, "甲", "2027");
        var view = clerk.get("/projects?faulty=true&sort=-money")
                .page()
                .select("input[name=query]")
                .val();
        clerk.post("/projects/views", "name", "要改的大钱", "query", view);
        var tab = clerk.get("/projects").page().select("nav.views a:contains(要改的大钱)");
        assertThat(tab.attr("href")).contains("faulty=true").contains("sort=-money");
        assertThat(clerk.get(tab.attr("href"))
                        .page()
                        .select("nav.views a[aria-current]")
                        .eachText())
                .contains("要改的大钱");
        clerk.post("/projects/views", "name", "坏地址", "query", "//evil.example\r\nx");
        assertThat(clerk.get("/projects")
                        .page()
                        .select("nav.views a:contains(坏地址)")
                        .attr("href"))
                .isEqualTo("/projects");
        var removal =
                clerk.get("/projects").page().select("form[action$=removal]").first();
        clerk.post(removal == null ? "" : removal.attr("action"));
        assertThat(clerk.get("/projects").page().select("nav.views a:contains(要改的大钱)"))
                .isEmpty();
    }

    @Test
    void theListIsNarrowedByKindAndState() {
        var clerk = clerk();
        start(clerk, "人员支出", "2027", "kind", "R");
        start(clerk, "工程支出", "2027", "kind", "T");
        assertThat(clerk.get("/projects?kind=R").each("td a.t")).containsExactly("人员支出");
        assertThat(clerk.get("/projects?state=DRAFT").each("td a.t")).containsExactly("工程支出", "人员支出");
        assertThat(clerk.get("/projects?state=APPROVED").each("td a.t")).isEmpty();
    }
}
