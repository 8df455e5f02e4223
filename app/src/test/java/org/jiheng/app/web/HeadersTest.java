package org.jiheng.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jiheng.app.Answer;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 应答头 — what a scanner looks for on every kind of answer (GIT-143). */
@WithDemo
class HeadersTest {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final People people;
    private final Records records;
    private final int port;

    HeadersTest(People people, Records records, @LocalServerPort int port) {
        this.people = people;
        this.records = records;
        this.port = port;
    }

    @Test
    void everyKindOfAnswerIsGuarded() {
        var finance = people.finance();
        var stranger = people.anybody();
        var project = records.one(
                Scope.wholeRegion(People.HENGXI),
                "select project_id || '/' || fiscal_year from target_version limit 1");
        var original = records.one(Scope.wholeRegion(People.HENGXI), "select min(id) from original_file");
        var answers = Map.ofEntries(
                Map.entry("page", finance.get("/projects")),
                Map.entry("form", finance.get("/projects/" + project)),
                Map.entry("print", finance.get("/projects/" + project + "/print")),
                Map.entry("download", finance.get("/projects/" + project + "/form.xlsx")),
                Map.entry("original", finance.get("/originals/" + original)),
                Map.entry("redirect", finance.get("/")),
                Map.entry("not found", finance.get("/nowhere")),
                Map.entry("refused", people.reviewer().get("/imports")),
                Map.entry("sign-in page", stranger.get("/sign-in")),
                Map.entry("to sign-in", stranger.get("/projects")),
                Map.entry("late form", stranger.postWithoutToken("/sign-in")),
                Map.entry("rejected path", stranger.get("/css//x")),
                Map.entry("style", stranger.get("/css/jiheng.css")),
                Map.entry("picture", stranger.get("/icons.svg")),
                Map.entry("library", stranger.get("/webjars/bootstrap/5.3.8/dist/css/bootstrap.min.css")));
        answers.forEach((kind, answer) -> {
            assertThat(answer.header("Content-Security-Policy")).as(kind).isEqualTo(POLICY);
            assertThat(answer.header("X-Content-Type-Options")).as(kind).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).as(kind).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).as(kind).isEqualTo("same-origin");
            assertThat(answer.headers().firstValue("Server")).as(kind).isEmpty();
            assertThat(answer.headers().firstValue("X-Powered-By")).as(kind).isEmpty();
            assertThat(answer.headers().firstValue("X-Application-Context"))
                    .as(kind)
                    .isEmpty();
        });
        assertThat(answers.entrySet().stream()
                        .filter(each -> !List.of("style", "picture", "library").contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .map(answer -> answer.header("Cache-Control")))
                .as("nothing of a person stays in a shared browser (GIT-28)")
                .allMatch(value -> value.contains("no-store"));
    }

    /** The policy is only worth something if the pages keep to it. */
    @Test
    void noPageHoldsAScriptOrStyleOfItsOwn() {
        var finance = people.finance();
        var project = records.one(
                Scope.wholeRegion(People.HENGXI),
                "select project_id || '/' || fiscal_year from target_version limit 1");
        finance.get("/imports");
        var run = finance.upload("/imports", List.of(Visitor.Upload.text("x.txt", "x")))
                .location();
        for (var path : List.of(
                "/projects", "/projects/" + project, "/projects/" + project + "/print", "/imports", run, "/nowhere")) {
            assertClean(path, finance.whenReady(path));
        }
        assertClean("/sign-in", people.anybody().get("/sign-in"));
    }

    private static void assertClean(String path, Answer answer) {
        var page = answer.page();
        assertThat(page.select("script:not([src]), style, [style], iframe, object, embed, base, meta[http-equiv]"))
                .as(path)
                .isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")
                                || attribute
                                        .getValue()
                                        .strip()
                                        .toLowerCase(Locale.ROOT)
                                        .startsWith("javascript:")))
                .as(path)
                .isEmpty();
        assertThat(page.select("[src], link[href]").stream()
                        .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href")))
                .as("nothing comes from elsewhere: " + path)
                .allMatch(source -> source.startsWith("/") && !source.startsWith("//"));
    }

    /** What reaches no controller and no filter is answered by the container itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /{x} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void theContainerNamesItselfNowhere(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("tomcat", "java.", "exception", "server:");
        }
    }

    @Test
    void aCharacterNoColumnCanHoldIsNotUnderstood() {
        var answer = people.finance().get("/projects?q=%00");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.words()).contains("没看懂这次请求").doesNotContain("Exception", "SQL");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo(POLICY);
    }
}
