package org.jiheng.app.target;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
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

    private final AccessPolicy access;
    private final Targets targets;
    private final ApplicationEventPublisher events;

    AskForContact(AccessPolicy access, Targets targets, ApplicationEventPublisher events) {
        this.access = access;
        this.targets = targets;
        this.events = events;
    }

    /** @throws NotFound when there is no such target for this officer */
    void by(Officer officer, Actor actor, long projectId, int year, Reason reason) {
        access.run(officer, Deed.SEE_CONTACT, () -> {
            var target = targets.find(projectId, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.SEE_CONTACT, target.unitId());
            events.publishEvent(new Happened(
                    officer.regionCode(),
                    actor,
                    "查看个人信息",
                    "target",
                    String.valueOf(target.id()),
                    Map.of("内容", "联系人电话", "理由", reason.chinese())));
        });
    }
}
