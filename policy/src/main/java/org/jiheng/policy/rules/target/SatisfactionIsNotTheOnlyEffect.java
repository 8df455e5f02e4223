package org.jiheng.policy.rules.target;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;

/**
 * 满意度不代替效益 — what stands under 效益 is more than satisfaction (LNT-15).
 *
 * <p>Our own cross-check, after a survey of declared forms. That people are content is not yet an effect. Only a form
 * with columns for the levels can show this; a flat one is asked for an effect by LNT-13.
 */
public final class SatisfactionIsNotTheOnlyEffect implements Rule<TargetDeclaration> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-15",
                "满意度不代替效益",
                Phase.DECLARATION,
                Severity.ERROR,
                "一级指标写“效益”的各行，不能只有满意度。表上没有一级指标一栏的，不查。",
                "满意是感受，效益是变化。群众满意，不等于说清了办成什么。",
                LegalBasis.ownCheck("效益指标下只有满意度的，等于没有效益指标"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var levels = false;
        var effects = 0;
        var satisfactions = 0;
        for (var indicator : declaration.indicators()) {
            var category = indicator.level().category();
            levels |= category != null;
            if (category != null && (category.contains("效益") || category.contains("效果"))) {
                effects++;
                if (indicator.name().contains("满意") || isSatisfaction(indicator)) {
                    satisfactions++;
                }
            }
        }
        if (!levels) {
            return new NotApplicable("这张表没有一级指标一栏");
        }
        if (effects == 0) {
            return new NotApplicable("没有效益指标");
        }
        return satisfactions < effects
                ? new Passed()
                : Verdict.violated(new Violation(
                        FieldPath.INDICATORS, "效益指标 %d 行，全是满意度".formatted(effects), "请另写效益指标，满意度归到满意度指标"));
    }

    private static boolean isSatisfaction(Indicator indicator) {
        var subcategory = indicator.level().subcategory();
        return subcategory != null && subcategory.contains("满意");
    }
}
