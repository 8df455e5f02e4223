package org.jiheng.policy.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.MissingConclusions;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 低分写结论 — a total below its line comes with a conclusion, the problems and the measures (LNT-66).
 *
 * <p>四川's form of 2023 has a block for each of the three.
 */
public final class LowTotalsDrawConclusions implements Rule<SelfEvaluationReport> {
    private final Dated<MissingConclusions> figures;

    public LowTotalsDrawConclusions(Dated<MissingConclusions> figures) {
        this.figures = figures;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-66",
                "低分写结论",
                Phase.EVALUATION,
                Severity.ERROR,
                "总分低于规定分数的，自评结论、存在问题、改进措施都要写，写“无”不算。",
                "分不高却“没有问题”，说不过去。",
                figures.source());
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        var total = report.sheet().total();
        if (total == null) {
            return new Undetermined(List.of("总分"));
        }
        if (total.compareTo(figures.value().totalBelow()) >= 0) {
            return new NotApplicable("总分 %s 分，不作要求".formatted(total.printed()));
        }
        var violations = new ArrayList<Violation>();
        look(violations, "texts.conclusion", "自评结论", report.conclusion(), total);
        look(violations, "texts.problems", "存在问题", report.problems(), total);
        look(violations, "texts.measures", "改进措施", report.measures(), total);
        return Verdict.of(violations);
    }

    private void look(List<Violation> violations, String place, String what, @Nullable String text, Points total) {
        var nothing = text == null || text.isBlank()
                ? "没有写"
                : figures.value().nothing().contain(text) ? "只写了" + Quoted.of(text) : "";
        if (!nothing.isEmpty()) {
            violations.add(new Violation(
                    new FieldPath(place),
                    "总分 %s 分，%s%s".formatted(total.printed(), what, nothing),
                    "请写清扣分的几行说明了什么、明年怎么改"));
        }
    }
}
