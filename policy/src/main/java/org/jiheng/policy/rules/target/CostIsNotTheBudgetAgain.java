package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.IndicatorKinds;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 成本指标不照抄预算 — a cost indicator says more than the total of the budget (LNT-18).
 *
 * <p>Our own cross-check. 项目总成本 ≤ 120 万元 with a budget of 120 万元 cannot be missed: the money is not there to be
 * overspent.
 */
public final class CostIsNotTheBudgetAgain implements Rule<TargetDeclaration> {
    private final CostRows costs;

    public CostIsNotTheBudgetAgain(IndicatorKinds kinds, Words unitCosts) {
        costs = new CostRows(kinds, unitCosts);
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-18",
                "成本指标不照抄预算",
                Phase.DECLARATION,
                Severity.WARN,
                "成本指标的指标值不等于项目总资金；人均、每公里这类单位成本不比。",
                "总成本不超过总预算，不用说也做得到，得分是白送的。",
                LegalBasis.ownCheck("成本指标照抄预算数"));
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
        var violations = new ArrayList<Violation>();
        for (var cost : amounts) {
            if (cost.amount().equals(total)) {
                violations.add(new Violation(
                        cost.row().place("target"),
                        "%s定为 %s，就是项目总资金".formatted(cost.row().title(), cost.amount()),
                        "请换成单位成本，或成本节约率"));
            }
        }
        return Verdict.of(violations);
    }
}
