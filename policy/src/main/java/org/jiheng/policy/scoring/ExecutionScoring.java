package org.jiheng.policy.scoring;

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
 * @param reasonBelow a lower rate needs a written reason (SCR-04); it changes no score
 */
record ExecutionScoring(PolicyTerms terms, Percentage reasonBelow) {

    ExecutionScore score(@Nullable Points weight, BudgetExecution printed) {
        return printed.totalLineIsBlank()
                ? corrected(scoreTotal(weight, printed.withTotalOfParts()))
                : scoreTotal(weight, printed);
    }

    /** AWK-18: scored by the sum of the parts, and the form is to be put right. */
    private static ExecutionScore corrected(ExecutionScore score) {
        var flags = new ArrayList<>(score.flags());
        flags.add(ScoreFlag.RECONCILE);
        return new ExecutionScore(
                score.rate(),
                score.points(),
                score.earned(),
                new Explanation.Noted(score.why(), "合计行没有数，已按各分项相加计算，请更正原表"),
                score.grounds(),
                flags,
                score.missing());
    }

    private ExecutionScore scoreTotal(@Nullable Points weight, BudgetExecution execution) {
        var budget = execution.adjustedBudget();
        var spent = execution.spent();
        if (weight == null || !weight.isPositive() || budget == null || spent == null) {
            return undetermined(weight, whatIsNeeded(weight, budget, spent), List.of(ScoreFlag.UNDETERMINED));
        }
        if (budget.isNegative() || spent.isNegative()) {
            return contradicting(weight, "不是负数的预算数和执行数");
        }
        if (budget.isZero()) {
            return spent.isZero()
                    ? nothingBudgeted(weight)
                    : contradicting(weight, "与执行数 %s 相符的全年预算数（现在是 0）".formatted(spent));
        }
        return proportional(weight, execution.openingBudget(), budget, spent);
    }

    private static List<String> whatIsNeeded(@Nullable Points weight, @Nullable Money budget, @Nullable Money spent) {
        var needed = new ArrayList<String>();
        if (weight == null || !weight.isPositive()) {
            needed.add("预算执行率权重");
        }
        if (budget == null) {
            needed.add("全年预算数");
        }
        if (spent == null) {
            needed.add("全年执行数");
        }
        return needed;
    }

    private ExecutionScore proportional(Points weight, @Nullable Money opening, Money budget, Money spent) {
        var rate = Percentage.of(spent.yuan(), budget.yuan());
        var changed = opening != null && !opening.equals(budget);
        if (spent.compareTo(budget) > 0) {
            return score(
                    rate,
                    weight,
                    weight,
                    Explanation.said("执行数 %s 超过预算数 %s，按满分 %s 分计，请核对".formatted(spent, budget, weight)),
                    changed ? List.of(ScoreFlag.BUDGET_CHANGED, ScoreFlag.RECONCILE) : List.of(ScoreFlag.RECONCILE));
        }
        // below, by multiplying: the printed rate is rounded and would let 89.996 % pass for 90 %
        var low = spent.yuan().compareTo(reasonBelow.share().multiply(budget.yuan())) < 0;
        var earned = terms.rounding().share(weight, spent.yuan(), budget.yuan());
        return score(
                rate,
                weight,
                earned,
                new Explanation.Share(spent.wanYuan(), budget.wanYuan(), weight, earned, terms.rounding()),
                flags(changed, low));
    }

    private static List<ScoreFlag> flags(boolean changed, boolean low) {
        if (changed) {
            return low
                    ? List.of(ScoreFlag.BUDGET_CHANGED, ScoreFlag.REASON_REQUIRED)
                    : List.of(ScoreFlag.BUDGET_CHANGED);
        }
        return low ? List.of(ScoreFlag.REASON_REQUIRED) : List.of();
    }

    /** AWK-15: nothing to spend and nothing spent; what becomes of the points is the policy's. */
    private ExecutionScore nothingBudgeted(Points weight) {
        var flags = List.of(ScoreFlag.NOT_APPLICABLE, ScoreFlag.CONFIRM);
        var said = "全年预算和支出都是 0，执行率不适用，";
        return switch (terms.nothingBudgeted()) {
            case NOTHING -> score(null, weight, Points.ZERO, Explanation.said(said + "得 0 分，请确认"), flags);
            case LEFT_OUT ->
                score(null, weight, null, Explanation.said(said + "%s 分不计入，其余折算为 100 分，请确认".formatted(weight)), flags);
            case FULL -> score(null, weight, weight, Explanation.said(said + "按满分 %s 分计，请确认".formatted(weight)), flags);
        };
    }

    private ExecutionScore contradicting(Points weight, String missing) {
        return undetermined(weight, List.of(missing), List.of(ScoreFlag.RECONCILE, ScoreFlag.UNDETERMINED));
    }

    private ExecutionScore score(
            @Nullable Percentage rate, Points weight, @Nullable Points earned, Explanation why, List<ScoreFlag> flags) {
        return new ExecutionScore(rate, weight, earned, why, terms.sources().execution(), flags, List.of());
    }

    private ExecutionScore undetermined(@Nullable Points weight, List<String> missing, List<ScoreFlag> flags) {
        return new ExecutionScore(
                null,
                weight,
                null,
                new Explanation.Missing(missing),
                terms.sources().execution(),
                flags,
                missing);
    }
}
