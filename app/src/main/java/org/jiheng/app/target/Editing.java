package org.jiheng.app.target;

import java.util.Optional;
import java.util.Set;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.Words;

/** 谁能改 — the one place that says whether an officer may change a target now: own unit, and nobody has it in hand (lifecycle.md §3.1). */
final class Editing {
    private Editing() {}

    static Set<String> roles() {
        return Role.names(Role.UNIT_CLERK);
    }

    /** Who writes ex-ante assessments: the department and finance, not who asks for the money. */
    static Set<String> assessors() {
        return Role.names(Role.DEPARTMENT, Role.FINANCE);
    }

    /** Why not; empty when the officer may. */
    static Optional<String> closed(Officer officer, long unitId, String state) {
        if (!roles().contains(officer.role().name()) || officer.organisation().id() != unitId) {
            return Optional.of(Words.say("edit.notYours"));
        }
        return Draft.isOpen(state) ? Optional.empty() : Optional.of(Words.say("edit.handedOn"));
    }
}
