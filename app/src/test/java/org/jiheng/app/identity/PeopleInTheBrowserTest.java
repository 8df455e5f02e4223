package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.People.District;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
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
        var onlyWhatIsWrong = new AxeRunOptions();
        onlyWhatIsWrong.setResultTypes(List.of("violations"));
        var found = new AxeBuilder(page)
                .options(onlyWhatIsWrong)
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

    /** As wide as a desk's screen and as narrow as a telephone. */
    private void looksWellOnBoth(Page page, String name) {
        looksWell(page, name);
        page.setViewportSize(390, 844);
        looksWell(page, name + "-390");
        page.setViewportSize(1366, 768);
    }

    @Test
    void aListOfPeopleIsTriedAndMade() {
        var page = signedIn(district.login("xt"), People.PASSWORD);
        page.navigate(url("/officers"));
        page.click("a[href='/officers/import']");
        looksWellOnBoth(page, "officers-import");
        page.fill(
                "#list",
                "姓名\t账号\t单位\t角色\n杜若飞\t" + district.login("drf") + "\t区水利局\t单位经办\n" + "石听泉\t" + district.login("stq")
                        + "\t没有的局\t单位经办\n");
        page.click("form[action='/officers/comparison'] button");
        assertThat(page.textContent("main")).contains("新建 1 个，已有 0 个，1 行有问题");
        looksWellOnBoth(page, "officers-import-wrong");
        page.fill("#list", "姓名\t账号\t单位\t角色\n杜若飞\t" + district.login("drf") + "\t区水利局\t单位经办\n");
        page.click("form[action='/officers/comparison'] button");
        looksWell(page, "officers-import-right");
        page.click("form[action='/officers/import'] button");
        assertThat(page.textContent("main")).contains("初始密码", "杜若飞");
        looksWellOnBoth(page, "officers-import-made");
    }

    @Test
    void whoWaitsIsToldWhoTheyAre() {
        records.change(district.scope(), """
                insert into external_waiting (region_code, issuer, subject, name)
                values ('%1$s', 'https://sfrz.hengxi.example', 'hou-0017', '顾长亭'),
                       ('%1$s', 'https://sfrz.hengxi.example', 'hou-0018', '')
                """.formatted(district.code()));
        var page = signedIn(district.login("xt"), People.PASSWORD);
        page.navigate(url("/officers/waiting"));
        assertThat(page.textContent("main")).contains("2 人待认领", "顾长亭", "（没有姓名）");
        looksWellOnBoth(page, "waiting");
        page.fill("tr:has-text('顾长亭') input[name=login]", district.login("jb"));
        page.click("tr:has-text('顾长亭') form[action$=assignment] button");
        assertThat(page.textContent("main")).contains("关联好了").doesNotContain("顾长亭");
        page.click("form[action$=dismissal] button");
        looksWell(page, "waiting-none");
    }

    @Test
    void somebodyStandsInForAWeek() {
        people.add(district.login("zhuren"), district.code(), "区水利局", Role.UNIT_HEAD);
        people.add(district.login("daili"), district.code(), "区水利局", Role.UNIT_CLERK);
        var id = people.officer(district.login("daili")).id();
        var system = signedIn(district.login("xt"), People.PASSWORD);
        system.navigate(url("/officers"));
        system.click("a[href='/officers/" + id + "']");
        looksWellOnBoth(system, "officer");
        system.selectOption(
                "#absent", system.getAttribute("#absent option:has-text('" + district.login("zhuren") + "')", "value"));
        system.fill(
                "#sub-until",
                LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(7).toString());
        system.fill("#sub-reason", "主任外出培训");
        system.click("form[action$=substitutions] button");
        assertThat(system.textContent("main")).contains("代理", "待确认");
        looksWell(system, "substitution-asked");

        var security = signedIn(district.login("aq"), People.PASSWORD);
        security.navigate(url("/officers/" + id));
        security.click("form[action='/officers/confirmations'] button");
        assertThat(security.textContent("main")).doesNotContain("待确认");
        looksWell(security, "substitution-confirmed");

        var substitute = signedIn(district.login("daili"), People.PASSWORD);
        looksWellOnBoth(substitute, "step-post");
        substitute.click("button:has-text('单位负责人')");
        substitute.navigate(url("/reviews"));
        assertThat(substitute.textContent(".who")).contains("单位负责人");
        looksWell(substitute, "substitute-at-work");
        substitute.navigate(url("/audit/mine"));
        looksWellOnBoth(substitute, "audit-mine");
    }

    @Test
    void aTelephoneIsMaskedUntilSomebodyAsks() {
        var clerk = people.made(district.login("jb"), district.code(), "区水利局", Role.UNIT_CLERK);
        clerk.get("/imports");
        var run = clerk.upload(
                        "/imports",
                        List.of(Visitor.Upload.text(
                                "一.txt", Forms.text("区水利局", "遮住电话").replace("5550 0126", "13987612345"))))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        var address =
                "/projects/" + records.one(district.scope(), "select id from project where name = '遮住电话'") + "/2026";
        var page = signedIn(district.login("jb"), People.PASSWORD);
        page.navigate(url(address));
        assertThat(page.textContent("main")).contains("139****2345");
        looksWellOnBoth(page, "contact-hidden");
        page.selectOption(".ask-contact select", "CALL");
        page.click(".ask-contact button");
        assertThat(page.textContent("main")).contains("13987612345");
        looksWell(page, "contact-shown");
        page.navigate(url(address + "/print"));
        looksWell(page, "contact-print");
        page.navigate(url(address + "/edit"));
        assertThat(page.inputValue("[name='contact.phone']")).isEqualTo("139****2345");
        looksWellOnBoth(page, "contact-edit");

        // Typed over with a whole number it is saved; typed over with a masked one it is not.
        page.fill("[name='contact.phone']", "13987600001");
        page.press("[name='contact.phone']", "Tab");
        page.waitForCondition(
                () -> records.one(district.scope(), "select count(*) from target_change where field = 'contact.phone'")
                        .equals("1"));
        page.fill("[name='texts.overview']", "改后的概况");
        page.press("[name='texts.overview']", "Tab");
        page.waitForCondition(
                () -> records.one(district.scope(), "select count(*) from target_change where field = 'texts.overview'")
                        .equals("1"));
        var auditor = people.add(district.login("sj"), district.code(), "财政局", Role.AUDITOR);
        var audit = signedIn(auditor.login(), People.PASSWORD);
        audit.navigate(url("/audit"));
        assertThat(audit.textContent("main")).contains("查看个人信息").doesNotContain("13987612345");
        looksWellOnBoth(audit, "audit");
        // Who changed it, and from what to what? From the form itself, as an auditor would ask.
        audit.navigate(url(address));
        audit.click("a[href*='/audit/object']");
        assertThat(audit.textContent("main")).contains("修改目标", "为离退休老同志提供日常服务", "改后的概况");
        looksWellOnBoth(audit, "audit-object");
        audit.navigate(url("/audit"));
        audit.click("form[action='/audit/verification'] button");
        assertThat(audit.textContent("main")).contains("逐条");
        looksWellOnBoth(audit, "audit-verified");
        audit.navigate(url("/account"));
        looksWellOnBoth(audit, "account-sessions");
        audit.navigate(url("/security/self-assessment"));
        looksWellOnBoth(audit, "self-assessment");
    }

    /** From a code in the tree to somebody at work in it: two persons here, three there, and again two for the first officer. */
    @Test
    void aNewDivisionBeginsToWork() {
        var city = people.district("528900000", "南山市");
        people.add(city.login("xt"), city.code(), "财政局", Role.SYSTEM_ADMINISTRATOR);
        people.add(city.login("aq"), city.code(), "财政局", Role.SECURITY_ADMINISTRATOR);
        var system = signedIn(city.login("xt"), People.PASSWORD);
        system.navigate(url("/divisions"));
        system.fill("#code", "528901000");
        system.fill("#name", "溪南区");
        system.click("form[action='/divisions'] button");
        looksWellOnBoth(system, "divisions");
        system.click("tr:has-text('溪南区') a:has-text('启用')");
        system.fill("#bureau", "溪南区财政局");
        system.fill("#system-name", "严立本");
        system.fill("#system-login", "xinan.xt");
        system.fill("#security-name", "方以安");
        system.fill("#security-login", city.login("aq"));
        system.fill("#audit-name", "简明录");
        system.fill("#audit-login", "xinan.sg");
        system.click("form[action$='/opening'] button");
        assertThat(system.textContent("[role=alert]")).contains("用过了");
        looksWellOnBoth(system, "opening-wrong");
        system.fill("#security-login", "xinan.aq");
        system.click("form[action$='/opening'] button");
        assertThat(system.textContent("main")).contains("等安全管理员确认", "方以安");
        assertThat(system.isVisible("form[action$='/confirmation']")).isFalse();
        looksWellOnBoth(system, "opening-asked");

        var security = signedIn(city.login("aq"), People.PASSWORD);
        security.navigate(url("/divisions"));
        security.click("tr:has-text('溪南区') a");
        looksWellOnBoth(security, "opening-to-confirm");
        security.click("form[action$='/confirmation'] button");
        assertThat(security.textContent("main")).contains("只显示这一次", "72 小时");
        looksWellOnBoth(security, "opening-passwords");
        var forSystem = security.textContent("[data-login='xinan.xt']");
        var forSecurity = security.textContent("[data-login='xinan.aq']");
        var forAudit = security.textContent("[data-login='xinan.sg']");
        security.navigate(url("/divisions/528901000/opening"));
        assertThat(security.textContent("main")).contains("一次性密码到").doesNotContain(forSystem);

        firstTime("xinan.sg", forAudit);
        var theirSecurity = firstTime("xinan.aq", forSecurity);
        var theirSystem = firstTime("xinan.xt", forSystem);
        theirSystem.navigate(url("/officers/new"));
        theirSystem.fill("#name", "陆晓溪");
        theirSystem.fill("#login", "xinan.jx");
        theirSystem.selectOption("#home", new SelectOption().setLabel("溪南区财政局"));
        theirSystem.selectOption("#role", "FINANCE_PERFORMANCE_SECTION");
        theirSystem.selectOption("#organisation", new SelectOption().setLabel("溪南区财政局"));
        theirSystem.fill("#from", "2026-01-01");
        theirSystem.click("main form button.btn-primary");
        var password = theirSystem.textContent("#password");
        theirSecurity.navigate(url("/officers?show=waiting"));
        theirSecurity.check("tbody tr:has-text('xinan.jx') input[type=checkbox]");
        theirSecurity.click("main form button.btn-primary");
        var officer = firstTime("xinan.jx", password);
        officer.navigate(url("/projects"));
        assertThat(officer.textContent("body")).contains("溪南区", "还没有项目").doesNotContain("衡溪区", "南山市");
        looksWellOnBoth(officer, "new-division-projects");
        officer.navigate(url("/desk"));
        looksWell(officer, "new-division-desk");
        security.navigate(url("/divisions/528901000/opening"));
        assertThat(security.textContent("main")).contains("已经登录过").doesNotContain("一次性密码到");
    }

    /** With a password made by the machine; the first page asks for one's own. */
    private Page firstTime(String login, String oneTime) {
        var page = signedIn(login, oneTime);
        assertThat(page.url()).endsWith("/sign-in/password");
        page.fill("#old", oneTime);
        page.fill("#password", "Qingshan-lvshui-7");
        page.fill("#again", "Qingshan-lvshui-7");
        page.click("main form button.btn-primary");
        page.waitForURL(address -> !address.contains("/sign-in"));
        return page;
    }
}
