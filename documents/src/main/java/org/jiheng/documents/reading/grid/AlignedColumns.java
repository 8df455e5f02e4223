package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 对齐成列 — finds the columns of a table that has no lines, from where its words begin and end. A row that fits under
 * the fullest row above it, word under word, takes over its beginnings; so a short number centred under a long heading
 * counts as standing where the heading begins.
 */
final class AlignedColumns {
    private static final int HEADING_WORDS = 3;
    /** Beside so many words under their headings, one more may stand under none: the label of a whole block. */
    private static final int ENOUGH_WORDS = 4;

    private AlignedColumns() {}

    /** Words that stand together, and how far they reach. */
    record Segment(int start, int end, String text) {}

    /**
     * @param rows from top to bottom; the segments of each from left to right
     * @param tolerance as far as a word may miss its heading
     * @return as many rows, as many segments, some with another beginning
     */
    static List<List<Segment>> fitted(List<List<Segment>> rows, int tolerance) {
        var fitted = new ArrayList<List<Segment>>(rows.size());
        @Nullable List<Segment> heading = null;
        for (var row : rows) {
            var under = heading == null ? null : fit(row, heading, tolerance);
            if (under == null && row.size() >= HEADING_WORDS) {
                heading = row;
            }
            fitted.add(under == null ? row : under);
        }
        return fitted;
    }

    /** The row with the beginnings of the headings it stands under; null when it stands under others, or none. */
    private static @Nullable List<Segment> fit(List<Segment> row, List<Segment> heading, int tolerance) {
        if (row.size() > heading.size() + 1) {
            return null;
        }
        int without = 0;
        var fitted = new ArrayList<Segment>(row.size());
        int next = 0;
        for (var segment : row) {
            int best = -1;
            int widest = -tolerance;
            for (int each = next; each < heading.size(); each++) {
                int common = Math.min(segment.end(), heading.get(each).end())
                        - Math.max(segment.start(), heading.get(each).start());
                if (common > widest) {
                    widest = common;
                    best = each;
                }
            }
            if (best < 0) {
                without++;
                fitted.add(segment);
            } else {
                fitted.add(new Segment(heading.get(best).start(), segment.end(), segment.text()));
                next = best + 1;
            }
        }
        boolean fits = without == 0 || (without == 1 && row.size() > ENOUGH_WORDS);
        return fits ? fitted : null;
    }
}
