package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jspecify.annotations.Nullable;

/** 合并格 — which cells from above reach down into a row, as the file says it; a file that knows no merges has none. */
final class Spans {
    private final List<List<Reaching>> above;

    /** 跨行格 — a merged cell, and the row it stands in. */
    record Reaching(GridRow row, GridCell cell) {
        boolean covers(int column) {
            return column >= cell.column() && column < cell.column() + cell.columnSpan();
        }
    }

    Spans(List<GridRow> rows) {
        above = new ArrayList<>(rows.size());
        List<Reaching> open = List.of();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var reaching = open.stream()
                    .filter(each -> each.row().page() == row.page()
                            && row.number() < each.row().number() + each.cell().rowSpan())
                    .toList();
            above.add(reaching);
            if (row.cells().stream().anyMatch(cell -> cell.rowSpan() > 1)) {
                var next = new ArrayList<>(reaching);
                for (var cell : row.cells()) {
                    if (cell.rowSpan() > 1) {
                        next.add(new Reaching(row, cell));
                    }
                }
                open = next;
            } else {
                open = reaching;
            }
        }
    }

    List<Reaching> above(int row) {
        return above.get(row);
    }

    @Nullable
    Reaching over(int row, int column) {
        for (var each : above.get(row)) {
            if (each.covers(column)) {
                return each;
            }
        }
        return null;
    }
}
