package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.scoring.ActualValue.Measured;
import org.jiheng.policy.scoring.SatisfactionScoring.Between;
import org.jiheng.policy.scoring.ScoringPolicy.Total;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jiheng.policy.scoring.SelfEvaluation.Circumstances;
import org.jiheng.policy.scoring.SelfEvaluation.Result;
import org.jspecify.annotations.Nullable;

/**
 * 填报得分核对 — the scores printed on a form beside the computed ones (LNT-55, LNT-56), and, where the printed number is
 * exactly what a well-known slip gives, the name of that slip: it tells the person what to put right.
 *
 * @param tolerance a larger difference is a disagreement; a smaller one is only mentioned when it looks like a slip
 */
record PrintedScores(IndicatorScoring scoring, Points tolerance) {
    /** Printed scores have two decimals at most. */
    private static final BigDecimal SAME = new BigDecimal("0.005");

    /** 核对结果. */
    record Comparison(List<String> disagreements, List<String> notes) {
        static final Comparison NOTHING_PRINTED = new Comparison(List.of(), List.of());
    }

    /**
     * 常见算错 — a way to get it wrong, and the number it gives.
     *
     * @param name follows 像是: 先把执行率取整再乘
     * @param exact before rounding
     * @param onlyBeyondTolerance too common a coincidence to be mentioned for a difference that is allowed
     */
    private record Slip(String name, BigDecimal exact, boolean onlyBeyondTolerance) {
        static Slip of(String name, BigDecimal exact) {
            return new Slip(name, exact, false);
        }

        boolean gives(Points printed) {
            return exact.subtract(printed.value()).abs().compareTo(SAME) <= 0;
        }
    }

    Comparison compare(
            SelfEvaluation evaluation, ExecutionScore execution, List<IndicatorScore> rows, @Nullable Total total) {
        if (nothingPrinted(evaluation)) {
            return Comparison.NOTHING_PRINTED;
        }
        var found = new Comparison(new ArrayList<>(), new ArrayList<>());
        var printedExecution = evaluation.execution().printedScore();
        if (printedExecution != null) {
            compare("预算执行", printedExecution, execution.earned(), slips(evaluation.execution(), execution), found);
        }
        for (var index = 0; index < rows.size(); index++) {
            compareRow(evaluation, index, rows.get(index), found);
        }
        compareTotal(evaluation, execution, rows, total, found);
        return found;
    }

    private static boolean nothingPrinted(SelfEvaluation evaluation) {
        if (evaluation.printedTotal() != null || evaluation.execution().printedScore() != null) {
            return false;
        }
        for (var result : evaluation.results()) {
            if (result.printedScore() != null || result.circumstances().coefficient() != null) {
                return false;
            }
        }
        return true;
    }

    private void compareRow(SelfEvaluation evaluation, int index, IndicatorScore row, Comparison found) {
        var indicator = evaluation.declaration().indicators().get(index);
        var result = evaluation.results().get(index);
        var printed = result.printedScore();
        if (printed != null) {
            compare(title(index, row), printed, row.earned(), slips(evaluation, indicator, result, row), found);
        }
        var coefficient = result.circumstances().coefficient();
        if (coefficient != null && row.earned() != null && row.points() != null) {
            compareCoefficient(title(index, row), coefficient, printed, row.points(), row.earned(), found);
        }
    }

    /** SCR-23: 指标得分 = 分值 × 得分系数, and the coefficient is what was reached. */
    private void compareCoefficient(
            String title,
            BigDecimal coefficient,
            @Nullable Points printed,
            Points points,
            Points earned,
            Comparison found) {
        var implied = Points.of(points.value().multiply(coefficient).movePointLeft(2));
        if (differ(implied, earned)) {
            found.disagreements()
                    .add("%s的得分系数填 %s%%，按完成情况是 %s%%（SCR-23）"
                            .formatted(
                                    title,
                                    Points.of(coefficient),
                                    earned.value()
                                            .movePointRight(2)
                                            .divide(points.value(), 2, RoundingMode.HALF_UP)
                                            .toPlainString()));
        }
        if (printed != null && differ(implied, printed)) {
            found.disagreements().add("%s填 %s 分，分值 × 得分系数是 %s 分（SCR-23）".formatted(title, printed, implied.printed()));
        }
    }

    private void compare(String title, Points printed, @Nullable Points computed, List<Slip> slips, Comparison found) {
        if (computed == null || printed.equals(computed)) {
            return;
        }
        var beyond = differ(printed, computed);
        var slip = slips.stream()
                .filter(each -> each.gives(printed) && (beyond || !each.onlyBeyondTolerance()))
                .findFirst();
        var sentence = "%s填 %s 分，按规则算得 %s 分".formatted(title, printed, computed.printed());
        if (beyond) {
            found.disagreements().add(sentence + likely(slip) + "（LNT-55）");
        } else if (slip.isPresent()) {
            found.notes().add(sentence + likely(slip) + "（相差不大，不作出入）");
        }
    }

    private void compareTotal(
            SelfEvaluation evaluation,
            ExecutionScore execution,
            List<IndicatorScore> rows,
            @Nullable Total total,
            Comparison found) {
        var printedTotal = evaluation.printedTotal();
        if (printedTotal == null) {
            return;
        }
        var printedRows = evaluation.results().stream()
                .flatMap(each -> Optional.ofNullable(each.printedScore()).stream())
                .toList();
        var printedExecution = evaluation.execution().printedScore();
        if (printedExecution != null && printedRows.size() == rows.size()) {
            var rowsOnly = Points.sum(printedRows);
            var sum = rowsOnly.plus(printedExecution);
            if (differ(printedTotal, sum)) {
                var slip = List.of(Slip.of("没有把预算执行得分加进去", rowsOnly.value())).stream()
                        .filter(each -> each.gives(printedTotal))
                        .findFirst();
                found.disagreements()
                        .add("总分填 %s 分，各行得分加起来是 %s 分%s（LNT-56）".formatted(printedTotal, sum, likely(slip)));
            }
        }
        if (total != null) {
            compare("总分", printedTotal, total.points(), slips(execution, rows, total), found);
        }
    }

    private static List<Slip> slips(BudgetExecution budget, ExecutionScore execution) {
        var weight = execution.points();
        if (weight == null
                || budget.spent() == null
                || budget.adjustedBudget() == null
                || budget.adjustedBudget().isZero()) {
            return List.of();
        }
        var slips = new ArrayList<Slip>();
        var spent = budget.spent().yuan();
        var whole = budget.adjustedBudget().yuan();
        slips.add(Slip.of("先把执行率取整再乘", rounded(spent, whole, 2, weight)));
        slips.add(Slip.of("先把执行率保留一位小数再乘", rounded(spent, whole, 3, weight)));
        if (spent.compareTo(whole) > 0) {
            slips.add(Slip.of("没有封顶", share(spent, whole, weight)));
        }
        var opening = budget.openingBudget();
        if (opening != null && opening.yuan().signum() > 0 && !opening.equals(budget.adjustedBudget())) {
            slips.add(Slip.of("用年初预算数作了分母", share(spent, opening.yuan(), weight).min(weight.value())));
        }
        slips.add(new Slip("没有按执行率折算，记了满分", weight.value(), true));
        return slips;
    }

    private List<Slip> slips(SelfEvaluation evaluation, Indicator indicator, Result result, IndicatorScore row) {
        var points = row.points();
        if (points == null || row.earned() == null || row.earned().equals(result.printedScore())) {
            return List.of();
        }
        var slips = new ArrayList<Slip>();
        var circumstances = result.circumstances();
        var year = evaluation.declaration().fiscalYear();
        if (circumstances.milestone() != null) {
            var yearsEnd = new Circumstances(
                    null, circumstances.adjustment(), circumstances.coefficient(), circumstances.overAchievement());
            addEarned("用了年末的数，没有用锁定的数", scoring.score(indicator, result.with(yearsEnd), year), slips);
        }
        if (circumstances.adjustment() != null && circumstances.adjustment().approvedOn() != null) {
            var unadjusted = new Circumstances(
                    circumstances.milestone(), null, circumstances.coefficient(), circumstances.overAchievement());
            addEarned("用了调整前的指标值", scoring.score(indicator, result.with(unadjusted), year), slips);
        }
        var target =
                circumstances.adjustment() != null && circumstances.adjustment().approvedOn() != null
                        ? circumstances.adjustment().target()
                        : indicator.target();
        var actual = circumstances.milestone() == null
                ? result.actual()
                : circumstances.milestone().locked();
        if (target instanceof Numeric numeric && actual instanceof Measured(var number, var _)) {
            addOfNumbers(numeric, number, points, row, slips);
            addOfSatisfaction(evaluation, indicator, result, row, slips);
        }
        if (row.earned().compareTo(points) < 0) {
            slips.add(new Slip("没有完成也记了满分", points.value(), true));
            slips.add(new Slip("没有完成就记了 0 分，没有按比例", BigDecimal.ZERO, true));
        }
        return slips;
    }

    private static void addEarned(String name, IndicatorScore otherwise, List<Slip> slips) {
        if (otherwise.earned() != null) {
            slips.add(Slip.of(name, otherwise.earned().value()));
        }
    }

    private static void addOfNumbers(
            Numeric target, BigDecimal actual, Points points, IndicatorScore row, List<Slip> slips) {
        if (target.value().signum() == 0) {
            var full = points.equals(row.earned());
            slips.add(
                    full
                            ? Slip.of("指标值是 0，除法出错后记成了 0 分", BigDecimal.ZERO)
                            : Slip.of("指标值是 0，除法出错后记成了满分", points.value()));
            return;
        }
        if (target.value().signum() < 0 || actual.signum() <= 0) {
            return;
        }
        var lower = target.comparator().lowerIsBetter();
        var part = lower ? target.value() : actual;
        var whole = lower ? actual : target.value();
        var upsideDown = share(whole, part, points);
        if (lower) {
            slips.add(Slip.of("把反向指标除反了（用了完成值 ÷ 指标值）", upsideDown.min(points.value())));
        } else if (part.compareTo(whole) > 0) {
            slips.add(Slip.of("除反了（用了指标值 ÷ 完成值）", upsideDown));
        }
        slips.add(Slip.of("除反了，也没有封顶", upsideDown));
        if (part.compareTo(whole) > 0) {
            slips.add(Slip.of("没有封顶", share(part, whole, points)));
        } else {
            slips.add(Slip.of("先把完成率取整再乘", rounded(part, whole, 2, points)));
        }
    }

    private void addOfSatisfaction(
            SelfEvaluation evaluation, Indicator indicator, Result result, IndicatorScore row, List<Slip> slips) {
        if (!row.method().equals("满意度赋分")) {
            return;
        }
        var terms = scoring.terms();
        for (var between : Between.values()) {
            if (between != terms.satisfaction().between()) {
                var other =
                        new IndicatorScoring(terms.with(terms.satisfaction().withBetween(between)), scoring.lines());
                addEarned(
                        "用了另一种满意度算法（%s）".formatted(between.chinese()),
                        other.score(indicator, result, evaluation.declaration().fiscalYear()),
                        slips);
            }
        }
        var noFloor = new IndicatorScoring(
                terms.with(new SatisfactionScoring(BigDecimal.ZERO, Between.PROPORTIONAL)), scoring.lines());
        addEarned(
                "低于 %s%% 没有记 0 分".formatted(terms.satisfaction().floor().toPlainString()),
                noFloor.score(indicator, result, evaluation.declaration().fiscalYear()),
                slips);
    }

    private static List<Slip> slips(ExecutionScore execution, List<IndicatorScore> rows, Total total) {
        var slips = new ArrayList<Slip>();
        var rowsOnly = Points.sum(rows.stream()
                .flatMap(each -> Optional.ofNullable(each.earned()).stream())
                .toList());
        var earned = execution.earned();
        var weight = execution.points();
        if (earned != null && earned.isPositive()) {
            slips.add(Slip.of("没有把预算执行得分加进去", rowsOnly.value()));
            var rest = weight == null ? null : Points.of("100").minus(weight);
            if (rest != null && rest.isPositive()) {
                slips.add(Slip.of("只把指标得分折成了百分，没有算预算执行", share(rowsOnly.value(), rest.value(), Points.of("100"))));
            }
        }
        slips.add(Slip.of("没有按执行率封顶", total.uncapped().value()));
        if (total.why() instanceof Explanation.BroughtTo100) {
            slips.add(Slip.of(
                    "不适用的分值没有折算",
                    earned == null ? rowsOnly.value() : rowsOnly.plus(earned).value()));
        }
        return slips;
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole, Points points) {
        return points.value().multiply(part).divide(whole, 2, RoundingMode.HALF_UP);
    }

    /** Points × a ratio that was rounded first. */
    private static BigDecimal rounded(BigDecimal part, BigDecimal whole, int decimals, Points points) {
        return points.value()
                .multiply(part.divide(whole, decimals, RoundingMode.HALF_UP))
                .min(points.value());
    }

    private boolean differ(Points one, Points other) {
        return one.minus(other).value().abs().compareTo(tolerance.value()) > 0;
    }

    private static String likely(Optional<Slip> slip) {
        return slip.map(each -> "，像是" + each.name()).orElse("");
    }

    static String title(int index, IndicatorScore row) {
        return row.name().isBlank() ? "第 %d 行".formatted(index + 1) : "“%s”".formatted(row.name());
    }
}
