package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jiheng.policy.DeclarationBuilder;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.scoring.SelfEvaluation.Adjustment;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jiheng.policy.scoring.SelfEvaluation.Circumstances;
import org.jiheng.policy.scoring.SelfEvaluation.Milestone;
import org.jiheng.policy.scoring.SelfEvaluation.OverAchievementDecision;
import org.jiheng.policy.scoring.SelfEvaluation.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every form, tried on generated ones; a failure prints the seed that made it. */
class ScoringPropertiesTest {
    private static final int TRIES = 2_000;
    private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
    private static final ScoringPolicy POLICY = ScoringPolicy.inForce(Region.NATIONAL, DAY);
    private static final IndicatorScoring ROWS = new IndicatorScoring(
            ScoringPolicies.delivered().named("general", "1"),
            Parameters.delivered().overAchievement().at(Region.NATIONAL, DAY).value());
    private static final List<String> NAMES = List.of("开设班数", "老年学员满意度", "采购成本", "安全事故", "出勤率");

    @Test
    void aScoreIsNeverBelowZeroNorAboveThePoints() {
        forManySeeds(random -> {
            var indicator = indicator(random, points(random));
            var earned = earned(indicator, amount(random));
            if (earned != null && indicator.points() != null) {
                assertThat(earned).as("%s", indicator).isBetween(Points.ZERO, indicator.points());
            }
        });
    }

    @Test
    void moreIsNeverWorseNorBetterWhereLessIsWanted() {
        forManySeeds(random -> {
            var indicator = indicator(random, points(random));
            if (!(indicator.target() instanceof Numeric(var comparator, var target))) {
                throw new IllegalStateException("only numeric targets are made here");
            }
            if (comparator == Comparator.EQ && target.signum() == 0) {
                return; // = 0 wants exactly this
            }
            var one = amount(random);
            var other = amount(random);
            var least = earned(indicator, one.min(other));
            var most = earned(indicator, one.max(other));
            if (least == null || most == null) {
                return;
            }
            if (comparator.lowerIsBetter()) {
                assertThat(most).as("%s %s %s", indicator, one, other).isLessThanOrEqualTo(least);
            } else {
                assertThat(most).as("%s %s %s", indicator, one, other).isGreaterThanOrEqualTo(least);
            }
        });
    }

    @Test
    void theOrderOfRowsDoesNotChangeTheTotal() {
        forManySeeds(random -> {
            var rows = new ArrayList<RowAndResult>();
            for (var points : fourThatMake90(random)) {
                rows.add(new RowAndResult(
                        indicator(random, points), Result.of(new ActualValue.Measured(amount(random), ""))));
            }
            var before = total(rows);
            Collections.shuffle(rows, random);
            var after = total(rows);
            assertThat(after).as("%s", rows).isEqualTo(before);
            if (before != null) {
                assertThat(before).isBetween(Points.ZERO, Points.of("100"));
            }
        });
    }

    @Test
    void theTotalIsTheSumOfTheRoundedRows() {
        forManySeeds(random -> {
            var sheet = POLICY.score(anything(random));
            if (sheet.total() == null || rescaled(sheet)) {
                return;
            }
            var sum = sheet.execution().earned() == null
                    ? Points.ZERO
                    : sheet.execution().earned();
            for (var row : sheet.indicators()) {
                var earned = row.earned();
                if (earned != null) {
                    assertThat(earned).as(row.name()).isEqualTo(earned.rounded());
                    sum = sum.plus(earned);
                }
            }
            assertThat(sheet.total()).isEqualTo(sum);
        });
    }

    @Test
    void anythingCanBeScoredByAnyPolicyAndComesOutTheSameAgain() {
        var policies = ScoringPolicy.delivered().stream()
                .map(each -> ScoringPolicy.named(each.id(), each.version(), Region.NATIONAL, DAY))
                .toList();
        forManySeeds(random -> {
            var evaluation = anything(random);
            for (var policy : policies) {
                var sheet = policy.score(evaluation);
                assertThat(policy.score(evaluation)).isEqualTo(sheet);
                assertThat(sheet.total() == null).isEqualTo(!sheet.missing().isEmpty());
                if (sheet.total() != null) {
                    assertThat(sheet.total()).isBetween(Points.ZERO, Points.of("100"));
                }
                for (var row : sheet.indicators()) {
                    assertThat(row.explanation()).isNotBlank();
                    if (row.earned() != null && row.points() != null) {
                        assertThat(row.earned()).as(row.explanation()).isBetween(Points.ZERO, row.points());
                    }
                }
            }
        });
    }

    private static boolean rescaled(ScoreSheet sheet) {
        return sheet.execution().isLeftOut() || sheet.indicators().stream().anyMatch(IndicatorScore::isLeftOut);
    }

    /** Any row with any result: numbers, words, dates, appraisals, nothing; printed scores right and wrong. */
    private static SelfEvaluation anything(Random random) {
        var rows = new ArrayList<Indicator>();
        var results = new ArrayList<Result>();
        for (var points : fourThatMake90(random)) {
            var row = indicator(random, points);
            rows.add(
                    random.nextInt(3) == 0
                            ? Indicator.flat(
                                    row.name(),
                                    target(random),
                                    row.unit(),
                                    random.nextInt(20) == 0 ? null : points,
                                    null)
                            : row);
            results.add(new Result(
                    actual(random), random.nextBoolean() ? null : Points.of(amount(random)), circumstances(random)));
        }
        var budget = random.nextInt(10) == 0 ? null : Money.ofWanYuan(amount(random));
        var spent = random.nextInt(10) == 0 ? null : Money.ofWanYuan(amount(random));
        return new SelfEvaluation(
                DeclarationBuilder.declaration()
                        .fiscalYear(random.nextInt(5) == 0 ? null : Integer.valueOf(2024))
                        .indicators(rows.toArray(Indicator[]::new))
                        .build(),
                new BudgetExecution(
                        random.nextBoolean() ? null : Money.ofWanYuan(amount(random)),
                        budget,
                        spent,
                        random.nextBoolean() ? null : Points.of(amount(random)),
                        random.nextInt(5) == 0
                                ? List.of(
                                        new SelfEvaluation.Part("当年财政拨款", Money.ofWanYuan(amount(random)), Money.ZERO))
                                : List.of()),
                results,
                random.nextBoolean() ? null : Points.of(amount(random)));
    }

    private static TargetValue target(Random random) {
        var words = List.of("优良中低差", "是", "合格", "12月底前", "2024-06-30", "6月前", "", "≥95%", "明显改善");
        var word = words.get(random.nextInt(words.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new TargetValue.Qualitative(word);
            case 1 -> new TargetValue.Unclear(null, word);
            case 2 -> new TargetValue.Unclear(Comparator.LE, word);
            default -> {
                var one = amount(random).subtract(BigDecimal.TEN);
                var other = amount(random);
                yield new TargetValue.Range(one.min(other), one.max(other));
            }
        };
    }

    private static ActualValue actual(Random random) {
        var cells = List.of(
                "38",
                "-3",
                "0.95",
                "95％",
                "1,800人",
                "无",
                "未开展",
                "是",
                "不合格",
                "2024-12-31",
                "6月",
                "11月8日",
                "完成",
                "/",
                "",
                "≥266米",
                "达成预期指标",
                "约四十",
                "2024-02-31",
                "１２月底",
                "999999999999999.9999999999");
        return switch (random.nextInt(6)) {
            case 0, 1 -> new ActualValue.Measured(amount(random), "");
            case 2 ->
                new ActualValue.Rated(
                        POLICY.terms().bands().get(random.nextInt(3)).name(),
                        BigDecimal.valueOf(random.nextInt(120)),
                        random.nextInt(4) == 0 ? " " : "制度汇编");
            case 3 -> new ActualValue.NotApplicable(random.nextBoolean() ? "当年停办" : "");
            default -> ActualValue.parse(cells.get(random.nextInt(cells.size())));
        };
    }

    private static Circumstances circumstances(Random random) {
        return switch (random.nextInt(8)) {
            case 0 ->
                Circumstances.NONE.with(
                        new Milestone(LocalDate.of(2024, 6, 30), random.nextBoolean() ? actual(random) : null));
            case 1 -> Circumstances.NONE.with(new Adjustment(target(random), random.nextBoolean() ? DAY : null));
            case 2 -> Circumstances.NONE.with(amount(random).subtract(BigDecimal.TEN));
            case 3 -> Circumstances.NONE.with(new OverAchievementDecision(random.nextBoolean(), "年初指标值偏低"));
            default -> Circumstances.NONE;
        };
    }

    private record RowAndResult(Indicator indicator, Result result) {}

    private static @Nullable Points total(List<RowAndResult> rows) {
        var form = DeclarationBuilder.declaration()
                .indicators(rows.stream().map(RowAndResult::indicator).toArray(Indicator[]::new))
                .build();
        return POLICY.score(new SelfEvaluation(
                        form,
                        BudgetExecution.of(Money.ofWanYuan("170.37"), Money.ofWanYuan("162.71")),
                        rows.stream().map(RowAndResult::result).toList(),
                        null))
                .total();
    }

    private static @Nullable Points earned(Indicator indicator, BigDecimal actual) {
        return ROWS.score(indicator, Result.of(new ActualValue.Measured(actual, "")), null)
                .earned();
    }

    private static Indicator indicator(Random random, Points points) {
        var comparators = Comparator.values();
        return Indicator.flat(
                NAMES.get(random.nextInt(NAMES.size())),
                new Numeric(comparators[random.nextInt(comparators.length)], amount(random)),
                random.nextBoolean() ? "%" : "个",
                points,
                null);
    }

    /** 0 to 200 with up to two decimals; zero and whole numbers more often than chance would have them. */
    private static BigDecimal amount(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(3));
            case 1 -> BigDecimal.valueOf(random.nextInt(200));
            default -> BigDecimal.valueOf(random.nextInt(20_000), 2);
        };
    }

    private static Points points(Random random) {
        return Points.of(BigDecimal.valueOf(1 + random.nextInt(90_000), 3));
    }

    private static List<Points> fourThatMake90(Random random) {
        var first = 1 + random.nextInt(300);
        var second = 1 + random.nextInt(300);
        var third = 1 + random.nextInt(250);
        return Stream.of(first, second, third, 900 - first - second - third)
                .map(tenths -> Points.of(BigDecimal.valueOf(tenths, 1)))
                .toList();
    }

    private static void forManySeeds(Consumer<Random> property) {
        for (var seed = 1L; seed <= TRIES; seed++) {
            try {
                property.accept(new Random(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("with seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
