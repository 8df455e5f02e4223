package org.jiheng.app.intake;

import java.util.List;
import org.jiheng.policy.common.FieldPath;

/**
 * 更正 — something a person set right in a staged form before it is accepted; what was read stays beside it.
 *
 * @param number counts the corrections of one form, so that each can be taken back
 * @param rule whose offer was taken; empty for what somebody typed
 */
record Correction(int number, String rule, List<Part> parts) {

    /** 一格 — the text that stood there and the one that stands there now. */
    record Part(FieldPath field, String was, String now) {}

    Correction {
        parts = List.copyOf(parts);
    }

    boolean touches(Correction other) {
        return parts.stream()
                .anyMatch(part ->
                        other.parts.stream().anyMatch(each -> each.field().equals(part.field())));
    }
}
