package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.app.OwnFolder;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.database.WithTestDatabase;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** 统一身份登录 — against a real authorization server: whoever is unknown waits, whoever is known is in, and a stolen answer opens nothing. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithTestDatabase
@Import({OwnFolder.class, People.class, Records.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class OidcSignInTest {
    private static final HouseServer HOUSE = new HouseServer();

    private final People people;
    private final Records records;
    private final String server;

    OidcSignInTest(People people, Records records, Environment environment) {
        this.people = people;
        this.records = records;
        this.server = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    @DynamicPropertySource
    static void house(DynamicPropertyRegistry properties) throws IOException {
        var secret = Files.writeString(
                Files.createTempFile(Path.of("target"), "client", ".secret"), HouseServer.SECRET + "\n");
        properties.add("jiheng.oidc.issuer", HOUSE::issuer);
        properties.add("jiheng.oidc.client-id", () -> HouseServer.CLIENT);
        properties.add("jiheng.oidc.client-secret-file", secret::toString);
        properties.add("jiheng.oidc.name", () -> "衡溪区统一身份认证");
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    /** 浏览器 — keeps the cookies of both servers and follows where it is sent, remembering where it has been. */
    private final class Browser {
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final List<String> been = new ArrayList<>();

        HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            var answer =
                    client.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
            been.add(answer.uri().toString());
            var next = answer.headers().firstValue("Location");
            return answer.statusCode() == 302 && next.isPresent()
                    ? send(HttpRequest.newBuilder(answer.uri().resolve(next.get())))
                    : answer;
        }

        HttpResponse<String> get(String address) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(address)));
        }

        /** From the sign-in page to wherever it ends. */
        HttpResponse<String> signIn(String who) throws IOException, InterruptedException {
            var page = get(server + "/sign-in/with/house");
            assertThat(page.uri().toString()).startsWith(HOUSE.issuer() + "/login");
            var token = Jsoup.parse(page.body()).select("input[name=_csrf]").val();
            var form = "username=%s&password=%s&_csrf=%s"
                    .formatted(who, HouseServer.PASSWORD, URLEncoder.encode(token, StandardCharsets.UTF_8));
            return send(HttpRequest.newBuilder(URI.create(HOUSE.issuer() + "/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }
    }

    @Test
    void theUnknownWaitTheKnownAreInAndNothingIsReplayed() throws IOException, InterruptedException {
        var district = people.newDistrict("区水利局");
        var login = district.login("zh");
        people.add(login, district.code(), "区水利局", Role.UNIT_CLERK);
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        assertThat(new Browser().get(server + "/sign-in").body()).contains("衡溪区统一身份认证");

        var stranger = new Browser();
        var answer = stranger.signIn("hou-0017");
        assertThat(answer.uri().getPath()).isEqualTo("/sign-in");
        assertThat(answer.body()).contains("还没有对应的账号").doesNotContain("hou-0017");
        assertThat(stranger.get(server + "/projects").uri().getPath()).isEqualTo("/sign-in");

        var list = system.get("/officers/waiting");
        assertThat(list.words()).contains("hou-0017");
        var action = list.page().select("form[action$=/assignment]").attr("action");
        system.post(action, "login", "nobody.here");
        assertThat(system.get("/officers/waiting").words()).contains("没有账号", "hou-0017");
        system.post(action, "login", login);
        assertThat(system.get("/officers/waiting").words()).contains("关联好了").doesNotContain("hou-0017");

        var known = new Browser();
        var in = known.signIn("hou-0017");
        assertThat(in.uri().getPath()).isEqualTo("/desk");
        assertThat(known.get(server + "/account").body()).contains("测试员" + login);
        assertThat(records.in(
                        district.scope(),
                        "select action || ' ' || outcome from audit_event where action ~ '统一身份|^登录' and actor_login in ('', '%s')"
                                        .formatted(login)
                                + " or action = '关联统一身份' order by number"))
                .containsExactly("统一身份待认领 DONE", "关联统一身份 DONE", "登录 DONE");

        // The address the house sent this browser back to: good once, and only in the browser that had asked.
        var back = known.been.stream()
                .filter(each -> each.contains("/sign-in/back?"))
                .findFirst()
                .orElseThrow();
        assertThat(known.get(back).uri().getPath()).as("still in").isEqualTo("/desk");
        assertThat(new Browser().get(back).body()).contains("统一身份认证没有通过");
        var other = new Browser();
        other.get(server + "/sign-in/with/house");
        assertThat(other.get(back).body()).contains("统一身份认证没有通过");
        assertThat(other.get(server + "/projects").uri().getPath()).isEqualTo("/sign-in");

        records.change(district.scope(), "update officer set enabled = false where login_name = '%s'".formatted(login));
        assertThat(new Browser().signIn("hou-0017").body()).contains("账号停用");
        // The password stays a way in (GIT-96), and the same identity is nobody else's.
        records.change(district.scope(), "update officer set enabled = true where login_name = '%s'".formatted(login));
        assertThat(people.anybody().signIn(login, People.PASSWORD).location()).isEqualTo("/");
    }
}
