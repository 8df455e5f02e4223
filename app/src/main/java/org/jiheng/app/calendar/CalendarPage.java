package org.jiheng.app.calendar;

import java.util.List;

/**
 * 日程页 — every step of a year and its dates.
 *
 * @param maySet whether this officer sets them
 */
public record CalendarPage(int year, List<Integer> years, List<Row> rows, boolean maySet, List<String> refused) {

    /** 一步. */
    public record Row(String step, String name, String opens, String closes, String grace) {}

    public CalendarPage {
        years = List.copyOf(years);
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }
}
