package org.jiheng.app.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jiheng.app.web.Shell;
import org.jiheng.app.web.Words;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * 会话时限 — an idle session ends after half an hour, an administrator's after a quarter, and any at all after a working day, so
 * that a stolen cookie does not live for ever by being used (GIT-05).
 */
final class SessionLimits extends OncePerRequestFilter {
    private static final int LONGEST_BROWSER = 200;

    private final Officers officers;
    private final PasswordAge age;
    private final Clock clock;
    private final Duration idle;
    private final Duration idleAdministrator;
    private final Duration longest;

    SessionLimits(
            Officers officers,
            PasswordAge age,
            Clock clock,
            Duration idle,
            Duration idleAdministrator,
            Duration longest) {
        this.officers = officers;
        this.age = age;
        this.clock = clock;
        this.idle = idle;
        this.idleAdministrator = idleAdministrator;
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var session = request.getSession(false);
        if (session != null
                && authentication != null
                && authentication.getPrincipal() instanceof AuthenticatedPrincipal person) {
            if (!isMarked(session, person)) {
                mark(session, person, request);
            } else if (isTooOld(session)) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isMarked(HttpSession session, AuthenticatedPrincipal person) {
        return session.getAttribute(Sessions.SIGNED_IN_AT) instanceof SignedInAt mark
                && mark.principal().equals(person.getName() + person.getClass().getSimpleName())
                && session.getAttribute(Sessions.ADDRESS) != null;
    }

    /** The first request after signing in. */
    private void mark(HttpSession session, AuthenticatedPrincipal person, HttpServletRequest request) {
        session.setAttribute(
                Sessions.SIGNED_IN_AT,
                new SignedInAt(person.getName() + person.getClass().getSimpleName(), clock.instant()));
        session.setAttribute(Sessions.ADDRESS, request.getRemoteAddr());
        var browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        session.setAttribute(
                Sessions.BROWSER,
                browser.length() <= LONGEST_BROWSER ? browser : browser.substring(0, LONGEST_BROWSER));
        var administrator = person instanceof Officer officer && officer.role().isAdministrator();
        session.setMaxInactiveInterval(Math.toIntExact((administrator ? idleAdministrator : idle).toSeconds()));
        session.removeAttribute(Shell.REMINDER);
        if (person instanceof Officer officer) {
            officers.account(officer.login())
                    .filter(age::isSoonOver)
                    .ifPresent(account -> session.setAttribute(
                            Shell.REMINDER, Words.say("account.passwordSoon", age.daysLeft(account))));
        }
    }

    private boolean isTooOld(HttpSession session) {
        return session.getAttribute(Sessions.SIGNED_IN_AT) instanceof SignedInAt mark
                && mark.at().plus(longest).isBefore(clock.instant());
    }

    /** @param principal so that another person in the same session starts anew */
    record SignedInAt(String principal, Instant at) implements java.io.Serializable {}
}
