package org.jiheng.app.calendar;

import java.util.List;

/**
 * 日程页 — every step of a year and its dates.
 *
 * @param maySet whether this officer sets them
 */
public record CalendarPage(
        int year,
        List<Integer> years,
        List<Row> rows,
        List<DaysOfYear> holidays,
        boolean maySet,
        List<String> refused) {

    /** 一步. */
    public record Row(String step, String name, String opens, String closes, String grace) {}

    /**
     * 一年的放假和补班, month and day between spaces.
     *
     * @param whose list it is
     */
    public record DaysOfYear(int year, String off, String worked, String whose) {}

    public CalendarPage {
        holidays = List.copyOf(holidays);
        years = List.copyOf(years);
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }
}
