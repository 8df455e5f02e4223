package org.jiheng.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jiheng.app.review.ReviewJourney.press;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

/** 报送与审核 — through the pages, on the real database. */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTest {
    private final People people;
    private final Records records;
    private final ReviewJourney road;
    private String refusedRemarks = "";

    ReviewTest(People people, Records records) {
        this.people = people;
        this.records = records;
        this.road = new ReviewJourney(people, records);
    }

    @Test
    void fromTheUnitOverTheDepartmentToFinance() {
        var project = road.bring("堤防巡查");
        assertThat(road.clerk.get(project).each("a.btn-primary")).contains("报送");
        var review = road.submit(project);
        assertThat(road.stage(review)).isEqualTo("UNIT_CHECK");
        assertThat(road.state(project)).isEqualTo("UNIT_CHECK");
        assertThat(road.head.get("/reviews").words()).contains("件要审", "堤防巡查");
        press(road.head, review, "CONFIRM");
        assertThat(road.stage(review)).isEqualTo("DEPT_REVIEW");
        answerWaivers(road, review);
        press(road.department, review, "PASS", "remark", "同意");
        assertThat(road.stage(review)).isEqualTo("FIN_LINE_REVIEW");
        assertThat(road.state(project)).isEqualTo("FIN_REVIEW");
        press(road.line, review, "PASS");
        assertThat(road.stage(review)).isEqualTo("FIN_REVIEW");
        var seen = road.clerk.get(review);
        assertThat(seen.words()).contains("财政审核（绩效科）", "单位审定", "同意");
        assertThat(seen.each("form.decide")).isEmpty();
    }

    @Test
    void thePageSaysWhenNobodyCouldConfirmIt() {
        var district = people.newDistrict("无人局");
        var clerk = people.clerk(district, "无人局");
        clerk.get("/projects/new");
        clerk.post("/projects/new", "name", "没人审的项目", "year", "2026");
        var page = "/projects/" + records.one(district.scope(), "select id from project") + "/2026/submission";
        assertThat(clerk.get(page).words()).contains("无人局还没有人担任“主管部门负责人”");
        people.of(district, "无人局", Role.DEPARTMENT_HEAD);
        assertThat(clerk.get(page).words()).doesNotContain("还没有人担任");
    }

    /** GIT-140: two clicks are one submission. */
    @Test
    void twoClicksAreOneSubmission() {
        var project = road.bring("双击");
        var page = road.clerk.get(project + "/submission");
        var answers = ReviewJourney.answers(page);
        var first = road.clerk.post(project + "/submission", answers).location();
        var second = road.clerk.post(project + "/submission", answers).location();
        assertThat(second).isEqualTo(first).startsWith("/reviews/");
        assertThat(records.one(
                        road.district.scope(),
                        "select count(*) from target_submission s join target_version t on t.id = s.target_id"
                                + " where t.project_id = " + project.split("/", -1)[2]))
                .isEqualTo("1");
    }

    @Test
    void twoClicksAtTheSameMomentAreOneSubmission() throws InterruptedException, ExecutionException {
        var project = road.bring("同时双击");
        var answers = ReviewJourney.answers(road.clerk.get(project + "/submission"));
        var places = atOnce(
                () -> road.clerk.post(project + "/submission", answers).location(),
                () -> road.clerk.post(project + "/submission", answers).location());
        assertThat(places).allMatch(each -> each.startsWith("/reviews/"));
        assertThat(
                        records.one(
                                road.district.scope(),
                                "select count(*) from review_step s join review_case c on c.id = s.case_id where c.title = '同时双击'"))
                .isEqualTo("1");
    }

    /** LNT with BLOCK stops; nothing is written but what was ticked. */
    @Test
    void whatMustBeChangedStopsTheSubmission() {
        var project = road.bring(
                Forms.text(ReviewJourney.UNIT, "分值不足").replace("走访慰问人次\t≥\t120\t人次\t30", "走访慰问人次\t≥\t120\t人次\t20"),
                "分值不足");
        var page = road.clerk.get(project + "/submission");
        assertThat(page.words()).contains("必改", "改好这些才能报送");
        var next = road.clerk
                .post(project + "/submission", ReviewJourney.answers(page))
                .location();
        assertThat(next).isEqualTo(project + "/submission");
        assertThat(road.clerk.get(next).words()).contains("没有办成", "这一处要先改");
        assertThat(road.state(project)).isEqualTo("DRAFT");
    }

    @Test
    void whatIsNotTickedOrExcusedStopsTheSubmission() {
        var project = road.bring(
                Forms.text(ReviewJourney.UNIT, "没有打勾")
                        .replace("活动场所开放天数\t≥\t240\t天\t20\t否", "活动场所开放天数\t≥\t240\t天\t20\t"),
                "没有打勾");
        var page = road.clerk.get(project + "/submission");
        assertThat(page.page().select("input[name=tick], textarea[name^=reason-]"))
                .isNotEmpty();
        var next = road.clerk
                .post(project + "/submission", "revision", ReviewJourney.value(page, "revision"))
                .location();
        assertThat(next).isEqualTo(project + "/submission");
        assertThat(road.clerk.get(next).words()).containsAnyOf("请打勾", "写明为什么不改");
        assertThat(road.state(project)).isEqualTo("DRAFT");
    }

    @Test
    void returnedWithTwoRemarksAnsweredAndHandedInAgain() {
        var project = road.bring("退回两条");
        var review = road.submit(project);
        press(road.head, review, "CONFIRM");
        road.department.get(review);
        road.department.post(review + "/threads", "field", "texts.basis", "words", "请写明文号。");
        road.department.post(review + "/threads", "field", "indicators[0].target", "words", "120 人次偏低，请说明。");
        assertThat(road.clerk.get(review).words())
                .as("a remark is not read over the reviewer's shoulder")
                .doesNotContain("请写明文号");
        press(road.department, review, "RETURN");
        assertThat(road.stage(review)).isEqualTo("RETURNED_UNIT");
        assertThat(road.state(project)).isEqualTo("RETURNED_UNIT");
        var back = road.clerk.get(review);
        assertThat(back.words()).contains("请写明文号。", "120 人次偏低，请说明。", "重新报送");
        assertThat(road.clerk.get(project + "/submission").words()).contains("还没有答复的批注");
        assertThat(road.clerk
                        .post(project + "/submission", ReviewJourney.answers(road.clerk.get(project + "/submission")))
                        .location())
                .as("unanswered")
                .isEqualTo(project + "/submission");
        for (var form : back.page().select("form[action$=/comments]")) {
            road.clerk.get(review);
            road.clerk.post(form.attr("action"), "words", "已按要求补充。");
        }
        road.submit(project);
        assertThat(road.stage(review)).isEqualTo("UNIT_CHECK");
        press(road.head, review, "CONFIRM");
        var again = road.department.get(review);
        assertThat(again.words()).contains("第 2 轮", "已按要求补充", "与第 1 轮相比的改动", "没有改动");
        var refused = press(road.department, review, "PASS");
        assertThat(refused.words()).contains("还有 2 条批注没有解决");
        for (var form : again.page().select("button[formaction$=/resolution]")) {
            road.department.get(review);
            road.department.post(form.attr("formaction"), "words", "");
        }
        answerWaivers(road, review);
        press(road.department, review, "PASS");
        assertThat(road.stage(review)).isEqualTo("FIN_LINE_REVIEW");
    }

    @Test
    void filesGoWithARemarkAndWithItsAnswer() {
        var project = road.bring("批注带附件");
        var review = road.submit(project);
        press(road.head, review, "CONFIRM");
        road.department.get(review);
        var notice = "关于加强老干部活动场所开放管理工作的通知（征求意见稿）.pdf";
        road.department.uploadForm(
                review + "/threads",
                List.of("field", "texts.basis", "words", "请按此通知写明文号。"),
                "files",
                Visitor.Upload.text(notice, "%PDF-1.7 通知"),
                Visitor.Upload.text("C:\\桌面\\说明.txt", "说明"));
        var said = road.department.get(review);
        assertThat(said.page().select(".attached a").eachAttr("title")).containsExactly(notice, "说明.txt");
        assertThat(said.each(".attached li")).containsExactly("关于加强老干部活动场所开放…意见稿）.pdf 1 KB", "说明.txt 1 KB");
        assertThat(said.each("section.only-p li"))
                .as("the printed page")
                .containsExactly("批注 · 立项依据 — " + notice + "（1 KB）", "批注 · 立项依据 — 说明.txt（1 KB）");
        var file = said.page().select(".attached a").getFirst().attr("href");
        assertThat(road.clerk.get(file).status())
                .as("not yet the unit's to read")
                .isEqualTo(404);
        press(road.department, review, "RETURN");

        var read = road.clerk.get(file);
        assertThat(read.text()).isEqualTo("%PDF-1.7 通知");
        assertThat(read.header("Content-Disposition")).startsWith("attachment;");
        assertThat(read.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var stranger = people.of(people.newDistrict("外区局"), "外区局", Role.UNIT_CLERK);
        assertThat(stranger.get(file).status()).isEqualTo(404);
        var other = road.submit(road.bring("另一件"));
        assertThat(road.clerk.get(other + file.substring(review.length())).status())
                .as("through another case")
                .isEqualTo(404);
        assertThat(
                        records.in(
                                road.district.scope(),
                                "select action || ' ' || (after::jsonb ->> '附件') from audit_event where jsonb_exists(after::jsonb, '附件') order by number"))
                .containsExactly("批注 [\"" + notice + "\", \"说明.txt\"]", "下载附件 " + notice);
        assertThat(records.in(
                        road.district.scope(),
                        "select action from audit_event where subject_kind = 'review_comment_file'"))
                .as("what somebody told of needs no backstop")
                .isEmpty();
        assertThat(records.one(road.district.scope(), "select encode(min(content), 'escape') from review_comment_file"))
                .startsWith("JIHENG-SEALED")
                .doesNotContain("PDF");

        var answers = road.clerk
                .get(review)
                .page()
                .select("form[action$=/comments]")
                .getFirst()
                .attr("action");
        road.clerk.uploadForm(answers, List.of("words", "文号见附件。"), "files", Visitor.Upload.text("答复.txt", "文号"));
        assertThat(road.clerk.get(review).each(".attached li"))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("答复.txt");

        var thread = answers.replace("/comments", "");
        records.change(
                road.district.scope(),
                "update review_thread set state = 'RESOLVED', resolved_by = opened_by, resolved_at = now() where id = "
                        + thread.substring(thread.lastIndexOf('/') + 1));
        var late =
                road.clerk.uploadForm(answers, List.of("words", "再补一份。"), "files", Visitor.Upload.text("补.txt", "补"));
        assertThat(late.location()).isEqualTo(review + "#unsent");
        var after = road.clerk.get(review);
        assertThat(after.each("#unsent")).containsExactly("这条批注已经解决，不能再答复。");
        assertThat(after.each("textarea[readonly]"))
                .as("still there to be copied")
                .containsExactly("再补一份。");
        assertThat(after.each(".attached li")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            文件                        | 字节    | 说明
            大.txt                      | 5242881 | “大.txt”超过 5 MB
            1.txt 2.txt 3.txt 4.txt     | 1       | 一次最多附 3 个文件，这次选了 4 个
            网页.html                   | 10      | “网页.html”不是能附的文件
            程序.pdf                    | 10      | “程序.pdf”不是能附的文件
            没有后缀                    | 10      | “没有后缀”不是能附的文件
            空.txt                      | 0       | “空.txt”是空文件
            """)
    void aFileThatIsNotTakenLeavesWhatWasWritten(String names, int bytes, String reason) {
        var review = underReview();
        var before = records.one(road.district.scope(), "select count(*) from review_comment");
        road.department.get(review);
        var refused = road.department.uploadForm(
                review + "/threads",
                List.of("field", "texts.basis", "words", "<b>写了很久</b>的话"),
                "files",
                Arrays.stream(names.split(" ", -1))
                        .map(name -> new Visitor.Upload(name, new byte[bytes]))
                        .toArray(Visitor.Upload[]::new));
        assertThat(refused.location()).isEqualTo(review + "#unsent");
        var page = road.department.get(review);
        assertThat(page.each("form.ask-new #unsent")).singleElement().asString().startsWith(reason);
        assertThat(page.page().select("form.ask-new textarea").val()).isEqualTo("<b>写了很久</b>的话");
        assertThat(page.page().select("#field option[selected]").val()).isEqualTo("texts.basis");
        assertThat(road.department.get(review).each("#unsent")).as("said once").isEmpty();
        assertThat(records.one(road.district.scope(), "select count(*) from review_comment"))
                .isEqualTo(before);
    }

    /** One for all that is refused: nothing happens to it. */
    private String underReview() {
        if (refusedRemarks.isEmpty()) {
            refusedRemarks = road.submit(road.bring("附件没有收"));
            press(road.head, refusedRemarks, "CONFIRM");
        }
        return refusedRemarks;
    }

    @Test
    void takenBackUntilSomebodyOpensIt() {
        var project = road.bring("撤回");
        var review = road.submit(project);
        assertThat(road.clerk.get(review).words()).contains("撤回");
        press(road.clerk, review, "WITHDRAW");
        assertThat(road.state(project)).isEqualTo("DRAFT");
        road.submit(project);
        road.head.get(review);
        assertThat(road.clerk.get(review).each("form.decide")).isEmpty();
        var revision = records.one(road.district.scope(), "select revision from review_case where title = '撤回'");
        road.clerk.post(review + "/steps", "revision", revision, "action", "WITHDRAW");
        assertThat(road.clerk.get(review).words()).contains("对方已经打开在审");
        assertThat(road.state(project)).isEqualTo("UNIT_CHECK");
    }

    /** Two reviewers decide at once: one of them is told what the other did. */
    @Test
    void ofTwoWhoDecideAtOnceOneWins() throws InterruptedException, ExecutionException {
        var project = road.bring("两人同时");
        var review = road.submit(project);
        press(road.head, review, "CONFIRM");
        answerWaivers(road, review);
        var other = people.made(
                road.district.login("bm2"), road.district.code(), ReviewJourney.DEPARTMENT, Role.DEPARTMENT_HEAD);
        var revision = ReviewJourney.value(road.department.get(review), "revision");
        other.get(review);
        atOnce(
                () -> road.department
                        .post(review + "/steps", "revision", revision, "action", "PASS", "remark", "同意")
                        .location(),
                () -> other.post(review + "/steps", "revision", revision, "action", "RETURN", "remark", "请重写")
                        .location());
        assertThat(road.stage(review)).isIn("FIN_LINE_REVIEW", "RETURNED_UNIT");
        assertThat(records.one(
                        road.district.scope(),
                        "select count(*) from review_step s join review_case c on c.id = s.case_id"
                                + " where c.title = '两人同时' and s.from_stage = 'DEPT_REVIEW'"))
                .isEqualTo("1");
        assertThat(List.of(
                        road.department.get(review).words(), other.get(review).words()))
                .anyMatch(each -> each.contains("刚刚办过"));
    }

    /** The database itself refuses, whoever forgot to ask. */
    @Test
    void whatWasHandedInDoesNotChange() {
        var project = road.bring("冻结");
        road.submit(project);
        var id = project.split("/", -1)[2];
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> records.change(
                        road.district.scope(), "update target_version set overview = '改' where project_id = " + id))
                .withStackTraceContaining("what was handed in does not change");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> records.change(
                        road.district.scope(),
                        "delete from target_indicator where target_id in (select id from target_version where project_id = "
                                + id + ")"));
        assertThat(road.clerk.get(project).words()).contains("单位自审", "审核进程");
    }

    static void answerWaivers(ReviewJourney road, String review) {
        var page = road.department.get(review);
        for (var form : page.page().select("form[action$=/answer]")) {
            road.department.get(review);
            road.department.post(form.attr("action"), "decision", "GRANTED", "answer", "同意");
        }
    }

    private static List<String> atOnce(Callable<String> one, Callable<String> other)
            throws InterruptedException, ExecutionException {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = pool.submit(one);
            var second = pool.submit(other);
            return List.of(first.get(), second.get());
        }
    }
}
