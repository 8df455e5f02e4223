package org.jiheng.documents.reading.grid;

/**
 * 单元格 — one cell with something in it, as a reader would see it printed.
 *
 * @param column of its first column, counted from 0
 * @param columnSpan 1 unless merged
 */
public record GridCell(int column, int columnSpan, int rowSpan, String text) {
    public GridCell(int column, String text) {
        this(column, 1, 1, text);
    }
}
