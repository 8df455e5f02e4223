package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.app.People;
import org.jiheng.app.People.District;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.env.Environment;

/** 浏览器里的人员和登录 — each task as a new user would do it; every page passes axe and complains of nothing. */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleInTheBrowserTest {
    private final People people;
    private final Records records;
    private final Environment environment;
    private final List<String> complaints = new ArrayList<>();
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(
                            Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                                    .map(Path::of)
                                    .filter(Files::isExecutable)
                                    .findFirst()
                                    .orElseThrow())
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    private District district = new District("", "");

    PeopleInTheBrowserTest(People people, Records records, Environment environment) {
        this.people = people;
        this.records = records;
        this.environment = environment;
    }

    @BeforeAll
    void aDistrictOfItsOwn() {
        district = people.newDistrict("区水利局", "区水利局>区河道处", "区教育委员会");
        people.add(district.login("xt"), district.code(), "财政局", Role.SYSTEM_ADMINISTRATOR);
        people.add(district.login("aq"), district.code(), "财政局", Role.SECURITY_ADMINISTRATOR);
        people.add(district.login("jb"), district.code(), "区水利局", Role.UNIT_CLERK);
    }

    @AfterAll
    void close() {
        playwright.close();
    }

    private String url(String path) {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port") + path;
    }

    private Page signedIn(String login, String password) {
        var page = page(browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1366, 768).setLocale("zh-CN")));
        page.navigate(url("/sign-in"));
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("form[action='/sign-in'] button.btn-primary");
        page.waitForLoadState(LoadState.LOAD);
        return page;
    }

    private Page page(BrowserContext context) {
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private void looksWell(Page page, String name) {
        var folder = Path.of("target", "screenshots", "people");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(true));
        var found = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                .analyze();
        assertThat(found.getViolations().stream().map(Rule::getId)).as(name).isEmpty();
        assertThat(complaints).as(name).isEmpty();
    }

    @Test
    void anOfficerIsMadeLetInAndSignsInWithTheirOwnDevice() {
        var system = signedIn(district.login("xt"), People.PASSWORD);
        system.navigate(url("/officers"));
        looksWell(system, "officers");
        system.navigate(url("/officers/new"));
        var login = district.login("gufan");
        system.fill("#name", "顾帆");
        system.fill("#login", login);
        system.selectOption("#home", number("区水利局"));
        system.selectOption("#role", "DEPARTMENT_REVIEWER");
        system.selectOption("#organisation", number("区水利局"));
        system.fill("#from", "2026-01-01");
        looksWell(system, "officer-new");
        system.click("main form button.btn-primary");
        var password = system.textContent("#password");
        looksWell(system, "officer-made");

        var security = signedIn(district.login("aq"), People.PASSWORD);
        security.navigate(url("/officers?show=waiting"));
        looksWell(security, "officers-waiting");
        security.check("tbody tr:has-text('" + login + "') input[type=checkbox]");
        security.click("main form button.btn-primary");
        assertThat(security.textContent("main")).contains("确认了 1 项授权");

        var officer = signedIn(login, password);
        assertThat(officer.url()).endsWith("/sign-in/password");
        looksWell(officer, "step-password");
        officer.fill("#old", password);
        officer.fill("#password", "Qingshan-lvshui-7");
        officer.fill("#again", "Qingshan-lvshui-7");
        officer.click("main form button.btn-primary");
        officer.navigate(url("/account"));
        looksWell(officer, "account");

        officer.navigate(url("/account/second-factor"));
        looksWell(officer, "second-factor");
        withAuthenticator(officer);
        officer.navigate(url("/account/passkeys"));
        officer.fill("#label", "办公室电脑");
        officer.click("[data-passkey-add] button");
        officer.waitForSelector("td:has-text('办公室电脑')");
        looksWell(officer, "passkeys");
        officer.context().clearCookies();
        officer.navigate(url("/sign-in"));
        looksWell(officer, "sign-in");
        officer.click("[data-passkey-enter]");
        officer.waitForURL(address -> !address.contains("/sign-in"));
        assertThat(officer.textContent(".who")).contains("顾帆").contains("主管部门审核");

        officer.navigate(url("/account/passkeys"));
        officer.click("td button");
        officer.context().clearCookies();
        officer.navigate(url("/sign-in"));
        officer.click("[data-passkey-enter]");
        officer.waitForSelector("[data-passkey-problem]:visible");
        complaints.removeIf(text -> text.contains("400"));
    }

    private String number(String organisation) {
        return records.one(district.scope(), "select id from organisation where name = '%s'".formatted(organisation));
    }

    /** A device that holds the key and whose owner always agrees. */
    private static void withAuthenticator(Page page) {
        var devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", arguments);
    }

    /** The session ends while somebody types; nothing on the page is lost (GIT-05). */
    @Test
    void anEndedSessionAsksOverTheUntouchedPage() {
        var page = signedIn(district.login("xt"), People.PASSWORD);
        page.navigate(url("/officers/new"));
        page.fill("#name", "写到一半的名字");
        page.context().clearCookies();
        page.evaluate("window.answered = null; jihengSession.fetch('/account/sessions/end', {method: 'POST', "
                + "headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: 'handle=0'})"
                + ".then(answer => { window.answered = answer.status; }); undefined");
        page.waitForSelector("[data-relogin]:visible");
        looksWell(page, "relogin");
        page.fill("#relogin-password", "wrong");
        page.keyboard().press("Enter");
        page.waitForSelector("[data-relogin-problem]:visible");
        complaints.removeIf(text -> text.contains("400"));
        page.fill("#relogin-password", People.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("window.answered !== null")));
        assertThat(page.isVisible("[data-relogin]")).isFalse();
        assertThat(page.inputValue("#name")).isEqualTo("写到一半的名字");
        assertThat(page.url()).endsWith("/officers/new");
        page.click("main form button.btn-primary"); // the page's own token was exchanged too
        assertThat(complaints).isEmpty();
    }

    @Test
    void unitsAreFoundChangedAndBroughtInFromAList() {
        var page = signedIn(district.login("xt"), People.PASSWORD);
        page.navigate(url("/organisations"));
        looksWell(page, "organisations");
        page.fill("#list", "单位名称\t主管部门\n区农业局\t\n区种子站\t区农业局\n");
        page.click("form[action='/organisations/comparison'] button");
        assertThat(page.textContent("main")).contains("要加 2 个").contains("还没有写入任何数据");
        looksWell(page, "organisations-dry-run");
        page.click("form[action='/organisations/import'] button");
        assertThat(page.textContent("main")).contains("加了 2 个单位");
    }
}
