package org.jiheng.documents.reading;

import java.util.List;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.policy.common.FieldPath;

/** 缺表头的指标表 — an indicator table that lost its header, told by what stands in its rows. */
final class HeaderlessTable {
    private final CellRoles roles;
    private final Labels labels;
    private final Grid grid;
    private final List<GridRow> rows;
    private final ReadingNotes notes;
    private final SectionContent found;
    private final IndicatorTableReader table;

    HeaderlessTable(SectionRows section, SectionContent found, ReadingNotes notes, IndicatorTableReader table) {
        this.roles = section.roles();
        this.labels = section.labels();
        this.grid = section.grid();
        this.rows = section.rows();
        this.notes = notes;
        this.found = found;
        this.table = table;
    }

    int read(int i) {
        int end = i;
        while (end < rows.size() && isIndicatorByItself(end, end > i)) {
            end++;
        }
        if (end == i) {
            return 0;
        }
        var guessed = HeaderGuess.from(labels, rows.subList(i, end));
        if (guessed == null) {
            return 0;
        }
        found.tableBegins();
        notes.doubt(
                DoubtCode.HEADER_MISSING,
                FieldPath.INDICATORS,
                "指标表没有表头，按内容判断各列为%s，请核对".formatted(guessed.describe()),
                grid.place(rows.get(i), rows.get(i).cells().getFirst()));
        for (int at = i; at < end; at++) {
            table.readRow(at, rows.get(at), guessed.header());
        }
        return end - i;
    }

    private boolean isIndicatorByItself(int i, boolean follows) {
        var row = rows.get(i);
        if (row.loose() || row.cells().size() < 2 || (found.hadTable() && !follows)) {
            return false;
        }
        if (TableHeader.at(roles, rows, i) != null) {
            return false;
        }
        var first = row.cells().getFirst();
        boolean level = row.cells().stream().limit(3).anyMatch(cell -> labels.isLevel(cell.text()));
        if (follows && table.isSum(first)) {
            return true;
        }
        var label = roles.label(first);
        boolean stub = label.isPresent() && label.get().meaning() == LabelMeaning.BLOCK;
        if (label.isPresent() && !stub && !labels.isLevel(first.text())) {
            return false;
        }
        return follows ? level || row.cells().size() >= 2 : level && row.cells().size() >= 3;
    }
}
