package org.jiheng.policy.rules.monitoring;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 红灯有人管 — a red light is followed by an action within its days (LNT-54, MON-11).
 *
 * <p>Our own cross-check. What counts as an action is recorded elsewhere; here only its day matters.
 */
public final class RedLightsAreActedOn implements Rule<MonitoringRecord> {
    private static final FieldPath LIGHT = new FieldPath("execution.light");

    private final int mostDays;

    public RedLightsAreActedOn(int mostDays) {
        this.mostDays = mostDays;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-54",
                "红灯有人管",
                Phase.MONITORING,
                Severity.WARN,
                "预算执行亮红灯后，在规定天数内有提醒、整改或调整的记录。",
                "红灯亮着没人管，拖到年底就来不及了。",
                LegalBasis.ownCheck("红灯之后的处理记录"));
    }

    @Override
    public Verdict check(MonitoringRecord monitoring) {
        var light = monitoring.light();
        if (light == null) {
            return new Undetermined(List.of("预算执行的灯色"));
        }
        if (light != Light.RED) {
            return new NotApplicable("现在是" + light.chinese());
        }
        var since = monitoring.redSince();
        if (since == null) {
            return new Undetermined(List.of("亮红灯的日期"));
        }
        for (var action : monitoring.actions()) {
            if (!action.isBefore(since)) {
                return new Passed();
            }
        }
        var days = ChronoUnit.DAYS.between(since, monitoring.asOf());
        return days <= mostDays
                ? new Passed()
                : Verdict.violated(
                        new Violation(LIGHT, "%s 起红灯，已有 %d 天，没有处理记录".formatted(since, days), "请发提醒或整改通知，或按程序调减预算和目标"));
    }
}
