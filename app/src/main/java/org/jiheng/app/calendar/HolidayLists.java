package org.jiheng.app.calendar;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Holidays;
import org.jiheng.policy.parameters.Parameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 放假补班安排 — of one year: the division's own list, else the delivered one; to be asked inside a scoped transaction. */
@Repository
class HolidayLists {
    private final JdbcClient jdbc;
    private final Clock clock;

    HolidayLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Holidays of(String regionCode, int year) {
        return own(year).orElseGet(() -> delivered(regionCode, year));
    }

    Optional<Holidays> own(int year) {
        return jdbc.sql("select days_off, days_worked from calendar_holidays where year = :year")
                .param("year", year)
                .query((row, _) -> new Holidays(days(row.getArray("days_off")), days(row.getArray("days_worked"))))
                .optional();
    }

    /** Of years without a list only the weekends count. */
    static Holidays delivered(String regionCode, int year) {
        return Parameters.delivered()
                .review()
                .holidays()
                .find(new Region(regionCode, ""), LocalDate.of(year, 12, 31))
                .map(found -> new Holidays(
                        ofYear(found.value().off(), year), ofYear(found.value().worked(), year)))
                .orElseGet(() -> new Holidays(Set.of(), Set.of()));
    }

    private static Set<LocalDate> ofYear(Set<LocalDate> days, int year) {
        return days.stream().filter(day -> day.getYear() == year).collect(Collectors.toSet());
    }

    void set(String regionCode, int year, Holidays holidays, long officer) {
        jdbc.sql("""
                insert into calendar_holidays (region_code, year, days_off, days_worked, changed_by, changed_at)
                values (:region, :year, :off::date[], :worked::date[], :officer, :now)
                on conflict (region_code, year) do update
                set days_off = excluded.days_off, days_worked = excluded.days_worked,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at
                """)
                .param("region", regionCode)
                .param("year", year)
                .param("off", inOrder(holidays.off()))
                .param("worked", inOrder(holidays.worked()))
                .param("officer", officer)
                .param("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** As text: the driver sends no arrays of days. */
    private static String[] inOrder(Collection<LocalDate> days) {
        return days.stream().sorted().map(LocalDate::toString).toArray(String[]::new);
    }

    private static Set<LocalDate> days(Array stored) throws SQLException {
        return Arrays.stream((java.sql.Date[]) stored.getArray())
                .map(java.sql.Date::toLocalDate)
                .collect(Collectors.toSet());
    }
}
