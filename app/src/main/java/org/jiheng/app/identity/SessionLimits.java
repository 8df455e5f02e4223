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
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.app.web.Shell;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * 会话时限 — an idle session ends after half an hour, an administrator's after a quarter, and any at all after a working day, so
 * that a stolen cookie does not live for ever by being used (GIT-05). It also ends with the first request after the password or the
 * appointment has come to its end; what an administrator ends, ends the session by itself.
 */
final class SessionLimits extends OncePerRequestFilter {
    private static final int LONGEST_BROWSER = 200;

    private final Officers officers;
    private final PasswordAge age;
    private final Clock clock;
    private final Duration idle;
    private final Duration idleAdministrator;
    private final Duration longest;
    private final Sessions sessions;
    private final int places;

    /** @param places where one person may be signed in at a time */
    SessionLimits(
            Officers officers,
            Sessions sessions,
            int places,
            PasswordAge age,
            Clock clock,
            Duration idle,
            Duration idleAdministrator,
            Duration longest) {
        this.officers = officers;
        this.sessions = sessions;
        this.places = places;
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
            } else if (isTooOld(session) || hasExpired(session, person)) {
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
                new SignedInAt(
                        person.getName() + person.getClass().getSimpleName(),
                        clock.instant(),
                        goodUntil(session, person)));
        session.setAttribute(Sessions.ADDRESS, request.getRemoteAddr());
        var browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        session.setAttribute(
                Sessions.BROWSER,
                browser.length() <= LONGEST_BROWSER ? browser : browser.substring(0, LONGEST_BROWSER));
        var administrator = person instanceof Officer officer && officer.role().isAdministrator();
        session.setMaxInactiveInterval(Math.toIntExact((administrator ? idleAdministrator : idle).toSeconds()));
        session.removeAttribute(Shell.REMINDER);
        if (person instanceof Officer officer) {
            if (sessions.makeRoom(officer.login(), session.getId(), places) > 0) {
                session.setAttribute(Shell.REMINDER, Words.say("account.elsewhereEnded", places));
            }
            officers.account(officer.login())
                    .filter(account -> session.getAttribute(Sessions.BY_HOUSE) == null && age.isSoonOver(account))
                    .ifPresent(account -> session.setAttribute(
                            Shell.REMINDER, Words.say("account.passwordSoon", age.daysLeft(account))));
        }
    }

    private boolean isTooOld(HttpSession session) {
        return session.getAttribute(Sessions.SIGNED_IN_AT) instanceof SignedInAt mark
                && mark.at().plus(longest).isBefore(clock.instant());
    }

    /** Asked of the database only when the time that was known has come: the password may be a new one, the appointment longer. */
    private boolean hasExpired(HttpSession session, AuthenticatedPrincipal person) {
        if (!(session.getAttribute(Sessions.SIGNED_IN_AT) instanceof SignedInAt mark)
                || (mark.until() != null && clock.instant().isBefore(mark.until()))) {
            return false;
        }
        var until = goodUntil(session, person);
        if (!clock.instant().isBefore(until)) {
            return true;
        }
        session.setAttribute(Sessions.SIGNED_IN_AT, new SignedInAt(mark.principal(), mark.at(), until));
        return false;
    }

    /** Until when this person may act in this appointment without anything being done about it. */
    private Instant goodUntil(HttpSession session, AuthenticatedPrincipal person) {
        return person instanceof Officer officer
                ? officers.account(officer.login())
                        .filter(Officers.Account::enabled)
                        .map(account -> Stream.of(
                                        session.getAttribute(Sessions.BY_HOUSE) == null
                                                ? age.endOf(account)
                                                : Instant.MAX,
                                        officers.endOf(officer).orElse(Instant.EPOCH))
                                .min(Comparator.naturalOrder())
                                .orElseThrow())
                        .orElse(Instant.EPOCH)
                : Instant.MAX.minusSeconds(1);
    }

    /**
     * @param principal so that another person in the same session starts anew
     * @param until null in a session from before this was known
     */
    record SignedInAt(
            String principal, Instant at, @Nullable Instant until) implements java.io.Serializable {}
}
