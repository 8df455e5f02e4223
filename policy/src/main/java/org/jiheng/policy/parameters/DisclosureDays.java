package org.jiheng.policy.parameters;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * 公开期限 — days from the approval to the publication (PUB-02, PUB-03, LNT-69).
 *
 * @param workingDays Saturdays and Sundays are not counted; public holidays are, since their list changes every year
 */
public record DisclosureDays(int days, boolean workingDays) {

    static DisclosureDays read(Setting value) {
        var entries = value.exactly("天数", "日历");
        var days = value.the("天数", entries).wholeNumber();
        if (days <= 0) {
            throw value.wrong("天数应大于0");
        }
        return new DisclosureDays(
                days, value.the("日历", entries).oneOf("自然日", "工作日").equals("工作日"));
    }

    /** The last day; counting starts on the day after the approval. */
    public LocalDate lastDay(LocalDate approved) {
        if (!workingDays) {
            return approved.plusDays(days);
        }
        var day = approved;
        for (var counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                counted++;
            }
        }
        return day;
    }
}
