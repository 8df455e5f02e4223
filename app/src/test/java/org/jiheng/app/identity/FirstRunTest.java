package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jiheng.app.Answer;
import org.jiheng.app.OwnFolder;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.database.WithTestDatabase;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/** 首次启用 — a product as it is delivered: nobody has an account, and one code opens one page once (GIT-08). */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "jiheng.demo=false")
@WithTestDatabase
@Import({OwnFolder.class, People.class, Records.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstRunTest {
    private static final String REGION = "990115000";

    private final People people;
    private final Records records;
    private final FirstRun firstRun;

    FirstRunTest(People people, Records records, FirstRun firstRun) {
        this.people = people;
        this.records = records;
        this.firstRun = firstRun;
    }

    @Test
    @Order(1)
    void noAccountShips() {
        assertThat(records.without("select count(*) from account_directory")).containsExactly("0");
        assertThat(records.without("select count(*) from sign_in_failure")).containsExactly("0");
        for (var division : List.of(REGION, People.HENGXI, People.CHANGSHOU)) {
            assertThat(records.counts(Scope.wholeRegion(division), "region", "organisation", "officer", "audit_event"))
                    .isEqualTo("region=0 organisation=0 officer=0 audit_event=0");
        }
    }

    @Test
    @Order(1)
    void everyWayLeadsToThePageUntilThereIsAnAccount() {
        var visitor = people.anybody();
        assertThat(visitor.get("/").location()).isEqualTo("/sign-in");
        assertThat(visitor.get("/sign-in").location()).isEqualTo("/first-run");
        var page = visitor.get("/first-run");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words()).contains("首次启用").contains("启用码");
        assertThat(page.text()).doesNotContain(code());
        assertThat(code()).matches("[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}");
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            字段       | 填的            | 说
            regionCode | 50011500        | 区划代码应为9位数字，如 500115000
            regionCode | 50011500a       | 区划代码应为9位数字，如 500115000
            regionName | ' '             | 请填写区划名称，如 衡溪区
            bureau     | ''              | 请填写财政部门名称，如 衡溪区财政局
            system-name | ''              | 请填写系统管理员的姓名
            audit-name | ''              | 请填写审计管理员的姓名
            system-login | ab              | 账号用3到32个小写字母、数字、点、横线，以字母开头
            system-login | 1abc            | 账号用3到32个小写字母、数字、点、横线，以字母开头
            system-login | Wang            | 账号用3到32个小写字母、数字、点、横线，以字母开头
            system-login | 王科长          | 账号用3到32个小写字母、数字、点、横线，以字母开头
            security-login | wangxia     | 三员要由三个人担任，账号不能相同
            system-password | short1!         | 密码至少要8个字符
            system-password | Wangxia-2026    | 密码里不要有账号中连着的3个字符
            """)
    void saysWhatIsWrongAndKeepsWhatWasTyped(String field, String typed, String says) {
        var fields = fields();
        fields[Arrays.asList(fields).indexOf(field) + 1] = typed;
        var answer = send(people.anybody(), fields);
        assertThat(answer.status()).isEqualTo(200);
        var page = answer.page();
        assertThat(page.select("[role=alert]").text().replace(',', '，')).isEqualTo(says.replace(',', '，'));
        assertThat(page.select("#bureau").val()).isEqualTo(field.equals("bureau") ? typed : "衡山区财政局");
        assertThat(page.select("#code").val() + page.select("#system-password").val())
                .as("secrets are not echoed")
                .isEmpty();
        assertThat(firstRun.isOpen()).isTrue();
    }

    @Test
    @Order(2)
    void aFieldThatIsMissingIsNotAFault() {
        var visitor = people.anybody();
        visitor.get("/first-run");
        var answer = visitor.post("/first-run", "code", code());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().select("[role=alert]").text()).contains("请填写系统管理员的姓名");
    }

    @Test
    @Order(2)
    void tooLongForTheDatabaseIsSaidToo() {
        for (var field : List.of("regionName", "bureau", "security-name")) {
            var fields = fields();
            fields[Arrays.asList(fields).indexOf(field) + 1] = "长".repeat(400);
            var answer = send(people.anybody(), fields);
            assertThat(answer.status()).as(field).isEqualTo(200);
            assertThat(answer.page().select("[role=alert]").text()).as(field).contains("太长");
        }
        assertThat(firstRun.isOpen()).isTrue();
    }

    /** Made beside the one of the application, whose tries are needed below. */
    @Test
    @Order(3)
    void tenWrongCodesCloseThePage(
            @Autowired ScopedTransactions transactions,
            @Autowired Installation installation,
            @Autowired Organisations organisations,
            @Autowired PasswordRule rule,
            @Autowired ApplicationEventPublisher events) {
        var another = new FirstRun(transactions, installation, organisations, rule, events);
        assertThat(another.code()).as("random").isNotEqualTo(firstRun.code());
        var request = new FirstRun.Request("AAAA-AAAA-AAAA", REGION, "衡山区", "衡山区财政局", List.of());
        var said = IntStream.rangeClosed(1, 10)
                .mapToObj(each -> ((FirstRun.Result.Refused) another.install(request, ""))
                        .problems()
                        .get("code"))
                .toList();
        assertThat(said.getFirst()).isEqualTo("启用码不对，它印在启动程序的窗口里，还可以试9次");
        assertThat(said.getLast()).isEqualTo("启用码不对，它印在启动程序的窗口里，还可以试0次");
        assertThat(another.isOpen()).isFalse();
        var right = new FirstRun.Request(another.code().orElseThrow(), REGION, "衡山区", "衡山区财政局", List.of());
        assertThat(another.install(right, ""))
                .isEqualTo(new FirstRun.Result.Refused(Map.of("code", "首次启用已经完成或已关闭，重新启动程序会打印新的启用码")));
    }

    @Test
    @Order(3)
    void aWrongCodeIsToldBeforeAnythingElse() {
        var fields = fields();
        fields[1] = "AAAA-AAAA-AAAA";
        var answer = send(people.anybody(), fields);
        assertThat(answer.words()).contains("启用码不对").contains("还可以试9次");
        assertThat(records.without("select count(*) from account_directory")).containsExactly("0");
    }

    @Test
    @Order(4)
    void makesTheDivisionTheBureauAndTheFirstAccountAndCloses() {
        var visitor = people.anybody();
        var fields = fields();
        fields[1] = code().toLowerCase(Locale.ROOT).replace("-", " "); // as read out over the telephone
        assertThat(send(visitor, fields).location()).isEqualTo("/sign-in?welcome");
        assertThat(visitor.get("/sign-in?welcome").words()).contains("启用好了");

        var scope = Scope.wholeRegion(REGION);
        assertThat(records.in(scope, "select name from region")).containsExactly("衡山区");
        assertThat(records.in(scope, "select kind || ' ' || name from organisation"))
                .containsExactly("FINANCE 衡山区财政局");
        assertThat(records.in(
                        scope,
                        "select login_name || ' ' || display_name || ' ' || role || ' ' || enabled from officer"
                                + " join appointment on officer_id = officer.id"))
                .containsExactly(
                        "wangxia 王夏 SYSTEM_ADMINISTRATOR true",
                        "baomi 鲍弥 SECURITY_ADMINISTRATOR true",
                        "shenji 沈济 AUDIT_ADMINISTRATOR true");
        assertThat(
                        records.in(
                                scope,
                                "select action || ' ' || subject_kind || ' ' || subject_id || ' ' || actor_login || ' ' || address || ' ' || after::jsonb from audit_event"))
                .containsExactly("首次启用 region 990115000 wangxia 127.0.0.1"
                        + " {\"区划\": \"衡山区\", \"单位\": \"衡山区财政局\", \"账号\": \"wangxia、baomi、shenji\"}");

        assertThat(firstRun.code()).isEmpty();
        assertThat(visitor.get("/first-run").status()).isEqualTo(404);
        visitor.get("/sign-in");
        assertThat(visitor.post("/first-run", fields()).status()).isEqualTo(404);
        assertThat(visitor.signIn("wangxia", People.PASSWORD).location()).isEqualTo("/");
        assertThat(visitor.get("/projects").status())
                .as("no business rights (GIT-10)")
                .isEqualTo(403);
        theFirstOfficerOfTheBureau(visitor);
    }

    /** What comes next: the first officer, made by one and let in by the other. */
    private void theFirstOfficerOfTheBureau(Visitor system) {
        var bureau = records.one(Scope.wholeRegion(REGION), "select id from organisation");
        system.get("/officers/new");
        var made = system.post(
                "/officers",
                "name",
                "宋宛平",
                "login",
                "songwanping",
                "home",
                bureau,
                "role",
                "FINANCE_PERFORMANCE_SECTION",
                "organisation",
                bureau,
                "from",
                "2026-01-01");
        var password = made.page().select("#password").text();
        assertThat(made.words()).contains("还没有启用");
        assertThat(people.anybody().signIn("songwanping", password).location()).isEqualTo("/sign-in");

        var security = people.anybody();
        assertThat(security.signIn("baomi", People.PASSWORD).location()).isEqualTo("/");
        var waiting = security.get("/officers?show=waiting").page();
        assertThat(security.post(
                                "/officers/confirmations",
                                "appointment",
                                waiting.select("input[name=appointment]").val())
                        .location())
                .startsWith("/officers");

        var officer = people.anybody();
        assertThat(officer.signIn("songwanping", password).location()).isEqualTo("/");
        assertThat(officer.get("/projects").location())
                .as("first a password of one's own")
                .isEqualTo("/sign-in/password");
        officer.get("/sign-in/password");
        officer.post("/sign-in/password", "old", password, "password", People.PASSWORD, "again", People.PASSWORD);
        assertThat(officer.get("/projects").words())
                .contains("衡山区")
                .contains("还没有项目")
                .contains("可以导入已有的绩效目标表");
        assertThat(officer.get("/imports").words()).contains("还没有收过文件");
    }

    private Answer send(Visitor visitor, String... fields) {
        visitor.get("/first-run");
        return visitor.post("/first-run", fields);
    }

    private String[] fields() {
        return new String[] {
            "code",
            firstRun.code().orElse("x"),
            "regionCode",
            REGION,
            "regionName",
            "衡山区",
            "bureau",
            "衡山区财政局",
            "system-login",
            "wangxia",
            "system-name",
            "王夏",
            "system-password",
            People.PASSWORD,
            "security-login",
            "baomi",
            "security-name",
            "鲍弥",
            "security-password",
            People.PASSWORD,
            "audit-login",
            "shenji",
            "audit-name",
            "沈济",
            "audit-password",
            People.PASSWORD
        };
    }

    private String code() {
        return firstRun.code().orElseThrow();
    }
}
