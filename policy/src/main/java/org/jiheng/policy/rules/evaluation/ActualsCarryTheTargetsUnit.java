package org.jiheng.policy.rules.evaluation;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;
import org.jiheng.policy.scoring.ActualValue.Measured;

/**
 * 完成值单位一致 — the result is given in the unit of its target (LNT-62).
 *
 * <p>Our own cross-check. A bare number is read in the unit of the form's own column; where that is empty too, nobody
 * knows what was counted. 2次 answers an indicator in 次/年 (AWK-12).
 */
public final class ActualsCarryTheTargetsUnit implements Rule<SelfEvaluationReport> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-62",
                "完成值单位一致",
                Phase.EVALUATION,
                Severity.ERROR,
                "完成值带的单位与指标单位一致；指标没有单位的，完成值要带单位。",
                "目标是公里，完成值是米，相差一千倍。",
                LegalBasis.ownCheck("完成值与指标的单位对照"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        var violations = new ArrayList<Violation>();
        var measured = 0;
        for (var index = 0; index < report.indicators().size(); index++) {
            if (!(report.evaluation().results().get(index).actual() instanceof Measured actual)) {
                continue;
            }
            measured++;
            var unit = report.indicators().get(index).unit();
            var target = unit == null ? "" : unit.strip();
            if (target.isEmpty() && actual.unit().isEmpty()) {
                violations.add(new Violation(
                        FieldPath.indicator(index, "actual"),
                        "%s的完成值 %s 没有单位，指标也没有单位"
                                .formatted(report.title(index), actual.number().toPlainString()),
                        "请写明是次、人还是 %"));
            } else if (!target.isEmpty() && !actual.unit().isEmpty() && !agree(target, actual.unit())) {
                violations.add(new Violation(
                        FieldPath.indicator(index, "actual"),
                        "%s的单位是“%s”，完成值写的是“%s”".formatted(report.title(index), target, actual.unit()),
                        "请换算成“%s”再填".formatted(target)));
            }
        }
        return measured == 0 ? new NotApplicable("没有用数写的完成值") : Verdict.of(violations);
    }

    private static boolean agree(String target, String actual) {
        return target.equals(actual) || target.startsWith(actual + "/") || (isPercent(target) && isPercent(actual));
    }

    private static boolean isPercent(String unit) {
        return unit.equals("%") || unit.equals("％") || unit.equals("百分比") || unit.equals("百分数");
    }
}
