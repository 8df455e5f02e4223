package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetDeclaration;
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
 * 分值合计为100分 — execution weight and indicator points add up to 100 (LNT-01, TAX-09).
 *
 * <p>The forms print the weight of 预算执行率 beside the table and 90 or 80 points in its rows; 财预〔2020〕10号
 * evaluates out of 100. Scores are compared between projects, so a form that adds up to 95 looks right on paper
 * and quietly costs the unit five marks at year's end. Nothing is ever rescaled in silence (AWK-19).
 */
public final class PointsAddUpTo100 implements Rule<TargetDeclaration> {
    private static final Points FULL = Points.of("100");

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-01",
                "分值合计为100分",
                Phase.DECLARATION,
                Severity.BLOCK,
                "执行率权重加上各行指标的分值，应当正好 100 分。",
                "得分都按百分制看、按百分制比。合计 95 分的表，年底白白少 5 分。系统不会自动折算。",
                Sources.SELF_EVALUATION_COUNTS_TO_100);
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return new NotApplicable("还没有绩效指标");
        }
        var missing = new ArrayList<String>();
        var weight = declaration.executionWeight();
        if (weight == null) {
            missing.add("预算执行率权重");
        }
        Row.of(declaration).stream()
                .filter(row -> row.indicator().points() == null)
                .forEach(row -> missing.add(row.title() + "的分值"));
        if (weight == null || !missing.isEmpty()) {
            return new Undetermined(missing);
        }
        var indicators = declaration.indicatorPoints();
        var total = weight.plus(indicators);
        if (total.equals(FULL)) {
            return new Passed();
        }
        var deviation = total.compareTo(FULL) < 0
                ? "少 %s 分".formatted(FULL.minus(total))
                : "多 %s 分".formatted(total.minus(FULL));
        return Verdict.violated(new Violation(
                FieldPath.INDICATORS,
                "执行率权重 %s 分，指标合计 %s 分，加起来 %s 分，%s".formatted(weight, indicators, total, deviation),
                "请把指标分值调整到合计 %s 分".formatted(FULL.minus(weight))));
    }
}
