package org.jiheng.app.target;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 项目历年页 — one project through the years: its money, and each indicator on one line.
 *
 * @param copyTo the year that can be started from the newest one; null when not by this officer
 */
public record HistoryPage(
        String name,
        String unit,
        String facts,
        List<Year> years,
        List<Line> lines,
        @Nullable String copyAction,
        @Nullable Integer copyTo) {

    /** 年度. */
    public record Year(
            String year,
            String href,
            String money,
            String indicators,
            String points,
            String state,
            String assessment) {}

    /** 指标逐年 — one text for each year, in their order. */
    public record Line(String name, List<String> texts) {
        public Line {
            texts = List.copyOf(texts);
        }
    }

    public HistoryPage {
        years = List.copyOf(years);
        lines = List.copyOf(lines);
    }
}
