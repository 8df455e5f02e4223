package org.jiheng.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 演示年度 — the year that is being declared on the day of the first start, so that calendar, drafts and reviews belong together on
 * any day. The samples were written for one year; every year in them moves along.
 */
@Component
class DemoYear {
    /** The year the newest forms of the samples are of. */
    private static final int WRITTEN_FOR = 2026;

    /** The budget of the next year is prepared from June on. */
    private static final Month NEXT_YEAR_FROM = Month.JUNE;

    private static final Pattern YEAR = Pattern.compile("(?<![\\d.])20[12]\\d(?![\\d.])");

    private final int declared;

    /** @param fixed for who needs the same years every day; 0 takes them from the clock */
    DemoYear(@Value("${jiheng.demo-year:0}") int fixed, Clock clock) {
        this.declared = fixed != 0 ? fixed : declaredOn(LocalDate.now(clock));
    }

    static int declaredOn(LocalDate day) {
        return day.getMonth().compareTo(NEXT_YEAR_FROM) < 0 ? day.getYear() : day.getYear() + 1;
    }

    int declared() {
        return declared;
    }

    /** A sample with its years moved to now. */
    String moved(String sample) {
        return moved(sample, declared - WRITTEN_FOR);
    }

    /** Forms of an earlier year, written anew for the one that is being declared. */
    String declaredAnew(String forms, int year) {
        return moved(forms, declared - year);
    }

    private static String moved(String text, int years) {
        return years == 0
                ? text
                : YEAR.matcher(text).replaceAll(found -> String.valueOf(Integer.parseInt(found.group()) + years));
    }
}
