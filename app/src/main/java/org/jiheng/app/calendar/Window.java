package org.jiheng.app.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * 期限 — one step of one year: from the morning of its first day to midnight after its last, and some minutes of grace for
 * those whose hand is already on the button (GIT-140).
 */
public record Window(int fiscalYear, CalendarStep step, LocalDate opens, LocalDate closes, int graceMinutes) {
    public static final int MOST_GRACE_MINUTES = 24 * 60;

    /** 此刻 — where a moment stands to a window. */
    public enum Position {
        BEFORE,
        OPEN,
        /** The day is over, the grace is not: accepted, and recorded as such. */
        GRACE,
        AFTER
    }

    public Window {
        if (closes.isBefore(opens)) {
            throw new IllegalArgumentException("a window closes on the day it opens, or later");
        }
        if (graceMinutes < 0 || graceMinutes > MOST_GRACE_MINUTES) {
            throw new IllegalArgumentException("grace is between none and a day");
        }
    }

    public Position at(Instant now, ZoneId zone) {
        if (now.isBefore(opens.atStartOfDay(zone).toInstant())) {
            return Position.BEFORE;
        }
        var end = closes.plusDays(1).atStartOfDay(zone).toInstant();
        if (now.isBefore(end)) {
            return Position.OPEN;
        }
        return now.isBefore(end.plusSeconds(60L * graceMinutes)) ? Position.GRACE : Position.AFTER;
    }
}
