package org.jiheng.app.target;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.documents.Form;
import org.jiheng.documents.writing.CellText;
import org.jspecify.annotations.Nullable;

/**
 * 编辑中的草稿 — a form somebody is filling in, with the number of every row and the age of every field.
 *
 * @param revision counts the saves
 * @param writtenAt the save that last wrote the whole form at once, such as an import
 * @param rows of the indicator table, in order; as many as the form has indicators
 * @param fields by their key, those that were saved one by one
 */
record Draft(
        String regionCode,
        long id,
        long projectId,
        long unitId,
        int fiscalYear,
        String state,
        long revision,
        long writtenAt,
        Form form,
        List<UUID> rows,
        Map<String, Field> fields) {

    /**
     * 栏目的新旧.
     *
     * @param typed what was typed when it could not be read as a value
     */
    record Field(long revision, @Nullable String typed, long changedBy, String changedByName, Instant changedAt) {}

    Draft {
        rows = List.copyOf(rows);
        fields = Map.copyOf(fields);
    }

    /** Where what hangs on it is kept. */
    ContactSeal.Place place() {
        return ContactSeal.Place.ofTarget(regionCode, id);
    }

    /** Of whom the policy is asked. */
    AccessPolicy.Thing thing() {
        return new AccessPolicy.Thing.OfUnit(regionCode, unitId);
    }

    /** 可以改 — nobody edits what has been handed on; a draft, and what came back to the unit, graded 良 or not (lifecycle.md §3.1). */
    static boolean isOpen(String state) {
        return mayBeRewritten(state) || state.equals("IMPROVING");
    }

    /** 可以整稿改写 — what is improved after 良 is changed cell by cell, so that it is recorded who changed what. */
    static boolean mayBeRewritten(String state) {
        return state.equals("DRAFT") || state.equals("RETURNED_UNIT");
    }

    /** The save that made this field what it is. */
    long revisionOf(FieldKey key) {
        var field = fields.get(key.toString());
        return field == null ? writtenAt : Math.max(field.revision(), writtenAt);
    }

    /** What the cell shows: the text as typed where it could not be read. */
    String shown(FieldKey key) {
        var field = fields.get(key.toString());
        if (field != null && field.typed() != null && field.revision() >= writtenAt) {
            return field.typed();
        }
        if (key.row() == null) {
            return Filling.shown(form, key.part());
        }
        var index = rows.indexOf(key.row());
        return index < 0
                ? ""
                : FieldKey.part(key.part())
                        .map(part -> CellText.of(form.declaration().indicators().get(index), part))
                        .orElse("");
    }
}
