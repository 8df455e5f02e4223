package org.jiheng.documents.reading.grid;

import java.util.List;

/**
 * 行 — the filled cells of one row, from left to right.
 *
 * @param page nth table of a web page; 0 where the format has no such thing
 * @param number of the row in its sheet, table or text, counted from 1
 * @param loose a line of prose outside any table: it may be a title or a label, but owes nobody an explanation
 */
public record GridRow(int page, int number, boolean loose, List<GridCell> cells) {
    public GridRow {
        cells = List.copyOf(cells);
    }
}
