package org.jiheng.documents.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.documents.FormType;
import org.jiheng.documents.reading.Labels.Label;
import org.jiheng.documents.reading.grid.GridCell;
import org.jspecify.annotations.Nullable;

/**
 * 格的角色 — what each cell could be by its words. A file repeats its labels form after form, and each is asked for from
 * several sides, so the answers are kept while one file is read.
 */
final class CellRoles {
    /** A page of junk is not to fill the memory with answers nobody needs twice. */
    private static final int KEPT = 20_000;

    private final Labels labels;
    private final Map<String, Roles> seen = new HashMap<>();

    CellRoles(Labels labels) {
        this.labels = labels;
    }

    Labels labels() {
        return labels;
    }

    private record Roles(
            Optional<Label> label,
            @Nullable LabelMeaning money,
            @Nullable LabelMeaning column,
            List<LabelMeaning> weak) {}

    private Roles of(GridCell cell) {
        var known = seen.get(cell.text());
        if (known != null) {
            return known;
        }
        var roles = new Roles(
                labels.label(cell.text()),
                labels.money(cell.text()),
                labels.column(cell.text()),
                labels.weakColumn(cell.text()));
        if (seen.size() < KEPT) {
            seen.put(cell.text(), roles);
        }
        return roles;
    }

    Optional<Label> label(GridCell cell) {
        return of(cell).label();
    }

    /** What the whole cell means as a label in the head; null when it is none, or has its value beside the colon. */
    @Nullable
    LabelMeaning head(GridCell cell) {
        var label = of(cell).label();
        return label.isPresent() && label.get().inline() == null ? label.get().meaning() : null;
    }

    boolean means(GridCell cell, LabelMeaning meaning) {
        return head(cell) == meaning;
    }

    @Nullable
    LabelMeaning money(GridCell cell) {
        return of(cell).money();
    }

    @Nullable
    LabelMeaning column(GridCell cell) {
        return of(cell).column();
    }

    List<LabelMeaning> weakColumn(GridCell cell) {
        return of(cell).weak();
    }

    boolean isColumnWord(GridCell cell) {
        return column(cell) != null || !weakColumn(cell).isEmpty();
    }

    /** A label of any kind, with nothing else in its cell. */
    boolean isLabel(GridCell cell) {
        return head(cell) != null || money(cell) != null;
    }

    Optional<FormType> titleType(GridCell cell) {
        return labels.titleType(cell.text());
    }
}
