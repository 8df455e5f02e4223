package org.jiheng.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.app.Answer;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.AccessTable.Whose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * 准入表 — the running product is asked, cell by cell, what {@code access/matrix.txt} says it answers (GIT-10, GIT-12).
 * An address that is served and not in the table, or published for other roles than the table admits, fails here.
 */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
    private static final AccessTable TABLE = AccessTable.read();

    /** Published, and answered by something else than a controller. */
    private static final Set<String> WITHOUT_CONTROLLER = Set.of(
            "POST /sign-in",
            "POST /sign-out",
            "GET /css/**",
            "GET /js/**",
            "GET /icons.svg",
            "GET /favicon.svg",
            "GET /favicon.ico",
            "GET /webjars/**");

    private final People people;
    private final AccessCast cast;
    private final AccessThings things;
    private final RequestMappingHandlerMapping mappings;
    private final List<FeatureAccess> published;

    AccessMatrixTest(
            People people,
            Records records,
            FileSeal seal,
            RequestMappingHandlerMapping mappings,
            List<FeatureAccess> published) {
        this.people = people;
        this.cast = new AccessCast(people, records); // not beans: another configuration would start another product
        this.things = new AccessThings(people, cast, records, seal);
        this.mappings = mappings;
        this.published = published;
    }

    @Test
    void theTableHasAColumnForEveryRole() {
        assertThat(TABLE.legend().values()).containsExactly(Role.values());
        assertThat(TABLE.rows())
                .allSatisfy(row -> assertThat(row.cells().keySet())
                        .as(row.address())
                        .containsExactlyElementsOf(
                                Stream.concat(Stream.of(AccessTable.NOBODY), TABLE.legend().keySet().stream())
                                        .toList()));
        assertThat(TABLE.rows().stream().map(AccessTable.Row::address)).doesNotHaveDuplicates();
    }

    /** Everybody there is, at every address, for things of their own, of another unit and of another division. */
    @TestFactory
    Stream<DynamicTest> everyAddressGivesEveryoneTheirAnswer() {
        return TABLE.rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.address(), () -> {
                    var expected = new ArrayList<String>();
                    var said = new ArrayList<String>();
                    // Those from outside first: whoever may change the thing would use it up.
                    for (var whose : List.of(Whose.ANOTHER_REGIONS, Whose.ANOTHER_UNITS, Whose.OWN)) {
                        var columns = row.cells().keySet().stream()
                                .filter(column ->
                                        cast.plays(column, whose) && (row.namesAThing() || whose == Whose.OWN))
                                .toList();
                        columns.forEach(
                                column -> expected.add(column + " " + whose + " " + row.answerFor(column, whose)));
                        said.addAll(atOnceIf(
                                !row.changesSomething(),
                                columns,
                                column -> column + " " + whose + " "
                                        + ask(row, column, whose, row.answerFor(column, whose))));
                    }
                    assertThat(said).as(row.address()).isEqualTo(expected);
                }));
    }

    /** Everybody has a session of their own, so those who only look may look together; the answers stay in order. */
    private static List<String> atOnceIf(boolean looking, List<String> columns, Function<String, String> ask) {
        var asked = looking ? columns.parallelStream() : columns.stream();
        return asked.map(ask).toList();
    }

    private String ask(AccessTable.Row row, String column, Whose whose, String right) {
        var visitor = cast.visitor(column, whose);
        // Whom the chain refuses it refuses whatever the number; a thing of its own is made for those who reach it.
        var path = things.in(row.path(), !right.equals("拒") && !right.equals("登"));
        if (!row.changesSomething()) {
            return kind(visitor.whenReady(path));
        }
        return kind(
                row.path().equals("/imports")
                        ? visitor.upload(path, List.of())
                        : visitor.postEncoded(path, row.fields()));
    }

    /** The other way round: nothing is served that the table does not know. */
    @Test
    void theTableNamesEveryAddressThereIs() {
        var named = TABLE.rows().stream().map(AccessTable.Row::shape).collect(Collectors.toSet());
        var served = mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> AccessTable.shape(method + " " + pattern))))
                .collect(Collectors.toSet());
        assertThat(served).isEqualTo(named);
        var forAll = mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().isEmpty())
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toSet());
        assertThat(forAll).as("served for every method").containsExactly("/error");
    }

    /** What a feature has published for a role, and only that, is what the table admits the role to. */
    @Test
    void everyAddressIsPublishedForJustTheRolesTheTableAdmits() {
        var roles = published.stream()
                .flatMap(feature -> feature.addresses().stream())
                .collect(Collectors.toMap(
                        access -> AccessTable.shape(access.method() + " " + access.pattern()),
                        Access::roles,
                        (a, b) -> a,
                        LinkedHashMap::new));
        for (var row : TABLE.rows()) {
            assertThat(roles).as("published").containsKey(row.shape());
            var admitted = row.admitted().stream()
                    .map(column ->
                            Objects.requireNonNull(TABLE.legend().get(column)).name())
                    .collect(Collectors.toSet());
            var forRow = Objects.requireNonNull(roles.get(row.shape()));
            // Whoever has not signed in to the end has a role of its own, which no column stands for.
            assertThat(Role.everyone().stream()
                            .filter(role -> forRow.isEmpty() || forRow.contains(role))
                            .collect(Collectors.toSet()))
                    .as(row.address())
                    .isEqualTo(admitted);
        }
        var named = TABLE.rows().stream().map(AccessTable.Row::shape).collect(Collectors.toSet());
        assertThat(roles.keySet().stream().filter(each -> !named.contains(each)))
                .containsExactlyInAnyOrderElementsOf(WITHOUT_CONTROLLER);
        assertThat(published.stream()
                        .flatMap(feature -> feature.addresses().stream())
                        .map(Access::method))
                .as("proxies drop other methods (GIT-142)")
                .isSubsetOf(HttpMethod.GET, HttpMethod.POST);
    }

    /** A number that was guessed, is nobody's or is none: found nowhere, and never a fault (IDOR). */
    @TestFactory
    Stream<DynamicTest> aGuessedNumberIsFoundNowhere() {
        return TABLE.rows().stream().filter(AccessTable.Row::namesAThing).map(row -> {
            var admitted = row.admitted().stream().sorted().toList();
            return DynamicTest.dynamicTest(row.address(), () -> {
                for (var guess : List.of("0", "-1", "999999999", "9223372036854775808", "1%27%20or%20%271%27=%271")) {
                    var path = row.path().replaceAll("\\{[^}]+}", guess);
                    // Nobody finds anything, so nobody is in anybody's way.
                    var answers = atOnceIf(true, admitted, column -> {
                        var visitor = cast.visitor(column, Whose.OWN);
                        return kind(
                                row.changesSomething() ? visitor.postEncoded(path, row.fields()) : visitor.get(path));
                    });
                    assertThat(answers)
                            .as(admitted + " " + path)
                            .isSubsetOf(row.changesSomething() ? List.of("无", "误", "转", "拒") : List.of("无", "误", "拒"));
                }
            });
        });
    }

    /** Every form of the product, generated: without the token of its session it changes nothing (GIT-143). */
    @TestFactory
    Stream<DynamicTest> noFormIsTakenWithoutItsToken() {
        return TABLE.rows().stream()
                .filter(AccessTable.Row::changesSomething)
                .map(row -> DynamicTest.dynamicTest(row.address(), () -> {
                    var path = row.path().replaceAll("\\{[^}]+}", "1");
                    var columns = Stream.concat(
                                    Stream.of(AccessTable.NOBODY),
                                    row.admitted().stream().sorted().limit(2))
                            .toList();
                    for (var column : columns) {
                        var visitor = cast.visitor(column, Whose.OWN);
                        for (var answer : List.of(
                                visitor.postWithoutToken(path), visitor.postWithoutToken(path, "_csrf", "guessed"))) {
                            assertThat(answer.status()).isEqualTo(302);
                            assertThat(answer.location()).isEqualTo("/sign-in?expired");
                        }
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/projects/1",
                "/projects/1/2024/form.wps",
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
        assertThat(kind(visitor("绩效科").get(path))).isEqualTo("无");
        assertThat(kind(visitor("无人").get(path))).isIn("登", "无");
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
        var finance = visitor("绩效科");
        finance.get("/imports");
        assertThat(kind(method.equals("POST") ? finance.post(path) : withToken(finance, method, path)))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "JEFF"})
    void methodsOfAScannerGetNoPage(String method) {
        assertThat(visitor("绩效科")
                        .request(method.equals("CONNECT") ? "TRACE" : method, "/projects", "")
                        .status())
                .isGreaterThanOrEqualTo(400)
                .isLessThan(500);
    }

    /** A lost session meets the token check first; that is an expired sign-in and not a refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"/sign-out", "/sign-in"})
    void aFormWithoutItsTokenLeadsToTheSignInPage(String path) {
        for (var who : List.of("无人", "经办", "绩效科")) {
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
        assertThat(kind(answer)).isIn("登", "无", "误");
        assertThat(answer.text()).doesNotContain("spring:", "<li>", "Index of");
    }

    private Visitor visitor(String column) {
        return cast.visitor(column, Whose.OWN);
    }

    private static Answer withToken(Visitor visitor, String method, String path) {
        var token = visitor.get("/imports").page().selectFirst("input[name=_csrf]");
        return visitor.request(method, path, "_csrf=" + Visitor.encoded(token == null ? "" : token.val()));
    }

    private static String kind(Answer answer) {
        return switch (answer.status()) {
            case 200, 204 -> "开";
            case 302 -> answer.location().startsWith("/sign-in") ? "登" : "转";
            case 400 -> "误";
            case 403 -> "拒";
            case 404 -> "无";
            case 409, 412 -> "冲";
            default -> String.valueOf(answer.status());
        };
    }
}
