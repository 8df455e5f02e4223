package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jspecify.annotations.Nullable;

/**
 * 评分办法 — how self-evaluations are scored in a region on a day: the terms of a policy file, which hold everything
 * that changes a score, and the region's reminder lines of that day, which change none.
 */
public final class ScoringPolicy {
    private static final Points FULL = Points.of("100");

    private final PolicyTerms terms;
    private final PolicyUsed used;
    private final Optional<Points> templateWeight;
    private final ExecutionScoring executions;
    private final IndicatorScoring indicators;
    private final PrintedScores printed;

    private ScoringPolicy(PolicyTerms terms, Parameters parameters, Region region, LocalDate date) {
        this.terms = terms;
        used = new PolicyUsed(terms.id(), terms.version(), terms.title(), region, date);
        templateWeight = parameters.executionWeight().find(region, date).map(Dated::value);
        executions = new ExecutionScoring(
                terms, parameters.lowExecution().at(region, date).value());
        indicators = new IndicatorScoring(
                terms, parameters.overAchievement().at(region, date).value());
        printed = new PrintedScores(
                indicators, parameters.scoreTolerance().at(region, date).value());
    }

    /**
     * The policy of the nearest region, for the budget year that the day lies in.
     *
     * @throws org.jiheng.policy.parameters.NotInForceException for a day before the first figure is known
     */
    public static ScoringPolicy inForce(Region region, LocalDate date) {
        return inForce(Parameters.delivered(), region, date);
    }

    /** The same with a district's own figures ({@link Parameters#withLocal}). */
    public static ScoringPolicy inForce(Parameters parameters, Region region, LocalDate date) {
        return new ScoringPolicy(ScoringPolicies.delivered().inForce(region, date.getYear()), parameters, region, date);
    }

    /**
     * A policy by its name, which may also be an example that no region gets by itself.
     *
     * @param version null for the newest
     * @throws org.jiheng.policy.parameters.NotInForceException when there is none of that name and version
     */
    public static ScoringPolicy named(String id, @Nullable String version, Region region, LocalDate date) {
        return named(Parameters.delivered(), id, version, region, date);
    }

    /** The same with a district's own figures. */
    public static ScoringPolicy named(
            Parameters parameters, String id, @Nullable String version, Region region, LocalDate date) {
        return new ScoringPolicy(ScoringPolicies.delivered().named(id, version), parameters, region, date);
    }

    /** The policy that a past score says it was made by, to make that score again. */
    public static ScoringPolicy again(PolicyUsed used) {
        return named(used.id(), used.version(), used.region(), used.date());
    }

    /**
     * A policy from a file of somebody's own.
     *
     * @throws org.jiheng.policy.parameters.BrokenParameterException naming the file and the place in it
     */
    public static ScoringPolicy read(String fileName, String yaml, Region region, LocalDate date) {
        return read(Parameters.delivered(), fileName, yaml, region, date);
    }

    /** The same with a district's own figures. */
    public static ScoringPolicy read(
            Parameters parameters, String fileName, String yaml, Region region, LocalDate date) {
        return new ScoringPolicy(PolicyTerms.read(fileName, yaml), parameters, region, date);
    }

    /** All policies that come with the product, for a list to choose from. */
    public static List<PolicyTerms> delivered() {
        return ScoringPolicies.delivered().all();
    }

    public PolicyTerms terms() {
        return terms;
    }

    public PolicyUsed used() {
        return used;
    }

    /** Row by row; the total is null while anything is missing, and never a guess (SCR-01). */
    public ScoreSheet score(SelfEvaluation evaluation) {
        var declaration = evaluation.declaration();
        var weight =
                declaration.executionWeight() == null ? templateWeight.orElse(null) : declaration.executionWeight();
        var execution = executions.score(weight, evaluation.execution());
        var rows = rows(evaluation);
        var missing = missing(declaration, weight, execution, rows);
        var total = missing.isEmpty() ? Total.of(execution, rows, evaluation.execution(), terms) : null;
        var comparison = printed.compare(evaluation, execution, rows, total);
        return new ScoreSheet(
                used,
                execution,
                rows,
                total == null ? null : total.points(),
                total == null ? null : total.why(),
                total == null ? null : Grade.of(total.points(), terms.grades()),
                evaluation.printedTotal(),
                comparison.disagreements(),
                comparison.notes(),
                missing);
    }

    private List<IndicatorScore> rows(SelfEvaluation evaluation) {
        var declaration = evaluation.declaration();
        var rows = new ArrayList<IndicatorScore>(declaration.indicators().size());
        for (var index = 0; index < declaration.indicators().size(); index++) {
            rows.add(indicators.score(
                    declaration.indicators().get(index), evaluation.results().get(index), declaration.fiscalYear()));
        }
        return rows;
    }

    private static List<String> missing(
            TargetDeclaration declaration,
            @Nullable Points weight,
            ExecutionScore execution,
            List<IndicatorScore> rows) {
        var missing = new ArrayList<String>();
        for (var each : execution.missing()) {
            missing.add("预算执行：" + each);
        }
        for (var index = 0; index < rows.size(); index++) {
            for (var each : rows.get(index).missing()) {
                missing.add("%s：%s".formatted(PrintedScores.title(index, rows.get(index)), each));
            }
        }
        if (rows.isEmpty()) {
            missing.add("绩效指标");
        } else if (missing.isEmpty() && execution.isLeftOut() && rows.stream().allMatch(IndicatorScore::isLeftOut)) {
            missing.add("至少一项适用的指标");
        }
        var printed = printedPoints(declaration, weight);
        if (printed != null && printed.compareTo(FULL.value()) != 0) {
            // AWK-19: no total until the points are put right, and no silent rescaling
            missing.add("合计 100 分的分值（现在是 %s 分）".formatted(Points.of(printed)));
        }
        return missing;
    }

    /** Weight and points of all rows; null while one of them is blank, or there are none. */
    private static @Nullable BigDecimal printedPoints(TargetDeclaration declaration, @Nullable Points weight) {
        if (weight == null || declaration.indicators().isEmpty()) {
            return null;
        }
        var sum = weight.value();
        for (var indicator : declaration.indicators()) {
            var points = indicator.points();
            if (points == null) {
                return null;
            }
            sum = sum.add(points.value());
        }
        return sum;
    }

    /**
     * 总分 — with how it came about.
     *
     * @param uncapped before a low execution rate capped it
     */
    record Total(Points points, Explanation why, Points uncapped) {

        static Total of(
                ExecutionScore execution, List<IndicatorScore> rows, BudgetExecution budget, PolicyTerms terms) {
            var parts = new ArrayList<Points>(rows.size() + 1);
            var applicable = FULL;
            if (execution.earned() != null) {
                parts.add(execution.earned());
            } else if (execution.points() != null) {
                applicable = applicable.minus(execution.points());
            }
            for (var row : rows) {
                if (row.earned() != null) {
                    parts.add(row.earned());
                } else if (row.points() != null) {
                    applicable = applicable.minus(row.points());
                }
            }
            return capped(sum(parts, applicable, terms), budget, terms);
        }

        private static Total sum(List<Points> parts, Points applicable, PolicyTerms terms) {
            var exact = parts.getFirst().value();
            for (var index = 1; index < parts.size(); index++) {
                exact = exact.add(parts.get(index).value());
            }
            var sum = Points.of(exact);
            if (applicable.equals(FULL)) {
                return new Total(sum, new Explanation.Sum(parts, sum), sum);
            }
            var total = terms.rounding().share(FULL, sum.value(), applicable.value());
            return new Total(total, new Explanation.BroughtTo100(parts, applicable, total), total);
        }

        private static Total capped(Total total, BudgetExecution printed, PolicyTerms terms) {
            var budget = printed.totalLineIsBlank() ? printed.withTotalOfParts() : printed;
            if (terms.caps().isEmpty()
                    || budget.spent() == null
                    || budget.adjustedBudget() == null
                    || budget.adjustedBudget().isZero()) {
                return total;
            }
            for (var cap : terms.caps()) {
                if (cap.appliesTo(budget.spent(), budget.adjustedBudget())
                        && total.points().compareTo(cap.most()) > 0) {
                    var note = "执行率在 %s%% 到 %s%% 之间，总分不超过 %s 分"
                            .formatted(
                                    cap.rateFrom().toPlainString(),
                                    cap.rateBelow().toPlainString(),
                                    cap.most());
                    return new Total(cap.most(), new Explanation.Noted(total.why(), note), total.points());
                }
            }
            return total;
        }
    }
}
