package org.jiheng.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.stereotype.Component;

/** 拒绝访问 — somebody signed in has asked for what is not theirs to ask (GIT-14). Strangers are sent to the sign-in page, unrecorded. */
@Component
class Refusals {
    private static final int LONGEST_PATH = 200;

    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;

    Refusals(ScopedTransactions transactions, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.events = events;
    }

    private record Refused(String regionCode, Actor actor, String subjectId, String method) implements DomainEvent {
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

        @Override
        public String reason() {
            return "该角色无此权限";
        }
    }

    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        var authentication = event.getAuthentication().get();
        if (authentication != null
                && authentication.getPrincipal() instanceof Officer officer
                && event.getObject() instanceof HttpServletRequest request) {
            var path = request.getRequestURI();
            transactions.run(
                    Scope.ofUnits(officer.regionCode(), Set.of()),
                    () -> events.publishEvent(new Refused(
                            officer.regionCode(),
                            officer.actor(request.getRemoteAddr()),
                            path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH),
                            request.getMethod())));
        }
    }
}
