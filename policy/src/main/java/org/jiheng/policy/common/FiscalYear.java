package org.jiheng.policy.common;

import java.time.LocalDate;

/** 预算年度 — a budget year, which in China is the calendar year. */
public record FiscalYear(int year) implements Comparable<FiscalYear> {
    private static final int FIRST = 1994; // 预算法 took effect in 1995; its first budget was drawn up the year before
    private static final int LAST = 2100;

    public FiscalYear {
        if (year < FIRST || year > LAST) {
            throw new IllegalArgumentException("预算年度应在%d到%d之间：%d".formatted(FIRST, LAST, year));
        }
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, 1, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(year, 12, 31);
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(year, other.year);
    }

    @Override
    public String toString() {
        return Integer.toString(year);
    }
}
