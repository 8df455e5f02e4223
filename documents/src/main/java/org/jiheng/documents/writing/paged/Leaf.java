package org.jiheng.documents.writing.paged;

import java.util.List;
import org.jiheng.documents.writing.Role;

/**
 * 一页 — all marks on one page, measured in thousandths of a point from its upper left corner.
 *
 * @param texts in reading order
 */
record Leaf(int width, int height, List<Text> texts, List<Rule> rules) {
    static final int POINT = 1000;

    Leaf {
        texts = List.copyOf(texts);
        rules = List.copyOf(rules);
    }

    /** 一行字 at its left end, on its baseline. */
    record Text(String text, Role role, int x, int baseline, Part part) {}

    /** 框线, across or down. */
    record Rule(int x1, int y1, int x2, int y2, int thickness) {}

    /** What of the form a text belongs to, for who listens to the page instead of looking. */
    sealed interface Part {
        /** The title. */
        record Title() implements Part {}

        /** A line above or below the table. */
        record Line(String text) implements Part {}

        /** A cell by its row and its number in the row. */
        record InCell(int row, int number) implements Part {}

        /** Repeated on a new page; said once is enough. */
        record Repeated() implements Part {}
    }

    static int ofMillimetres(int millimetres) {
        return Math.toIntExact(millimetres * 72L * POINT * 10 / 254);
    }
}
