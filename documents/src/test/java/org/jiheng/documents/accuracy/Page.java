package org.jiheng.documents.accuracy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** 版面 — lines of text and one table, before any producer makes a file of them. */
final class Page {
    /** Above the table, such as the title. */
    final List<String> above = new ArrayList<>();

    final List<String> below = new ArrayList<>();
    final List<List<Cell>> rows = new ArrayList<>();
    final int columns;
    String sheetName = "Sheet1";
    private final Set<Long> taken = new HashSet<>();

    /** 一格. */
    record Cell(int column, int columnSpan, int rowSpan, String text) {}

    /** What to put into the next free place of a row. */
    record Put(String text, int columnSpan, int rowSpan) {}

    Page(int columns) {
        this.columns = columns;
    }

    static Put c(String text) {
        return new Put(text, 1, 1);
    }

    static Put c(String text, int columnSpan) {
        return new Put(text, columnSpan, 1);
    }

    static Put c(String text, int columnSpan, int rowSpan) {
        return new Put(text, columnSpan, rowSpan);
    }

    Page title(String... lines) {
        above.addAll(List.of(lines));
        return this;
    }

    Page row(Put... puts) {
        return row(List.of(puts));
    }

    Page row(List<Put> puts) {
        var cells = new ArrayList<Cell>();
        int row = rows.size();
        int column = 0;
        for (var put : puts) {
            while (taken.contains(key(row, column))) {
                column++;
            }
            cells.add(new Cell(column, put.columnSpan(), put.rowSpan(), put.text()));
            for (int r = row; r < row + put.rowSpan(); r++) {
                for (int c = column; c < column + put.columnSpan(); c++) {
                    taken.add(key(r, c));
                }
            }
            column += put.columnSpan();
        }
        rows.add(cells);
        return this;
    }

    private static long key(int row, int column) {
        return row * 1000L + column;
    }
}
