package org.jiheng.app.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 整稿恢复 — puts an old version back into the draft. What stood there is kept as a version of its own, so this too can be undone. */
@Component
class RestoreVersion {
    private final AccessPolicy access;
    private final Drafts drafts;
    private final TargetVersions versions;
    private final ApplicationEventPublisher events;

    RestoreVersion(AccessPolicy access, Drafts drafts, TargetVersions versions, ApplicationEventPublisher events) {
        this.access = access;
        this.drafts = drafts;
        this.versions = versions;
        this.events = events;
    }

    /** What to tell the officer. */
    String by(Officer officer, Actor actor, long projectId, int year, String key) {
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            var id = drafts.read(projectId, year).orElseThrow(NotFound::new).id();
            var draft = drafts.lock(id, List.of()).orElseThrow(NotFound::new).draft();
            var closed = Editing.closedToRewriting(officer, draft.unitId(), draft.state());
            if (closed.isPresent()) {
                return closed.get();
            }
            var frozen = versions.find(id, key).orElseThrow(NotFound::new);
            var kept = versions.keep(draft, actor);
            var rows = frozen.rows().isEmpty() ? rows(draft, frozen.form()) : frozen.rows();
            drafts.rewrite(draft, frozen.form(), rows, officer.id());
            events.publishEvent(new Happened(
                    draft.regionCode(),
                    actor,
                    "整稿恢复",
                    "target",
                    String.valueOf(id),
                    Map.of("稿", kept),
                    Map.of("稿", key)));
            return Words.say("versions.restored", frozen.label());
        });
    }

    /** A row of the same name is the same row; the others begin anew. */
    private static List<UUID> rows(Draft draft, Form form) {
        var free = new ArrayList<>(draft.rows());
        var names = draft.form().declaration().indicators();
        return form.declaration().indicators().stream()
                .map(each -> {
                    for (int at = 0; at < names.size(); at++) {
                        var row = draft.rows().get(at);
                        if (names.get(at).name().equals(each.name()) && free.remove(row)) {
                            return row;
                        }
                    }
                    return UUID.randomUUID();
                })
                .toList();
    }
}
