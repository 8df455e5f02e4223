package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.database.Superuser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;

/** 谁试过登录，登录能用到几时 — what was tried in vain is recorded as such, and a session does not outlive what it rests on. */
@WithDemo
class SignInRecordTest {
    private static final ZoneId ZONE = ZoneId.systemDefault();

    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Appointments appointments;
    private final Environment environment;
    private final Sessions sessions;

    SignInRecordTest(
            People people,
            Records records,
            ScopedTransactions transactions,
            JdbcClient jdbc,
            Organisations organisations,
            Appointments appointments,
            Environment environment,
            Sessions sessions) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.appointments = appointments;
        this.environment = environment;
        this.sessions = sessions;
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    private static final String ROWS =
            "select action || ' ' || outcome || ' ' || reason from audit_event where actor_login = '%s' and action ~ '登录' order by number";

    @Test
    void whatWasTriedInVainIsNotMarkedAsDone() {
        var district = people.newDistrict("区水利局");
        var login = district.login("zh");
        people.add(login, district.code(), "区水利局", Role.UNIT_CLERK);
        var visitor = people.from(people.newAddress());
        for (int each = 0; each < 6; each++) {
            visitor.signIn(login, "wrong");
        }
        records.change(district.scope(), "delete from sign_in_failure");
        records.change(district.scope(), "update officer set enabled = false where login_name = '%s'".formatted(login));
        people.from(people.newAddress()).signIn(login, People.PASSWORD);
        records.change(district.scope(), "update officer set enabled = true where login_name = '%s'".formatted(login));
        people.from(people.newAddress()).signIn(login, People.PASSWORD);
        var wrong = "登录失败 FAILED 密码不对";
        assertThat(records.in(district.scope(), ROWS.formatted(login)))
                .containsExactly(
                        wrong,
                        wrong,
                        wrong,
                        wrong,
                        wrong,
                        "登录失败 REFUSED 连续失败，已锁定",
                        "登录失败 FAILED 账号停用，或没有生效的任职",
                        "登录 DONE ");
    }

    /** An unknown account belongs to no division; it is written into the first one. A password typed as a login is not kept. */
    @Test
    void anUnknownAccountIsRecordedToo() {
        var first = Scope.wholeRegion(records.without("select min(region_code) from account_directory")
                .getFirst());
        people.from(people.newAddress()).signIn("nobody.ever", "x");
        people.from(people.newAddress()).signIn("Geheim!2026", "x");
        assertThat(records.in(first, ROWS.formatted("nobody.ever"))).containsExactly("登录失败 FAILED 没有这个账号");
        assertThat(records.in(first, ROWS.formatted("（不像账号）"))).contains("登录失败 FAILED 没有这个账号");
        assertThat(records.in(first, "select number from audit_event where actor_login ilike '%geheim%'"))
                .isEmpty();
    }

    @Test
    void whoTriesANumberOfSomebodyElseIsRecorded() {
        var district = people.newDistrict("区水利局");
        var last = records.lastEvent(district.code());
        var clerk = people.clerk(district, "区水利局");
        var foreign = records.one(Scope.wholeRegion(People.HENGXI), "select min(id) from project");
        assertThat(clerk.get("/projects/%s/2024".formatted(foreign)).status()).isEqualTo(404);
        assertThat(records.in(
                        district.scope(),
                        "select action || ' ' || subject_id || ' ' || outcome || ' ' || reason from audit_event"
                                + " where action = '拒绝访问' and id > " + last))
                .containsExactly("拒绝访问 /projects/%s/2024 REFUSED 没有找到，或不在本人范围内".formatted(foreign));
    }

    /** 三级 asks it of who reviews and who administers, and of nobody else. */
    @ParameterizedTest
    @CsvSource({
        "UNIT_CLERK, 区水利局, 200",
        "DEPARTMENT_REVIEWER, 区水利局, 302",
        "FINANCE_PERFORMANCE_SECTION, 财政局, 302",
        "SYSTEM_ADMINISTRATOR, 财政局, 302"
    })
    void theProfileMakesTheSecondFactorCompulsory(Role role, String place, int status) {
        var district = people.newDistrict("区水利局");
        var security = people.of(district, "财政局", Role.SECURITY_ADMINISTRATOR);
        security.get("/security");
        assertThat(people.of(district, place, role).get("/account").status()).isEqualTo(200);
        security.post("/security", "profile", "LEVEL_3", "retention", "400");
        var answer = people.of(district, place, role).get("/account");
        assertThat(answer.status()).isEqualTo(status);
        if (status == 302) {
            assertThat(answer.location()).isEqualTo("/sign-in/enrolment");
        }
    }

    @Test
    void oneMorePlaceThanAllowedEndsTheOneUnusedForLongest() {
        var district = people.newDistrict("区水利局");
        var login = district.login("zh");
        var first = people.made(login, district.code(), "区水利局", Role.UNIT_CLERK);
        first.get("/account");
        var second = people.made(login, district.code(), "区水利局", Role.UNIT_CLERK);
        second.get("/account");
        var present = sessions.of(login).getFirst().id();
        assertThat(sessions.makeRoom(login, present, 2)).isZero();
        // That a session was used is written twice a minute; so the second one is made to have rested for longer.
        jdbc.sql("update spring_session set last_access_time = last_access_time - 120000 where session_id = :id")
                .param("id", present)
                .update();
        assertThat(sessions.makeRoom(login, sessions.of(login).getFirst().id(), 1))
                .isEqualTo(1);
        assertThat(second.get("/account").location()).isEqualTo("/sign-in");
        assertThat(first.get("/account").status()).isEqualTo(200);
    }

    /** 会话, as the filter sees it so much later. */
    private boolean isIn(Officer officer, MockHttpSession session, Duration later)
            throws ServletException, IOException {
        var clock = Clock.offset(Clock.system(ZONE), later);
        var limits = new SessionLimits(
                new Officers(jdbc, transactions, organisations, appointments, clock),
                sessions,
                3,
                new PasswordAge(clock, 90),
                clock,
                Duration.ofMinutes(30),
                Duration.ofMinutes(15),
                Duration.ofHours(12));
        SecurityContextHolder.getContext().setAuthentication(SignInSteps.as(officer, null));
        var request = new MockHttpServletRequest();
        request.setSession(session);
        limits.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return !session.isInvalid() && SecurityContextHolder.getContext().getAuthentication() != null;
    }

    @Test
    void aSessionEndsAfterAWorkingDayHoweverMuchItIsUsed() throws ServletException, IOException {
        var district = people.newDistrict("区水利局");
        var officer = people.add(district.login("zh"), district.code(), "区水利局", Role.UNIT_CLERK);
        var session = new MockHttpSession();
        for (var hour : List.of(0, 4, 8, 11)) {
            assertThat(isIn(officer, session, Duration.ofHours(hour))).isTrue();
        }
        assertThat(isIn(officer, session, Duration.ofHours(13))).isFalse();
    }

    @Test
    void aPasswordThatEndsMeanwhileEndsTheSession() throws ServletException, IOException {
        var district = people.newDistrict("区水利局");
        var officer = people.add(district.login("zh"), district.code(), "区水利局", Role.UNIT_CLERK);
        records.change(
                district.scope(),
                "update officer set password_changed_at = now() - interval '90 days' + interval '2 hours' where id = "
                        + officer.id());
        var session = new MockHttpSession();
        assertThat(isIn(officer, session, Duration.ZERO)).isTrue();
        assertThat(isIn(officer, session, Duration.ofHours(1))).isTrue();
        records.change(district.scope(), "update officer set password_changed_at = now() where id = " + officer.id());
        assertThat(isIn(officer, session, Duration.ofHours(3)))
                .as("changed in time")
                .isTrue();
        records.change(
                district.scope(),
                "update officer set password_changed_at = now() - interval '90 days' + interval '2 hours' where id = "
                        + officer.id());
        var another = new MockHttpSession();
        assertThat(isIn(officer, another, Duration.ZERO)).isTrue();
        assertThat(isIn(officer, another, Duration.ofHours(3))).isFalse();
    }

    @Test
    void anAppointmentThatEndsMeanwhileEndsTheSession() throws ServletException, IOException {
        var district = people.newDistrict("区水利局");
        var officer = people.add(district.login("zh"), district.code(), "区水利局", Role.UNIT_CLERK);
        Superuser.run(
                environment.getRequiredProperty("jiheng.database.url"),
                "update appointment set valid_from = '2020-01-01', valid_until = '%s' where officer_id = %d"
                        .formatted(LocalDate.now(ZONE), officer.id()));
        var session = new MockHttpSession();
        assertThat(isIn(officer, session, Duration.ZERO)).isTrue();
        var midnight = Duration.between(
                ZonedDateTime.now(ZONE), LocalDate.now(ZONE).plusDays(1).atStartOfDay(ZONE));
        assertThat(isIn(officer, session, midnight.plusMinutes(1))).isFalse();
    }

    @Test
    void aBatchThatIsPartlyRefusedSaysWhich() {
        var district = people.newDistrict("区水利局");
        var security = people.of(district, "财政局", Role.SECURITY_ADMINISTRATOR);
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/officers");
        security.get("/officers");
        var place = records.one(district.scope(), "select id from organisation where name = '区水利局'");
        for (var by : List.of(system, security)) {
            var login = district.login(by.equals(system) ? "jia" : "yi");
            people.add(login, district.code(), "区水利局", Role.UNIT_CLERK);
            var id = records.one(district.scope(), "select id from officer where login_name = '%s'".formatted(login));
            by.post(
                    "/officers/" + id + "/appointments",
                    "role",
                    "UNIT_HEAD",
                    "organisation",
                    place,
                    "from",
                    "2026-01-01");
        }
        var waiting = records.in(district.scope(), "select id from appointment where confirmed_at is null order by id");
        assertThat(waiting).hasSize(2);
        var answer =
                security.post("/officers/confirmations", "appointment", waiting.get(0), "appointment", waiting.get(1));
        assertThat(security.get(answer.location()).words())
                .contains("确认了 1 项授权，已经生效。1 项没有确认：测试员%s（单位负责人）：自己申请的".formatted(district.login("yi")));
        assertThat(records.in(district.scope(), "select id from appointment where confirmed_at is null"))
                .containsExactly(waiting.get(1));
    }
}
