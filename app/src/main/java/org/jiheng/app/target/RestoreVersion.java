package org.jiheng.app.target;

import java.util.Map;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 整稿恢复 — puts an old version back into the draft. What stood there is kept as a version of its own, so this too can be undone. */
@Component
class RestoreVersion {
    private record Restored(
            String regionCode, Actor actor, String subjectId, Map<String, Object> before, Map<String, Object> after)
            implements DomainEvent {
        @Override
        public String action() {
            return "整稿恢复";
        }

        @Override
        public String subjectKind() {
            return "target";
        }
    }

    private final ScopedTransactions transactions;
    private final Drafts drafts;
    private final TargetVersions versions;
    private final ApplicationEventPublisher events;

    RestoreVersion(
            ScopedTransactions transactions, Drafts drafts, TargetVersions versions, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.versions = versions;
        this.events = events;
    }

    /** What to tell the officer. */
    String by(Officer officer, Actor actor, long projectId, int year, int number) {
        return transactions.call(officer.scope(), () -> {
            var id = drafts.read(projectId, year).orElseThrow(NotFound::new).id();
            var draft = drafts.lock(id).orElseThrow(NotFound::new);
            var closed = Editing.closed(officer, draft.unitId(), draft.state());
            if (closed.isPresent()) {
                return closed.get();
            }
            var frozen = versions.frozen(id, number).orElseThrow(NotFound::new);
            var kept = versions.freeze(id, actor, TargetVersions.Occasion.KEPT);
            drafts.rewrite(draft, frozen.form(), frozen.rows(), officer.id());
            events.publishEvent(new Restored(
                    draft.regionCode(), actor, String.valueOf(id), Map.of("稿", kept), Map.of("稿", number)));
            return Words.say("versions.restored", number, kept);
        });
    }
}
