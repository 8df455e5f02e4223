package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.commons.codec.binary.Base32;
import org.jiheng.app.People;
import org.jiheng.app.People.District;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.cryptography.OneTimeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 动态码 — a second factor as RFC 6238 has it, good once, with codes for the day the telephone is lost (GIT-07). */
@WithDemo
class SecondFactorTest {
    private final People people;
    private final Records records;

    SecondFactorTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    /** The test vectors of RFC 6238, appendix B, the last six digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void theCodesAreThoseOfTheStandard(long second, String code) {
        var secret = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(OneTimeCode.at(secret, OneTimeCode.step(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    private static String code(String secret, long offset) {
        return OneTimeCode.at(new Base32().decode(secret.replace(" ", "")), OneTimeCode.step(Instant.now()) + offset);
    }

    private record Bound(String login, String secret, String boundWith, List<String> recovery) {}

    private Bound bound(District district) {
        var login = district.login("zh");
        var visitor = people.made(login, district.code(), "区水利局", Role.UNIT_CLERK);
        var page = visitor.get("/account/second-factor").page();
        var secret = page.select("code.secret").text();
        assertThat(page.select("svg.qr path").attr("d")).startsWith("M");
        assertThat(visitor.post("/account/second-factor", "code", "000000").words())
                .contains("动态码不对");
        var first = code(secret, -1);
        var done = visitor.post("/account/second-factor", "code", first);
        return new Bound(login, secret, first, done.each("ol.codes code"));
    }

    @Test
    void thePasswordAloneNoLongerOpensAnything() {
        var district = people.newDistrict("区水利局");
        var last = records.lastEvent(district.code());
        var bound = bound(district);
        assertThat(bound.recovery()).hasSize(8).doesNotHaveDuplicates();
        assertThat(records.eventsSince(district.code(), last)).contains("绑定动态码 officer");
        var visitor = people.anybody();
        assertThat(visitor.signIn(bound.login(), People.PASSWORD).location()).isEqualTo("/");
        assertThat(visitor.get("/projects").location()).isEqualTo("/sign-in/second-factor");
        visitor.get("/sign-in/second-factor");
        assertThat(visitor.post("/imports").location()).isEqualTo("/sign-in/second-factor");
        var session = visitor.cookies().get("SESSION");
        assertThat(visitor.post("/sign-in/second-factor", "code", code(bound.secret(), 0))
                        .location())
                .startsWith("/projects");
        assertThat(visitor.cookies().get("SESSION")).isNotEqualTo(session);
        assertThat(visitor.get("/projects").status()).isEqualTo(200);
        assertThat(records.eventsSince(district.code(), last)).endsWith("登录 officer");
    }

    @Test
    void aCodeIsGoodOnceAndSoIsARecoveryCode() {
        var district = people.newDistrict("区水利局");
        var bound = bound(district);
        assertThat(enter(bound, bound.boundWith()))
                .as("the one it was bound with")
                .isFalse();
        var now = code(bound.secret(), 0); // made once: the half minute may end between two questions
        assertThat(enter(bound, now)).isTrue();
        assertThat(enter(bound, now)).as("seen over the shoulder").isFalse();
        assertThat(enter(bound, code(bound.secret(), 9))).as("minutes ahead").isFalse();
        var recovery = bound.recovery().getFirst();
        assertThat(enter(bound, recovery.toUpperCase(java.util.Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(enter(bound, recovery)).isFalse();
        assertThat(enter(bound, bound.recovery().get(1))).isTrue();
    }

    private boolean enter(Bound bound, String code) {
        var visitor = people.from(people.newAddress());
        visitor.signIn(bound.login(), People.PASSWORD);
        visitor.get("/sign-in/second-factor");
        visitor.post("/sign-in/second-factor", "code", code);
        return visitor.get("/projects").status() == 200;
    }

    /** Signing in with the password again must not give five more guesses. */
    @Test
    void guessingLocksTheAccount() {
        var district = people.newDistrict("区水利局");
        var bound = bound(district);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(enter(bound, "12345" + guess)).isFalse();
        }
        assertThat(people.from(people.newAddress())
                        .signIn(bound.login(), People.PASSWORD)
                        .location())
                .isEqualTo("/sign-in");
        assertThat(enter(bound, code(bound.secret(), 0))).isFalse();
    }

    @Test
    void theSecretIsNotInTheDatabase() {
        var district = people.newDistrict("区水利局");
        var bound = bound(district);
        var kept = records.one(
                district.scope(), "select totp_secret from officer where login_name = '%s'".formatted(bound.login()));
        assertThat(kept).isNotEmpty().doesNotContain(bound.secret().replace(" ", ""));
        assertThat(records.in(district.scope(), "select code_hash from recovery_code"))
                .hasSize(8)
                .allMatch(hash -> hash.startsWith("$argon2id$"));
    }

    @Test
    void itIsGivenUpWithThePasswordOnlyOrBySomebodyElseForOne() {
        var district = people.newDistrict("区水利局");
        var bound = bound(district);
        var visitor = people.anybody();
        visitor.signIn(bound.login(), People.PASSWORD);
        visitor.get("/sign-in/second-factor");
        visitor.post("/sign-in/second-factor", "code", code(bound.secret(), 0));
        visitor.get("/account/second-factor");
        visitor.post("/account/second-factor/removal", "password", "wrong");
        assertThat(visitor.get("/account/second-factor").words()).contains("已经绑定");
        visitor.post("/account/second-factor/removal", "password", People.PASSWORD);
        assertThat(visitor.get("/account").words()).contains("动态码解除了");
        assertThat(people.anybody().signIn(bound.login(), People.PASSWORD).location())
                .isEqualTo("/");
    }

    @Test
    void theSecurityAdministratorFreesWhoHasLostEverything() {
        var district = people.newDistrict("区水利局");
        var bound = bound(district);
        var id = records.one(
                district.scope(), "select id from officer where login_name = '%s'".formatted(bound.login()));
        Visitor security = people.of(district, "财政局", Role.SECURITY_ADMINISTRATOR);
        assertThat(security.get("/officers/" + id).words()).contains("解除动态码");
        security.post("/officers/" + id + "/second-factor-reset");
        var visitor = people.anybody();
        visitor.signIn(bound.login(), People.PASSWORD);
        assertThat(visitor.get("/projects").status()).isEqualTo(200);
    }
}
