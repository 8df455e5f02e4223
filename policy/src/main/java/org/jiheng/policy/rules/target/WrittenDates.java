package org.jiheng.policy.rules.target;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jiheng.policy.common.FiscalYear;
import org.jspecify.annotations.Nullable;

/** 文字里的日期 — dates as people write them into names and values: 12月底前, 2025年6月, 2024-12-31. */
final class WrittenDates {
    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)(?:(?<year>20\\d{2})\\s?[年./-]\\s?)?(?<month>1[0-2]|0?[1-9])\\s?(?:月|(?<=20\\d{2}[./-]\\d{1,2})[./-])"
                    + "\\s?(?:(?<day>[12]\\d|3[01]|0?[1-9])(?!\\d))?");

    private WrittenDates() {}

    /** The latest date named; a month without a day ends with its last, a month without a year is the budget year's. */
    static @Nullable LocalDate latest(@Nullable String text, @Nullable FiscalYear year) {
        if (text == null) {
            return null;
        }
        LocalDate latest = null;
        var dates = DATE.matcher(text);
        while (dates.find()) {
            var date = date(dates.group("year"), dates.group("month"), dates.group("day"), year);
            if (date != null && (latest == null || date.isAfter(latest))) {
                latest = date;
            }
        }
        return latest;
    }

    private static @Nullable LocalDate date(
            @Nullable String written, String month, @Nullable String day, @Nullable FiscalYear otherwise) {
        var year = written == null ? otherwise : new FiscalYear(Integer.parseInt(written));
        if (year == null) {
            return null;
        }
        var inMonth = YearMonth.of(year.year(), Integer.parseInt(month));
        return day == null || !inMonth.isValidDay(Integer.parseInt(day))
                ? inMonth.atEndOfMonth()
                : inMonth.atDay(Integer.parseInt(day));
    }
}
