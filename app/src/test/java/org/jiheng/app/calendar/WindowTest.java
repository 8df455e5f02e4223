package org.jiheng.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 期限 — to the second, in the time of the house (GIT-140). */
class WindowTest {
    private static final WorkingDays WORKING_DAYS = new WorkingDays(year -> HolidayLists.delivered("999912000", year));
    private static final ZoneId HOUSE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            此刻                | 宽限 | 位置
            2026-10-31T23:59:59 | 0    | BEFORE
            2026-11-01T00:00:00 | 0    | OPEN
            2026-11-20T23:59:59 | 0    | OPEN
            2026-11-21T00:00:00 | 0    | AFTER
            2026-11-21T00:00:00 | 10   | GRACE
            2026-11-21T00:09:59 | 10   | GRACE
            2026-11-21T00:10:00 | 10   | AFTER
            """)
    void knowsWhereAMomentStands(LocalDateTime now, int grace, Window.Position position) {
        var window = new Window(
                2027, CalendarStep.DECLARATION, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 20), grace);
        assertThat(window.at(now.atZone(HOUSE).toInstant(), HOUSE)).isEqualTo(position);
    }

    @Test
    void cannotCloseBeforeItOpens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(
                        2027, CalendarStep.DECLARATION, LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 1), 0));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            日子       | 工作日 | 情形
            2026-02-13 | true   | 春节前的周五
            2026-02-14 | true   | 周六补班
            2026-02-17 | false  | 春节
            2026-02-24 | true   | 节后
            2026-10-10 | true   | 周六补班
            2026-10-07 | false  | 国庆
            2026-11-21 | false  | 周六
            2027-01-04 | true   | 还没有安排的年份只看周末
            """)
    void knowsTheWorkingDays(LocalDate day, boolean working, String why) {
        assertThat(WORKING_DAYS.isWorkingDay(day)).as(why).isEqualTo(working);
    }

    @Test
    void countsWorkingDaysOverAHoliday() {
        assertThat(WORKING_DAYS.after(LocalDate.of(2026, 9, 30), 3)).isEqualTo(LocalDate.of(2026, 10, 10));
    }
}
