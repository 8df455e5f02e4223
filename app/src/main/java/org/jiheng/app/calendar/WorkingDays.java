package org.jiheng.app.calendar;

import java.time.LocalDate;
import java.util.function.IntFunction;
import org.jiheng.policy.parameters.Holidays;

/** 工作日 — by the holidays of the years, which may differ between divisions. */
public final class WorkingDays {
    private final IntFunction<Holidays> years;

    /** @param years the list of each year */
    WorkingDays(IntFunction<Holidays> years) {
        this.years = years;
    }

    public boolean isWorkingDay(LocalDate day) {
        return years.apply(day.getYear()).isWorkingDay(day);
    }

    public LocalDate next(LocalDate day) {
        var next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** This many working days later. */
    public LocalDate after(LocalDate day, int workingDays) {
        var later = day;
        for (int counted = 0; counted < workingDays; counted++) {
            later = next(later);
        }
        return later;
    }
}
