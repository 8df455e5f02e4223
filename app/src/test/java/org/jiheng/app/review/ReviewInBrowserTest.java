package org.jiheng.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.browser.Accessibility;
import org.jiheng.app.browser.Browsers;
import org.jiheng.app.browser.KeyboardOnly;
import org.jiheng.app.browser.Surfer;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** 在浏览器里审核 — the road of a target from the draft to its adjustment, as people walk it; pictures in target/screenshots. */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewInBrowserTest {
    private final People people;
    private final ReviewJourney road;
    private final String site;

    ReviewInBrowserTest(People people, Records records, Environment environment) {
        this.people = people;
        this.road = new ReviewJourney(people, records);
        this.site = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    private void enter(Surfer surfer, String login, String password) {
        var keyboard = new KeyboardOnly(surfer);
        surfer.open(site + "/");
        if (!surfer.address().contains("/sign-in")) {
            surfer.evaluate("document.querySelector('form[action=\"/sign-out\"]').submit()");
            surfer.waitUntil("location.pathname === '/sign-in' && document.readyState === 'complete'");
        }
        keyboard.type("input[name=login]", login);
        keyboard.type("input[name=password]", password);
        keyboard.press("button.btn-primary");
        assertThat(surfer.address()).doesNotContain("/sign-in");
    }

    private void enter(Surfer surfer, String organisation, Role role) {
        var login = road.district.login(
                "r" + Integer.toHexString(role.name().hashCode()) + Integer.toHexString(organisation.hashCode()));
        assertThat(people.officer(login).role()).isEqualTo(role);
        enter(surfer, login, People.PASSWORD);
    }

    private static void assertAccessible(Surfer surfer, String page) {
        assertThat(Accessibility.seriousFindings(surfer)).as(page).isEmpty();
    }

    private static void assertNoSidewaysScroll(Surfer surfer, String page) {
        assertThat(surfer.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth <= 1"))
                .as(page)
                .isEqualTo(true);
    }

    /** What a clerk does before handing in: tick what is asked, and reason what stays as it is. */
    private void handIn(Surfer surfer, String project) {
        var keyboard = new KeyboardOnly(surfer);
        surfer.open(site + project + "/submission");
        keyboard.tickAll("input[name=tick]");
        keyboard.typeInAll("textarea", "资料备查");
        keyboard.press("form[action$='/submission'] button.btn-primary");
    }

    /** Nobody touches a mouse on the whole road. */
    @Test
    void fromTheDraftToTheAdjustmentByKeyboardAlone(@TempDir Path folder) throws IOException {
        var form = Forms.text(ReviewJourney.UNIT, "键盘走完的一路")
                .replace("主管部门\t" + ReviewJourney.UNIT, "主管部门\t" + ReviewJourney.DEPARTMENT)
                .replace("98\t%\t20", "98\t%\t15"); // five points short
        var project = road.bring(form, "键盘走完的一路");
        try (var surfer = Browsers.CHROMIUM.start()) {
            var keyboard = new KeyboardOnly(surfer);
            enter(surfer, ReviewJourney.UNIT, Role.UNIT_CLERK);
            surfer.screenshot("desk-clerk");
            assertAccessible(surfer, "desk");
            surfer.open(site + project + "/edit");
            surfer.waitFor("form[data-ready]");
            assertThat(surfer.text("[data-points-verdict]")).contains("5");
            keyboard.reach("tr[data-row]:nth-of-type(4) [data-part=points]");
            surfer.type("20"); // over what stands in the cell, as in a worksheet
            surfer.press("Enter");
            surfer.waitUntil("document.querySelector('[data-points-verdict]').textContent.includes('合计 100 分')");
            surfer.waitFor("[data-save-state][data-state=saved]");
            surfer.open(site + project + "/submission");
            surfer.screenshot("submission");
            assertAccessible(surfer, "submission");
            handIn(surfer, project);
            var review = surfer.address();
            assertThat(review).contains("/reviews/");

            enter(surfer, ReviewJourney.UNIT, Role.UNIT_HEAD);
            surfer.open(review);
            keyboard.press("button[value=CONFIRM]");
            assertThat(surfer.text("main")).contains("主管部门审核");

            enter(surfer, ReviewJourney.DEPARTMENT, Role.DEPARTMENT_REVIEWER);
            surfer.open(site + "/reviews");
            surfer.screenshot("queue");
            assertAccessible(surfer, "queue");
            surfer.open(review);
            keyboard.reach("form[action$='/threads'] .attach summary");
            surfer.press("Enter");
            surfer.upload(
                    "#remark-files",
                    Files.writeString(folder.resolve("关于加强老干部活动场所开放管理工作的通知（征求意见稿）.txt"), "通知"),
                    Files.writeString(folder.resolve("口径.csv"), "人次,120"));
            remark(surfer, "texts.basis", "请写明文号。");
            assertThat(surfer.text(".attached")).contains("口径.csv", "1 KB").doesNotContain("管理工作的通知");
            refusedFile(surfer, Files.writeString(folder.resolve("网页.html"), "<p>"));
            remark(surfer, "indicators[0].target", "120 人次偏低，请说明。");
            surfer.screenshot("review-department");
            assertAccessible(surfer, "review");
            keyboard.press("button[value=RETURN]");

            enter(surfer, ReviewJourney.UNIT, Role.UNIT_CLERK);
            surfer.screenshot("desk-returned");
            surfer.open(review);
            for (int left = 2; left > 0; left--) {
                surfer.evaluate(MARK_THE_UNANSWERED);
                keyboard.type(".unanswered-here textarea", "已按要求补充。");
                keyboard.press(".unanswered-here button");
            }
            handIn(surfer, project);

            enter(surfer, ReviewJourney.UNIT, Role.UNIT_HEAD);
            surfer.open(review);
            keyboard.press("button[value=CONFIRM]");
            enter(surfer, ReviewJourney.DEPARTMENT, Role.DEPARTMENT_REVIEWER);
            surfer.open(review);
            while (surfer.exists("button[formaction$='/resolution']")) {
                keyboard.press("button[formaction$='/resolution']");
            }
            while (surfer.exists("button[value=GRANTED]")) {
                keyboard.press("button[value=GRANTED]");
            }
            keyboard.press("button[value=PASS]");

            enter(surfer, "财政局", Role.FINANCE_PERFORMANCE_SECTION);
            surfer.screenshot("desk-finance");
            assertAccessible(surfer, "desk of finance");
            surfer.open(review);
            keyboard.press("button[value=PASS]");
            expertSpeaks(surfer, review);
            keyboard.typeInAll(".aspects input", "9");
            keyboard.pick("input[name=grade]", "GRADE_GOOD");
            assertThat(surfer.text("form.decide")).contains("修改完善后交回，直接进入下一步");
            surfer.screenshot("review-finance");
            assertAccessible(surfer, "review of finance");
            surfer.size(390, 844);
            surfer.open(review);
            surfer.screenshot("review-390");
            assertNoSidewaysScroll(surfer, "review at 390");
            surfer.size(1366, 768);
            surfer.open(review);
            keyboard.typeInAll(".aspects input", "9");
            keyboard.pick("input[name=grade]", "GRADE_GOOD");
            keyboard.type("form.decide input[name=remark]", "第 1 行名称写完整，其余不变。");
            keyboard.press("button[value=GRADE]");
            improve(surfer, project, review);

            enter(surfer, "财政局", Role.FINANCE_BUDGET_SECTION);
            surfer.open(site + "/approvals");
            keyboard.type("#number", "财预〔2026〕7号");
            keyboard.date("#dated", "2026-02-01");
            surfer.screenshot("approvals");
            assertAccessible(surfer, "approvals");
            keyboard.press("form[action='/approvals'] button.btn-primary");
            surfer.screenshot("approval");
            assertThat(surfer.text("main")).contains("财预〔2026〕7号", "键盘走完的一路");
            adjust(surfer, project, Files.writeString(folder.resolve("依据.txt"), "区政府批示"));
            assertThat(surfer.complaints()).isEmpty();
        }
    }

    /** Declares before anything is shown, then scores; finance goes on where it was. */
    private void expertSpeaks(Surfer surfer, String review) {
        var keyboard = new KeyboardOnly(surfer);
        people.of(road.district, "财政局", Role.EXPERT);
        surfer.open(review);
        keyboard.tickAll("input[name=expert]");
        keyboard.press("form[action$='/experts'] button");
        enter(surfer, "财政局", Role.EXPERT);
        surfer.screenshot("expert-tasks");
        assertAccessible(surfer, "tasks of an expert");
        keyboard.press("td a.t");
        surfer.screenshot("expert-declares");
        assertAccessible(surfer, "an expert declares");
        keyboard.press("button[name=independent]");
        surfer.screenshot("expert-scores");
        assertAccessible(surfer, "an expert scores");
        keyboard.typeInAll(".aspects input", "9");
        keyboard.type("#opinion", "指标可再细化。");
        keyboard.press("form[action*='/expert-reviews/'] button.btn-primary");
        assertThat(surfer.text("main")).contains("已评审");
        enter(surfer, "财政局", Role.FINANCE_PERFORMANCE_SECTION);
        surfer.open(review);
    }

    /** Graded 良: the unit corrects a cell in the editor and hands back, finance sees which and accepts. */
    private void improve(Surfer surfer, String project, String review) {
        var keyboard = new KeyboardOnly(surfer);
        enter(surfer, ReviewJourney.UNIT, Role.UNIT_CLERK);
        surfer.screenshot("desk-graded-good");
        surfer.open(site + project + "/edit");
        surfer.waitFor("form[data-ready]");
        keyboard.reach("tr[data-row]:nth-of-type(2) [data-part=name]");
        surfer.type("走访慰问老同志人次"); // over what stands in the cell, as in a worksheet
        surfer.press("Enter");
        surfer.waitFor("[data-save-state][data-state=saved]");
        surfer.open(site + project + "/submission");
        surfer.screenshot("submission-improved");
        assertAccessible(surfer, "handing back");
        handIn(surfer, project);
        enter(surfer, "财政局", Role.FINANCE_PERFORMANCE_SECTION);
        surfer.open(review);
        assertThat(surfer.text("section[aria-label=联合修改记录]")).contains("走访慰问", "老同志", "指标名称");
        surfer.screenshot("review-improved");
        surfer.evaluate("document.querySelector('section[aria-label=联合修改记录]').scrollIntoView()");
        surfer.screenshot("review-joint-record");
        assertAccessible(surfer, "review of what was improved");
        while (surfer.exists("button[value=GRANTED]")) {
            keyboard.press("button[value=GRANTED]");
        }
        keyboard.press("button[value=FINISH]");
        assertThat(surfer.text("main")).contains("入库待批");
    }

    /** From asking to the approval, with the budget's own document; what was promised before stays to be seen. */
    private void adjust(Surfer surfer, String project, Path attachment) {
        var keyboard = new KeyboardOnly(surfer);
        enter(surfer, ReviewJourney.UNIT, Role.UNIT_CLERK);
        surfer.open(site + project + "/adjustment");
        keyboard.choose("#reason", "TASK");
        keyboard.type("#words", "任务增加");
        keyboard.reach("#attachment");
        surfer.upload("#attachment", attachment);
        keyboard.type("input[name=value-0]", "130");
        surfer.screenshot("adjustment-form");
        assertAccessible(surfer, "adjustment form");
        keyboard.press("form[action$='/adjustment'] button.btn-primary");
        var adjustment = surfer.address();
        assertThat(adjustment).contains("/adjustments/");
        enter(surfer, ReviewJourney.UNIT, Role.UNIT_HEAD);
        surfer.open(adjustment);
        keyboard.press("button[value=CONFIRM]");
        enter(surfer, ReviewJourney.DEPARTMENT, Role.DEPARTMENT_REVIEWER);
        surfer.open(adjustment);
        keyboard.press("button[value=PASS]");
        enter(surfer, "财政局", Role.FINANCE_BUDGET_SECTION);
        surfer.open(adjustment);
        keyboard.type("input[name=number]", "财预〔2026〕55号");
        keyboard.date("input[name=dated]", "2026-08-01");
        keyboard.press("button[value=LINK]");
        enter(surfer, "财政局", Role.FINANCE_PERFORMANCE_SECTION);
        surfer.open(adjustment);
        surfer.screenshot("adjustment");
        assertAccessible(surfer, "adjustment");
        keyboard.press("button[value=APPROVE]");
        assertThat(surfer.text("main")).contains("已批复", "财预〔2026〕55号");
        surfer.open(site + project);
        assertThat(surfer.text("main")).contains("130");
    }

    /** The first note that waits for an answer; CSS cannot ask for words. */
    private static final String MARK_THE_UNANSWERED = """
            (function () {
              var notes = Array.from(document.querySelectorAll('.note'));
              var first = notes.find(note => note.innerText.includes('待答复') && note.querySelector('form'));
              first.querySelector("form[action$='/comments']").classList.add('unanswered-here');
            })()""";

    /** What was written stands there still, with the reason beside it. */
    private static void refusedFile(Surfer surfer, Path file) {
        var keyboard = new KeyboardOnly(surfer);
        keyboard.reach("form[action$='/threads'] .attach summary");
        surfer.press("Enter");
        surfer.upload("#remark-files", file);
        remark(surfer, "indicators[0].target", "写了很久的话");
        assertThat(surfer.text("form.ask-new")).contains("“网页.html”不是能附的文件");
        assertThat(surfer.evaluate("document.querySelector('form.ask-new textarea').value"))
                .isEqualTo("写了很久的话");
        surfer.screenshot("review-file-refused");
        assertAccessible(surfer, "a file refused");
        surfer.size(390, 844);
        surfer.screenshot("review-file-refused-390");
        assertNoSidewaysScroll(surfer, "a file refused at 390");
        surfer.size(1366, 768);
        surfer.evaluate("document.querySelector('form.ask-new textarea').value = ''");
    }

    private static void remark(Surfer surfer, String field, String words) {
        var keyboard = new KeyboardOnly(surfer);
        keyboard.choose("#field", field);
        keyboard.type("form[action$='/threads'] textarea", words);
        keyboard.press("form[action$='/threads'] button");
    }
}
