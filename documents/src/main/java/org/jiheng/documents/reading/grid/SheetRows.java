package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 工作表 — the cells of one worksheet and its merged regions. Both workbook formats store the regions behind the
 * cells, so they are laid over the rows when the sheet is complete.
 */
final class SheetRows {
    private static final int MOST_MERGES = 200_000;

    private final String name;
    private final boolean hidden;
    private final GridBuilder grids;
    private final Limits limits;
    private final Deadline deadline;
    private final List<SheetRow> rows = new ArrayList<>();
    private final List<MergedRegion> merged = new ArrayList<>();

    SheetRows(String name, boolean hidden, GridBuilder grids, Limits limits, Deadline deadline) {
        this.name = name;
        this.hidden = hidden;
        this.grids = grids;
        this.limits = limits;
        this.deadline = deadline;
    }

    private record SheetRow(int number, List<GridCell> cells) {}

    private record MergedRegion(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

    /** Rows and columns are counted from 0, here as in the formats. */
    void add(int row, int column, String text) throws UnreadableFile {
        grids.checkColumn(column);
        boolean started = !rows.isEmpty() && rows.getLast().number() == row;
        var cells = started ? rows.getLast().cells() : new ArrayList<GridCell>();
        grids.addCell(cells, column, 1, 1, text);
        if (!started && !cells.isEmpty()) {
            rows.add(new SheetRow(row, cells));
            if (rows.size() > limits.rows()) {
                throw GridBuilder.tooManyRows(limits);
            }
        }
    }

    void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        if (merged.size() < MOST_MERGES) {
            merged.add(new MergedRegion(firstRow, lastRow, firstColumn, lastColumn));
        }
    }

    /** Gives the first cell of each merged region its span, and drops what hides below it. */
    void finish() throws UnreadableFile {
        rows.sort(Comparator.comparingInt(SheetRow::number));
        grids.startGrid(name, hidden, new Placings.OnSheet(name));
        merged.sort(Comparator.comparingInt(MergedRegion::firstRow));
        var active = new TreeMap<Integer, MergedRegion>();
        int next = 0;
        for (var row : rows) {
            deadline.check();
            while (next < merged.size() && merged.get(next).firstRow() <= row.number()) {
                active.put(merged.get(next).firstColumn(), merged.get(next));
                next++;
            }
            var seen = new ArrayList<GridCell>(row.cells().size());
            for (var cell : row.cells()) {
                var region = covering(active, row.number(), cell.column());
                if (region == null) {
                    seen.add(cell);
                } else if (region.firstRow() == row.number() && region.firstColumn() == cell.column()) {
                    seen.add(new GridCell(
                            cell.column(),
                            region.lastColumn() - region.firstColumn() + 1,
                            region.lastRow() - region.firstRow() + 1,
                            cell.text()));
                }
            }
            seen.sort(Comparator.comparingInt(GridCell::column));
            grids.addRow(0, row.number() + 1, false, seen);
        }
    }

    private static @Nullable MergedRegion covering(NavigableMap<Integer, MergedRegion> active, int row, int column) {
        var entry = active.floorEntry(column);
        if (entry == null) {
            return null;
        }
        var region = entry.getValue();
        return region.lastColumn() >= column && region.lastRow() >= row ? region : null;
    }
}
