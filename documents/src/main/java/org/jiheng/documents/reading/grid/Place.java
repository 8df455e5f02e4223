package org.jiheng.documents.reading.grid;

/** 出处 — where in the file a value stood. */
public sealed interface Place {
    /** A cell of a workbook, such as Sheet1!B13. */
    record Cell(String sheet, String cell) implements Place {}

    /**
     * A row on a page of a paginated document, or of the nth table of a web page; both counted from 1.
     * Row 0 is the text above that table.
     */
    record PageRow(int page, int row) implements Place {}

    /** A line of a text, and the field in it, both counted from 1. */
    record LineColumn(int line, int column) implements Place {}
}
