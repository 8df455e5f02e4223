package org.jiheng.documents.reading;

/**
 * 单元格 — one cell with something in it, as a reader would see it printed.
 *
 * @param column of its first column, counted from 0
 * @param columnSpan 1 unless merged
 */
record GridCell(int column, int columnSpan, int rowSpan, String text) {
    GridCell(int column, String text) {
        this(column, 1, 1, text);
    }
}
