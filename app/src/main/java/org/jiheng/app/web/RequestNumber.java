package org.jiheng.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** 请求号 — made here and never taken from outside; stands in the log, in the audit row and in the answer (GIT-15). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestNumber extends OncePerRequestFilter {
    static final String NAME = "request";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"; // 32 of them, none like another
    private static final int LENGTH = 10;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var number = next();
        response.setHeader("X-Request-Id", number);
        try (var _ = MDC.putCloseable(NAME, number)) {
            rest.doFilter(request, response);
        }
    }

    private static String next() {
        var made = new StringBuilder(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            made.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return made.toString();
    }
}
