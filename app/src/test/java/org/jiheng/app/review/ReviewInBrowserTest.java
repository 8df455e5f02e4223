package org.jiheng.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.browser.Accessibility;
import org.jiheng.app.browser.Browsers;
import org.jiheng.app.browser.Surfer;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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
        surfer.open(site + "/desk");
        if (!surfer.address().contains("/sign-in")) {
            surfer.evaluate("document.querySelector('form[action=\"/sign-out\"]').submit()");
            surfer.waitUntil("location.pathname === '/sign-in' && document.readyState === 'complete'");
        }
        surfer.fill("input[name=login]", login);
        surfer.fill("input[name=password]", password);
        surfer.follow("main button.btn-primary, form button.btn-primary");
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

    /** Walks with the Tab key until the focus is on it, and presses Enter. */
    private static void byKeyboard(Surfer surfer, String selector) {
        var stops = new ArrayList<String>();
        for (int steps = 0; steps < 120; steps++) {
            surfer.press("Tab");
            if (Boolean.TRUE.equals(
                    surfer.evaluate("document.activeElement.matches(" + Surfer.quoted(selector) + ")"))) {
                surfer.evaluate("window.seenBefore = true");
                surfer.press("Enter");
                surfer.waitUntil("!window.seenBefore && document.readyState === 'complete'");
                return;
            }
            stops.add(String.valueOf(surfer.evaluate("document.activeElement.outerHTML.slice(0, 60)")));
        }
        throw new AssertionError("the keyboard does not reach " + selector + " but " + stops);
    }

    @Test
    void fromTheDraftToTheAdjustment() {
        var project = road.bring("浏览器里的一路");
        try (var surfer = Browsers.CHROMIUM.start()) {
            enter(surfer, ReviewJourney.UNIT, Role.UNIT_CLERK);
            surfer.screenshot("desk-clerk");
            assertAccessible(surfer, "desk");
            surfer.open(site + project + "/submission");
            surfer.screenshot("submission");
            assertAccessible(surfer, "submission");
            surfer.evaluate("document.querySelectorAll('input[name=tick]').forEach(b => { b.checked = true; })");
            surfer.evaluate("document.querySelectorAll('textarea').forEach(t => { t.value = '资料备查'; })");
            byKeyboard(surfer, "form[action$='/submission'] button.btn-primary");
            var review = surfer.address();
            assertThat(review).contains("/reviews/");

            enter(surfer, ReviewJourney.UNIT, Role.UNIT_HEAD);
            surfer.open(review);
            byKeyboard(surfer, "button[value=CONFIRM]");
            assertThat(surfer.text("main")).contains("主管部门审核");

            enter(surfer, ReviewJourney.DEPARTMENT, Role.DEPARTMENT_REVIEWER);
            surfer.open(site + "/reviews");
            surfer.screenshot("queue");
            assertAccessible(surfer, "queue");
            surfer.open(review);
            remark(surfer, "texts.basis", "请写明文号。");
            remark(surfer, "indicators[0].target", "120 人次偏低，请说明。");
            surfer.screenshot("review-department");
            assertAccessible(surfer, "review");
            surfer.follow("button[value=RETURN]");

            enter(surfer, ReviewJourney.UNIT, Role.UNIT_CLERK);
            surfer.screenshot("desk-returned");
            surfer.open(review);
            for (int left = 2; left > 0; left--) {
                surfer.fill(".note:has-text('待答复') form[action$='/comments'] textarea", "已按要求补充。");
                surfer.follow(".note:has-text('待答复') form[action$='/comments'] button");
            }
            surfer.open(site + project + "/submission");
            surfer.evaluate("document.querySelectorAll('input[name=tick]').forEach(b => { b.checked = true; })");
            surfer.evaluate("document.querySelectorAll('textarea').forEach(t => { t.value = '资料备查'; })");
            surfer.follow("form[action$='/submission'] button.btn-primary");

            enter(surfer, ReviewJourney.UNIT, Role.UNIT_HEAD);
            surfer.open(review);
            surfer.follow("button[value=CONFIRM]");
            enter(surfer, ReviewJourney.DEPARTMENT, Role.DEPARTMENT_REVIEWER);
            surfer.open(review);
            while (surfer.exists("button[formaction$='/resolution']")) {
                surfer.follow("button[formaction$='/resolution']");
            }
            while (surfer.exists("button[value=GRANTED]")) {
                surfer.follow("button[value=GRANTED]");
            }
            surfer.follow("button[value=PASS]");

            enter(surfer, "财政局", Role.FINANCE_PERFORMANCE_SECTION);
            surfer.screenshot("desk-finance");
            assertAccessible(surfer, "desk of finance");
            surfer.open(review);
            surfer.follow("button[value=PASS]");
            surfer.evaluate("document.querySelectorAll('.aspects input').forEach(i => { i.value = '9'; })");
            surfer.click("label[for=g-GRADE_GOOD]");
            assertThat(surfer.text("form.decide")).contains("与部门商定修改后直接进入下一步");
            surfer.screenshot("review-finance");
            assertAccessible(surfer, "review of finance");
            surfer.size(390, 844);
            surfer.open(review);
            surfer.screenshot("review-390");
            assertNoSidewaysScroll(surfer, "review at 390");
            surfer.evaluate("document.querySelectorAll('.aspects input').forEach(i => { i.value = '9'; })");
            surfer.click("label[for=g-GRADE_EXCELLENT]");
            surfer.follow("button[value=GRADE]");
            surfer.size(1366, 768);

            enter(surfer, "财政局", Role.FINANCE_BUDGET_SECTION);
            surfer.open(site + "/approvals");
            surfer.fill("#number", "财预〔2026〕7号");
            surfer.fill("#dated", "2026-02-01");
            surfer.screenshot("approvals");
            assertAccessible(surfer, "approvals");
            surfer.follow("form[action='/approvals'] button.btn-primary");
            surfer.screenshot("approval");
            assertThat(surfer.text("main")).contains("财预〔2026〕7号", "浏览器里的一路");

            enter(surfer, ReviewJourney.UNIT, Role.UNIT_CLERK);
            surfer.open(site + project + "/adjustment");
            surfer.choose("#reason", "TASK");
            surfer.fill("#words", "任务增加");
            surfer.fill("input[name=value-0]", "130");
            surfer.screenshot("adjustment-form");
            assertAccessible(surfer, "adjustment form");
            assertThat(surfer.complaints()).isEmpty();
        }
    }

    private static void remark(Surfer surfer, String field, String words) {
        surfer.choose("#field", field);
        surfer.fill("form[action$='/threads'] textarea", words);
        surfer.follow("form[action$='/threads'] button");
    }
}
