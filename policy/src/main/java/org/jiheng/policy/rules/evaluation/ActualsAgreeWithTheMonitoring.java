package org.jiheng.policy.rules.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jiheng.policy.rules.monitoring.MonitoringRecord;
import org.jiheng.policy.scoring.ActualValue.Measured;
import org.jspecify.annotations.Nullable;

/**
 * 与年中监控不矛盾 — what had been reached by mid-year is not less at the end (LNT-65, MON-15).
 *
 * <p>Our own cross-check of two records of one project. Only targets where more is better, and only where mid-year had
 * already met them: the year cannot undo that.
 */
public final class ActualsAgreeWithTheMonitoring implements Rule<SelfEvaluationReport> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-65",
                "与年中监控不矛盾",
                Phase.EVALUATION,
                Severity.WARN,
                "年中监控时已经达到目标的指标，年底完成值不低于年中的数。",
                "7 月已办 42 次，年底只有 38 次，两份表总有一份不对。",
                LegalBasis.ownCheck("自评完成值与监控记录对照"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        var monitoring = report.elsewhere().monitoring();
        if (monitoring == null) {
            return new Undetermined(List.of("年中监控记录"));
        }
        var violations = new ArrayList<Violation>();
        var compared = 0;
        for (var index = 0; index < report.indicators().size(); index++) {
            var indicator = report.indicators().get(index);
            var midYear = midYear(monitoring, indicator.name());
            if (midYear == null
                    || !(indicator.target() instanceof Numeric target)
                    || target.comparator().lowerIsBetter()
                    || !(report.evaluation().results().get(index).actual() instanceof Measured actual)) {
                continue;
            }
            compared++;
            if (target.isMetBy(midYear) && actual.number().compareTo(midYear) < 0) {
                violations.add(new Violation(
                        FieldPath.indicator(index, "actual"),
                        "%s在 %s 监控时已完成 %s，年底填 %s"
                                .formatted(
                                        report.title(index),
                                        monitoring.asOf(),
                                        midYear.toPlainString(),
                                        actual.number().toPlainString()),
                        "请核对哪一个对；口径不同的请写说明"));
            }
        }
        return compared == 0 ? new NotApplicable("监控记录里没有可对照的指标") : Verdict.of(violations);
    }

    private static @Nullable BigDecimal midYear(MonitoringRecord monitoring, String name) {
        for (var row : monitoring.rows()) {
            if (row.indicator().name().strip().equals(name.strip())) {
                return row.soFar();
            }
        }
        return null;
    }
}
