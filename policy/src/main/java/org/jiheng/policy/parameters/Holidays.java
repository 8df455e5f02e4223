package org.jiheng.policy.parameters;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** 节假日 — days off of a year, and the weekend days worked in their place. */
public record Holidays(Set<LocalDate> off, Set<LocalDate> worked) {
    public Holidays {
        off = Set.copyOf(off);
        worked = Set.copyOf(worked);
    }

    static Holidays read(Setting value) {
        var entries = value.exactly("放假", "补班");
        return new Holidays(
                dates(value.the("放假", entries).list()),
                dates(value.the("补班", entries).list()));
    }

    private static Set<LocalDate> dates(List<Setting> days) {
        return days.stream().map(Setting::date).collect(Collectors.toUnmodifiableSet());
    }

    public boolean isWorkingDay(LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || (!weekend && !off.contains(day));
    }
}
