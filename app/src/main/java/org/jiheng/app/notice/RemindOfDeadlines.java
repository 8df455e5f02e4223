package org.jiheng.app.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.app.calendar.CalendarStep;
import org.jiheng.app.calendar.Window;
import org.jiheng.app.calendar.Windows;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.Words;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * 到期提醒 — seven, three and one days before a deadline and every working day after it, to whoever still has something in hand; late
 * ones go to the department too. A day that is off is spoken for on the working day before it.
 */
@Component
public class RemindOfDeadlines {
    private static final List<Integer> DAYS_BEFORE = List.of(7, 3, 1);
    private static final int STILL_LATE = 60;
    private static final SqlFile OWING = SqlFile.of("notice/owing.sql");

    /** 还没办的 — how many of an organisation are still at these states. */
    record Owing(long unitId, long departmentId, int count) {}

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Windows windows;
    private final Notices notices;
    private final Addressees addressees;
    private final Clock clock;

    RemindOfDeadlines(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            Windows windows,
            Notices notices,
            Addressees addressees,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.windows = windows;
        this.notices = notices;
        this.addressees = addressees;
        this.clock = clock;
    }

    @Scheduled(cron = "0 30 8 * * *", zone = "Asia/Shanghai")
    void everyMorning() {
        for (var region : regions(jdbc)) {
            remind(region, LocalDate.now(clock));
        }
    }

    /** Divisions in which somebody can sign in. */
    static List<String> regions(JdbcClient jdbc) {
        return jdbc.sql("select distinct region_code from account_directory order by region_code")
                .query((row, _) -> row.getString("region_code"))
                .list();
    }

    /** @return how many were told something new */
    public int remind(String region, LocalDate today) {
        return transactions.call(
                Scope.wholeRegion(region),
                () -> windows.workingDays(region).isWorkingDay(today)
                        ? windows.years().stream()
                                .flatMap(year -> windows.of(year).stream())
                                .mapToInt(window -> about(region, window, today))
                                .sum()
                        : 0);
    }

    private int about(String region, Window window, LocalDate today) {
        var states = states(window.step());
        var when = occasion(region, window, today);
        if (states.isEmpty() || when.isEmpty()) {
            return 0;
        }
        var late = window.closes().isBefore(today);
        var days = Math.abs(ChronoUnit.DAYS.between(today, window.closes()));
        int told = 0;
        for (var owing : owing(window.fiscalYear(), states)) {
            var title = late
                    ? Words.say("notice.late", window.step().chinese(), days, owing.count())
                    : Words.say("notice.due", window.step().chinese(), window.closes(), days, owing.count());
            var saying = new Notices.Saying(
                    "DEADLINE",
                    "%s-%d-%d-%s".formatted(window.step(), window.fiscalYear(), owing.unitId(), when.get()),
                    title,
                    "",
                    "/desk");
            for (var officer : whom(window.step(), owing, late, today)) {
                told += notices.tell(region, officer, saying, Instant.now(clock)) ? 1 : 0;
            }
        }
        return told;
    }

    /** Which of the days it is, as a name for saying it once; empty on a day when nothing is said. */
    private Optional<String> occasion(String region, Window window, LocalDate today) {
        var left = ChronoUnit.DAYS.between(today, window.closes());
        if (left < 0) {
            return left < -STILL_LATE ? Optional.empty() : Optional.of("late-" + today);
        }
        var next = windows.workingDays(region).next(today);
        return DAYS_BEFORE.stream()
                .filter(before -> {
                    var day = window.closes().minusDays(before);
                    return !day.isBefore(today) && day.isBefore(next);
                })
                .findFirst()
                .map(before -> "before-" + before);
    }

    private static List<String> states(CalendarStep step) {
        return switch (step) {
            case DECLARATION -> List.of("DRAFT", "UNIT_CHECK");
            case RESUBMISSION -> List.of("RETURNED_UNIT", "IMPROVING");
            case DEPARTMENT_REVIEW -> List.of("DEPT_REVIEW", "RETURNED_DEPT");
            case FINANCE_REVIEW -> List.of("FIN_REVIEW", "GRADED");
            case APPROVAL_TO_DEPARTMENTS -> List.of("IN_LIBRARY");
            case APPROVAL_TO_UNITS, ADJUSTMENT, MONITORING, SELF_EVALUATION, PUBLICATION -> List.of();
        };
    }

    private List<Owing> owing(int year, List<String> states) {
        return jdbc.sql(OWING.text())
                .param("year", year)
                .param("states", states.toArray(String[]::new))
                .query(new SimplePropertyRowMapper<>(Owing.class))
                .list();
    }

    private List<Long> whom(CalendarStep step, Owing owing, boolean late, LocalDate today) {
        var owners = switch (step) {
            case DECLARATION, RESUBMISSION ->
                addressees.at(owing.unitId(), Set.of(Role.UNIT_CLERK, Role.UNIT_HEAD), today);
            case DEPARTMENT_REVIEW -> addressees.at(owing.departmentId(), Role.DEPARTMENT, today);
            case FINANCE_REVIEW ->
                addressees.ofFinance(
                        owing.departmentId(),
                        Set.of(Role.FINANCE_LINE_SECTION, Role.FINANCE_PERFORMANCE_SECTION),
                        today);
            case APPROVAL_TO_DEPARTMENTS ->
                addressees.ofFinance(owing.departmentId(), Set.of(Role.FINANCE_BUDGET_SECTION), today);
            case APPROVAL_TO_UNITS, ADJUSTMENT, MONITORING, SELF_EVALUATION, PUBLICATION -> List.<Long>of();
        };
        // what is late climbs one step
        var above = !late
                ? List.<Long>of()
                : switch (step) {
                    case DECLARATION, RESUBMISSION -> addressees.at(owing.departmentId(), Role.DEPARTMENT, today);
                    case DEPARTMENT_REVIEW ->
                        addressees.ofFinance(owing.departmentId(), Set.of(Role.FINANCE_PERFORMANCE_SECTION), today);
                    case FINANCE_REVIEW,
                            APPROVAL_TO_DEPARTMENTS,
                            APPROVAL_TO_UNITS,
                            ADJUSTMENT,
                            MONITORING,
                            SELF_EVALUATION,
                            PUBLICATION -> List.<Long>of();
                };
        return Stream.concat(owners.stream(), above.stream()).distinct().toList();
    }
}
