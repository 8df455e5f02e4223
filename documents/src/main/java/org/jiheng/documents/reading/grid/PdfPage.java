package org.jiheng.documents.reading.grid;

import java.util.List;

/**
 * PDF的一页 — what was drawn on a page, measured in hundredths of a point from its upper left
 * corner as a reader sees it.
 *
 * @param rules the lines drawn on it; none when there are so many that they are a drawing
 */
record PdfPage(int number, List<Glyph> glyphs, List<Rule> rules) {
    /**
     * One printed character, or a ligature of several.
     *
     * @param baseline on which it stands, counted downwards
     * @param size of the font, as printed
     */
    record Glyph(int start, int end, int baseline, int size, String text) {
        int middle() {
            return (start + end) / 2;
        }

        /** Half-way up a Chinese character. */
        int height() {
            return baseline - size * 35 / 100;
        }
    }

    /** A straight line: across at a height, or upright at a distance from the left. */
    record Rule(boolean upright, int at, int from, int to) {}
}
