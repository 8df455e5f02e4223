package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.List;

/**
 * 文档流 — lays the tables of a written document into the grid, with the lines of prose between them, because titles
 * and units of money often stand above their table.
 */
final class DocumentFlow {
    /** With fewer cells of its own, a table around tables only lays out the page. */
    private static final int OWN_CELLS = 4;

    private final GridBuilder grids;
    private int tables;

    DocumentFlow(GridBuilder grids) {
        this.grids = grids;
        grids.startGrid("", false, new Placings.OnPage());
    }

    void add(List<Block> blocks) throws UnreadableFile {
        for (var block : blocks) {
            switch (block) {
                case Block.Line(var text) -> addLines(text);
                case Block.Table table -> addTable(table);
            }
        }
    }

    private void addLines(String paragraph) throws UnreadableFile {
        for (var line : paragraph.split("\n", -1)) {
            var cells = new ArrayList<GridCell>();
            for (var part : LabelledParts.of(line)) {
                grids.addCell(cells, cells.size(), 1, 1, part);
            }
            grids.addRow(tables + 1, 0, true, cells);
        }
    }

    private void addTable(Block.Table table) throws UnreadableFile {
        if (onlyLaysOut(table)) {
            for (var row : table.rows()) {
                for (var cell : row) {
                    add(cell.content());
                }
            }
            return;
        }
        tables++;
        int number = 0;
        for (var row : table.rows()) {
            number++;
            var cells = new ArrayList<GridCell>();
            for (var cell : row) {
                grids.checkColumn(cell.column() + cell.columnSpan() - 1);
                grids.addCell(cells, cell.column(), cell.columnSpan(), cell.rowSpan(), cell.text());
            }
            grids.addRow(tables, number, false, cells);
        }
    }

    private static boolean onlyLaysOut(Block.Table table) {
        return table.rows().stream().flatMap(List::stream).anyMatch(Block.Cell::holdsTable)
                && table.rows().stream()
                                .flatMap(List::stream)
                                .filter(cell -> !cell.holdsTable()
                                        && !Plain.trim(cell.text()).isEmpty())
                                .limit(OWN_CELLS)
                                .count()
                        < OWN_CELLS;
    }
}
