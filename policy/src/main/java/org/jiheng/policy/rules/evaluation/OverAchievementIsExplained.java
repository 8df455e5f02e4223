package org.jiheng.policy.rules.evaluation;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.parameters.OverAchievement;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jiheng.policy.scoring.ActualValue.Measured;
import org.jiheng.policy.scoring.ScoreFlag;

/**
 * 超额完成写原因 — a result far above its target is explained (LNT-63, SCR-08, SCR-09).
 *
 * <p>财预〔2020〕10号 asks for it and gives no percentage; its text was not at hand. The line is a figure of ours.
 */
public final class OverAchievementIsExplained implements Rule<SelfEvaluationReport> {
    private final OverAchievement lines;

    public OverAchievementIsExplained(OverAchievement lines) {
        this.lines = lines;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-63",
                "超额完成写原因",
                Phase.EVALUATION,
                Severity.ERROR,
                "完成值超过目标太多的（反向指标低于目标太多的），要写原因。",
                "目标 40 做到 80，多半是目标定低了；说清楚，明年好定。",
                LegalBasis.known("财预〔2020〕10号", "项目支出绩效评价管理办法", "超出目标较多的，应当分析原因"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        if (report.indicators().isEmpty()) {
            return SelfEvaluationReport.NO_ROWS;
        }
        var violations = new ArrayList<Violation>();
        var unknown = new ArrayList<String>();
        for (var index = 0; index < report.indicators().size(); index++) {
            var score = report.sheet().indicators().get(index);
            if (score.earned() == null) {
                unknown.add(report.title(index) + "的得分");
            } else if (score.flags().contains(ScoreFlag.OVER_ACHIEVED)
                    && !report.notes().get(index).hasReason()) {
                violations.add(new Violation(
                        FieldPath.indicator(index, "deviation"),
                        "%s%s，没有写原因".formatted(report.title(index), howFar(report, index)),
                        "请写为什么超出这么多，是不是目标定低了"));
            }
        }
        return violations.isEmpty() && !unknown.isEmpty() ? new Undetermined(unknown) : Verdict.of(violations);
    }

    private String howFar(SelfEvaluationReport report, int index) {
        if (report.indicators().get(index).target() instanceof Numeric target
                && target.value().signum() != 0
                && report.evaluation().results().get(index).actual() instanceof Measured actual) {
            return "完成 %s，是目标 %s 的 %s，%s"
                    .formatted(
                            actual.number().toPlainString(),
                            target.value().toPlainString(),
                            Percentage.of(actual.number(), target.value()),
                            target.comparator().lowerIsBetter()
                                    ? "低于 " + new Percentage(lines.below())
                                    : "超过 " + new Percentage(lines.above()));
        }
        return "超额太多";
    }
}
