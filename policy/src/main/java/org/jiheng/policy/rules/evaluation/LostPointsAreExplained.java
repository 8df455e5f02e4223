package org.jiheng.policy.rules.evaluation;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jiheng.policy.scoring.ScoreFlag;

/**
 * 扣分写原因 — every row below full points says why (LNT-57, SCR-04, SCR-16).
 *
 * <p>财预〔2020〕10号 wants deviations explained, and the forms have a column for it. An execution rate below its line
 * needs a reason of its own.
 */
public final class LostPointsAreExplained implements Rule<SelfEvaluationReport> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-57",
                "扣分写原因",
                Phase.EVALUATION,
                Severity.BLOCK,
                "没得满分的每一行，都要写偏差原因和改进措施；预算执行率低于规定的也要写。",
                "分扣在哪里、明年怎么改，比分数本身更有用。",
                LegalBasis.republished("财预〔2020〕10号", "项目支出绩效评价管理办法", "未完成绩效目标的，应当说明偏差原因和改进措施"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        if (report.indicators().isEmpty()) {
            return SelfEvaluationReport.NO_ROWS;
        }
        var violations = new ArrayList<Violation>();
        var unknown = new ArrayList<String>();
        var execution = report.sheet().execution();
        if (execution.flags().contains(ScoreFlag.REASON_REQUIRED)
                && (report.executionReason() == null || report.executionReason().isBlank())) {
            violations.add(new Violation(
                    new FieldPath("execution.deviation"), "执行率 %s，没有写原因".formatted(execution.rate()), "请写清为什么没有花完"));
        }
        for (var index = 0; index < report.indicators().size(); index++) {
            var score = report.sheet().indicators().get(index);
            var earned = score.earned();
            var points = score.points();
            if (earned == null || points == null) {
                unknown.add(report.title(index) + "的得分");
            } else if (earned.compareTo(points) < 0
                    && !report.notes().get(index).hasReason()) {
                violations.add(new Violation(
                        FieldPath.indicator(index, "deviation"),
                        "%s少 %s 分，还没有写原因".formatted(report.title(index), points.minus(earned)),
                        "请写偏差原因和改进措施"));
            }
        }
        return violations.isEmpty() && !unknown.isEmpty() ? new Undetermined(unknown) : Verdict.of(violations);
    }
}
