package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.documents.reading.FormSplitter.Section;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;

/** 一节的行 — the rows of one section, with cells that hold several labels parted, and the dictionary that tells what a cell is. */
final class SectionRows {
    private static final Pattern WIDE_GAP = Pattern.compile(
            "(?:[ \\u00a0]{2,}|\\u3000|\\t)[ \\u00a0\\u3000\\t]*" + "|[ \\u00a0](?=[^\\s:：]{2,12}[:：])");
    private static final int LONGEST_PARTED = 160;
    private static final int MOST_PARTS = 8;

    private final CellRoles roles;
    private final Grid grid;
    private final List<GridRow> rows;
    private final Spans spans;

    SectionRows(CellRoles roles, Section section) {
        this.roles = roles;
        this.grid = section.grid();
        this.rows = section.rows().stream().map(this::parted).toList();
        this.spans = new Spans(rows);
    }

    CellRoles roles() {
        return roles;
    }

    Labels labels() {
        return roles.labels();
    }

    Grid grid() {
        return grid;
    }

    List<GridRow> rows() {
        return rows;
    }

    Spans spans() {
        return spans;
    }

    /** 编制单位：某局　　　单位：万元 in one cell are two labels that stand in one place. */
    private GridRow parted(GridRow row) {
        if (row.cells().size() > 2 || row.cells().stream().noneMatch(cell -> isParted(cell.text()))) {
            return row;
        }
        var cells = new ArrayList<GridCell>();
        for (var cell : row.cells()) {
            var parts = isParted(cell.text()) ? WIDE_GAP.split(cell.text()) : new String[] {cell.text()};
            boolean labelled = parts.length > 1
                    && parts.length <= MOST_PARTS
                    && Arrays.stream(parts)
                            .anyMatch(part -> roles.labels()
                                    .label(part)
                                    .filter(label -> label.inline() != null)
                                    .isPresent());
            if (labelled) {
                for (var part : parts) {
                    cells.add(cell.saying(Plain.trim(part)));
                }
            } else {
                cells.add(cell);
            }
        }
        return new GridRow(row.page(), row.number(), row.loose(), cells);
    }

    private static boolean isParted(String text) {
        return text.length() < LONGEST_PARTED
                && text.indexOf('\n') < 0
                && WIDE_GAP.matcher(text).find();
    }
}
