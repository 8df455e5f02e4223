package org.jiheng.app.identity;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 任职 — a role held in an organisation for a time.
 *
 * @param until the last day; null until further notice
 * @param substituteFor 代理: the appointment whose holder is away
 * @param grantedBy who asked for it; null when the installation itself made it (GIT-08)
 * @param confirmedBy the second person; an appointment is in force only when confirmed (GIT-11)
 * @param departments assigned to a line section of finance
 */
record Appointment(
        String regionCode,
        long id,
        long officerId,
        long organisationId,
        Role role,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Long substituteFor,
        String reason,
        @Nullable Long grantedBy,
        @Nullable Long confirmedBy,
        boolean confirmed,
        Set<Long> departments) {
    Appointment {
        departments = Set.copyOf(departments);
    }

    boolean isInForce(LocalDate day) {
        return confirmed && !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    boolean isOver(LocalDate day) {
        return until != null && day.isAfter(until);
    }
}
