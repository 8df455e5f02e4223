package org.jiheng.policy.rules.target;

import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.IndicatorKinds;
import org.jiheng.policy.parameters.Words;
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
 * 成本不超过总资金 — the cost indicators together fit into the project's money (LNT-19).
 *
 * <p>Our own cross-check. Costs of 80 and 60 万元 do not fit into 120: one of the three figures is wrong.
 */
public final class CostsFitIntoTheBudget implements Rule<TargetDeclaration> {
    private final CostRows costs;

    public CostsFitIntoTheBudget(IndicatorKinds kinds, Words unitCosts) {
        costs = new CostRows(kinds, unitCosts);
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-19",
                "成本不超过总资金",
                Phase.DECLARATION,
                Severity.ERROR,
                "以元、万元为单位的各行成本指标加起来，不超过项目总资金；单位成本不加。",
                "各项成本加起来比总资金还多，总有一个数不对。",
                LegalBasis.ownCheck("成本指标与项目总资金核对"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var amounts = costs.of(declaration);
        if (amounts.isEmpty()) {
            return new NotApplicable("没有按总额定的成本指标");
        }
        var total = declaration.funding().total();
        if (total == null) {
            return new Undetermined(List.of("项目总资金额"));
        }
        var together = Money.ZERO;
        for (var cost : amounts) {
            together = together.plus(cost.amount());
        }
        if (together.compareTo(total) <= 0) {
            return new Passed();
        }
        return Verdict.violated(new Violation(
                FieldPath.INDICATORS,
                "成本指标 %d 行合计 %s，比项目总资金 %s 多 %s".formatted(amounts.size(), together, total, together.minus(total)),
                "请核对成本指标的数和单位"));
    }
}
