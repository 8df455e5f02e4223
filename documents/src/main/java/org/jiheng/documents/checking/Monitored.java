package org.jiheng.documents.checking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.rules.monitoring.Likelihood;
import org.jiheng.policy.rules.monitoring.MonitoringRecord;
import org.jiheng.policy.rules.monitoring.MonitoringRecord.Progress;
import org.jiheng.policy.scoring.ActualValue;
import org.jspecify.annotations.Nullable;

/** 监控表 — a monitoring form as the rules of monitoring ask for it. */
final class Monitored {
    /** The month a period ends with: 1-7月, 1—8月, 上半年. */
    private static final Pattern LAST_MONTH = Pattern.compile("(1[0-2]|[1-9])\\s*月(?!.*月)");

    private Monitored() {}

    /** @param today counts where the form does not say which months it is about */
    static MonitoringRecord record(Form form, LocalDate today) {
        var outcome = form.outcome();
        var execution = outcome == null ? null : outcome.execution();
        var rows = new ArrayList<Progress>();
        for (var index = 0; index < form.declaration().indicators().size(); index++) {
            var row = outcome == null
                    ? IndicatorOutcome.BLANK
                    : outcome.indicators().get(index);
            // The forms give reason and measures one cell.
            rows.add(new Progress(
                    form.declaration().indicators().get(index),
                    number(row.actual()),
                    number(row.forecast()),
                    likelihood(row.likelihood()),
                    row.deviation(),
                    row.deviation()));
        }
        return new MonitoringRecord(
                asOf(form, execution, today),
                execution == null ? null : budget(execution),
                execution == null ? null : execution.spent(),
                null,
                null,
                null,
                List.of(),
                rows);
    }

    private static @Nullable Money budget(Execution execution) {
        return execution.adjusted() == null ? execution.initial() : execution.adjusted();
    }

    private static LocalDate asOf(Form form, @Nullable Execution execution, LocalDate today) {
        var year = form.declaration().fiscalYear();
        var period = execution == null || execution.period() == null ? "" : execution.period();
        var month = LAST_MONTH.matcher(period);
        if (year == null) {
            return today;
        }
        if (month.find()) {
            return YearMonth.of(year.year(), Integer.parseInt(month.group(1))).atEndOfMonth();
        }
        return period.contains("上半年") ? YearMonth.of(year.year(), 6).atEndOfMonth() : today;
    }

    /** Null for words: progress told in words is not compared. */
    private static @Nullable BigDecimal number(@Nullable String cell) {
        return switch (ActualValue.parse(cell)) {
            case ActualValue.Measured(var number, var _) -> number;
            case ActualValue.NotCarriedOut _ -> BigDecimal.ZERO;
            case ActualValue.NotANumber _, ActualValue.NotEntered _, ActualValue.Rated _, ActualValue.NotApplicable _ ->
                null;
        };
    }

    private static @Nullable Likelihood likelihood(@Nullable String code) {
        return code == null
                ? null
                : switch (code) {
                    case "CERTAIN" -> Likelihood.CERTAIN;
                    case "POSSIBLE" -> Likelihood.POSSIBLE;
                    case "IMPOSSIBLE" -> Likelihood.IMPOSSIBLE;
                    default -> null;
                };
    }
}
