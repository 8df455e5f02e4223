package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 目标不低于上年太多 — a target is not far below what was reached last year (LNT-35, SCR-08).
 *
 * <p>Our own cross-check. 财预〔2020〕10号 asks at year's end whether a target far exceeded was set too low; asking now is
 * kinder.
 */
public final class TargetsKeepUpWithLastYear implements Rule<WithLastYear> {
    private final Percentage least;

    public TargetsKeepUpWithLastYear(Percentage least) {
        this.least = least;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-35",
                "目标不低于上年太多",
                Phase.DECLARATION,
                Severity.WARN,
                "越多越好的指标，今年的指标值要高于上年完成值的规定百分比。",
                "去年办了 50 次，今年只定 30 次，年底必然超额，超额又要写原因。",
                LegalBasis.ownCheck("与上年完成值对照"));
    }

    @Override
    public Verdict check(WithLastYear subject) {
        var violations = new ArrayList<Violation>();
        var compared = 0;
        var unknown = new ArrayList<String>();
        for (var row : Row.of(subject.declaration())) {
            if (!(row.indicator().target() instanceof Numeric target)
                    || target.comparator().lowerIsBetter()) {
                continue;
            }
            var actual = subject.actuals().get(row.indicator().name().strip());
            if (actual == null) {
                unknown.add(row.title() + "的上年完成值");
                continue;
            }
            compared++;
            if (actual.signum() > 0 && target.value().compareTo(least.share().multiply(actual)) <= 0) {
                violations.add(new Violation(
                        row.place("target"),
                        "%s定为 %s，上年完成 %s，不到上年的 %s"
                                .formatted(row.title(), target.value().toPlainString(), actual.toPlainString(), least),
                        "请核对是否定低了；任务减少的请写说明"));
            }
        }
        if (compared == 0) {
            return unknown.isEmpty() ? new NotApplicable("没有越多越好的定量指标") : new Undetermined(unknown);
        }
        return Verdict.of(violations);
    }
}
