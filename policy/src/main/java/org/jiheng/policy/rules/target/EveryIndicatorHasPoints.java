package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;

/**
 * 每行指标都有分值 — every indicator can earn points (LNT-03).
 *
 * <p>Our own cross-check: the form has a cell 分值 for each row. A row worth nothing, or less than nothing, is
 * reported on for a year and changes no score.
 */
public final class EveryIndicatorHasPoints implements Rule<TargetDeclaration> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-03",
                "每行指标都有分值",
                Phase.DECLARATION,
                Severity.BLOCK,
                "每行指标都要有分值，且大于 0。",
                "不计分的指标填了一年，也不影响得分。",
                LegalBasis.ownCheck("表样中每行指标都有“分值”一格，应大于0"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return new NotApplicable("还没有绩效指标");
        }
        var violations = new ArrayList<Violation>();
        for (var row : Row.of(declaration)) {
            var points = row.indicator().points();
            if (points == null) {
                violations.add(new Violation(row.place("points"), row.title() + "没有分值", "请填这一行的分值"));
            } else if (!points.isPositive()) {
                violations.add(new Violation(
                        row.place("points"), "%s的分值是 %s，应大于 0".formatted(row.title(), points), "请改分值，不计分的指标请删去这一行"));
            }
        }
        return Verdict.of(violations);
    }
}
