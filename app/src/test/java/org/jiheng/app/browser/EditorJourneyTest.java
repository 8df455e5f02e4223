package org.jiheng.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.env.Environment;

/** 填表的一天 — the editor in a real browser: keys, input methods, blocks, and nothing lost whatever happens. */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorJourneyTest {
    private static final String UNIT = "老干部局";
    private static final AtomicInteger FORMS = new AtomicInteger();

    private final People people;
    private final Records records;
    private final Cryptography cryptography;
    private final String server;
    private final PlaywrightSurfer surfer = (PlaywrightSurfer) Browsers.CHROMIUM.start();
    private People.District district = new People.District("", "");
    private String address = "";
    private int earlierComplaints;

    EditorJourneyTest(People people, Records records, Cryptography cryptography, Environment environment) {
        this.people = people;
        this.records = records;
        this.cryptography = cryptography;
        this.server = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    @BeforeAll
    void twoClerks() {
        district = people.newDistrict(UNIT);
        people.add(district.login("zhou"), district.code(), UNIT, Role.UNIT_CLERK);
        people.add(district.login("luo"), district.code(), UNIT, Role.UNIT_CLERK);
        signIn(surfer.page(), "zhou");
    }

    @AfterAll
    void close() {
        surfer.close();
    }

    /** A form of each test's own, opened in the editor. */
    @BeforeEach
    void open() {
        var name = "填表" + FORMS.incrementAndGet();
        var clerk = people.made(district.login("zhou"), district.code(), UNIT, Role.UNIT_CLERK);
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text(name + ".txt", Forms.text(UNIT, name))))
                .location();
        clerk.whenReady(run);
        assertThat(clerk.post(run + "/acceptance", "choice", "1-1").location()).startsWith("/projects");
        address = server + "/projects/"
                + records.one(district.scope(), "select id from project where name = '" + name + "'") + "/2026/edit";
        earlierComplaints = surfer.complaints().size();
        edit(surfer.page());
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(surfer.complaints().stream()
                        .skip(earlierComplaints)
                        .filter(each -> !each.contains("ERR_INTERNET_DISCONNECTED"))
                        .filter(each -> !each.contains("401")) // an ended session
                        .filter(each -> !each.contains("400")) // a wrong password in the dialog
                        .filter(each -> !each.contains("ERR_CONNECTION_RE")))
                .isEmpty();
    }

    private void signIn(Page page, String who) {
        page.navigate(server + "/sign-in");
        page.fill("[name=login]", district.login(who));
        page.fill("[name=password]", People.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private void edit(Page page) {
        page.navigate(address);
        page.waitForSelector("form[data-ready]");
    }

    private String project() {
        return address.replaceAll(".*/projects/(\\d+)/.*", "$1");
    }

    private List<String> column(String column) {
        return records.in(
                district.scope(),
                "select " + column + " from target_indicator i join target_version t on t.id = i.target_id"
                        + " where t.project_id = " + project() + " order by i.position");
    }

    private String head(String column) {
        var stored = records.one(
                district.scope(), "select " + column + " from target_version where project_id = " + project());
        return column.startsWith("contact_")
                ? cryptography.decryptText("target.contact/%s/project/%s".formatted(district.code(), project()), stored)
                : stored;
    }

    private static String cell(int row, String part) {
        return "tr[data-row]:nth-of-type(" + (row + 1) + ") [data-part=" + part + "]";
    }

    private static String value(Page page, String selector) {
        return page.inputValue(selector);
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.getAttribute('aria-label')"));
    }

    private static void saved(Page page) {
        page.waitForSelector("[data-save-state][data-state=saved]");
    }

    private static void keys(Page page, String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    @Test
    void theTableIsWalkedLikeAWorksheet() {
        var page = surfer.page();
        page.focus("[name='texts.annualTarget']");
        keys(page, "Tab");
        assertThat(focused(page)).isEqualTo("第 1 行 指标名称");
        keys(page, "ArrowRight", "ArrowRight");
        page.keyboard().type("150");
        keys(page, "Enter");
        assertThat(focused(page)).isEqualTo("第 2 行 指标值");
        keys(page, "F2");
        page.keyboard().type("0");
        assertThat(value(page, cell(2, "value"))).isEqualTo("2400");
        keys(page, "Escape");
        assertThat(value(page, cell(2, "value"))).isEqualTo("240");
        keys(page, "Control+d");
        assertThat(value(page, cell(2, "value"))).isEqualTo("150");
        keys(page, "Control+z");
        assertThat(value(page, cell(2, "value"))).isEqualTo("240");
        keys(page, "Control+y", "Control+z", "Shift+Tab");
        assertThat(focused(page)).isEqualTo("第 2 行 指标性质");
        saved(page);
        assertThat(column("target_value::text")).containsExactly("150", "240", "98", "95");
    }

    @Test
    void tabIsNeverATrap() {
        var page = surfer.page();
        page.focus(cell(4, "core"));
        keys(page, "Tab");
        assertThat(focused(page)).isEqualTo("新增指标");
        keys(page, "Tab");
        assertThat(focused(page)).isEqualTo("联系人");
        keys(page, "Shift+Tab");
        assertThat(focused(page)).isEqualTo("新增指标");
        keys(page, "Shift+Tab");
        assertThat(focused(page)).isEqualTo("第 4 行 是否核心");
    }

    @Test
    void rowsAreAddedMovedAndRemovedByKeyboard() {
        var page = surfer.page();
        page.focus("[data-newname]");
        page.keyboard().type("慰问困难老同志人数");
        keys(page, "Tab");
        assertThat(focused(page)).isEqualTo("第 5 行 指标性质");
        page.keyboard().type(">=");
        keys(page, "Tab");
        page.keyboard().type("20人");
        keys(page, "Tab", "Tab");
        page.keyboard().type("10");
        keys(page, "Tab", " ");
        saved(page);
        assertThat(column("concat_ws(' ', name, comparator, target_value, unit, points, core)"))
                .element(4)
                .isEqualTo("慰问困难老同志人数 GE 20 人 10.0000 t");
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(
                "document.querySelector(\"tr[data-row]:nth-of-type(6) [data-part=unit]\").value === '人'")));
        keys(page, "Alt+ArrowUp");
        assertThat(focused(page)).isEqualTo("第 4 行 是否核心");
        keys(page, "Shift+ ", "Control+-");
        saved(page);
        assertThat(column("name")).containsExactly("走访慰问人次", "活动场所开放天数", "慰问按时完成率", "服务对象满意度");
        keys(page, "Control+z");
        saved(page);
        assertThat(column("concat_ws(' ', name, target_value, unit, points, core)"))
                .element(3)
                .isEqualTo("慰问困难老同志人数 20 人 10.0000 t");
    }

    /** Undo is the form's own, and outlives the page. */
    @Test
    void undoSurvivesAReload() {
        var page = surfer.page();
        page.focus(cell(1, "points"));
        page.keyboard().type("31");
        keys(page, "Enter");
        saved(page);
        edit(page);
        assertThat(value(page, cell(1, "points"))).isEqualTo("31");
        page.focus(cell(1, "points"));
        keys(page, "Control+z");
        assertThat(value(page, cell(1, "points"))).isEqualTo("30");
        saved(page);
        assertThat(column("points::text")).element(0).isEqualTo("30.0000");
    }

    /** While an input method composes, Enter chooses a candidate and nothing else happens. */
    @Test
    void anInputMethodIsNeverDisturbed() {
        var page = surfer.page();
        page.focus(cell(1, "name"));
        var devtools = page.context().newCDPSession(page);
        var composing = new JsonObject();
        composing.addProperty("text", "weiwen");
        composing.addProperty("selectionStart", 6);
        composing.addProperty("selectionEnd", 6);
        devtools.send("Input.imeSetComposition", composing);
        page.evaluate("""
                document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
                  {key: 'Enter', keyCode: 229, bubbles: true, cancelable: true, isComposing: true}))""");
        page.waitForTimeout(1900); // longer than the pause after which a field is saved
        assertThat(focused(page)).isEqualTo("第 1 行 指标名称");
        assertThat(column("name")).as("half a word is not saved").element(0).isEqualTo("走访慰问人次");
        var chosen = new JsonObject();
        chosen.addProperty("text", "慰问老同志次数");
        devtools.send("Input.insertText", chosen);
        keys(page, "Enter");
        assertThat(focused(page)).isEqualTo("第 2 行 指标名称");
        saved(page);
        assertThat(column("name")).element(0).isEqualTo("慰问老同志次数");
    }

    private static void paste(Page page, String html, String text) {
        page.evaluate("""
                ([html, text]) => {
                  const data = new DataTransfer();
                  data.setData('text/plain', text);
                  if (html) data.setData('text/html', html);
                  document.activeElement.dispatchEvent(
                    new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                }""", List.of(html, text));
    }

    @Test
    void aBlockOfAWorksheetSpreadsFromTheCell() {
        var page = surfer.page();
        page.focus(cell(3, "name"));
        paste(page, """
                <table><tr><td>指标名称</td><td>指标值</td><td>分值</td></tr>
                <tr><td>讲座场次</td><td>≥20场</td><td rowspan=3>15</td></tr>
                <tr><td>参加人数</td><td>不少于３００人次</td></tr>
                <tr><td>群众满意度</td><td>≥95%</td></tr></table>
                """, "指标名称\t指标值\t分值\n讲座场次\t≥20场\t15\n参加人数\t不少于３００人次\t\n群众满意度\t≥95%\t\n");
        page.waitForSelector(cell(5, "name"));
        saved(page);
        assertThat(column("concat_ws(' ', name, comparator, target_value, unit, points::integer)"))
                .containsExactly(
                        "走访慰问人次 GE 120 人次 30",
                        "活动场所开放天数 GE 240 天 20",
                        "讲座场次 GE 20 场 15",
                        "参加人数 GE 300 人次 15",
                        "群众满意度 GE 95 % 15");
        keys(page, "Control+z");
        saved(page);
        assertThat(column("name")).as("one step").containsExactly("走访慰问人次", "活动场所开放天数", "慰问按时完成率", "服务对象满意度");
    }

    @Test
    void aBlockIsCopiedAsAWorksheetTakesIt() {
        var page = surfer.page();
        page.focus(cell(1, "name"));
        keys(page, "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown");
        assertThat(page.evaluate("""
                () => {
                  const data = new DataTransfer();
                  document.activeElement.dispatchEvent(
                    new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true}));
                  return data.getData('text/plain');
                }""")).isEqualTo("走访慰问人次\t≥\t120\r\n活动场所开放天数\t≥\t240\r\n");
    }

    @Test
    void sumsAndTheBeamMoveWhileTyping() {
        var page = surfer.page();
        assertThat(page.textContent("[data-money-sum]")).isEqualTo("分项合计 12.34，与总额一致");
        page.fill("[name='funds.local']", "10.5");
        assertThat(page.textContent("[data-money-sum]")).isEqualTo("分项合计 12.84，与总额相差 0.50");
        page.focus(cell(1, "points"));
        page.keyboard().type("25.5");
        assertThat(page.textContent("[data-points-sum]")).isEqualTo("85.5");
        assertThat(page.textContent("[data-points-verdict]")).isEqualTo("▲ 还差 4.5 分");
        keys(page, "Tab");
        saved(page);
        page.waitForSelector(".margin .note:has-text('LNT-01')");
        page.waitForSelector(".margin .note:has-text('LNT-09')");
    }

    @Test
    void aDroppedNetworkLosesNothing() {
        var page = surfer.page();
        page.context().setOffline(true);
        page.fill("[name='texts.overview']", "离线写的概况，别人看不到。");
        page.focus(cell(1, "points"));
        page.keyboard().type("28");
        keys(page, "Tab");
        page.waitForSelector("[data-save-state][data-state=offline]");
        assertThat(page.textContent("[data-save-state]")).isEqualTo("离线，2 处存在本机");
        assertThat(String.valueOf(page.evaluate("JSON.stringify(localStorage)")))
                .as("locked with the key of the session")
                .contains("jiheng.draft.")
                .doesNotContain("离线写的概况");
        page.context().setOffline(false);
        saved(page);
        assertThat(head("overview")).isEqualTo("离线写的概况，别人看不到。");
        assertThat(column("points::integer::text")).element(0).isEqualTo("28");
        assertThat(page.evaluate("Object.keys(localStorage).filter(name => name.endsWith('queue')).length"))
                .isEqualTo(0);
    }

    @Test
    void aClosedTabLosesNothing() {
        var context = surfer.page().context();
        var tab = context.newPage();
        surfer.page().navigate(server + "/projects");
        edit(tab);
        context.setOffline(true);
        tab.fill("[name='texts.basis']", "关掉窗口之前写的（甲〔2026〕1号）");
        tab.focus("[name='contact.name']");
        tab.keyboard().insertText("写到一半"); // still in the field when the tab goes
        tab.waitForTimeout(600);
        tab.close();
        context.setOffline(false);
        edit(surfer.page());
        saved(surfer.page());
        assertThat(head("basis")).isEqualTo("关掉窗口之前写的（甲〔2026〕1号）");
        assertThat(head("contact_name")).contains("写到一半");
    }

    /** The dialog lies over the untouched page and takes only the password; then what was held is sent and the typing goes on. */
    @Test
    void anExpiredSessionAsksForThePasswordInPlace() {
        var page = surfer.page();
        page.context().clearCookies();
        page.focus("[name='contact.phone']");
        page.fill("[name='contact.phone']", "5550 0041");
        keys(page, "Tab");
        page.waitForSelector("[data-relogin]:not([hidden])");
        assertThat(page.textContent("[data-save-state]")).isEqualTo("登录过期了，1 处存在本机");
        assertThat(focused(page)).as("the password field").isEqualTo("null");
        surfer.screenshot("editor-relogin");
        page.keyboard().type("wrong");
        keys(page, "Enter");
        page.waitForSelector("[data-relogin-problem]:not([hidden])");
        page.keyboard().type(People.PASSWORD);
        keys(page, "Enter");
        saved(page);
        assertThat(page.isVisible("[data-relogin]")).isFalse();
        assertThat(head("contact_phone")).isEqualTo("5550 0041");
        page.fill("[name='contact.name']", "周接着填");
        keys(page, "Tab");
        saved(page);
        assertThat(head("contact_name")).isEqualTo("周接着填");
        page.focus(cell(1, "points"));
        page.keyboard().type("三十");
        keys(page, "Tab");
        page.waitForSelector("td.marked [data-part=points]"); // the rules are asked with the new session's token too
    }

    /** Whoever signed in again in another window is not asked here. */
    @Test
    void anExpiredSessionLosesNothing() {
        var context = surfer.page().context();
        var page = surfer.page();
        context.clearCookies();
        page.fill("[name='contact.phone']", "5550 0042");
        keys(page, "Tab");
        page.waitForSelector("[data-relogin]:not([hidden])");
        var second = context.newPage();
        signIn(second, "zhou");
        second.close();
        page.evaluate("window.dispatchEvent(new Event('focus'))");
        saved(page);
        assertThat(head("contact_phone")).isEqualTo("5550 0042");
        assertThat(page.isVisible("[data-relogin]")).isFalse();
    }

    /** Half a word in a long text: neither the pause that saves nor the dialog comes in between. */
    @Test
    void anInputMethodIsNotDisturbedInATextEither() {
        var page = surfer.page();
        page.focus("[name='texts.overview']");
        keys(page, "Control+End");
        page.keyboard().insertText("另外");
        var devtools = page.context().newCDPSession(page);
        var composing = new JsonObject();
        composing.addProperty("text", "kaizhan");
        composing.addProperty("selectionStart", 7);
        composing.addProperty("selectionEnd", 7);
        devtools.send("Input.imeSetComposition", composing);
        page.waitForTimeout(1900);
        assertThat(head("overview")).as("half a word is not saved").doesNotContain("kaizhan");
        var chosen = new JsonObject();
        chosen.addProperty("text", "开展");
        devtools.send("Input.insertText", chosen);
        keys(page, "Tab");
        saved(page);
        assertThat(head("overview")).endsWith("另外开展");
    }

    /** One press beside the cell; it can be taken back, and is in the book of corrections. */
    @Test
    void aCorrectionIsMadeBesideItsCell() {
        var page = surfer.page();
        page.focus(cell(2, "core"));
        keys(page, "Delete", "Tab");
        saved(page);
        page.waitForSelector(".note:has-text('LNT-27') button[value^='fix:']");
        surfer.screenshot("editor-fix");
        page.click(".note:has-text('LNT-27') button[value^='fix:']");
        page.waitForSelector("button[value^='unfix:']");
        page.waitForSelector("form[data-ready]");
        assertThat(column("coalesce(core::text, '')")).containsExactly("true", "false", "true", "true");
        assertThat(records.one(district.scope(), "select rule from target_fix order by id desc limit 1"))
                .isEqualTo("LNT-27");
        page.click("button[value^='unfix:']");
        page.waitForSelector(".callout:has-text('撤销了')");
        assertThat(column("coalesce(core::text, '')")).containsExactly("true", "", "true", "true");
    }

    @Test
    void theRowSaysWhatItsNameSuggests() {
        var page = surfer.page();
        page.focus(cell(4, "points"));
        assertThat(page.textContent("[data-say]")).isEqualTo("第 4 行按名称看是满意度指标，一般填 ≥");
    }

    /** Expired and closed at once: the key of the old session opens what it locked, for the same person. */
    @Test
    void anExpiredSessionAndAClosedTabLoseNothing() {
        var context = surfer.page().context();
        var tab = context.newPage();
        surfer.page().navigate(server + "/projects");
        edit(tab);
        context.clearCookies();
        tab.fill("[name='contact.phone']", "5550 0043");
        keys(tab, "Tab");
        tab.waitForSelector("[data-save-state][data-state=expired]");
        tab.close();
        signIn(surfer.page(), "zhou");
        edit(surfer.page());
        saved(surfer.page());
        assertThat(head("contact_phone")).isEqualTo("5550 0043");
    }

    /** While the server is away, nobody answers; afterwards the queue goes on in order. */
    @Test
    void aServerThatIsAwayForAWhileLosesNothing() {
        var page = surfer.page();
        page.route("**/targets/**", route -> route.abort("connectionrefused"));
        page.fill("[name='funds.total']", "13.34");
        page.fill("[name='funds.other']", "1");
        keys(page, "Tab");
        page.waitForSelector("[data-save-state][data-state=offline]");
        page.unroute("**/targets/**");
        saved(page);
        assertThat(head("funds_total::text")).isEqualTo("133400.00");
        assertThat(head("funds_other::text")).isEqualTo("10000.00");
    }

    /** The answer was lost: the save is sent again and done once. */
    @Test
    void aLostAnswerIsNotASecondSave() {
        var page = surfer.page();
        var lost = new AtomicInteger();
        page.route("**/fields", route -> {
            if (route.request().method().equals("POST") && lost.getAndIncrement() == 0) {
                route.fetch();
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        page.focus("[data-newname]");
        page.keyboard().type("只加一行");
        keys(page, "Enter");
        page.waitForSelector("[data-save-state][data-state=offline]");
        saved(page);
        page.unroute("**/fields");
        assertThat(lost.get()).isGreaterThan(1);
        assertThat(column("name")).filteredOn("只加一行"::equals).hasSize(1);
    }

    @Test
    void twoPeopleInOneFieldChoose() {
        var browser = Objects.requireNonNull(surfer.page().context().browser());
        try (BrowserContext other = browser.newContext()) {
            var luo = other.newPage();
            signIn(luo, "luo");
            edit(luo);
            var zhou = surfer.page();
            luo.fill("[name='texts.overview']", "罗写的概况。");
            luo.fill("[name='contact.name']", "罗启文");
            luo.keyboard().press("Tab");
            saved(luo);
            zhou.fill("[name='texts.overview']", "周写的概况。");
            keys(zhou, "Tab");
            zhou.waitForSelector("[data-conflicts] .note");
            assertThat(zhou.textContent("[data-conflicts]")).contains("我的：周写的概况。", "罗写的概况。", "用我的", "用他的", "都留着");
            assertThat(value(zhou, "[name='contact.name']"))
                    .as("the other field merges silently")
                    .isEqualTo("罗启文");
            assertThat(head("overview")).isEqualTo("罗写的概况。");
            zhou.click("[data-conflicts] button:has-text('用我的')");
            saved(zhou);
            assertThat(head("overview")).isEqualTo("周写的概况。");

            luo.fill("[name='texts.overview']", "罗又写。");
            luo.keyboard().press("Tab");
            luo.waitForSelector("[data-conflicts] .note");
            luo.click("[data-conflicts] button:has-text('都留着')");
            saved(luo);
            assertThat(head("overview")).isEqualTo("周写的概况。");
            edit(luo);
            assertThat(luo.textContent("article.note")).contains("两种写法", "周写的概况。", "罗又写。");
        }
    }

    @Test
    void aSecondTabOnlyReadsUntilItTakesOver() {
        var first = surfer.page();
        var second = first.context().newPage();
        edit(second);
        assertThat(second.isVisible("[data-taken]")).isTrue();
        assertThat(second.evaluate("document.querySelector('.f').readOnly")).isEqualTo(true);
        second.click("[data-take-over]");
        second.waitForSelector("form[data-ready=writing]");
        first.waitForSelector("form.readonly");
        second.fill("[name='contact.phone']", "5550 0077");
        second.keyboard().press("Tab");
        saved(second);
        second.close();
    }

    @Test
    void whatStandsOnThisComputerGoesWithThePerson() {
        var page = surfer.page();
        page.context().setOffline(true);
        page.fill("[name='contact.phone']", "5550 0088");
        keys(page, "Tab");
        page.waitForSelector("[data-save-state][data-state=offline]");
        page.context().setOffline(false);
        saved(page);
        page.click(".who");
        page.click("form[action='/sign-out'] button");
        page.waitForURL("**/sign-in?bye");
        assertThat(page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('jiheng.draft.')).length"))
                .isEqualTo(0);
        signIn(page, "zhou");
    }

    @Test
    void findingsAreWalkedAndReadOut() {
        var page = surfer.page();
        page.focus(cell(1, "points"));
        page.keyboard().type("三十");
        keys(page, "Tab");
        saved(page);
        page.waitForSelector("td.marked [data-part=points]");
        keys(page, "Home");
        page.focus("[name='funds.total']");
        keys(page, "F8");
        var described = String.valueOf(page.evaluate("document.activeElement.getAttribute('aria-describedby')"));
        assertThat(described).startsWith("n");
        assertThat(page.isVisible("#" + described.split(" ", -1)[0] + ".on")).isTrue();
    }

    @Test
    void axeHasNothingToSay() {
        var page = surfer.page();
        page.focus(cell(2, "value"));
        var serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                        .toList();
        surfer.screenshot("editor-grid");
        assertThat(serious).isEmpty();
    }

    /** The same form in the browser next to Kylin's. */
    @Test
    void anOldBrowserFillsAndSavesToo() {
        try (var old = Browsers.CHROMIUM_103.start()) {
            old.open(server + "/sign-in");
            old.fill("[name=login]", district.login("luo"));
            old.fill("[name=password]", People.PASSWORD);
            old.follow(".card-s button.btn-primary");
            old.open(address);
            old.waitFor("form[data-ready]");
            old.click(cell(1, "points"));
            old.press("2");
            old.press("9");
            old.press("Enter");
            old.waitFor("[data-save-state][data-state=saved]");
            old.screenshot("editor");
            assertThat(column("points::integer::text")).element(0).isEqualTo("29");
            assertThat(old.complaints()).isEmpty();
        }
    }
}
