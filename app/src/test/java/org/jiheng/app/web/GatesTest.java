package org.jiheng.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** 门口 — what is turned away before any controller: forms over plain HTTP, and too many requests (GIT-06, GIT-31). */
class GatesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private static MockHttpServletRequest request(String method, String address, boolean secure) {
        var request = new MockHttpServletRequest(method, "/sign-in");
        request.setRemoteAddr(address);
        request.setSecure(secure);
        return request;
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            方法 | 来自             | 加密  | 已声明明文 | 状态
            POST | 10.1.2.3         | false | false      | 403
            POST | 10.1.2.3         | true  | false      | 200
            POST | 10.1.2.3         | false | true       | 200
            POST | 127.0.0.1        | false | false      | 200
            POST | 127.8.9.10       | false | false      | 200
            POST | 0:0:0:0:0:0:0:1  | false | false      | 200
            POST | ::ffff:10.1.2.3  | false | false      | 403
            GET  | 10.1.2.3         | false | false      | 200
            """)
    void aFormOverPlainHttpIsRefused(String method, String address, boolean secure, boolean chosen, int status)
            throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        var rest = new MockFilterChain();
        new PlainHttp(chosen).doFilter(request(method, address, secure), response, rest);
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(rest.getRequest() == null).isEqualTo(status == 403);
        if (status == 403) {
            assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("没有加密", "https");
        }
    }

    private static final class Movable implements InstantSource {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void whoAsksTooOftenWaitsAMinute() throws ServletException, IOException {
        var time = new Movable();
        var rate = new RequestRate(5, 2, time.withZone(ZoneOffset.UTC));
        for (int each = 0; each < 5; each++) {
            assertThat(ask(rate, "10.0.0.1", false)).isEqualTo(200);
        }
        assertThat(ask(rate, "10.0.0.1", false)).isEqualTo(429);
        assertThat(ask(rate, "10.0.0.2", false)).as("somebody else").isEqualTo(200);
        time.now = NOON.plus(Duration.ofMinutes(1));
        assertThat(ask(rate, "10.0.0.1", false)).isEqualTo(200);
        assertThat(ask(rate, "10.0.0.1", true)).isEqualTo(200);
        assertThat(ask(rate, "10.0.0.1", true)).isEqualTo(200);
        assertThat(ask(rate, "10.0.0.1", true)).as("a third upload").isEqualTo(429);
    }

    private static int ask(RequestRate rate, String address, boolean upload) throws ServletException, IOException {
        var request = request("GET", address, false);
        if (upload) {
            request.setContentType("multipart/form-data; boundary=x");
        }
        var response = new MockHttpServletResponse();
        rate.doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus() == 429).isEqualTo(response.getHeader("Retry-After") != null);
        return response.getStatus();
    }

    @Test
    void theSecurityContactIsPublishedOnlyWhenThereIsOne() {
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        assertThat(new SecurityContact("mailto:anquan@hengxi.example", clock)
                        .show()
                        .getBody())
                .isEqualTo(
                        "Contact: mailto:anquan@hengxi.example\nExpires: 2026-08-28T00:00:00Z\nPreferred-Languages: zh\n");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new SecurityContact("", clock).show()))
                .isInstanceOf(NotFound.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new SecurityContact("somebody\nExpires: never", clock));
    }
}
