package org.jiheng.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.app.review.ReviewJourney.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jiheng.app.Answer;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.calendar.Windows;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Role;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.Guard;
import org.jiheng.app.workflow.ReviewCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 评级、批复、调整 — through the pages, on the real database. */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalTest {
    private static final List<String> ITEMS = List.of("规范完整", "明确清晰", "目标相关", "指标科学", "绩效合理", "资金匹配", "实现可能", "条件充分");

    private final People people;
    private final ReviewJourney road;
    private final Records records;
    private final ReviewCases cases;
    private final TargetRules targetRules;
    private final AdjustmentRules adjustmentRules;
    private final ScopedTransactions transactions;
    private final Windows windows;
    private final Clock clock;

    ApprovalTest(
            People people,
            Records records,
            ReviewCases cases,
            TargetRules targetRules,
            AdjustmentRules adjustmentRules,
            ScopedTransactions transactions,
            Windows windows,
            Clock clock) {
        this.windows = windows;
        this.people = people;
        this.road = new ReviewJourney(people, records);
        this.records = records;
        this.cases = cases;
        this.targetRules = targetRules;
        this.adjustmentRules = adjustmentRules;
        this.transactions = transactions;
        this.clock = clock;
    }

    private String atFinance(String project) {
        var review = road.submit(road.bring(project));
        press(road.head, review, "CONFIRM");
        ReviewTest.answerWaivers(road, review);
        press(road.department, review, "PASS");
        press(road.line, review, "PASS");
        assertThat(road.stage(review)).isEqualTo("FIN_REVIEW");
        return review;
    }

    private static String[] grade(String grade, int less) {
        var fields = new ArrayList<>(List.of("grade", grade));
        var full = List.of(10, 10, 15, 15, 15, 15, 10, 10);
        for (int at = 0; at < ITEMS.size(); at++) {
            fields.addAll(List.of("score-" + ITEMS.get(at), String.valueOf(full.get(at) - less)));
        }
        return fields.toArray(String[]::new);
    }

    @Test
    void withoutEveryScoreThereIsNoGrade() {
        var review = atFinance("打分不全");
        var refused = press(road.performance, review, "GRADE", "grade", "GRADE_EXCELLENT", "score-规范完整", "9");
        assertThat(refused.words()).contains("还没有打分：明确清晰");
        assertThat(road.stage(review)).isEqualTo("FIN_REVIEW");
        assertThat(press(road.performance, review, "GRADE").words()).contains("还没有选等级");
        assertThat(press(road.performance, review, "GRADE", "grade", "GRADE_GOOD", "score-规范完整", "11")
                        .words())
                .contains("规范完整应为 0 到 10 的数");
    }

    /** REV-08: they see this form and no other, say that nothing ties them to it, and the grade waits for them. */
    @Test
    void expertsSpeakBeforeTheGrade() {
        var review = atFinance("请专家");
        var expert = people.of(road.district, "财政局", Role.EXPERT);
        var delegate = people.of(road.district, "财政局", Role.DELEGATE);
        var ids = List.of(idOf(Role.EXPERT), idOf(Role.DELEGATE));
        assertThat(road.performance
                        .get(review)
                        .page()
                        .select("input[name=expert]")
                        .eachAttr("value"))
                .containsAll(ids);
        road.performance.post(review + "/experts", "expert", ids.get(0), "expert", ids.get(1), "lastDay", "2020-01-01");
        assertThat(road.performance.get(review).words()).contains("评到哪天要填今天以后");
        var soon = records.without("select (current_date + 20)::text").getFirst();
        road.performance.post(review + "/experts", "expert", ids.get(0), "expert", ids.get(1), "lastDay", soon);
        assertThat(press(road.performance, review, "GRADE", grade("GRADE_GOOD", 2))
                        .words())
                .contains("还有 2 位专家没有给出意见");
        var task = task(expert);
        assertThat(expert.get(task).words()).contains("请专家", "没有利害关系").doesNotContain("走访慰问人次");
        assertThat(seenByTheExpert()).as("before declaring").isEmpty();
        assertThat(delegate.get(task).status()).as("somebody else's task").isEqualTo(404);
        assertThat(expert.get(review).status()).as("nothing but the task").isEqualTo(403);
        expert.post(task, scores("opinion", "产出指标可再细化"));
        assertThat(expert.get(task).words()).contains("请先说明没有利害关系");
        expert.post(task, "independent", "yes");
        assertThat(expert.get(task).words()).contains("走访慰问人次").doesNotContain("5550");
        assertThat(seenByTheExpert()).containsExactly("请专家");
        for (var path : List.of("/projects", "/reviews")) {
            assertThat(expert.get(path).status()).as("nothing but the task").isEqualTo(403);
        }
        expert.post(task, scores("opinion", "产出指标可再细化"));
        assertThat(expert.get(task).words()).contains("已评审", "产出指标可再细化");
        delegate.get("/expert-reviews");
        var other = task(delegate);
        delegate.post(other, "opinion", "曾参与该项目论证", "withdraw", "yes");
        assertThat(delegate.get(other).words()).contains("已回避");
        assertThat(road.performance.get(review).words()).contains("已评审", "72", "产出指标可再细化", "已回避");
        assertThat(road.clerk.get(review).words()).as("not before the grade").doesNotContain("产出指标可再细化");
        press(road.performance, review, "GRADE", more(grade("GRADE_GOOD", 2), "remark", "产出指标再细化"));
        assertThat(road.stage(review)).isEqualTo("IMPROVING");
        assertThat(road.clerk.get(review).words())
                .as("the unit hears the opinion, not whose it is")
                .contains("产出指标可再细化")
                .doesNotContain("曾参与该项目论证", "已评审");
    }

    private String loginOf(Role role) {
        return road.district.login(
                "r" + Integer.toHexString(role.name().hashCode()) + Integer.toHexString("财政局".hashCode()));
    }

    private String idOf(Role role) {
        return String.valueOf(people.officer(loginOf(role)).id());
    }

    /** Whatever a page asks, the database answers an expert with the forms they may read. */
    private List<String> seenByTheExpert() {
        return records.in(
                people.officer(loginOf(Role.EXPERT)).scope(),
                "select p.name from target_version t join project p on p.id = t.project_id");
    }

    /** Twice means that either alone holds: without row-level security the program still shows an expert and a delegate what is theirs. */
    @Test
    void theProgramAloneHoldsForExpertsAndDelegatesToo() {
        var review = atFinance("只请这一份");
        atFinance("没有请的一份");
        var expert = people.made(road.district.login("zj7"), road.district.code(), "财政局", Role.EXPERT);
        var delegate = people.made(road.district.login("rd7"), road.district.code(), "财政局", Role.DELEGATE);
        var id = String.valueOf(people.officer(road.district.login("zj7")).id());
        var soon = records.without("select (current_date + 1)::text").getFirst();
        road.performance.get(review);
        road.performance.post(review + "/experts", "expert", id, "lastDay", soon);
        var unasked = people.made(road.district.login("zj8"), road.district.code(), "财政局", Role.EXPERT);
        var task = task(expert);
        var tables = List.of(
                "project", "target_version", "target_indicator", "target_fund_line", "review_case", "review_expert");
        try {
            tables.forEach(each -> records.asOwner("alter table " + each + " disable row level security"));
            assertThat(expert.get("/expert-reviews").page().select("td a.t").eachText())
                    .containsExactly("只请这一份");
            assertThat(unasked.get("/expert-reviews").page().select("td a.t")).isEmpty();
            assertThat(unasked.get(task).status()).isEqualTo(404);
            assertThat(delegate.get("/expert-reviews").page().select("td a.t")).isEmpty();
            assertThat(delegate.get("/projects?year=0").words()).doesNotContain("只请这一份", "没有请的一份");
        } finally {
            tables.forEach(each -> records.asOwner("alter table " + each + " enable row level security"));
        }
        expert.post(task, "independent", "yes");
        assertThat(expert.get(task).words()).contains("走访慰问人次");
        records.change(
                road.district.scope(), "update review_expert set last_day = current_date - 2 where officer_id = " + id);
        assertThat(expert.get(task).words()).as("after the last day").doesNotContain("走访慰问人次");
        press(road.performance, review, "GRADE", more(grade("GRADE_GOOD", 2), "remark", "产出指标再细化"));
        assertThat(road.stage(review)).as("who is late is waited for no longer").isEqualTo("IMPROVING");
    }

    private static String task(Visitor expert) {
        return expert.get("/expert-reviews").page().select("td a.t").attr("href");
    }

    private static String[] scores(String... more) {
        var fields = new ArrayList<>(List.of(more));
        ITEMS.forEach(item -> fields.addAll(List.of("score-" + item, "9")));
        return fields.toArray(String[]::new);
    }

    @Test
    void eachGradeHasItsConsequence() {
        var poor = atFinance("评差");
        assertThat(press(road.performance, poor, "GRADE", grade("GRADE_POOR", 6))
                        .words())
                .contains("要写明意见");
        press(road.performance, poor, "GRADE", more(grade("GRADE_POOR", 6), "remark", "重复立项"));
        assertThat(road.stage(poor)).isEqualTo("REJECTED");
        var fair = atFinance("评中");
        press(road.performance, fair, "GRADE", more(grade("GRADE_FAIR", 4), "remark", "产出指标太少"));
        assertThat(road.stage(fair)).isEqualTo("RETURNED_DEPT");
        press(road.department, fair, "TAKE_UP");
        assertThat(road.stage(fair)).isEqualTo("DEPT_REVIEW");
    }

    /** REV-04: improved by agreement, cell by cell and on record, then the next step without another grade. */
    @Test
    void goodIsImprovedTogether() {
        var review = atFinance("评良");
        var project =
                road.clerk.get(review).page().select("a[href^=/projects/]").attr("href");
        assertThat(press(road.performance, review, "GRADE", grade("GRADE_GOOD", 2))
                        .words())
                .as("nobody improves without being told what")
                .contains("“评为良”要写明意见");
        road.performance.post(review + "/threads", "field", "texts.basis", "words", "请写明文号");
        press(road.performance, review, "GRADE", grade("GRADE_GOOD", 2));
        assertThat(road.stage(review)).isEqualTo("IMPROVING");
        assertThat(road.state(project)).isEqualTo("IMPROVING");
        assertThat(road.clerk.get("/desk").page().select("main").text()).contains("评良", "良·修改完善", "请写明文号");
        assertThat(road.performance.get(review).words()).contains("84 / 100").doesNotContain("联合修改记录");
        assertThat(road.head.get(project).page().select("a[href$=/edit]"))
                .as("the form is the clerk's to edit")
                .isEmpty();

        edit(project, "texts.basis", "财预〔2025〕9号");
        edit(project, "contact.phone", "13800005678");
        edit(project, cell(project, ".name"), "走访慰问总人次");
        assertThat(restored(project)).contains("逐格修改");
        assertThat(road.clerk.get(project).page().select("form[action$=/fixes]"))
                .isEmpty();
        var record = joint(road.performance.get(review));
        assertThat(record).hasSize(3);
        assertThat(record.getFirst()).contains("立项依据", "测试员", "9");
        assertThat(record.get(1)).contains("联系电话", "****").doesNotContain("13800005678");
        assertThat(record.getLast()).contains("第 1 行", "指标名称", "总");

        assertThat(handBack(project).words()).as("the remark is not answered").contains("还有 1 条批注没有答复");
        var thread =
                road.clerk.get(review).page().select("form[action$=/comments]").attr("action");
        road.clerk.post(thread, "words", "已写明");
        assertThat(handBack(project).words()).contains("已评级", "第 2 轮");
        assertThat(road.stage(review)).isEqualTo("GRADED");
        edit(project, "texts.basis", "又改");
        assertThat(road.clerk.get(project).words()).as("it lies with finance").doesNotContain("又改");
        var frozen = org.assertj.core.api.Assertions.catchThrowable(() -> records.change(
                road.district.scope(),
                "update target_version set basis = '又改' where project_id = " + project.split("/", -1)[2]));
        assertThat(frozen).as("and the database says so too").hasMessageContaining("what was handed in");
        assertThat(road.performance.get("/reviews").words()).contains("评良");

        assertThat(press(road.performance, review, "RETURN", "remark", "金额也请核对").words())
                .contains("良·修改完善");
        edit(project, "texts.overview", "项目概况重写");
        assertThat(handBack(project).words()).contains("第 3 轮");
        var accepted = road.performance.get(review);
        assertThat(joint(accepted)).hasSize(4);
        assertThat(accepted.words()).as("graded once").contains("84 / 100");
        assertThat(accepted.page().select("input[name^=score-], input[name=grade]"))
                .isEmpty();
        assertThat(press(road.performance, review, "FINISH").words()).contains("还有 1 条批注没有解决");
        road.performance.post(thread.replace("/comments", "/resolution"));
        press(road.performance, review, "FINISH");
        assertThat(road.stage(review)).isEqualTo("IN_LIBRARY");
        assertThat(records.one(
                        road.district.scope(),
                        "select grade from review_case where id = " + review.substring("/reviews/".length())))
                .isEqualTo("GOOD");
        assertThat(joint(road.clerk.get(review))).hasSize(4);
    }

    private void edit(String project, String field, String text) {
        var seen = ReviewJourney.value(road.clerk.get(project + "/edit"), "seen");
        var next = road.clerk.post(project + "/edit", "seen", seen, field, text, "do", "save");
        road.clerk.get(next.location());
    }

    private String cell(String project, String end) {
        return road.clerk
                .get(project + "/edit")
                .page()
                .select("tr[data-row] [name$=" + end + "]")
                .attr("name");
    }

    /** Presses the button that is not offered. */
    private String restored(String project) {
        road.clerk.get(project + "/versions");
        var next = road.clerk.post(project + "/versions/1/restoration");
        return road.clerk.get(next.location()).words();
    }

    private Answer handBack(String project) {
        var page = road.clerk.get(project + "/submission");
        return road.clerk.get(road.clerk
                .post(project + "/submission", ReviewJourney.answers(page))
                .location());
    }

    private static List<String> joint(Answer review) {
        return review.page().select("section[aria-label=联合修改记录] tbody tr").eachText();
    }

    @Test
    void approvedWithTheBudgetAndAdjustedWithIt() {
        var review = atFinance("批复调整");
        press(road.performance, review, "GRADE", grade("GRADE_EXCELLENT", 0));
        assertThat(road.stage(review)).isEqualTo("IN_LIBRARY");
        var id = review.substring("/reviews/".length());
        road.budget.get("/approvals");
        var refused = road.budget.post("/approvals", "chosen", id, "number", "", "dated", "2026-02-01");
        assertThat(road.budget.get(refused.location()).words()).contains("请写明文号");
        assertThat(road.stage(review)).isEqualTo("IN_LIBRARY");
        road.budget.get("/approvals");
        var issued = road.budget
                .post(
                        "/approvals",
                        "chosen",
                        id,
                        "number",
                        "财预〔2026〕7号",
                        "dated",
                        "2026-02-01",
                        "congress",
                        "2026-01-20",
                        "money-" + id,
                        "11.5")
                .location();
        assertThat(road.budget.get(issued).words()).contains("财预〔2026〕7号", "批复调整", "11.50", "接到批复后 15 日内转批");
        assertThat(road.stage(review)).isEqualTo("APPROVED");
        assertThat(pdf(road.department.get(issued + "/document.pdf")))
                .contains("财预〔2026〕7号", "批复调整", "11.50", "合计", "财政局");
        var unit = records.one(road.district.scope(), "select unit_id from review_case where id = " + id);
        road.department.get(issued);
        road.department.post(issued + "/forwarding", "unit", unit, "number", "水务〔2026〕3号", "dated", "2026-02-10");
        assertThat(road.department.get(issued).words()).contains("水务〔2026〕3号", "已全部转批到单位");

        var project =
                road.clerk.get(review).page().select("a[href^=/projects/]").attr("href");
        assertThat(road.clerk.get(project).words()).contains("已批复", "申请调整");
        road.clerk.get(project + "/adjustment");
        var nothing = road.clerk.post(project + "/adjustment", "reason", "TASK", "words", "任务增加");
        assertThat(road.clerk.get(nothing.location()).words()).contains("请附上调整的依据");
        var adjustment = ask(project);
        assertThat(road.clerk.get(adjustment).words()).contains("任务变化", "120", "130", "依据.txt");
        press2(road.head, adjustment, "CONFIRM");
        press2(road.department, adjustment, "PASS");
        assertThat(press2(road.budget, adjustment, "LINK").words()).contains("请写明预算调整的文号");
        press2(road.budget, adjustment, "LINK", "number", "财预〔2026〕55号", "dated", "2026-08-01");
        press2(road.performance, adjustment, "APPROVE");
        assertThat(road.stage(review)).isEqualTo("SUPERSEDED");
        assertThat(road.state(project)).isEqualTo("APPROVED");
        assertThat(records.in(
                        road.district.scope(),
                        "select version || state from target_version where project_id = " + project.split("/", -1)[2]
                                + " order by version"))
                .containsExactly("1SUPERSEDED", "2APPROVED");
        assertThat(road.clerk.get(project).words()).contains("130");
        assertThat(road.clerk.get(review).words())
                .as("the review of the version that was superseded stays")
                .contains("已调整", "120");
        assertThat(road.clerk.get("/desk").page().select("nav .count").text())
                .as("how many are unread, on every page")
                .matches("[1-9]\\d* ?条未读");
        assertThat(road.clerk.get("/notices").words()).contains("批复调整（目标调整）：批复");
        road.clerk.post("/notices/reading");
        assertThat(road.clerk.get("/desk").page().select("nav .count")).isEmpty();
    }

    private static String pdf(Answer file) {
        assertThat(file.status()).isEqualTo(200);
        try (var document = Loader.loadPDF(file.bytes())) {
            return new PDFTextStripper().getText(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String ask(String project) {
        road.clerk.get(project + "/adjustment");
        var next = road.clerk.uploadForm(
                project + "/adjustment",
                List.of("reason", "TASK", "words", "任务增加", "value-0", "130"),
                "attachment",
                Visitor.Upload.text("依据.txt", "区政府批示"));
        assertThat(next.location())
                .as(road.clerk.get(project + "/adjustment").words())
                .startsWith("/adjustments/");
        return next.location();
    }

    private static Answer press2(Visitor who, String adjustment, String action, String... more) {
        return press(who, adjustment, action, more);
    }

    private static String[] more(String[] fields, String... more) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** GIT-140, ADJ-04: the server's clock at the press, with the grace finance gave. */
    @Test
    void deadlinesAreReadFromTheServersClock() {
        var review = road.submit(road.bring("期限"));
        var scope = road.district.scope();
        records.change(scope, """
                insert into calendar_window select region_code, 2026, s, '2025-10-01', '2025-11-20', 10, id, now()
                from officer, unnest(array['DECLARATION', 'ADJUSTMENT']) s where id = (select min(id) from officer)
                """);
        try {
            transactions.run(scope, () -> {
                var reviewed = cases.find(Long.parseLong(review.substring("/reviews/".length())))
                        .orElseThrow();
                for (var at : List.of("2025-11-20T23:59:59", "2025-11-21T00:09:59")) {
                    assertThat(targetRules.obstacles(Guard.WINDOW_OPEN, reviewed, Action.CONFIRM, instant(at)))
                            .as(at)
                            .isEmpty();
                }
                assertThat(targetRules.obstacles(
                                Guard.WINDOW_OPEN, reviewed, Action.CONFIRM, instant("2025-11-21T00:10:00")))
                        .singleElement()
                        .asString()
                        .contains("2025-11-20", "宽限的 10 分钟也过了");
                assertThat(targetRules.obstacles(
                                Guard.WINDOW_OPEN, reviewed, Action.SUBMIT, instant("2025-09-30T23:59:59")))
                        .singleElement()
                        .asString()
                        .contains("还没有开始");
                assertThat(adjustmentRules.late(2026, instant("2025-11-21T00:10:00")))
                        .hasSize(1);
                assertThat(adjustmentRules.late(2026, instant("2027-01-01T00:00:00")))
                        .as("never after the year (ADJ-04)")
                        .singleElement()
                        .asString()
                        .contains("2026 年度已经结束");
            });
            assertThat(press(road.head, review, "CONFIRM").words()).contains("宽限的 10 分钟也过了");
            assertThat(road.stage(review)).isEqualTo("UNIT_CHECK");
        } finally {
            records.change(scope, "update calendar_window set closes_on = '2099-12-31'");
        }
    }

    /** A new year's holidays are published late, and a division may differ. */
    @Test
    void holidaysAreTheDivisionsOwn() {
        var page = road.performance.get("/calendar?year=2026");
        assertThat(page.words()).contains("2026 年", "随产品带的安排", "2027 年", "还没有安排");
        var wrong = road.performance.post("/calendar/holidays", "shown", "2026", "year", "2027", "off", "1-1 2-30");
        assertThat(road.performance.get(wrong.location()).words()).contains("2027 年的日子看不懂");
        var set = road.performance.post(
                "/calendar/holidays", "shown", "2026", "year", "2027", "off", "1-1 2月5日", "worked", "1-30");
        assertThat(road.performance
                        .get(set.location())
                        .page()
                        .select("#off-2027")
                        .text())
                .isEqualTo("1-1 2-5");
        transactions.run(road.district.scope(), () -> {
            var days = windows.workingDays(road.district.scope().regionCode());
            assertThat(days.isWorkingDay(LocalDate.of(2027, 2, 5))).isFalse();
            assertThat(days.isWorkingDay(LocalDate.of(2027, 1, 30))).isTrue();
        });
        assertThat(road.clerk.get("/calendar?year=2026").page().select("textarea"))
                .as("only the performance section sets them")
                .isEmpty();
    }

    private java.time.Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(clock.getZone()).toInstant();
    }
}
