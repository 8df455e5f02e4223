package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.Place;
import org.jspecify.annotations.Nullable;

/**
 * 预算执行情况表 — the small table of budget and spending: a line for the total and for each source, and columns such as
 * 年初预算数 and 全年执行数; on some forms the other way round.
 */
final class MoneyTable {
    /** Columns that only this table has; 分值 and 得分 stand over indicators too. */
    static final Set<LabelMeaning> OWN = EnumSet.of(
            LabelMeaning.INITIAL,
            LabelMeaning.ADJUSTED,
            LabelMeaning.SPENT,
            LabelMeaning.RATE,
            LabelMeaning.EXECUTION_FORECAST);

    private final List<Line> lines = new ArrayList<>();
    private final Map<LabelMeaning, GridCell> labels = new EnumMap<>(LabelMeaning.class);

    /** What stood in one cell of the table; the text is null when it was blank. */
    record Amount(@Nullable String text, Place place) {}

    /**
     * 一行.
     *
     * @param meaning the source; null when no label explains it
     * @param label as printed
     */
    record Line(@Nullable LabelMeaning meaning, String label, Place place, Map<LabelMeaning, Amount> amounts) {
        @Nullable
        Amount of(LabelMeaning column) {
            return amounts.get(column);
        }

        boolean isTotal() {
            return meaning == LabelMeaning.FUNDS_TOTAL;
        }
    }

    void add(Line line) {
        lines.add(line);
    }

    /** Remembers the printed label of a column, which may name its period. */
    void column(LabelMeaning meaning, GridCell cell) {
        labels.putIfAbsent(meaning, cell);
    }

    List<Line> lines() {
        return lines;
    }

    @Nullable
    Line total() {
        return lines.stream().filter(Line::isTotal).findFirst().orElse(null);
    }

    List<Line> parts() {
        return lines.stream().filter(line -> !line.isTotal()).toList();
    }

    @Nullable
    GridCell label(LabelMeaning column) {
        return labels.get(column);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }
}
