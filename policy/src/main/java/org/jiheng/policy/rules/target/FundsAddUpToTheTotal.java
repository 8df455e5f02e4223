package org.jiheng.policy.rules.target;

import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Money;
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
 * 分项资金之和等于总资金 — the sources of funds add up to the total (LNT-09, TGT-09).
 *
 * <p>Our own cross-check of the money block every form prints. The total is what is approved and later divided by;
 * a slip between 元 and 万元 shows here first.
 */
public final class FundsAddUpToTheTotal implements Rule<TargetDeclaration> {
    private final Money tolerance;

    public FundsAddUpToTheTotal(Money tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-09",
                "分项资金之和等于总资金",
                Phase.DECLARATION,
                Severity.BLOCK,
                "项目总资金应当等于各项来源之和，误差不超过允许的数。",
                "总额是批复的数，也是以后算执行率的数。元和万元写混了，在这里先看出来。",
                LegalBasis.ownCheck("项目总资金=上级补助+区级（本级）资金+其他资金"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var funding = declaration.funding();
        var total = funding.total();
        if (total == null) {
            return funding.hasParts() ? new Undetermined(List.of("项目总资金额")) : new NotApplicable("还没有填资金");
        }
        if (!funding.hasParts()) {
            return new Undetermined(List.of("资金来源分项"));
        }
        var parts = funding.partsTotal();
        var difference = total.minus(parts).abs();
        if (difference.compareTo(tolerance) <= 0) {
            return new Passed();
        }
        return Verdict.violated(new Violation(
                FieldPath.FUNDS_TOTAL,
                "总资金 %s，分项合计 %s，相差 %s".formatted(total, parts, difference),
                "请核对总额和各项来源，单位都是万元"));
    }
}
