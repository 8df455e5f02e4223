package org.jiheng.documents.checking;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.policy.rules.target.ProjectSpan;
import org.jspecify.annotations.Nullable;

/** 起止时间 — from when to when, as forms print it: 2024年1月至2024年12月, 2024-01-01～2026-12-31, 2024年－2026年. */
final class PrintedPeriod {
    private static final Pattern DATE = Pattern.compile(
            "(?<year>20\\d{2})\\s?(?:年|[./-](?=\\d{1,2}(?!\\d)))?\\s?(?:(?<month>1[0-2]|0?[1-9])(?!\\d)\\s?(?:月|[./-])?\\s?(?:(?<day>3[01]|[12]\\d|0?[1-9])(?!\\d)\\s?日?)?)?");

    private PrintedPeriod() {}

    /** Empty unless exactly two dates stand there, the first not after the second: anything else is not guessed at. */
    static Optional<ProjectSpan> read(String text) {
        var dates = DATE.matcher(text);
        var starts = new ArrayList<LocalDate>();
        var ends = new ArrayList<LocalDate>();
        while (dates.find()) {
            var first = first(dates);
            var last = last(dates);
            if (first == null || last == null) {
                return Optional.empty();
            }
            starts.add(first);
            ends.add(last);
        }
        return starts.size() == 2 && !starts.getFirst().isAfter(ends.getLast())
                ? Optional.of(new ProjectSpan(starts.getFirst(), ends.getLast()))
                : Optional.empty();
    }

    private static @Nullable LocalDate first(Matcher date) {
        var month = date.group("month");
        return day(
                date,
                YearMonth.of(Integer.parseInt(date.group("year")), month == null ? 1 : Integer.parseInt(month))
                        .atDay(1));
    }

    private static @Nullable LocalDate last(Matcher date) {
        var month = date.group("month");
        return day(
                date,
                YearMonth.of(Integer.parseInt(date.group("year")), month == null ? 12 : Integer.parseInt(month))
                        .atEndOfMonth());
    }

    /** The day that is written, or else the given one; null for 2024-02-31. */
    private static @Nullable LocalDate day(Matcher date, LocalDate otherwise) {
        var written = date.group("day");
        if (written == null) {
            return otherwise;
        }
        var day = Integer.parseInt(written);
        return YearMonth.from(otherwise).isValidDay(day) ? otherwise.withDayOfMonth(day) : null;
    }
}
