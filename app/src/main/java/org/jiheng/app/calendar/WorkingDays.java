package org.jiheng.app.calendar;

import java.time.LocalDate;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.springframework.stereotype.Component;

/** 工作日 — by the holidays of the year, which are a parameter and may differ between divisions. */
@Component
public class WorkingDays {
    public boolean isWorkingDay(String regionCode, LocalDate day) {
        return Parameters.delivered()
                .review()
                .holidays()
                .find(new Region(regionCode, ""), day)
                .map(each -> each.value().isWorkingDay(day))
                .orElse(true);
    }

    public LocalDate next(String regionCode, LocalDate day) {
        var next = day.plusDays(1);
        while (!isWorkingDay(regionCode, next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** This many working days later. */
    public LocalDate after(String regionCode, LocalDate day, int workingDays) {
        var later = day;
        for (int counted = 0; counted < workingDays; counted++) {
            later = next(regionCode, later);
        }
        return later;
    }
}
