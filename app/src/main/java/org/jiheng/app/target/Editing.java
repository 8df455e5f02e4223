package org.jiheng.app.target;

import java.util.Optional;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.AccessPolicy.Thing.OfUnit;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;

/** 谁能改 — the one place that says whether an officer may change a target now: own unit, and nobody has it in hand (lifecycle.md §3.1). */
final class Editing {
    private Editing() {}

    /** Why not; empty when the officer may. */
    static Optional<String> closed(Officer officer, long unitId, String state) {
        if (!AccessPolicy.may(officer, Deed.FILL_IN_TARGET, new OfUnit(officer.regionCode(), unitId))) {
            return Optional.of(Words.say("edit.notYours"));
        }
        return Draft.isOpen(state) ? Optional.empty() : Optional.of(Words.say("edit.handedOn"));
    }

    /** Why the whole form may not be written anew at once, by a fix or from an old version; empty when the officer may. */
    static Optional<String> closedToRewriting(Officer officer, long unitId, String state) {
        return closed(officer, unitId, state)
                .or(() -> Draft.mayBeRewritten(state) ? Optional.empty() : Optional.of(Words.say("edit.cellByCell")));
    }
}
