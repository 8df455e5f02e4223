package org.jiheng.documents.reading.grid;

import java.util.Arrays;
import java.util.SortedSet;

/** 列 — where columns begin, from left to right; positions within the tolerance of each other begin the same one. */
final class Columns {
    private final int[] starts;

    Columns(SortedSet<Integer> positions, int tolerance) {
        var kept = new int[positions.size()];
        int count = 0;
        for (int position : positions) {
            if (count == 0 || position - kept[count - 1] > tolerance) {
                kept[count++] = position;
            }
        }
        starts = Arrays.copyOf(kept, count);
        for (int i = 0; i < count; i++) {
            // What begins a hair left of its column still begins in it.
            starts[i] -= tolerance / 2;
        }
    }

    /** The column that holds this position. */
    int at(int position) {
        int found = Arrays.binarySearch(starts, position);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /** How many columns something covers; it does not cover the one that begins where it ends. */
    int span(int from, int to, int tolerance) {
        return Math.max(1, at(Math.max(from, to - tolerance)) - at(from) + 1);
    }
}
