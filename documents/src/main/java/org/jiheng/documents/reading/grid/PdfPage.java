package org.jiheng.documents.reading.grid;

import java.util.List;

/**
 * PDF的一页 — what was drawn on a page, measured in hundredths of a point from its upper left
 * corner as a reader sees it.
 *
 * @param rules the lines drawn on it; none when there are so many that they are a drawing
 */
record PdfPage(int number, int width, int height, List<Glyph> glyphs, List<Rule> rules) {
    /** What lies beside the page is drawn to its edge. */
    PageBox box(int left, int top, int right, int bottom) {
        int fromX = share(left, width);
        int fromY = share(top, height);
        return new PageBox(fromX, fromY, Math.max(fromX, share(right, width)), Math.max(fromY, share(bottom, height)));
    }

    private static int share(int at, int of) {
        return Math.clamp((long) at * PageBox.WHOLE / Math.max(1, of), 0, PageBox.WHOLE);
    }

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
