package org.jiheng.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.app.Answer;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * 准入表 — who gets what answer at which address (GIT-12). The things asked for belong to 区委老干部局 in 衡溪区: 经办 is its
 * clerk, 主管 its reviewer, 外单位 a clerk and 外部门 a reviewer of 水利, 财政 and 外区 the finance bureaus of 衡溪区 and 长寿区.
 */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
    private static final Scope REGION = Scope.wholeRegion(People.HENGXI);

    /** 登录 is the way to the sign-in page; 开 is a page, 转 another redirect, 无 the page that nothing was found, 拒 the refusal. */
    private static final String MATRIX = """
            GET  /                                   | 登录 | 转 | 转 | 转 | 转 | 转 | 转
            GET  /projects                           | 登录 | 开 | 开 | 开 | 开 | 开 | 开
            GET  /projects/{project}/2024            | 登录 | 无 | 开 | 开 | 无 | 开 | 无
            GET  /projects/{project}/2024/print      | 登录 | 无 | 开 | 开 | 无 | 开 | 无
            GET  /projects/{project}/2024/form.xlsx  | 登录 | 无 | 开 | 开 | 无 | 开 | 无
            GET  /projects/{project}/2024/edit       | 登录 | 无 | 开 | 拒 | 拒 | 拒 | 拒
            POST /projects/{project}/2024/edit       | 登录 | 无 | 转 | 拒 | 拒 | 拒 | 拒
            GET  /targets/{target}/fields            | 登录 | 无 | 开 | 拒 | 拒 | 拒 | 拒
            POST /targets/{target}/fields            | 登录 | 无 | 不懂 | 拒 | 拒 | 拒 | 拒
            POST /targets/{target}/check             | 登录 | 无 | 开 | 拒 | 拒 | 拒 | 拒
            POST /targets/{target}/paste             | 登录 | 无 | 不懂 | 拒 | 拒 | 拒 | 拒
            GET  /targets/{target}/suggestions       | 登录 | 无 | 开 | 拒 | 拒 | 拒 | 拒
            GET  /targets/keys/{key}                 | 登录 | 无 | 无 | 拒 | 拒 | 拒 | 拒
            GET  /projects/{project}/2024/versions   | 登录 | 无 | 开 | 开 | 无 | 开 | 无
            GET  /projects/{project}/2024/versions/9/print | 登录 | 无 | 无 | 无 | 无 | 无 | 无
            POST /projects/{project}/2024/versions/9/restoration | 登录 | 无 | 无 | 拒 | 拒 | 拒 | 拒
            GET  /projects/new                       | 登录 | 开 | 开 | 拒 | 拒 | 拒 | 拒
            POST /projects/new                       | 登录 | 开 | 开 | 拒 | 拒 | 拒 | 拒
            POST /projects/{project}/2024/copy       | 登录 | 无 | 转 | 拒 | 拒 | 拒 | 拒
            GET  /projects/{project}/history         | 登录 | 无 | 开 | 开 | 无 | 开 | 无
            POST /projects/export                    | 登录 | 转 | 转 | 转 | 转 | 转 | 转
            POST /projects/check                     | 登录 | 转 | 转 | 转 | 转 | 转 | 转
            POST /projects/views                     | 登录 | 转 | 转 | 转 | 转 | 转 | 转
            POST /projects/views/9/removal           | 登录 | 转 | 转 | 转 | 转 | 转 | 转
            GET  /projects/{project}/2024/ex-ante    | 登录 | 无 | 开 | 开 | 无 | 开 | 无
            POST /projects/{project}/2024/ex-ante    | 登录 | 拒 | 拒 | 开 | 无 | 开 | 无
            GET  /originals/{original}               | 登录 | 无 | 开 | 开 | 无 | 开 | 无
            GET  /imports                            | 登录 | 开 | 开 | 拒 | 拒 | 开 | 开
            POST /imports                            | 登录 | 开 | 开 | 拒 | 拒 | 开 | 开
            GET  /imports/{dryRun}                   | 登录 | 无 | 开 | 拒 | 拒 | 无 | 无
            POST /imports/{dryRun}/acceptance        | 登录 | 无 | 转 | 拒 | 拒 | 无 | 无
            POST /imports/{dryRun}/discard           | 登录 | 转 | 转 | 拒 | 拒 | 转 | 转
            GET  /sign-in                            | 开   | 开 | 开 | 开 | 开 | 开 | 开
            GET  /first-run                          | 无   | 无 | 无 | 无 | 无 | 无 | 无
            POST /first-run                          | 无   | 无 | 无 | 无 | 无 | 无 | 无
            """;

    private static final List<String> COLUMNS = List.of("无人", "外单位", "经办", "主管", "外部门", "财政", "外区");

    private final People people;
    private final Records records;
    private final RequestMappingHandlerMapping mappings;
    private final List<FeatureAccess> published;
    private final Map<String, Visitor> visitors = new HashMap<>();

    AccessMatrixTest(
            People people, Records records, RequestMappingHandlerMapping mappings, List<FeatureAccess> published) {
        this.people = people;
        this.records = records;
        this.mappings = mappings;
        this.published = published;
    }

    @BeforeAll
    void everybodySignsIn() {
        visitors.put("无人", people.anybody());
        visitors.put("外单位", people.clerkOfAnotherUnit());
        visitors.put("经办", people.clerk());
        visitors.put("主管", people.reviewer());
        visitors.put("外部门", people.reviewerOfAnotherDepartment());
        visitors.put("财政", people.finance());
        visitors.put("外区", people.financeOfAnotherRegion());
    }

    @Test
    void everyAddressGivesEveryoneTheirAnswer() {
        var project = records.one(
                REGION,
                "select p.id from project p join organisation o on o.id = p.unit_id"
                        + " where o.name = '区委老干部局' order by p.id limit 1");
        var target = records.one(REGION, "select id from target_version where project_id = " + project);
        var original = ownOriginal();
        var said = new ArrayList<String>();
        for (var line : MATRIX.strip().lines().toList()) {
            var address = line.split("\\|", 2)[0].strip().split(" +", 2);
            var answers = new ArrayList<>(List.of(String.join(" ", address)));
            for (var who : COLUMNS) {
                // A dry run of its own for every question, because answering may use it up.
                var path = address[1]
                        .replace("{project}", project)
                        .replace("{target}", target)
                        .replace("{key}", "00000000-0000-4000-8000-000000000000")
                        .replace("{original}", original)
                        .replace("{dryRun}", address[1].contains("{dryRun}") ? dryRun() : "");
                answers.add(kind(ask(who, address[0], path)));
            }
            said.add(String.join("|", answers));
        }
        assertThat(String.join("\n", said)).isEqualTo(normal(MATRIX));
    }

    /** The other way round: nothing is served that the table above does not know. */
    @Test
    void theTableNamesEveryAddressThereIs() {
        var named = MATRIX.strip()
                .lines()
                .map(line -> line.split("\\|", 2)[0].strip().replaceAll(" +", " "))
                .map(AccessMatrixTest::shape)
                .collect(Collectors.toSet());
        var served = mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> shape(method + " " + pattern))))
                .collect(Collectors.toSet());
        assertThat(served).isEqualTo(named);
        var forAll = mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().isEmpty())
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toSet());
        assertThat(forAll).as("served for every method").containsExactly("/error");
    }

    @Test
    void everyAddressIsPublishedAndNothingElseIs() {
        var patterns = published.stream()
                .flatMap(feature -> feature.addresses().stream())
                .collect(Collectors.toMap(
                        access -> shape(access.method() + " " + access.pattern()),
                        Access::roles,
                        (a, b) -> a,
                        LinkedHashMap::new));
        var served = MATRIX.strip()
                .lines()
                .map(line -> shape(line.split("\\|", 2)[0].strip().replaceAll(" +", " ")))
                .collect(Collectors.toSet());
        assertThat(patterns.keySet()).containsAll(served);
        var more = patterns.keySet().stream()
                .filter(each -> !served.contains(each))
                .toList();
        assertThat(more)
                .containsExactlyInAnyOrder(
                        "POST /sign-in",
                        "POST /sign-out",
                        "GET /css/**",
                        "GET /js/**",
                        "GET /icons.svg",
                        "GET /favicon.svg",
                        "GET /favicon.ico",
                        "GET /webjars/**");
        assertThat(published.stream()
                        .flatMap(feature -> feature.addresses().stream())
                        .map(Access::method))
                .as("proxies drop other methods (GIT-142)")
                .isSubsetOf(HttpMethod.GET, HttpMethod.POST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/projects/1",
                "/projects/1/2024/form.pdf",
                "/admin",
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "/h2-console",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/error",
                "/login",
                "/logout",
                "/.git/config",
                "/WEB-INF/web.xml",
                "/application.yaml",
                "/sql/target/list-targets.sql",
                "/samples/hengxi-demo.txt",
                "/db/migration/V002__identity.sql",
                "/imports/x/y/z",
                "/projects/",
                "/sign-in/"
            })
    void anUnknownAddressIsNotThereForAnybodyAndTellsAStrangerNothing(String path) {
        assertThat(kind(visitor("财政").get(path))).isEqualTo("无");
        assertThat(kind(visitor("无人").get(path))).isIn("登录", "无");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            方法   | 地址                       | 答
            POST   | /projects                  | 无
            POST   | /projects/1/2024           | 无
            POST   | /originals/1               | 无
            POST   | /nowhere                   | 无
            PUT    | /imports                   | 无
            DELETE | /projects/1/2024           | 无
            PATCH  | /projects                  | 无
            PUT    | /sign-in                   | 无
            """)
    void anotherMethodIsNotThere(String method, String path, String answer) {
        var finance = visitor("财政");
        finance.get("/imports");
        assertThat(kind(method.equals("POST") ? finance.post(path) : withToken(finance, method, path)))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "JEFF"})
    void methodsOfAScannerGetNoPage(String method) {
        assertThat(visitor("财政")
                        .request(method.equals("CONNECT") ? "TRACE" : method, "/projects", "")
                        .status())
                .isGreaterThanOrEqualTo(400)
                .isLessThan(500);
    }

    /** A lost session meets the token check first; that is an expired sign-in and not a refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"/imports", "/imports/x/acceptance", "/imports/x/discard", "/sign-out", "/sign-in"})
    void aFormWithoutItsTokenLeadsToTheSignInPage(String path) {
        for (var who : List.of("无人", "经办", "财政")) {
            var visitor = visitor(who);
            for (var answer :
                    List.of(visitor.postWithoutToken(path), visitor.postWithoutToken(path, "_csrf", "guessed"))) {
                assertThat(answer.status()).isEqualTo(302);
                assertThat(answer.location()).isEqualTo("/sign-in?expired");
            }
        }
        assertThat(kind(visitor("经办").get("/projects"))).as("still signed in").isEqualTo("开");
    }

    @Test
    void theTokenOfAnotherSessionIsNone() {
        var clerk = people.clerk();
        clerk.get("/imports");
        var stranger = people.finance();
        var page = stranger.get("/imports").page();
        var token = page.selectFirst("input[name=_csrf]");
        assertThat(token).isNotNull();
        assertThat(clerk.postWithoutToken("/imports/x/discard", "_csrf", token == null ? "" : token.val())
                        .location())
                .isEqualTo("/sign-in?expired");
    }

    @Test
    void theRefusalNamesNoClassAndNoTrace() {
        var refused = visitor("主管").get("/imports");
        assertThat(refused.words()).contains("这里不归您办");
        assertThat(refused.text()).doesNotContain("Exception", "org.springframework", "org.jiheng", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/jiheng.css",
                "/js/shell.js",
                "/js/upload.js",
                "/icons.svg",
                "/favicon.svg",
                "/webjars/bootstrap/5.3.8/dist/css/bootstrap.min.css"
            })
    void whatEveryPageNeedsIsOpen(String path) {
        var answer = visitor("无人").get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=3600, public");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/",
                "/webjars",
                "/webjars/bootstrap/",
                "/css/",
                "/js/",
                "/css/../application.yaml",
                "/css/..%2fapplication.yaml",
                "/css/%2e%2e/application.yaml",
                "/webjars/..%5c..%5capplication.yaml",
                "/css;x=/jiheng.css",
                "/css//jiheng.css",
                "/favicon.ico"
            })
    void noFolderIsListedAndNoPathLeadsOut(String path) {
        var answer = visitor("无人").get(path);
        assertThat(kind(answer)).isIn("登录", "无", "不懂");
        assertThat(answer.text()).doesNotContain("spring:", "<li>", "Index of");
    }

    private Visitor visitor(String who) {
        return Objects.requireNonNull(visitors.get(who), who);
    }

    private Answer ask(String who, String method, String path) {
        var visitor = visitor(who);
        if (method.equals("GET")) {
            return visitor.whenReady(path);
        }
        visitor.get(who.equals("无人") ? "/sign-in" : "/projects"); // for the token
        return path.equals("/imports") ? visitor.upload(path, List.of()) : visitor.post(path);
    }

    private static Answer withToken(Visitor visitor, String method, String path) {
        var token = visitor.get("/imports").page().selectFirst("input[name=_csrf]");
        return visitor.request(method, path, "_csrf=" + Visitor.encoded(token == null ? "" : token.val()));
    }

    private String dryRun() {
        var clerk = visitor("经办");
        clerk.get("/imports");
        return clerk.upload("/imports", List.of(Visitor.Upload.text("说明.txt", "填报说明\n")))
                .location()
                .replace("/imports/", "");
    }

    /** A file that the unit's own clerk has brought in; those of the demo came from finance. */
    private String ownOriginal() {
        var clerk = visitor("经办");
        clerk.get("/imports");
        var file = Visitor.Upload.text("准入表.txt", Forms.text("区委老干局", "准入表项目"));
        var run = clerk.upload("/imports", List.of(file)).location();
        clerk.whenReady(run);
        assertThat(clerk.post(run + "/acceptance", "choice", "1-1").location()).startsWith("/projects");
        return records.one(REGION, "select id from original_file where file_name = '准入表.txt'");
    }

    private static String kind(Answer answer) {
        return switch (answer.status()) {
            case 200 -> "开";
            case 302 -> answer.location().startsWith("/sign-in") ? "登录" : "转";
            case 400 -> "不懂";
            case 403 -> "拒";
            case 404 -> "无";
            default -> String.valueOf(answer.status());
        };
    }

    /** {@code GET /projects/{id}/{year}} and {@code GET /projects/{project}/2024} are one address. */
    private static String shape(String address) {
        return address.replaceAll("\\{[^}]+}|(?<=/)(2024|9)(?=/|$)", "*").replaceAll(" +", " ");
    }

    private static String normal(String table) {
        return table.strip().replaceAll(" +", " ").replaceAll(" ?\\| ?", "|");
    }
}
