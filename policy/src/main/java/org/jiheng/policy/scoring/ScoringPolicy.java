package org.jiheng.policy.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.GradeBands;
import org.jiheng.policy.parameters.Parameters;
import org.jspecify.annotations.Nullable;

/** 评分办法 — how self-evaluations are scored in a region on a day, with that day's figures. */
public final class ScoringPolicy {
    private static final Points FULL = Points.of("100");

    private final Optional<Points> templateWeight;
    private final ExecutionScoring executions;
    private final IndicatorScoring indicators;
    private final GradeBands grades;
    private final Points tolerance;

    private ScoringPolicy(Parameters parameters, Region region, LocalDate date) {
        templateWeight = parameters.executionWeight().find(region, date).map(Dated::value);
        executions =
                new ExecutionScoring(parameters.lowExecution().at(region, date).value());
        indicators = new IndicatorScoring(
                parameters.satisfaction().at(region, date).value(),
                parameters.overAchievement().at(region, date).value());
        grades = parameters.gradeBands().at(region, date).value();
        tolerance = parameters.scoreTolerance().at(region, date).value();
    }

    /** @throws org.jiheng.policy.parameters.NotInForceException for a day before the first figure is known */
    public static ScoringPolicy inForce(Region region, LocalDate date) {
        return new ScoringPolicy(Parameters.delivered(), region, date);
    }

    /** Row by row; the total is null while anything is missing, and never a guess (SCR-01). */
    public ScoreSheet score(SelfEvaluation evaluation) {
        var declaration = evaluation.declaration();
        var weight =
                declaration.executionWeight() == null ? templateWeight.orElse(null) : declaration.executionWeight();
        var execution = executions.score(weight, evaluation.execution());
        var rows = IntStream.range(0, declaration.indicators().size())
                .mapToObj(index -> indicators.score(
                        declaration.indicators().get(index),
                        evaluation.results().get(index).actual()))
                .toList();
        var missing = missing(declaration, weight, execution, rows);
        var total = missing.isEmpty() ? total(execution, rows) : null;
        return new ScoreSheet(
                execution,
                rows,
                total,
                total == null ? null : Grade.of(total, grades),
                evaluation.printedTotal(),
                disagreements(evaluation, execution, rows, total),
                missing);
    }

    private static List<String> missing(
            TargetDeclaration declaration,
            @Nullable Points weight,
            ExecutionScore execution,
            List<IndicatorScore> rows) {
        var missing = new ArrayList<String>();
        execution.missing().forEach(each -> missing.add("预算执行:" + each));
        for (var index = 0; index < rows.size(); index++) {
            var row = title(index, rows.get(index));
            rows.get(index).missing().forEach(each -> missing.add(row + ":" + each));
        }
        if (rows.isEmpty()) {
            missing.add("绩效指标");
        } else if (weight != null
                && declaration.indicators().stream().allMatch(each -> each.points() != null)
                && !weight.plus(declaration.indicatorPoints()).equals(FULL)) {
            // AWK-19: no total until the points are put right, and no silent rescaling
            missing.add("合计 100 分的分值(现在是 %s 分)".formatted(weight.plus(declaration.indicatorPoints())));
        }
        return missing;
    }

    private static Points total(ExecutionScore execution, List<IndicatorScore> rows) {
        return Points.sum(Stream.concat(
                        Stream.ofNullable(execution.earned()),
                        rows.stream().flatMap(row -> Stream.ofNullable(row.earned())))
                .toList());
    }

    /** Printed scores that differ from the arithmetic by more than the tolerance. */
    private List<String> disagreements(
            SelfEvaluation evaluation, ExecutionScore execution, List<IndicatorScore> rows, @Nullable Points total) {
        var disagreements = new ArrayList<String>();
        var printed = new ArrayList<Points>();
        var execPrinted = evaluation.execution().printedScore();
        compare("预算执行", execPrinted, execution.earned()).ifPresent(disagreements::add);
        Optional.ofNullable(execPrinted).ifPresent(printed::add);
        for (var index = 0; index < rows.size(); index++) {
            var score = evaluation.results().get(index).printedScore();
            compare(title(index, rows.get(index)), score, rows.get(index).earned())
                    .ifPresent(disagreements::add);
            Optional.ofNullable(score).ifPresent(printed::add);
        }
        var printedTotal = evaluation.printedTotal();
        if (printedTotal != null) {
            var printedSum = Points.sum(printed);
            if (printed.size() == rows.size() + 1 && differ(printedTotal, printedSum)) {
                disagreements.add("总分填 %s 分,各行得分加起来是 %s 分(LNT-56)".formatted(printedTotal, printedSum));
            }
            if (total != null && differ(printedTotal, total)) {
                disagreements.add("总分填 %s 分,按规则算得 %s 分(LNT-55)".formatted(printedTotal, total.printed()));
            }
        }
        return disagreements;
    }

    private Optional<String> compare(String what, @Nullable Points printed, @Nullable Points computed) {
        return printed != null && computed != null && differ(printed, computed)
                ? Optional.of("%s填 %s 分,按规则算得 %s 分(LNT-55)".formatted(what, printed, computed.printed()))
                : Optional.empty();
    }

    private boolean differ(Points one, Points other) {
        return one.minus(other).value().abs().compareTo(tolerance.value()) > 0;
    }

    private static String title(int index, IndicatorScore row) {
        return row.name().isBlank() ? "第 %d 行".formatted(index + 1) : "“%s”".formatted(row.name());
    }
}
