package org.jiheng.documents.reading;

import java.util.List;
import org.jiheng.documents.reading.grid.PageBox;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 原样 — the part of the file a form was read from, as its owner wrote it, so that a reading can be laid beside it.
 *
 * @param columns of the widest row; every row of the table fills them
 * @param rowsLeftOut how many rows below are not shown
 */
public record Excerpt(int columns, List<Row> rows, int rowsLeftOut) {
    /** For a form that did not come from a document. */
    public static final Excerpt NONE = new Excerpt(0, List.of(), 0);

    /**
     * 一行.
     *
     * @param line a line above or below the table, such as the title; it has one cell
     * @param page it stands on, where the file has pages
     */
    public record Row(boolean line, int page, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * 一格 — blank ones included.
     *
     * @param field the value that was read from here; null for labels and for what was left aside
     * @param box where on the page it was printed; null for a blank, and where there are no pages
     */
    public record Cell(
            List<Run> runs,
            int columnSpan,
            int rowSpan,
            @Nullable FieldPath field,
            @Nullable PageBox box) {
        public Cell {
            runs = List.copyOf(runs);
        }
    }

    /** 一段文字 — web markup stands apart from the words around it (LNT-43). */
    public record Run(String text, boolean markup) {}

    public Excerpt {
        rows = List.copyOf(rows);
    }
}
