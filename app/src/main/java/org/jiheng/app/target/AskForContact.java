package org.jiheng.app.target;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 显示联系电话 — the whole number, on one page, for a reason; who looked is recorded (GIT-14, GIT-46). */
@Component
class AskForContact {

    /** 理由. */
    enum Reason {
        CHECK("核对填报内容"),
        CALL("联系经办人"),
        INSPECT("监督检查");

        private final String chinese;

        Reason(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }

        static Optional<Reason> of(String name) {
            return Arrays.stream(values())
                    .filter(each -> each.name().equals(name))
                    .findFirst();
        }
    }

    private record Shown(String regionCode, Actor actor, String subjectId, Map<String, Object> after)
            implements DomainEvent {
        @Override
        public String action() {
            return "查看个人信息";
        }

        @Override
        public String subjectKind() {
            return "target";
        }

        @Override
        public Map<String, Object> before() {
            return Map.of();
        }
    }

    private final ScopedTransactions transactions;
    private final Targets targets;
    private final ApplicationEventPublisher events;

    AskForContact(ScopedTransactions transactions, Targets targets, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.targets = targets;
        this.events = events;
    }

    /** @throws NotFound when there is no such target for this officer */
    void by(Officer officer, Actor actor, long projectId, int year, Reason reason) {
        transactions.run(officer.scope(), () -> {
            var target = targets.find(projectId, year).orElseThrow(NotFound::new);
            events.publishEvent(new Shown(
                    officer.regionCode(),
                    actor,
                    String.valueOf(target.id()),
                    Map.of("内容", "联系人电话", "理由", reason.chinese())));
        });
    }
}
