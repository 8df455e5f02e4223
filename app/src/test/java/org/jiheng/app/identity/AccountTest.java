package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiheng.app.People;
import org.jiheng.app.People.District;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 我的账号 — the password and its end, sessions and theirs (GIT-02, GIT-03, GIT-05). */
@WithDemo
class AccountTest {
    private static final String ANOTHER = "Qingshan-lvshui-7";

    private final People people;
    private final Records records;

    AccountTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    private Visitor clerk(District district, String login) {
        return people.made(login, district.code(), "区水利局", Role.UNIT_CLERK);
    }

    private static String change(Visitor visitor, String old, String wanted, String again) {
        visitor.get("/account/password");
        return visitor.post("/account/password", "old", old, "password", wanted, "again", again)
                .page()
                .select("#problem")
                .text();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            情形         | 原密码          | 新密码            | 再填              | 说
            原密码错     | wrong           | Qingshan-lvshui-7 | Qingshan-lvshui-7 | 原来的密码不对
            两次不同     | Lvse-shanqiu-42 | Qingshan-lvshui-7 | Qingshan-lvshui-8 | 两次填的新密码不一样
            太短         | Lvse-shanqiu-42 | Ab-1              | Ab-1              | 密码至少要8个字符
            只有两种     | Lvse-shanqiu-42 | qingshanlvshui7   | qingshanlvshui7   | 大写、小写、数字、符号四种里至少要有三种
            太常见       | Lvse-shanqiu-42 | P@ssw0rd          | P@ssw0rd          | 这个密码太常见，换一个
            没有变       | Lvse-shanqiu-42 | Lvse-shanqiu-42   | Lvse-shanqiu-42   | 这个密码最近用过，换一个没用过的
            """)
    void aBadPasswordIsRefusedWithItsReason(String situation, String old, String wanted, String again, String says) {
        var district = people.newDistrict("区水利局");
        var visitor = clerk(district, district.login("zh"));
        assertThat(change(visitor, old, wanted, again)).isEqualTo(says);
        assertThat(people.anybody()
                        .signIn(district.login("zh"), People.PASSWORD)
                        .location())
                .isEqualTo("/");
    }

    @Test
    void theLastFivePasswordsDoNotComeBack() {
        var district = people.newDistrict("区水利局");
        var visitor = clerk(district, district.login("zh"));
        var now = People.PASSWORD;
        for (int round = 1; round <= 4; round++) {
            var next = "Qingshan-lvshui-" + round;
            assertThat(change(visitor, now, next, next)).isEmpty();
            now = next;
        }
        assertThat(change(visitor, now, People.PASSWORD, People.PASSWORD)).contains("最近用过");
        assertThat(change(visitor, now, "Qingshan-lvshui-5", "Qingshan-lvshui-5"))
                .isEmpty();
        assertThat(change(visitor, "Qingshan-lvshui-5", People.PASSWORD, People.PASSWORD))
                .as("five others since")
                .isEmpty();
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() {
        var district = people.newDistrict("区水利局");
        var login = district.login("zh");
        var visitor = clerk(district, login);
        var elsewhere = people.anybody();
        elsewhere.signIn(login, People.PASSWORD);
        assertThat(elsewhere.get("/projects").status()).isEqualTo(200);
        var before = visitor.cookies().get("SESSION");
        assertThat(change(visitor, People.PASSWORD, ANOTHER, ANOTHER)).isEmpty();
        assertThat(visitor.cookies().get("SESSION")).isNotEqualTo(before);
        assertThat(elsewhere.get("/projects").location()).isEqualTo("/sign-in");
        assertThat(visitor.get("/projects").status()).isEqualTo(200);
    }

    /** Assessors try this with a bare HTTP client: the session is valid, the password is not (GIT-03). */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/projects", "/imports", "/originals/1", "/account", "/account/password", "/officers"})
    void anExpiredPasswordReachesNothingButItsChange(String path) {
        var district = people.newDistrict("区水利局");
        var login = district.login("zh");
        people.add(login, district.code(), "区水利局", Role.UNIT_CLERK);
        records.change(
                district.scope(),
                "update officer set password_changed_at = now() - interval '90 days' where login_name = '%s'"
                        .formatted(login));
        var visitor = people.anybody();
        assertThat(visitor.signIn(login, People.PASSWORD).location()).isEqualTo("/");
        assertThat(visitor.get(path).location()).isEqualTo("/sign-in/password");
        assertThat(visitor.get("/sign-in/password").words()).contains("密码用满 90 天了");
        assertThat(visitor.post("/imports").location()).isEqualTo("/sign-in/password");
        assertThat(visitor.with("HX-Request", "true").get(path).status()).isEqualTo(401);
    }

    @Test
    void afterTheChangeThePageFirstAskedForIsShown() {
        var district = people.newDistrict("区水利局");
        var login = district.login("zh");
        people.add(login, district.code(), "区水利局", Role.UNIT_CLERK);
        records.change(
                district.scope(),
                "update officer set must_change_password = true where login_name = '%s'".formatted(login));
        var visitor = people.anybody();
        visitor.get("/imports");
        assertThat(visitor.signIn(login, People.PASSWORD).location()).startsWith("/imports");
        assertThat(visitor.get("/imports").location()).isEqualTo("/sign-in/password");
        var session = visitor.cookies().get("SESSION");
        visitor.get("/sign-in/password");
        assertThat(visitor.post("/sign-in/password", "old", People.PASSWORD, "password", ANOTHER, "again", ANOTHER)
                        .location())
                .startsWith("/imports");
        assertThat(visitor.cookies().get("SESSION")).as("a new number").isNotEqualTo(session);
        assertThat(visitor.get("/imports").status()).isEqualTo(200);
        assertThat(visitor.get("/sign-in/password").status())
                .as("the step is passed")
                .isEqualTo(403);
    }

    @Test
    void fifteenDaysBeforeItsEndThePasswordIsMentionedOnEveryPage() {
        var district = people.newDistrict("区水利局");
        var login = district.login("zh");
        people.add(login, district.code(), "区水利局", Role.UNIT_CLERK);
        records.change(
                district.scope(),
                "update officer set password_changed_at = now() - interval '80 days' where login_name = '%s'"
                        .formatted(login));
        var visitor = people.anybody();
        visitor.signIn(login, People.PASSWORD);
        assertThat(visitor.get("/projects").words()).contains("密码还有 10 天到期");
        assertThat(change(visitor, People.PASSWORD, ANOTHER, ANOTHER)).isEmpty();
    }

    @Test
    void onesSessionsAreListedAndEndedOneByOne() {
        var district = people.newDistrict("区水利局");
        var login = district.login("zh");
        var visitor = clerk(district, login);
        var elsewhere = people.from(people.newAddress());
        elsewhere.with("User-Agent", "<b>elsewhere</b>").signIn(login, People.PASSWORD);
        elsewhere.get("/projects");
        var page = visitor.get("/account");
        assertThat(page.words()).contains("这里").contains("<b>elsewhere</b>");
        assertThat(page.text())
                .as("the cookie's value")
                .doesNotContain(String.valueOf(elsewhere.cookies().get("SESSION")));
        visitor.post(
                "/account/sessions/end",
                "handle",
                page.page().select("input[name=handle]").val());
        assertThat(elsewhere.get("/projects").location()).isEqualTo("/sign-in");
        assertThat(visitor.get("/account").words()).contains("退出了 1 处登录");
    }

    @Test
    void theSessionOfAnAdministratorIsShorterAndNoneLastsForEver() {
        var district = people.newDistrict("区水利局");
        var login = district.login("zh");
        var visitor = clerk(district, login);
        visitor.get("/account");
        assertThat(records.without(
                        "select distinct max_inactive_interval from spring_session where principal_name = '%s'"
                                .formatted(login)))
                .containsExactly("1800");
        people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR).get("/account");
        assertThat(records.without(
                        "select distinct max_inactive_interval from spring_session where principal_name like 'r%%%s' and max_inactive_interval < 1800"
                                .formatted(district.code())))
                .containsExactly("900");
    }
}
