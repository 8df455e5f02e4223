package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * 绩效自评 — the declared target and what was reached of it.
 *
 * @param declaration the approved one; targets that were adjusted during the year stand in the results (ADJ-03)
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
     * @param parts 分项 by source of funds, for forms whose total line was left at zero (AWK-18); may be empty
     */
    public record BudgetExecution(
            @Nullable Money openingBudget,
            @Nullable Money adjustedBudget,
            @Nullable Money spent,
            @Nullable Points printedScore,
            List<Part> parts) {
        public BudgetExecution {
            parts = List.copyOf(parts);
        }

        public BudgetExecution(
                @Nullable Money openingBudget,
                @Nullable Money adjustedBudget,
                @Nullable Money spent,
                @Nullable Points printedScore) {
            this(openingBudget, adjustedBudget, spent, printedScore, List.of());
        }

        public static BudgetExecution of(@Nullable Money adjustedBudget, @Nullable Money spent) {
            return new BudgetExecution(null, adjustedBudget, spent, null);
        }

        /** Whether the total line says nothing while the lines below it do (AWK-18). */
        boolean totalLineIsBlank() {
            return (adjustedBudget == null || adjustedBudget.isZero())
                    && (spent == null || spent.isZero())
                    && parts.stream().anyMatch(part -> !part.budget().isZero());
        }

        /** The same with a total line made of its parts. */
        BudgetExecution withTotalOfParts() {
            return new BudgetExecution(
                    openingBudget == null || openingBudget.isZero() ? null : openingBudget,
                    parts.stream().map(Part::budget).reduce(Money.ZERO, Money::plus),
                    parts.stream().map(Part::spent).reduce(Money.ZERO, Money::plus),
                    printedScore,
                    List.of());
        }
    }

    /** 资金分项 — one source of funds, such as 上级补助. */
    public record Part(String label, Money budget, Money spent) {}

    /**
     * 指标完成情况.
     *
     * @param printedScore 得分 as it stood on the form
     */
    public record Result(ActualValue actual, @Nullable Points printedScore, Circumstances circumstances) {
        public Result(ActualValue actual, @Nullable Points printedScore) {
            this(actual, printedScore, Circumstances.NONE);
        }

        public static Result of(ActualValue actual) {
            return new Result(actual, null);
        }

        public Result with(Circumstances others) {
            return new Result(actual, printedScore, others);
        }
    }

    /**
     * 特殊情况 — what sets a row apart from most others.
     *
     * @param milestone where the indicator is measured before the end of the year
     * @param adjustment where its target was changed during the year
     * @param coefficient 得分系数(%) as it stood on the form (SCR-23)
     * @param overAchievement what a reviewer decided about a result far above its target
     */
    public record Circumstances(
            @Nullable Milestone milestone,
            @Nullable Adjustment adjustment,
            @Nullable BigDecimal coefficient,
            @Nullable OverAchievementDecision overAchievement) {
        public static final Circumstances NONE = new Circumstances(null, null, null, null);

        public Circumstances with(Milestone other) {
            return new Circumstances(other, adjustment, coefficient, overAchievement);
        }

        public Circumstances with(Adjustment other) {
            return new Circumstances(milestone, other, coefficient, overAchievement);
        }

        public Circumstances with(BigDecimal otherCoefficient) {
            return new Circumstances(milestone, adjustment, otherCoefficient, overAchievement);
        }

        public Circumstances with(OverAchievementDecision other) {
            return new Circumstances(milestone, adjustment, coefficient, other);
        }
    }

    /**
     * 里程碑 — an indicator such as 6月资金安排到位率, which is measured on its own day; the value locked on that day
     * decides, and a later recovery does not restore points (AWK-14).
     *
     * @param locked null while nothing was locked
     */
    public record Milestone(LocalDate date, @Nullable ActualValue locked) {}

    /**
     * 调整指标值 — a target changed during the year; only an approved one counts (ADJ-03).
     *
     * @param approvedOn null while it is not approved
     */
    public record Adjustment(TargetValue target, @Nullable LocalDate approvedOn) {}

    /** 超额认定 — whether the reviewer takes points off for a target that was set too low, and why (SCR-08, SCR-09). */
    public record OverAchievementDecision(boolean reduce, String reason) {}
}
