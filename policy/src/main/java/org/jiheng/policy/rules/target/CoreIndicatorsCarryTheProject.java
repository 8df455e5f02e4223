package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Percentage;
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
 * 核心指标撑得起项目 — there are core indicators, and they carry a fair share of the points (LNT-26, TAX-12).
 *
 * <p>Our own cross-check. Core indicators are what monitoring and review look at first; where they weigh little,
 * the score comes from the side issues. A blank flag counts as 否.
 */
public final class CoreIndicatorsCarryTheProject implements Rule<TargetDeclaration> {
    private final Percentage leastShare;

    public CoreIndicatorsCarryTheProject(Percentage leastShare) {
        this.leastShare = leastShare;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-26",
                "核心指标撑得起项目",
                Phase.DECLARATION,
                Severity.WARN,
                "至少有一行核心指标，核心指标的分值占比不低于规定的百分比。",
                "监控和审核先看核心指标。核心指标分值太低，得分就由枝节决定。",
                LegalBasis.ownCheck("核心指标应当代表项目的主要产出和效果"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return new NotApplicable("还没有绩效指标");
        }
        var core = new ArrayList<Points>();
        var unpointed = new ArrayList<String>();
        var hasCore = false;
        for (var row : Row.of(declaration)) {
            var points = row.indicator().points();
            hasCore |= row.indicator().isCore();
            if (points == null) {
                unpointed.add(row.title() + "的分值");
            } else if (row.indicator().isCore()) {
                core.add(points);
            }
        }
        if (!hasCore) {
            return violated("没有一行是核心指标", "请选出最能代表主要产出和效果的几行，是否核心填“是”");
        }
        if (!unpointed.isEmpty()) {
            return new Undetermined(unpointed);
        }
        var corePoints = Points.sum(core);
        var all = declaration.indicatorPoints();
        // compared by multiplying: a quotient would have to be rounded first
        if (corePoints.value().compareTo(leastShare.share().multiply(all.value())) >= 0) {
            return new Passed();
        }
        return violated("核心指标占 %s 分，不到指标合计 %s 分的 %s".formatted(corePoints, all, leastShare), "请提高核心指标的分值，或重新选核心指标");
    }

    private static Verdict violated(String message, String advice) {
        return Verdict.violated(new Violation(FieldPath.INDICATORS, message, advice));
    }
}
