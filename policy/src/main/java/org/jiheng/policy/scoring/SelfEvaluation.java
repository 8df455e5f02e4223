package org.jiheng.policy.scoring;

import java.util.List;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * 绩效自评 — the declared target and what was reached of it.
 *
 * @param declaration the approved one, after adjustment (ADJ-03)
 * @param results one for each indicator of the declaration, in the same order
 * @param printedTotal 总分 as it stood on the form, for comparison only
 */
public record SelfEvaluation(
        TargetDeclaration declaration,
        BudgetExecution execution,
        List<Result> results,
        @Nullable Points printedTotal) {
    public SelfEvaluation {
        results = List.copyOf(results);
        if (results.size() != declaration.indicators().size()) {
            throw new IllegalArgumentException("%d results for %d indicators"
                    .formatted(results.size(), declaration.indicators().size()));
        }
    }

    /**
     * 预算执行情况.
     *
     * @param openingBudget 年初预算数
     * @param adjustedBudget 全年预算数, what the rate is divided by (SCR-02)
     * @param spent 全年执行数
     * @param printedScore 得分 as it stood on the form
     */
    public record BudgetExecution(
            @Nullable Money openingBudget,
            @Nullable Money adjustedBudget,
            @Nullable Money spent,
            @Nullable Points printedScore) {
        public static BudgetExecution of(@Nullable Money adjustedBudget, @Nullable Money spent) {
            return new BudgetExecution(null, adjustedBudget, spent, null);
        }
    }

    /**
     * 指标完成情况.
     *
     * @param printedScore 得分 as it stood on the form
     */
    public record Result(ActualValue actual, @Nullable Points printedScore) {
        public static Result of(ActualValue actual) {
            return new Result(actual, null);
        }
    }
}
