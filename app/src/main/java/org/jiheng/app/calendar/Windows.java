package org.jiheng.app.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jiheng.policy.parameters.Holidays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 日程的存取 — to be asked inside a scoped transaction. */
@Repository
public class Windows {
    private static final SqlFile SET = SqlFile.of("calendar/set-window.sql");

    private final JdbcClient jdbc;
    private final HolidayLists holidays;

    Windows(JdbcClient jdbc, HolidayLists holidays) {
        this.jdbc = jdbc;
        this.holidays = holidays;
    }

    /** The working days of a division, each year's list read once. */
    public WorkingDays workingDays(String regionCode) {
        var known = new HashMap<Integer, Holidays>();
        return new WorkingDays(year -> known.computeIfAbsent(year, each -> holidays.of(regionCode, each)));
    }

    /** Empty where the division has set none: then the step is open. */
    public Optional<Window> find(int fiscalYear, CalendarStep step) {
        return jdbc.sql("select * from calendar_window where fiscal_year = :year and step = :step")
                .param("year", fiscalYear)
                .param("step", step.name())
                .query((row, _) -> window(row))
                .optional();
    }

    /** All of a year, in the order of their last days. */
    public List<Window> of(int fiscalYear) {
        return jdbc.sql("select * from calendar_window where fiscal_year = :year order by closes_on, opens_on, step")
                .param("year", fiscalYear)
                .query((row, _) -> window(row))
                .list();
    }

    /** Years that have any, newest first. */
    public List<Integer> years() {
        return jdbc.sql("select distinct fiscal_year from calendar_window order by fiscal_year desc")
                .query((row, _) -> row.getInt("fiscal_year"))
                .list();
    }

    public void set(String regionCode, Window window, long officer) {
        jdbc.sql(SET.text())
                .param("region", regionCode)
                .param("year", window.fiscalYear())
                .param("step", window.step().name())
                .param("opens", window.opens())
                .param("closes", window.closes())
                .param("grace", window.graceMinutes())
                .param("officer", officer)
                .update();
    }

    private static Window window(ResultSet row) throws SQLException {
        return new Window(
                row.getInt("fiscal_year"),
                CalendarStep.valueOf(row.getString("step")),
                row.getObject("opens_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class),
                row.getInt("grace_minutes"));
    }
}
