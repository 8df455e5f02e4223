package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.documents.reading.LabelMeaning.Kind;
import org.jiheng.documents.reading.Labels.Label;
import org.jiheng.documents.reading.SectionContent.Captured;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jspecify.annotations.Nullable;

/** 栏目在上 — labels over their values: 预期目标 ┃ 实际完成情况 over their texts, or a row of labels over a row of values. */
final class LabelsAbove {
    private final CellRoles roles;
    private final Labels labels;
    private final Grid grid;
    private final List<GridRow> rows;
    private final Spans spans;
    private final SectionContent found;
    private final LabelCapture values;

    LabelsAbove(SectionRows section, SectionContent found, LabelCapture values) {
        this.roles = section.roles();
        this.labels = section.labels();
        this.grid = section.grid();
        this.rows = section.rows();
        this.spans = section.spans();
        this.found = found;
        this.values = values;
    }

    /** 预期目标 ┃ 实际完成情况 over their texts, or a row of labels over a row of values. */
    int read(int i) {
        if (i + 1 >= rows.size()) {
            return 0;
        }
        var row = rows.get(i);
        var below = rows.get(i + 1);
        if (row.loose() || below.loose() || below.cells().isEmpty()) {
            return 0;
        }
        // Under blank contacts stands the sentence of an empty table (PUB-04), which is nobody's name.
        if (below.cells().stream().anyMatch(cell -> labels.saysTableIsEmpty(cell.text()))) {
            return 0;
        }
        var heads = new ArrayList<GridCell>();
        for (var cell : row.cells()) {
            var meaning = roles.head(cell);
            if (meaning == null) {
                return 0;
            }
            boolean stub = cell.rowSpan() > 1 && heads.isEmpty();
            if (!meaning.is(Kind.NOTHING) && !stub) {
                heads.add(cell);
            }
        }
        if (heads.size() > 1 && isGroup(heads.get(0), heads.get(1), below)) {
            heads.removeFirst();
        }
        if (heads.isEmpty() || (heads.size() == 1 && !isTextAcross(heads.getFirst(), below))) {
            return 0;
        }
        boolean labelBelow = below.cells().stream()
                .anyMatch(cell -> (roles.label(cell).isPresent() && headOver(heads, cell) == null)
                        || (roles.head(cell) != null && !isTextOf(headOver(heads, cell))));
        long valued = below.cells().stream()
                .filter(cell -> headOver(heads, cell) != null)
                .count();
        if (labelBelow || valued == 0) {
            return 0;
        }
        for (var head : heads) {
            label(head).ifPresent(label -> values.explain(label, grid.place(row, head)));
        }
        int at = i + 1;
        while (at < rows.size() && continuesBelow(i, at, heads)) {
            for (var cell : rows.get(at).cells()) {
                var head = headOver(heads, cell);
                if (head != null) {
                    captureBelow(row, head, rows.get(at), cell);
                } else if (roles.label(cell).isEmpty()) {
                    found.unexplained(rows.get(at), cell);
                }
            }
            at++;
        }
        for (var head : heads) {
            label(head)
                    .filter(label -> !found.has(label.meaning()))
                    .ifPresent(label -> values.take(row, head, label, null, grid.place(below, head.column())));
        }
        return at - i;
    }

    private Optional<Label> label(GridCell head) {
        return Optional.ofNullable(roles.head(head))
                .map(meaning -> new Label(meaning, Plain.oneLine(head.text()), null, true));
    }

    /** 年度总体目标 beside 预期目标: the first only names the two. */
    private boolean isGroup(GridCell first, GridCell second, GridRow below) {
        return roles.head(first) != null
                && below.cells().getFirst().column() > first.column()
                && below.cells().stream().noneMatch(cell -> cell.column() < second.column());
    }

    private boolean isTextOf(@Nullable GridCell head) {
        var meaning = head == null ? null : roles.head(head);
        return meaning != null && meaning.isText();
    }

    private boolean isTextAcross(GridCell head, GridRow below) {
        var meaning = roles.head(head);
        return meaning != null
                && meaning.isText()
                && below.cells().size() == 1
                && roles.label(below.cells().getFirst()).isEmpty()
                && (head.columnSpan() > 2 || below.cells().getFirst().column() == head.column());
    }

    private static @Nullable GridCell headOver(List<GridCell> heads, GridCell cell) {
        for (var head : heads) {
            int end = head.column() + head.columnSpan();
            if (cell.column() < end && cell.column() + cell.columnSpan() > head.column()) {
                return head;
            }
        }
        return null;
    }

    private boolean continuesBelow(int from, int at, List<GridCell> heads) {
        if (at == from + 1) {
            return true;
        }
        var row = rows.get(at);
        boolean texts = heads.stream().allMatch(this::isTextOf);
        boolean held = spans.above(at).stream().anyMatch(each -> each.row().equals(rows.get(from)))
                || (!row.cells().isEmpty()
                        && row.cells().getFirst().column() >= heads.getFirst().column()
                        && heads.getFirst().column() > 0);
        return texts
                && held
                && !row.loose()
                && !row.cells().isEmpty()
                && TableHeader.at(roles, rows, at) == null
                && row.cells().stream().allMatch(cell -> roles.head(cell) == null && headOver(heads, cell) != null);
    }

    private void captureBelow(GridRow row, GridCell head, GridRow below, GridCell cell) {
        var label = label(head);
        if (label.isEmpty()) {
            return;
        }
        var meaning = label.get().meaning();
        var before = found.beside(meaning);
        if (meaning.isText() && before != null && before.text() != null) {
            if (!before.text().equals(cell.text())) {
                found.put(meaning, new Captured(before.text() + "\n" + cell.text(), before.place()));
            }
            return;
        }
        values.take(row, head, label.get(), cell.text(), grid.place(below, cell));
    }
}
