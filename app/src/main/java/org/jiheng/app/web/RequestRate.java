package org.jiheng.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * 请求限速 — so many pages and so many uploads a minute for one session, or for one address before there is a session (GIT-21,
 * GIT-31). An office shares one address, so the limits are far above what people do and far below what a program can.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class RequestRate extends OncePerRequestFilter {
    private static final long MINUTE = 60_000;
    private static final int MOST_KEYS = 50_000;
    private static final String RETRY_SECONDS = "60";

    private final int requests;
    private final int uploads;
    private final Clock clock;
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private long window;

    RequestRate(
            @Value("${jiheng.limits.requests-per-minute:1800}") int requests,
            @Value("${jiheng.limits.uploads-per-minute:60}") int uploads,
            Clock clock) {
        this.requests = requests;
        this.uploads = uploads;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var who = who(request);
        var upload = String.valueOf(request.getContentType()).startsWith("multipart/");
        if (within(who, requests) && (!upload || within(who + " upload", uploads))) {
            rest.doFilter(request, response);
            return;
        }
        response.setStatus(429);
        response.setHeader("Retry-After", RETRY_SECONDS);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().println(Words.say("rate.tooMany"));
    }

    /** The cookie is not checked here: whoever invents one is counted under it, and under the address when they go on inventing. */
    private static String who(HttpServletRequest request) {
        var session = request.getRequestedSessionId();
        return session == null ? request.getRemoteAddr() : request.getRemoteAddr() + " " + session;
    }

    private boolean within(String key, int limit) {
        synchronized (this) {
            var now = clock.millis() / MINUTE;
            if (now != window || counts.size() > MOST_KEYS) {
                counts.clear();
                window = now;
            }
        }
        return counts.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet() <= limit;
    }
}
