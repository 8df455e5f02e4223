package org.jiheng.policy.rules.monitoring;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 执行数对得上 — what was spent is no more than the budget and no less than last time (LNT-52).
 *
 * <p>Our own cross-check. Money once spent does not come back by itself; a refund is worth a sentence.
 */
public final class SpendingFitsBudgetAndLastPeriod implements Rule<MonitoringRecord> {
    private static final FieldPath SPENT = new FieldPath("execution.spent");

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-52",
                "执行数对得上",
                Phase.MONITORING,
                Severity.ERROR,
                "执行数不超过全年预算数，不少于上一次监控时的执行数。",
                "花得比预算多，或者越花越少，多半是数填错了，或者单位写混了。",
                LegalBasis.ownCheck("执行数与预算数、上期数核对"));
    }

    @Override
    public Verdict check(MonitoringRecord monitoring) {
        var spent = monitoring.spent();
        if (spent == null) {
            return new Undetermined(List.of("执行数"));
        }
        var violations = new ArrayList<Violation>();
        var budget = monitoring.budget();
        if (budget != null && spent.compareTo(budget) > 0) {
            violations.add(new Violation(
                    SPENT,
                    "执行数 %s，比全年预算数 %s 多 %s".formatted(spent, budget, spent.minus(budget)),
                    "请核对两个数和单位；预算有调整的请先更新预算数"));
        }
        var before = monitoring.spentBefore();
        if (before != null && spent.compareTo(before) < 0) {
            violations.add(new Violation(
                    SPENT, "执行数 %s，比上一次的 %s 少 %s".formatted(spent, before, before.minus(spent)), "请核对；有退回资金的请写说明"));
        }
        return violations.isEmpty() && budget == null ? new Undetermined(List.of("全年预算数")) : Verdict.of(violations);
    }
}
