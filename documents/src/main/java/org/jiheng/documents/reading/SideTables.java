package org.jiheng.documents.reading;

import java.util.List;
import org.jiheng.documents.reading.LabelMeaning.Kind;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;

/** 附带小表 — small tables beside the form's own, such as 任务名称、实施内容、测算依据: they are named, and passed over. */
final class SideTables {
    private final CellRoles roles;
    private final Grid grid;
    private final List<GridRow> rows;
    private final Spans spans;
    private final ReadingNotes notes;
    private final SectionContent found;

    SideTables(SectionRows section, SectionContent found, ReadingNotes notes) {
        this.roles = section.roles();
        this.grid = section.grid();
        this.rows = section.rows();
        this.spans = section.spans();
        this.notes = notes;
        this.found = found;
    }

    boolean isAt(int i) {
        var row = rows.get(i);
        boolean side = false;
        int columns = 0;
        for (var cell : row.cells()) {
            var meaning = roles.head(cell);
            if (meaning == null && roles.money(cell) == null) {
                return false;
            }
            side |= meaning == LabelMeaning.SIDE_TABLE;
            columns += meaning == LabelMeaning.BLOCK || cell.rowSpan() > 2 ? 0 : 1;
        }
        return side && columns >= 2;
    }

    /** 任务名称、实施内容、测算依据 and their like head small tables of their own; they are named, and passed over. */
    int read(int i) {
        if (!isAt(i)) {
            return 0;
        }
        var row = rows.get(i);
        int at = i + 1;
        boolean filled = false;
        while (at < rows.size() && belongsToSideTable(i, at)) {
            filled |= rows.get(at).cells().stream()
                    .anyMatch(cell -> roles.label(cell).isEmpty() && !Blanks.isPlaceholder(Plain.folded(cell.text())));
            at++;
        }
        row.cells().forEach(found::lookForUnit);
        if (filled) {
            var names = row.cells().stream()
                    .filter(cell -> roles.means(cell, LabelMeaning.SIDE_TABLE))
                    .map(cell -> Plain.excerpt(cell.text()))
                    .toList();
            notes.doubt(
                    DoubtCode.NOT_UNDERSTOOD,
                    FieldPath.WHOLE_FORM,
                    "表中附的小表(%s)共%d行，本版本不读入".formatted(String.join("、", names), at - i - 1),
                    grid.place(row, row.cells().getFirst()));
        }
        return at - i;
    }

    private boolean belongsToSideTable(int header, int i) {
        var row = rows.get(i);
        boolean held = spans.above(i).stream().anyMatch(each -> each.row().equals(rows.get(header)));
        boolean secondHeader = i == header + 1
                && row.cells().stream().allMatch(cell -> {
                    var meaning = roles.head(cell);
                    return meaning != null && meaning.isFund();
                });
        if (row.cells().isEmpty() || held || secondHeader) {
            return true;
        }
        if (row.loose() || TableHeader.at(roles, rows, i) != null || moneyHeaderWords(row) >= 2) {
            return false;
        }
        var label = roles.label(row.cells().getFirst());
        return label.isEmpty()
                || (label.get().inline() == null
                        && label.get().meaning().is(Kind.NOTHING)
                        && label.get().meaning() != LabelMeaning.BLOCK);
    }

    private long moneyHeaderWords(GridRow row) {
        return row.cells().stream()
                .map(roles::money)
                .filter(meaning -> meaning != null && MoneyTable.OWN.contains(meaning))
                .count();
    }
}
