package org.jiheng.policy.rules.evaluation;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.parameters.InflatedScore;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 高分要有执行率 — a total near 100 does not go with money left over (LNT-58).
 *
 * <p>Our own cross-check, after what auditors report of self-evaluations.
 */
public final class HighTotalsHaveTheMoneySpent implements Rule<SelfEvaluationReport> {
    private final InflatedScore lines;

    public HighTotalsHaveTheMoneySpent(InflatedScore lines) {
        this.lines = lines;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-58",
                "高分要有执行率",
                Phase.EVALUATION,
                Severity.WARN,
                "执行率低于提醒线的项目，总分不应接近满分。",
                "钱没花完，事全办成了？要么预算定多了，要么分打高了。",
                LegalBasis.ownCheck("总分与执行率对照"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        var rate = report.sheet().execution().rate();
        var total = report.sheet().total();
        var missing = new ArrayList<String>();
        if (rate == null) {
            missing.add("预算执行率");
        }
        if (total == null) {
            missing.add("总分");
        }
        if (rate == null || total == null) {
            return new Undetermined(missing);
        }
        return rate.compareTo(lines.executionBelow()) < 0 && total.compareTo(lines.totalFrom()) >= 0
                ? Verdict.violated(new Violation(
                        SelfEvaluationReport.TOTAL,
                        "执行率只有 %s，总分 %s 分".formatted(rate, total.printed()),
                        "请说明钱没花完为什么目标都完成了"))
                : new Passed();
    }
}
