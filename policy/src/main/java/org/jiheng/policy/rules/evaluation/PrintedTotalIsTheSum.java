package org.jiheng.policy.rules.evaluation;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Points;
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
 * 总分等于各行之和 — the total written on the form is the sum of the scores written on it (LNT-56, SCR-01).
 *
 * <p>Our own cross-check of the form with itself; whether each score is right is LNT-55's question.
 */
public final class PrintedTotalIsTheSum implements Rule<SelfEvaluationReport> {
    private final Points tolerance;

    public PrintedTotalIsTheSum(Points tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-56",
                "总分等于各行之和",
                Phase.EVALUATION,
                Severity.BLOCK,
                "表上填的总分，等于预算执行得分与各行得分之和，误差不超过允许的数。",
                "总分是公开的数，谁都可以加一遍。",
                LegalBasis.ownCheck("表内各行得分相加核对"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        var evaluation = report.evaluation();
        var total = evaluation.printedTotal();
        if (total == null) {
            return new NotApplicable("表上没有填总分");
        }
        var missing = new ArrayList<String>();
        var sum = Points.ZERO;
        var execution = evaluation.execution().printedScore();
        if (execution == null) {
            missing.add("预算执行得分");
        } else {
            sum = sum.plus(execution);
        }
        for (var index = 0; index < evaluation.results().size(); index++) {
            var printed = evaluation.results().get(index).printedScore();
            if (printed == null) {
                missing.add(report.title(index) + "的得分");
            } else {
                sum = sum.plus(printed);
            }
        }
        if (!missing.isEmpty()) {
            return new Undetermined(missing);
        }
        var difference = new Points(total.minus(sum).value().abs());
        return difference.compareTo(tolerance) <= 0
                ? new Passed()
                : Verdict.violated(new Violation(
                        SelfEvaluationReport.TOTAL,
                        "总分填 %s 分，各行得分加起来是 %s 分，相差 %s 分".formatted(total, sum, difference),
                        "请核对各行得分和总分"));
    }
}
