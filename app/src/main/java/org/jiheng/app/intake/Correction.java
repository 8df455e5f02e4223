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

    /** 一格 — the text that stood there and the one that stands there now; or a whole row. */
    record Part(FieldPath field, String was, String now) {
        /** A row of its own: added after the row whose number is {@code now}. */
        boolean addsRow() {
            return StagedRows.isRow(field) && !now.isEmpty();
        }

        /** The row whose name {@code was} is taken out. */
        boolean removesRow() {
            return StagedRows.isRow(field) && now.isEmpty();
        }

        private boolean touches(Part other) {
            boolean whole = StagedRows.isRow(field) || StagedRows.isRow(other.field);
            return field.equals(other.field) || (whole && StagedRows.row(field).equals(StagedRows.row(other.field)));
        }
    }

    Correction {
        parts = List.copyOf(parts);
    }

    boolean touches(Correction other) {
        return parts.stream().anyMatch(part -> other.parts.stream().anyMatch(part::touches));
    }
}
