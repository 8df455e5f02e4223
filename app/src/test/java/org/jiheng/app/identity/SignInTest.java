package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jiheng.app.Answer;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

/** 登录 — who gets in, what everybody else is told, and when an account or a machine is locked (GIT-04, GIT-08). */
@WithDemo
class SignInTest {
    private static final Scope REGION = Scope.wholeRegion(People.HENGXI);
    private static final String LOCKED = "试错太多次，这个账号锁 30 分钟，过后再试。";

    private final People people;
    private final Records records;

    SignInTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    /** A stranger must not learn which accounts exist, so the three failures read alike. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 账号            | 密码            | 去向     | 说
            都对         | signin.a        | Lvse-shanqiu-42 | /        | 空
            账号大写     | SignIn.A        | Lvse-shanqiu-42 | /        | 空
            账号带空格   | ' signin.a '    | Lvse-shanqiu-42 | /        | 空
            密码错       | signin.a        | Lvse-shanqiu-43 | /sign-in | 账号或密码不对，还可以试 4 次。
            密码大小写错 | signin.a        | lvse-shanqiu-42 | /sign-in | 账号或密码不对，还可以试 4 次。
            没有密码     | signin.a        | ''              | /sign-in | 账号或密码不对，还可以试 4 次。
            没有这个账号 | signin.nobody   | Lvse-shanqiu-42 | /sign-in | 账号或密码不对，还可以试 4 次。
            已停用       | signin.disabled | Lvse-shanqiu-42 | /sign-in | 账号或密码不对，还可以试 4 次。
            什么都没填   | ''              | ''              | /sign-in | 账号或密码不对，还可以试 4 次。
            """)
    void answers(
            String situation,
            String login,
            String password,
            String leadsTo,
            @org.jspecify.annotations.Nullable String says) {
        people.add("signin.a", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        people.add("signin.disabled", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        records.change(REGION, "update officer set enabled = false where login_name = 'signin.disabled'");
        forget();
        var visitor = people.from(people.newAddress());
        var answer = visitor.signIn(login, password);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo(leadsTo);
        var next = visitor.get("/projects");
        assertThat(next.status()).isEqualTo(says == null ? 200 : 302);
        if (says != null) {
            var page = visitor.get("/sign-in").page();
            assertThat(page.select("#problem").text()).isEqualTo(says);
            assertThat(page.select("#login").val()).isEqualTo(login.strip().toLowerCase(java.util.Locale.ROOT));
            assertThat(page.select("#password").val()).isEmpty();
            assertThat(visitor.get("/sign-in").page().select("#problem"))
                    .as("said once")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"signin.lock", "signin.locknobody"})
    void fiveFailuresLockAnAccountWhetherItExistsOrNot(String login) {
        people.add("signin.lock", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        people.add("signin.other", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        forget();
        var visitor = people.from(people.newAddress());
        for (int left = 4; left >= 1; left--) {
            assertThat(problem(visitor, login, "wrong")).isEqualTo("账号或密码不对，还可以试 %d 次。".formatted(left));
        }
        assertThat(problem(visitor, login, "wrong")).isEqualTo(LOCKED);
        assertThat(problem(visitor, login, People.PASSWORD))
                .as("the right password, too late")
                .isEqualTo(LOCKED);
        assertThat(problem(people.from(people.newAddress()), login, People.PASSWORD))
                .as("from another machine")
                .isEqualTo(LOCKED);
        assertThat(visitor.signIn("signin.other", People.PASSWORD).location())
                .as("somebody else")
                .isEqualTo("/");
    }

    @Test
    void aSuccessForgetsTheFailures() {
        people.add("signin.reset", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        var visitor = people.from(people.newAddress());
        for (int round = 0; round < 3; round++) {
            for (int failure = 0; failure < 4; failure++) {
                problem(visitor, "signin.reset", "wrong");
            }
            assertThat(visitor.signIn("signin.reset", People.PASSWORD).location())
                    .isEqualTo("/");
            visitor = people.from(people.newAddress());
        }
    }

    @Test
    void halfAnHourLaterTheAccountIsOpenAgain() {
        people.add("signin.later", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        var visitor = people.from(people.newAddress());
        for (int failure = 0; failure < 5; failure++) {
            problem(visitor, "signin.later", "wrong");
        }
        records.asOwner("update sign_in_failure set at = at - interval '29 minutes' where subject = 'signin.later'");
        assertThat(problem(visitor, "signin.later", People.PASSWORD)).isEqualTo(LOCKED);
        records.asOwner("update sign_in_failure set at = at - interval '2 minutes' where subject = 'signin.later'");
        assertThat(visitor.signIn("signin.later", People.PASSWORD).location()).isEqualTo("/");
    }

    /** An office behind one address may fail more often than one person, but not without end. */
    @Test
    void thirtyFailuresLockAMachine() {
        people.add("signin.guest", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        var address = people.newAddress();
        records.asOwner("insert into sign_in_failure (kind, subject) select 'ADDRESS', '%s' from generate_series(1, 29)"
                .formatted(address));
        var visitor = people.from(address);
        problem(visitor, "signin.guest", "wrong");
        assertThat(visitor.signIn("signin.guest", People.PASSWORD).location()).isEqualTo("/sign-in");
        assertThat(people.from(people.newAddress())
                        .signIn("signin.guest", People.PASSWORD)
                        .location())
                .as("the same person elsewhere")
                .isEqualTo("/");
    }

    /** Bytes that no account can have must end in the same sentence, not in a fault. */
    @Test
    void oddInputIsAWrongPasswordAndNothingElse() {
        forget();
        for (var odd : List.of(
                "a".repeat(100_000),
                "\uFFFF",
                "\u200B",
                "𠮷".repeat(300),
                "' or '1'='1",
                "<script>alert(1)</script>",
                "../..")) {
            var visitor = people.from(people.newAddress());
            assertThat(problem(visitor, odd, People.PASSWORD)).as(odd).isEqualTo("账号或密码不对，还可以试 4 次。");
            assertThat(visitor.signIn("zhouminhui", odd).location()).isEqualTo("/sign-in");
            forget();
        }
    }

    @Test
    void aCharacterNoColumnCanHoldIsRefused() {
        var visitor = people.from(people.newAddress());
        for (var login : List.of("\0", "a\0b")) {
            var answer = visitor.signIn(login, People.PASSWORD);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.words()).contains("没看懂这次请求");
        }
    }

    @Test
    void theAddressOfAProxyHeaderIsNotBelieved() {
        people.add("signin.proxy", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        var last = records.lastEvent(People.HENGXI);
        var address = people.newAddress();
        people.from(address).with("X-Forwarded-For", "10.1.2.3").signIn("signin.proxy", People.PASSWORD);
        assertThat(records.in(REGION, "select address from audit_event where action = '登录' and id > " + last))
                .containsExactly(address);
    }

    @Test
    void everyAttemptOnAnAccountIsAudited() {
        people.add("signin.audit", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        var last = records.lastEvent(People.HENGXI);
        var visitor = people.from(people.newAddress());
        visitor.signIn("signin.audit", "wrong");
        visitor.signIn("signin.audit", People.PASSWORD);
        visitor.get("/projects");
        visitor.post("/sign-out");
        assertThat(records.eventsSince(People.HENGXI, last))
                .containsExactly("登录失败 officer", "登录 officer", "退出 officer");
        assertThat(records.in(
                        REGION,
                        "select before::text || after::text || subject_id || actor_role || organisation from audit_event where id > "
                                + last))
                .containsOnly("{}{}signin.auditUNIT_CLERK区水利局");
    }

    @Test
    void theSessionChangesItsNumberAndEndsWithSigningOut() {
        people.add("signin.session", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        var visitor = people.from(people.newAddress());
        visitor.get("/sign-in");
        var before = session(visitor);
        assertThat(visitor.signIn("signin.session", People.PASSWORD).location()).isEqualTo("/");
        assertThat(session(visitor)).as("against a planted session").isNotEqualTo(before);
        var thief = people.anybody();
        thief.takeCookiesOf(visitor);
        assertThat(thief.get("/projects").status()).isEqualTo(200);
        assertThat(records.without("select principal_name from spring_session where principal_name = 'signin.session'"))
                .hasSize(1);

        visitor.get("/projects");
        var bye = visitor.post("/sign-out");
        assertThat(bye.location()).isEqualTo("/sign-in?bye");
        assertThat(visitor.get("/sign-in?bye").words()).contains("已经退出。");
        assertThat(thief.get("/projects").location()).as("the old cookie").startsWith("/sign-in");
        assertThat(records.without("select principal_name from spring_session where principal_name = 'signin.session'"))
                .isEmpty();
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        var visitor = people.from(people.newAddress());
        visitor.get("/sign-in");
        assertThat(visitor.cookieLines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("HttpOnly")
                        .contains("SameSite=Lax")
                        .contains("Path=/")
                        .doesNotContain("Domain=", "Expires="));
    }

    @Test
    void thePageAskedForIsShownAfterSigningIn() {
        people.add("signin.deep", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        var visitor = people.from(people.newAddress());
        assertThat(visitor.get("/projects?year=2026&q=%E6%B8%85").location()).isEqualTo("/sign-in");
        assertThat(visitor.signIn("signin.deep", People.PASSWORD).location())
                .startsWith("/projects?year=2026&q=%E6%B8%85");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "/\\evil.example", "https://evil.example/"})
    void nobodyIsSentToAnotherSite(String target) {
        people.add("signin.redirect", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        var visitor = people.from(people.newAddress());
        visitor.get("/sign-in?continue=" + Visitor.encoded(target) + "&redirect=" + Visitor.encoded(target));
        var answer = visitor.post(
                "/sign-in?continue=" + Visitor.encoded(target),
                "login",
                "signin.redirect",
                "password",
                People.PASSWORD,
                "continue",
                target);
        assertThat(answer.location()).isEqualTo("/");
    }

    @Test
    void aPasswordIsKeptAsAnArgon2Hash() {
        var hashes = records.in(REGION, "select password_hash from officer");
        assertThat(hashes).hasSizeGreaterThan(2).allMatch(hash -> hash.startsWith("$argon2id$v=19$m=256,t=1,p=1$"));
        assertThat(hashes).as("each salted on its own").doesNotHaveDuplicates();
        assertThat(records.without("select login_name from officer"))
                .as("without a scope")
                .isEmpty();
    }

    /** The test run asks for less, so that a thousand sign-ins take no minutes; the product does not. */
    @Test
    void theProductsOwnHashHasItsFullCost() throws NoSuchMethodException {
        var asked = IdentityConfiguration.class
                .getDeclaredMethod("passwords", int.class, int.class)
                .getParameters();
        assertThat(Stream.of(asked).map(each -> each.getAnnotation(Value.class).value()))
                .containsExactly("${jiheng.passwords.memory-kib:16384}", "${jiheng.passwords.passes:2}");
        var encoder = new IdentityConfiguration().passwords(16_384, 2);
        var hash = encoder.encode(People.PASSWORD);
        assertThat(hash).startsWith("$argon2id$v=19$m=16384,t=2,p=1$");
        assertThat(encoder.matches(People.PASSWORD, hash)).isTrue();
        assertThat(encoder.matches(People.PASSWORD + "x", hash)).isFalse();
    }

    @Test
    void aLoginNameIsUniqueForEver() {
        people.add("signin.once", People.HENGXI, "区水利局", Role.UNIT_CLERK);
        records.change(REGION, "update officer set enabled = false where login_name = 'signin.once'");
        org.assertj.core.api.Assertions.assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                .isThrownBy(() -> records.change(
                        Scope.wholeRegion(People.CHANGSHOU),
                        "insert into account_directory (login_name, region_code) values ('signin.once', '500115000')"))
                .havingRootCause()
                .withMessageContaining("account_directory_pkey");
    }

    private String problem(Visitor visitor, String login, String password) {
        Answer answer = visitor.signIn(login, password);
        assertThat(answer.location()).isEqualTo("/sign-in");
        return visitor.get("/sign-in").page().select("#problem").text();
    }

    private static String session(Visitor visitor) {
        return String.valueOf(visitor.cookies().get("SESSION"));
    }

    /** As if half an hour had passed. */
    private void forget() {
        records.asOwner("delete from sign_in_failure");
    }
}
