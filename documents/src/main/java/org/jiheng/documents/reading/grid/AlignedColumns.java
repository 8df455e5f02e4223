package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 对齐成列 — finds the columns of a table that has no lines, from where its words begin and end. A row that fits under
 * the fullest row above it, word under word, takes over its columns; so a short number centred under a long heading
 * counts as standing where the heading begins.
 */
final class AlignedColumns {
    private static final int HEADING_WORDS = 3;

    private AlignedColumns() {}

    /** Words that stand together, and how far they reach. */
    record Segment(double start, double end, String text) {}

    /** A segment in its column. */
    record Aligned(int column, int columnSpan, String text) {}

    /**
     * @param rows from top to bottom; the segments of each from left to right
     * @param tolerance beginnings this close are the same
     * @return as many rows, as many cells
     */
    static List<List<Aligned>> columnsOf(List<List<Segment>> rows, double tolerance) {
        var placed = new ArrayList<List<Segment>>(rows.size());
        var starts = new TreeSet<Double>();
        @Nullable List<Segment> heading = null;
        for (var row : rows) {
            var fitted = heading == null ? null : fit(row, heading, tolerance);
            if (fitted == null && row.size() >= HEADING_WORDS) {
                heading = row;
            }
            var taken = fitted == null ? row : fitted;
            placed.add(taken);
            taken.forEach(segment -> starts.add(segment.start()));
        }
        var columns = columns(starts, tolerance);
        return placed.stream()
                .map(row -> row.stream().map(each -> align(each, columns)).toList())
                .toList();
    }

    /** The row with the beginnings of the headings it stands under; null unless each word is under one of its own. */
    private static @Nullable List<Segment> fit(List<Segment> row, List<Segment> heading, double tolerance) {
        if (row.size() > heading.size()) {
            return null;
        }
        var fitted = new ArrayList<Segment>(row.size());
        int next = 0;
        for (var segment : row) {
            int best = -1;
            double widest = -tolerance;
            for (int each = next; each < heading.size(); each++) {
                double common = Math.min(segment.end(), heading.get(each).end())
                        - Math.max(segment.start(), heading.get(each).start());
                if (common > widest) {
                    widest = common;
                    best = each;
                }
            }
            if (best < 0) {
                return null;
            }
            fitted.add(new Segment(heading.get(best).start(), segment.end(), segment.text()));
            next = best + 1;
        }
        return fitted;
    }

    private static List<Double> columns(SortedSet<Double> starts, double tolerance) {
        var columns = new ArrayList<Double>();
        for (var start : starts) {
            if (columns.isEmpty() || start - columns.getLast() > tolerance) {
                columns.add(start);
            }
        }
        return columns;
    }

    private static Aligned align(Segment segment, List<Double> columns) {
        int first = lastAtOrBefore(columns, segment.start());
        int last = lastAtOrBefore(columns, Math.max(segment.start(), Math.nextDown(segment.end())));
        return new Aligned(first, Math.max(1, last - first + 1), segment.text());
    }

    private static int lastAtOrBefore(List<Double> columns, double position) {
        int low = 0;
        int high = columns.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (columns.get(middle) <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
