package org.jiheng.documents.reading.grid;

import org.jspecify.annotations.Nullable;

/**
 * 单元格 — one cell with something in it, as a reader would see it printed.
 *
 * @param column of its first column, counted from 0
 * @param columnSpan 1 unless merged
 * @param box where on its page it was printed; null where the format has no pages
 */
public record GridCell(
        int column,
        int columnSpan,
        int rowSpan,
        String text,
        @Nullable PageBox box) {
    public GridCell(int column, int columnSpan, int rowSpan, String text) {
        this(column, columnSpan, rowSpan, text, null);
    }

    /** The same cell with another text. */
    public GridCell saying(String other) {
        return new GridCell(column, columnSpan, rowSpan, other, box);
    }

    public GridCell(int column, String text) {
        this(column, 1, 1, text);
    }
}
