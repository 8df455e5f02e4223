package org.jiheng.policy.rules.target;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Funding;
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
 * 项目有资金 — a declared project has money (LNT-10, AWK-18).
 *
 * <p>Our own cross-check: a target is declared together with a budget. Without a total there is no execution rate;
 * published forms exist with 0 above filled sources, so the sum of the sources is shown.
 */
public final class ProjectHasFunds implements Rule<TargetDeclaration> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-10",
                "项目有资金",
                Phase.DECLARATION,
                Severity.ERROR,
                "申报的项目应当有资金，总额大于 0。",
                "绩效目标随预算一起申报。没有总额，年底算不出执行率。",
                LegalBasis.ownCheck("绩效目标随预算一起申报"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.isEmptyTable()) {
            return new NotApplicable("空表，没有申报项目");
        }
        var funding = declaration.funding();
        var total = funding.total();
        if (total != null && !total.isZero() && !total.isNegative()) {
            return new Passed();
        }
        var message = total == null ? "没有填项目总资金额" : total.isZero() ? "项目总资金额是 0" : "项目总资金额是负数 %s".formatted(total);
        return Verdict.violated(new Violation(FieldPath.FUNDS_TOTAL, message, advice(funding)));
    }

    private static String advice(Funding funding) {
        return funding.hasParts() ? "分项合计是 %s，是这个数吗？".formatted(funding.partsTotal()) : "请填总额和资金来源，单位万元";
    }
}
