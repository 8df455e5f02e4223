package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jiheng.app.People;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** 门口排队 — when the house is full one waits in line, in the order one came (GIT-31). */
@WithDemo
class DoorkeeperTest {
    private final People people;
    private final JdbcClient jdbc;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    DoorkeeperTest(People people, JdbcClient jdbc) {
        this.people = people;
        this.jdbc = jdbc;
    }

    private Doorkeeper doorkeeper(int places, int ofAnAddress) {
        var clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        return new Doorkeeper(jdbc, clock, places, ofAnAddress);
    }

    private int signedIn() {
        return jdbc.sql("select count(*) from spring_session where principal_name is not null and expiry_time > :now")
                .param("now", now.get().toEpochMilli())
                .query(Integer.class)
                .single();
    }

    private static MockHttpServletRequest request(String method, String path, MockHttpSession session) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        request.setSession(session);
        return request;
    }

    private Visitor somebodyIn(String address) {
        var login = "door." + address.replace('.', '-');
        people.add(login, People.HENGXI, "区水利局", Role.UNIT_CLERK);
        var visitor = people.from(address);
        visitor.signIn(login, People.PASSWORD);
        visitor.get("/projects");
        return visitor;
    }

    @Test
    void whoComesFirstIsLetInFirstWhenSomebodyLeaves() {
        var inside = somebodyIn(people.newAddress());
        var door = doorkeeper(signedIn(), 1_000_000);
        var first = request("GET", "/sign-in", new MockHttpSession());
        var second = request("GET", "/sign-in", new MockHttpSession());
        assertThat(door.place(first)).isEqualTo(1);
        assertThat(door.place(second)).isEqualTo(2);
        assertThat(door.place(first)).as("the same place again").isEqualTo(1);
        inside.post("/sign-out");
        assertThat(door.place(second)).as("not past the one before").isPositive();
        assertThat(door.place(first)).isZero();
        assertThat(door.place(first)).as("while the password is typed").isZero();
    }

    @Test
    void whoNoLongerAsksLosesThePlace() {
        somebodyIn(people.newAddress());
        var door = doorkeeper(signedIn(), 1_000_000);
        var first = request("GET", "/sign-in", new MockHttpSession());
        var second = request("GET", "/sign-in", new MockHttpSession());
        door.place(first);
        assertThat(door.place(second)).isEqualTo(2);
        now.set(now.get().plus(Duration.ofSeconds(50)));
        assertThat(door.place(second)).isEqualTo(1);
    }

    @Test
    void oneAddressCannotFillTheHouse() {
        var address = people.newAddress();
        somebodyIn(address);
        var door = doorkeeper(1_000_000, 1);
        var sameMachine = request("GET", "/sign-in", new MockHttpSession());
        sameMachine.setRemoteAddr(address);
        var another = request("GET", "/sign-in", new MockHttpSession());
        another.setRemoteAddr(people.newAddress());
        assertThat(door.place(sameMachine)).isEqualTo(1);
        assertThat(doorkeeper(1_000_000, 1).place(another)).isZero();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            方法 | 地址                | 排队
            POST | /sign-in            | true
            POST | /sign-in/passkey    | true
            GET  | /sign-in/with/house | true
            GET  | /sign-in            | false
            POST | /sign-in/again      | false
            GET  | /projects           | false
            GET  | /css/jiheng.css     | false
            """)
    void onlyTheDoorsHaveALine(String method, String path, boolean waits) throws ServletException, IOException {
        var door = doorkeeper(0, 0);
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        door.filter().doFilter(request(method, path, new MockHttpSession()), response, chain);
        assertThat(chain.getRequest() == null).isEqualTo(waits);
        assertThat(response.getRedirectedUrl()).isEqualTo(waits ? "/sign-in" : null);
    }

    @Test
    void aHouseWithRoomBeginsNoSessionForALook() {
        var request = new MockHttpServletRequest("GET", "/sign-in");
        request.setServletPath("/sign-in");
        assertThat(doorkeeper(1_000_000, 1_000_000).place(request)).isZero();
        assertThat(request.getSession(false)).isNull();
    }
}
