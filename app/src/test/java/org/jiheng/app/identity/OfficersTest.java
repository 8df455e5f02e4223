package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiheng.app.Answer;
import org.jiheng.app.People;
import org.jiheng.app.People.District;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 人员 — an account and each right need two persons, roles exclude each other, and nobody reaches another division (GIT-09 … 11). */
@WithDemo
class OfficersTest {
    private final People people;
    private final Records records;

    OfficersTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    private Visitor system(District district) {
        return people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
    }

    private Visitor security(District district) {
        return people.of(district, "财政局", Role.SECURITY_ADMINISTRATOR);
    }

    private String organisation(District district, String name) {
        return records.one(district.scope(), "select id from organisation where name = '%s'".formatted(name));
    }

    private Answer create(Visitor system, District district, String login, String role, String place) {
        system.get("/officers/new");
        var home = organisation(district, place);
        return system.post(
                "/officers",
                "name",
                "沈知秋",
                "login",
                login,
                "home",
                home,
                "role",
                role,
                "organisation",
                home,
                "from",
                "2026-01-01");
    }

    private String id(District district, String login) {
        return records.one(district.scope(), "select id from officer where login_name = '%s'".formatted(login));
    }

    private String appointment(District district, String login) {
        return records.one(
                district.scope(),
                "select max(a.id) from appointment a join officer o on o.id = a.officer_id where o.login_name = '%s'"
                        .formatted(login));
    }

    @Test
    void anAccountIsUsableOnlyAfterTheSecondPerson() {
        var district = people.newDistrict("区水利局");
        var system = system(district);
        var login = district.login("zhiqiu");
        var last = records.lastEvent(district.code());
        var made = create(system, district, login, "UNIT_CLERK", "区水利局");
        var password = made.page().select("#password").text();
        assertThat(password).matches("[A-Z][a-z]{3}-[a-z]{4}-[a-z]{4}[2-9]");
        assertThat(system.get("/officers/" + id(district, login)).text())
                .as("told once")
                .doesNotContain(password);
        assertThat(people.anybody().signIn(login, password).location()).isEqualTo("/sign-in");

        assertThat(system.post("/officers/confirmations", "appointment", appointment(district, login))
                        .status())
                .as("not by whoever asked")
                .isEqualTo(403);
        var security = security(district);
        security.get("/officers");
        security.post("/officers/confirmations", "appointment", appointment(district, login));
        assertThat(records.eventsSince(district.code(), last)).contains("新建账号 officer", "申请授权 officer", "确认授权 officer");

        var officer = people.anybody();
        assertThat(officer.signIn(login, password).location()).isEqualTo("/");
        assertThat(officer.get("/projects").location()).isEqualTo("/sign-in/password");
    }

    @Test
    void nobodyConfirmsWhatTheyAskedForOrWhatIsForThemselves() {
        var district = people.newDistrict("区水利局");
        var security = security(district);
        var clerk = district.login("clerk");
        people.add(clerk, district.code(), "区水利局", Role.UNIT_CLERK);
        security.get("/officers/" + id(district, clerk));
        security.post(
                "/officers/" + id(district, clerk) + "/appointments",
                "role",
                "UNIT_HEAD",
                "organisation",
                organisation(district, "区水利局"),
                "from",
                "2026-01-01");
        security.post("/officers/confirmations", "appointment", appointment(district, clerk));
        assertThat(security.get("/officers/" + id(district, clerk)).words()).contains("待确认");
        assertThat(security.get("/officers").words()).contains("1 项授权待确认");
        var own = records.one(
                district.scope(), "select officer_id from appointment where role = 'SECURITY_ADMINISTRATOR'");
        assertThat(security.get("/officers/" + own).words())
                .contains("这是您自己的账号")
                .doesNotContain("申请授权");
        security.post(
                "/officers/" + own + "/appointments",
                "role",
                "SECURITY_ADMINISTRATOR",
                "organisation",
                organisation(district, "财政局"),
                "from",
                "2026-01-01");
        assertThat(security.get("/officers/" + own).words()).contains("不能给自己申请授权");

        var another = people.made(district.login("aq2"), district.code(), "财政局", Role.SECURITY_ADMINISTRATOR);
        another.get("/officers");
        another.post("/officers/confirmations", "appointment", appointment(district, clerk));
        assertThat(another.get("/officers").words()).contains("0 项授权待确认");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            已有                 | 再要                        | 任在     | 说
            UNIT_CLERK           | SYSTEM_ADMINISTRATOR        | 区水利局 | 管理员不办业务
            SYSTEM_ADMINISTRATOR | SECURITY_ADMINISTRATOR      | 财政局   | 三员各由一人担任
            DEPARTMENT_REVIEWER  | FINANCE_PERFORMANCE_SECTION | 财政局   | 申报、审核和财政审核不能是同一个人
            UNIT_CLERK           | FINANCE_BUDGET_SECTION      | 财政局   | 申报、审核和财政审核不能是同一个人
            UNIT_CLERK           | AUDITOR                     | 区水利局 | 审计不能审自己经手的
            UNIT_CLERK           | FINANCE_LINE_SECTION        | 财政局   | 归口的部门，至少一个
            UNIT_CLERK           | DEPARTMENT_REVIEWER         | 区河道处 | 要任在主管部门
            UNIT_CLERK           | DEPARTMENT_REVIEWER         | 区水利局 | 等另一位安全管理员确认
            """)
    void someRolesExcludeEachOther(String held, String wanted, String place, String says) {
        var district = people.newDistrict("区水利局", "区水利局>区河道处");
        var login = district.login("zhiqiu");
        people.add(login, district.code(), held.startsWith("SYSTEM") ? "财政局" : "区水利局", Role.valueOf(held));
        var system = system(district);
        var id = id(district, login);
        system.get("/officers/" + id);
        system.post(
                "/officers/" + id + "/appointments",
                "role",
                wanted,
                "organisation",
                organisation(district, place),
                "from",
                "2026-01-01");
        assertThat(system.get("/officers/" + id).words()).contains(says);
    }

    @Test
    void aSubstituteActsForSomeDaysOnly() {
        var district = people.newDistrict("区水利局", "区教委");
        var away = district.login("away");
        var substitute = district.login("sub");
        people.add(away, district.code(), "区水利局", Role.DEPARTMENT_REVIEWER);
        people.add(substitute, district.code(), "区教委", Role.UNIT_CLERK);
        var system = system(district);
        var id = id(district, substitute);
        system.get("/officers/" + id);
        system.post(
                "/officers/" + id + "/substitutions",
                "absent",
                appointment(district, away),
                "from",
                "2026-01-01",
                "until",
                "2099-12-31",
                "reason",
                "出差");
        var security = security(district);
        security.get("/officers");
        security.post("/officers/confirmations", "appointment", appointment(district, substitute));
        assertThat(security.get("/officers/" + id).words())
                .contains("代理 测试员" + away)
                .contains("出差");

        var visitor = people.anybody();
        visitor.signIn(substitute, People.PASSWORD);
        assertThat(visitor.get("/projects").location()).isEqualTo("/sign-in/post");
        var choice = visitor.get("/sign-in/post").page();
        assertThat(choice.select("button[name=appointment]").eachText()).containsExactly("区教委 · 单位经办", "区水利局 · 主管部门审核");
        visitor.post(
                "/sign-in/post",
                "appointment",
                choice.select("button[name=appointment]").get(1).val());
        assertThat(visitor.get("/account").words()).contains("区水利局 · 主管部门审核");
        assertThat(visitor.get("/imports").status())
                .as("reviewers import nothing")
                .isEqualTo(403);
        visitor.get("/account");
        assertThat(visitor.post("/account/post", "appointment", appointment(district, away))
                        .status())
                .as("a post of somebody else")
                .isEqualTo(404);

        records.change(
                district.scope(),
                "update appointment set valid_until = current_date - 1 where id = " + appointment(district, substitute)
                        + " and valid_from < current_date");
        var later = people.anybody();
        later.signIn(substitute, People.PASSWORD);
        assertThat(later.get("/projects").status())
                .as("only the own post is left")
                .isEqualTo(200);
    }

    @Test
    void anAccountOfAnotherDivisionIsNotThere() {
        var district = people.newDistrict("区水利局");
        var system = system(district);
        var security = security(district);
        var stranger = String.valueOf(people.officer("zhouminhui").id());
        assertThat(system.get("/officers/" + stranger).status()).isEqualTo(404);
        system.get("/officers");
        security.get("/officers");
        for (var action : new String[] {"password-reset", "disabling", "appointments", "substitutions"}) {
            assertThat(system.post("/officers/" + stranger + "/" + action).status())
                    .as(action)
                    .isEqualTo(404);
        }
        for (var action : new String[] {"unlocking", "enabling", "second-factor-reset", "appointments/1/end"}) {
            assertThat(security.post("/officers/" + stranger + "/" + action).status())
                    .as(action)
                    .isEqualTo(404);
        }
        security.post("/officers/disabling", "officer", stranger);
        assertThat(people.anybody()
                        .signIn("zhouminhui", people.demoPassword("zhouminhui"))
                        .location())
                .isEqualTo("/");
    }

    @Test
    void disablingEndsWhatIsOpenAndResettingTheOldPassword() {
        var district = people.newDistrict("区水利局");
        var login = district.login("zhiqiu");
        people.add(login, district.code(), "区水利局", Role.UNIT_CLERK);
        var officer = people.anybody();
        officer.signIn(login, People.PASSWORD);
        assertThat(officer.get("/projects").status()).isEqualTo(200);
        var system = system(district);
        var id = id(district, login);
        system.get("/officers/" + id);
        var password = system.post("/officers/" + id + "/password-reset")
                .page()
                .select("#password")
                .text();
        assertThat(officer.get("/projects").location()).as("signed out").isEqualTo("/sign-in");
        assertThat(people.anybody().signIn(login, People.PASSWORD).location()).isEqualTo("/sign-in");
        officer.signIn(login, password);
        assertThat(officer.get("/sign-in/password").status()).isEqualTo(200);

        system.get("/officers/" + id);
        system.post("/officers/" + id + "/disabling");
        assertThat(officer.get("/sign-in/password").location()).isEqualTo("/sign-in");
        assertThat(people.anybody().signIn(login, password).location()).isEqualTo("/sign-in");
        assertThat(create(system, district, login, "", "区水利局").words())
                .as("for ever (GIT-01)")
                .contains("用过了");

        var security = security(district);
        security.get("/officers/" + id);
        security.post("/officers/" + id + "/enabling");
        assertThat(people.anybody().signIn(login, password).location()).isEqualTo("/");
    }

    @Test
    void theUnusedAreListedAndDisabledInOneStep() {
        var district = people.newDistrict("区水利局");
        people.add(district.login("gone"), district.code(), "区水利局", Role.UNIT_CLERK);
        people.add(district.login("here"), district.code(), "区水利局", Role.UNIT_CLERK);
        records.change(
                district.scope(),
                "update officer set created_at = now() - interval '91 days' where login_name = '%s'"
                        .formatted(district.login("gone")));
        var system = system(district);
        var page = system.get("/officers?show=unused").page();
        assertThat(page.select("tbody tr")).hasSize(1);
        system.post(
                "/officers/disabling",
                "officer",
                page.select("input[name=officer]").val());
        assertThat(system.get("/officers?show=unused").words()).contains("停用了 1 个账号");
        assertThat(people.anybody()
                        .signIn(district.login("gone"), People.PASSWORD)
                        .location())
                .isEqualTo("/sign-in");
    }

    @Test
    void aLockedAccountIsUnlockedByTheSecurityAdministrator() {
        var district = people.newDistrict("区水利局");
        var login = district.login("zhiqiu");
        people.add(login, district.code(), "区水利局", Role.UNIT_CLERK);
        var visitor = people.from(people.newAddress());
        for (int failure = 0; failure < 5; failure++) {
            visitor.signIn(login, "wrong");
        }
        assertThat(visitor.signIn(login, People.PASSWORD).location()).isEqualTo("/sign-in");
        var security = security(district);
        security.get("/officers/" + id(district, login));
        security.post("/officers/" + id(district, login) + "/unlocking");
        assertThat(visitor.signIn(login, People.PASSWORD).location()).isEqualTo("/");
    }

    /** What a unit hands in would lie there: nobody could confirm it. */
    @Test
    void unitsWithoutAHeadAreNamed() {
        var district = people.newDistrict("区水利局", "区水利局>区河道中心");
        people.clerk(district, "区河道中心");
        assertThat(system(district).get("/officers").words()).contains("1 个单位有经办、没有负责人", "区河道中心（缺单位负责人）");
        people.of(district, "区河道中心", Role.UNIT_HEAD);
        assertThat(system(district).get("/officers").words()).doesNotContain("没有负责人");
    }
}
