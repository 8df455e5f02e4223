package org.jiheng.policy.scoring;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jspecify.annotations.Nullable;

/**
 * 预算执行评分 — what was spent of what was budgeted, times the weight, and never more than it (SCR-02, SCR-03).
 *
 * @param reasonBelow a lower rate needs a written reason (SCR-04)
 */
record ExecutionScoring(Percentage reasonBelow) {

    ExecutionScore score(@Nullable Points weight, BudgetExecution execution) {
        var budget = execution.adjustedBudget();
        var spent = execution.spent();
        var missing = new ArrayList<String>();
        if (weight == null || !weight.isPositive()) {
            missing.add("预算执行率权重");
        }
        if (budget == null) {
            missing.add("全年预算数");
        }
        if (spent == null) {
            missing.add("全年执行数");
        }
        if (weight == null || budget == null || spent == null || !missing.isEmpty()) {
            return undetermined(weight, missing, List.of(ScoreFlag.UNDETERMINED));
        }
        if (budget.isNegative() || spent.isNegative()) {
            return contradicting(weight, "不是负数的预算数和执行数");
        }
        if (budget.isZero()) {
            return spent.isZero()
                    ? nothingBudgeted(weight)
                    : contradicting(weight, "与执行数 %s 相符的全年预算数(现在是 0)".formatted(spent));
        }
        return proportional(weight, execution.openingBudget(), budget, spent);
    }

    private ExecutionScore proportional(Points weight, @Nullable Money opening, Money budget, Money spent) {
        var flags = new ArrayList<ScoreFlag>();
        if (opening != null && !opening.equals(budget)) {
            flags.add(ScoreFlag.BUDGET_CHANGED);
        }
        var rate = Percentage.of(spent.yuan(), budget.yuan());
        if (spent.compareTo(budget) > 0) {
            flags.add(ScoreFlag.RECONCILE);
            return new ExecutionScore(
                    rate,
                    weight,
                    weight,
                    "执行数 %s 超过预算数 %s,按满分 %s 分计,请核对".formatted(spent, budget, weight),
                    flags,
                    List.of());
        }
        // below, by multiplying: the printed rate is rounded and would let 89.996 % pass for 90 %
        if (spent.yuan().compareTo(reasonBelow.share().multiply(budget.yuan())) < 0) {
            flags.add(ScoreFlag.REASON_REQUIRED);
        }
        var exact = weight.value().multiply(spent.yuan()).divide(budget.yuan(), 2, RoundingMode.HALF_UP);
        var earned = Points.of(exact.min(weight.value()));
        var explanation = "%s ÷ %s × %s = %s"
                .formatted(spent.wanYuan().toPlainString(), budget.wanYuan().toPlainString(), weight, earned.printed());
        return new ExecutionScore(rate, weight, earned, explanation, flags, List.of());
    }

    /** AWK-15, reading C: nothing to spend and nothing spent is no fault of the unit's. */
    private static ExecutionScore nothingBudgeted(Points weight) {
        return new ExecutionScore(
                null,
                weight,
                weight,
                "全年预算和支出都是 0,执行率不适用,按满分 %s 分计,请确认".formatted(weight),
                List.of(ScoreFlag.CONFIRM),
                List.of());
    }

    private static ExecutionScore contradicting(Points weight, String missing) {
        return undetermined(weight, List.of(missing), List.of(ScoreFlag.RECONCILE, ScoreFlag.UNDETERMINED));
    }

    private static ExecutionScore undetermined(@Nullable Points weight, List<String> missing, List<ScoreFlag> flags) {
        return new ExecutionScore(null, weight, null, "还不能评分,缺:" + String.join("、", missing), flags, missing);
    }
}
