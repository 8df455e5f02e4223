package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 行政区划 — a tree with history; everybody changes their own branch only (GIT-99). */
@WithDemo
class DivisionsTest {
    private final People people;
    private final Records records;
    private static final Map<String, People.District> CITIES = new ConcurrentHashMap<>();

    DivisionsTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    @Test
    void aCountyNamesItsCityAndItselfAndKeepsItsFormerName() {
        var district = people.district("528701000", "测试区");
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        var page = system.get("/divisions");
        assertThat(page.words()).contains("贵州省", "测试区", district.code(), "本系统");
        var city = district.code().substring(0, 4) + "00000";
        system.post("/divisions", "code", city, "name", "测试市");
        assertThat(system.get("/divisions").words()).contains("已经新增").containsSubsequence("测试市", "市级", "测试区");
        assertThat(records.without("select parent_code from division where code = '%s'".formatted(district.code())))
                .containsExactly(city);
        system.get("/divisions");
        system.post("/divisions/" + district.code() + "/name", "name", "测试新区");
        assertThat(system.get("/divisions").words()).contains("测试新区", "测试区", "改好了");
        assertThat(records.one(district.scope(), "select name from region")).isEqualTo("测试新区");
        assertThat(records.in(
                        district.scope(),
                        "select action from audit_event where subject_kind = 'division' order by number"))
                .containsExactly("新增区划", "区划更名");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            代码      | 名称   | 说
            500116000 | 江津区 | 只能改自己的区划
            999912000 | 别的区 | 只能改自己的区划
            110000000 | 北京   | 代码要九位数字
            99        | 短     | 代码要九位数字
            99ab12000 | 字母   | 代码要九位数字
            """)
    void nobodyAddsToAnotherBranch(String code, String name, String says) {
        var district = people.newDistrict();
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/divisions");
        system.post("/divisions", "code", code, "name", name);
        assertThat(system.get("/divisions").words()).contains(says);
    }

    @Test
    void anotherBranchIsNeitherRenamedNorEnded() {
        var district = people.newDistrict();
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/divisions");
        system.post("/divisions/" + People.HENGXI + "/name", "name", "改别人的");
        assertThat(system.get("/divisions").words()).contains("只能改自己的区划").doesNotContain("改别人的");
        system.post("/divisions/110000000/end", "until", "2026-01-31");
        assertThat(records.without("select valid_until from division where code = '110000000'"))
                .containsExactly("null");
    }

    /** A city's administrator, with two counties below. */
    @Test
    void countiesOfACityAreAddedMergedAndStayInTheTree() {
        var city = people.district("528800000", "测试二市");
        var system = people.of(city, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/divisions");
        system.post("/divisions", "code", "528801000", "name", "东区");
        assertThat(system.get("/divisions").words()).contains("已经新增");
        system.post("/divisions", "code", "528802000", "name", "西区");
        assertThat(system.get("/divisions").words()).contains("已经新增");
        system.post("/divisions/528801000/end", "until", "2030-01-31", "heir", "528801000");
        assertThat(system.get("/divisions").words()).contains("不能是它自己");
        system.post("/divisions/528801000/end", "until", "2030-01-31", "heir", "528802000");
        var words = system.get("/divisions").words();
        assertThat(words).contains("到 2030-01-31 为止，并入西区", "东区");
        system.post("/divisions/528800000/end", "until", "2026-01-31");
        assertThat(system.get("/divisions").words()).contains("自己的区划不能在这里撤销");
    }

    private static final String[] THREE = {
        "bureau",
        "乙区财政局",
        "system-name",
        "严立本",
        "system-login",
        "yiqu.xt",
        "security-name",
        "方以安",
        "security-login",
        "yiqu.aq",
        "audit-name",
        "简明录",
        "audit-login",
        "yiqu.sg"
    };

    /** Refused once, confirmed, come too late, asked for again: whoever came in keeps their password. */
    @Test
    void theFirstAccountsOfADivisionAreMadeByTwoPersons() {
        var city = people.district("529000000", "测试三市");
        var system = people.of(city, "财政局", Role.SYSTEM_ADMINISTRATOR);
        var security = people.of(city, "财政局", Role.SECURITY_ADMINISTRATOR);
        system.get("/divisions");
        system.post("/divisions", "code", "529001000", "name", "乙区");
        var opening = "/divisions/529001000/opening";
        security.get("/divisions");
        assertThat(security.post(opening + "/confirmation").location()).isEqualTo(opening);
        assertThat(security.get(opening).words()).contains("现在办不了", "还没有人申请");
        system.post(opening, THREE);
        system.post(opening, THREE);
        assertThat(system.get(opening).words()).contains("现在办不了");
        security.post(opening + "/refusal");
        system.get(opening);
        system.post(opening, THREE);

        var shown = security.post(opening + "/confirmation").page();
        assertThat(shown.select("code.secret")).hasSize(3);
        var first = shown.select("[data-login=yiqu.xt]").text();
        assertThat(people.anybody().signIn("yiqu.xt", first).location()).isEqualTo("/");
        assertThat(records.in(
                        Scope.wholeRegion("529001000"),
                        "select login_name || must_change_password from officer order by 1"))
                .containsExactly("yiqu.aqtrue", "yiqu.sgtrue", "yiqu.xttrue");

        var entered = people.anybody();
        entered.signIn("yiqu.xt", first);
        entered.get("/sign-in/password");
        entered.post("/sign-in/password", "old", first, "password", People.PASSWORD, "again", People.PASSWORD);
        records.change(
                Scope.wholeRegion("529001000"),
                "update officer set one_time_until = now() - interval '1 minute' where id > 0 and must_change_password");
        var late = people.anybody();
        late.signIn("yiqu.aq", shown.select("[data-login=yiqu.aq]").text());
        assertThat(late.get("/sign-in").words()).contains("一次性密码过期了");
        late.signIn("yiqu.aq", "not this one");
        assertThat(late.get("/sign-in").words()).contains("账号或密码不对");
        assertThat(system.get(opening).words()).contains("已经登录过", "一次性密码已经过期");
        system.post(opening + "/renewal");
        security.get(opening);
        var again = security.post(opening + "/confirmation").page();
        assertThat(again.select("code.secret").eachAttr("data-login")).containsExactly("yiqu.aq", "yiqu.sg");
        assertThat(people.anybody()
                        .signIn("yiqu.aq", again.select("[data-login=yiqu.aq]").text())
                        .location())
                .isEqualTo("/");
        assertThat(people.anybody().signIn("yiqu.xt", People.PASSWORD).location())
                .isEqualTo("/");

        assertThat(records.in(
                        city.scope(), "select action from audit_event where subject_id = '529001000' order by number"))
                .containsExactly("新增区划", "申请启用区划", "不同意启用区划", "申请启用区划", "确认启用区划", "申请启用区划", "确认启用区划");
        assertThat(
                        records.in(
                                Scope.wholeRegion("529001000"),
                                "select action || ' ' || actor_login from audit_event where subject_kind = 'division' order by number"))
                .containsExactly(
                        "启用区划 "
                                + records.one(
                                        city.scope(),
                                        "select login_name from officer where id = (select max(decided_by) from division_opening)"),
                        "重发一次性密码 "
                                + records.one(
                                        city.scope(),
                                        "select login_name from officer where id = (select max(decided_by) from division_opening)"));
        assertThat(records.in(
                        city.scope(),
                        "select text from (select after::text || before::text as text from audit_event) x where text like '%"
                                + first + "%'"))
                .as("no password in the records")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            区划      | 为什么
            500115000 | 别的分支，而且在用
            529100000 | 自己
            529101000 | 还没有登记
            """)
    void nobodyOpensAnotherBranch(String code, String why) {
        var city = CITIES.computeIfAbsent("529100000", each -> people.district(each, "测试四市"));
        for (var role : List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)) {
            var who = people.of(city, "财政局", role);
            assertThat(who.get("/divisions/" + code + "/opening").status())
                    .as(why)
                    .isEqualTo(404);
            who.get("/divisions");
            var does = role == Role.SYSTEM_ADMINISTRATOR ? "" : "/confirmation";
            assertThat(who.post("/divisions/" + code + "/opening" + does, THREE).status())
                    .as(why)
                    .isEqualTo(404);
        }
    }
}
