package org.jiheng.policy.rules.evaluation;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 满意度有调查 — full marks for satisfaction rest on a survey with its size and date (LNT-61, TGT-07).
 *
 * <p>Our own cross-check. 问卷调查法 is the way to take this value; 98 % of how many?
 */
public final class SatisfactionRestsOnASurvey implements Rule<SelfEvaluationReport> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-61",
                "满意度有调查",
                Phase.EVALUATION,
                Severity.WARN,
                "满意度得满分的，要有调查佐证：样本数和调查日期。",
                "98% 满意，是问了多少人、什么时候问的？",
                LegalBasis.ownCheck("满意度应有调查佐证"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        var violations = new ArrayList<Violation>();
        var unknown = new ArrayList<String>();
        var found = false;
        for (var index = 0; index < report.indicators().size(); index++) {
            if (!isSatisfaction(report.indicators().get(index))) {
                continue;
            }
            found = true;
            if (report.sheet().indicators().get(index).earned() == null) {
                unknown.add(report.title(index) + "的得分");
            } else if (report.isFull(index)) {
                var lacking = lacking(report.notes().get(index).survey());
                if (!lacking.isEmpty()) {
                    violations.add(new Violation(
                            FieldPath.indicator(index, "actual"),
                            "%s得了满分，没有%s".formatted(report.title(index), lacking),
                            "请补上调查的样本数和日期，附问卷结果"));
                }
            }
        }
        if (!found) {
            return new NotApplicable("没有满意度指标");
        }
        return violations.isEmpty() && !unknown.isEmpty() ? new Undetermined(unknown) : Verdict.of(violations);
    }

    private static boolean isSatisfaction(Indicator indicator) {
        var category = indicator.level().category();
        return indicator.name().contains("满意") || (category != null && category.contains("满意"));
    }

    private static String lacking(@Nullable Survey survey) {
        if (survey == null) {
            return "调查佐证";
        }
        var noSample = survey.sampleSize() == null || survey.sampleSize() <= 0;
        var noDate = survey.date() == null;
        return noSample && noDate ? "样本数和调查日期" : noSample ? "样本数" : noDate ? "调查日期" : "";
    }
}
