package org.jiheng.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.AskedInVain;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * 拒绝访问 — somebody signed in has asked for what is not theirs to ask, by role or by number (GIT-14). Strangers are sent to the sign-in
 * page, unrecorded.
 */
@Component
class Refusals {
    private static final int LONGEST_PATH = 200;

    private static final String NOT_THIS_ROLE = "该角色无此权限";

    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;

    Refusals(ScopedTransactions transactions, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.events = events;
    }

    private record Refused(String regionCode, Actor actor, String subjectId, String method, String reason)
            implements DomainEvent {
        @Override
        public String action() {
            return "拒绝访问";
        }

        @Override
        public String subjectKind() {
            return "address";
        }

        @Override
        public Map<String, Object> before() {
            return Map.of();
        }

        @Override
        public Map<String, Object> after() {
            return Map.of("方法", method);
        }

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }
    }

    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        var authentication = event.getAuthentication().get();
        if (authentication != null
                && authentication.getPrincipal() instanceof Officer officer
                && event.getObject() instanceof HttpServletRequest request) {
            tell(officer, request.getRemoteAddr(), request.getMethod(), request.getRequestURI(), NOT_THIS_ROLE);
        }
    }

    @EventListener
    void notFound(AskedInVain asked) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Officer officer) {
            tell(
                    officer,
                    asked.address(),
                    asked.method(),
                    asked.path(),
                    asked.forbidden() ? NOT_THIS_ROLE : "没有找到，或不在本人范围内");
        }
    }

    private void tell(Officer officer, String address, String method, String path, String reason) {
        transactions.run(
                Scope.ofUnits(officer.regionCode(), Set.of()),
                () -> events.publishEvent(new Refused(
                        officer.regionCode(),
                        officer.actor(address),
                        path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH),
                        method,
                        reason)));
    }
}
