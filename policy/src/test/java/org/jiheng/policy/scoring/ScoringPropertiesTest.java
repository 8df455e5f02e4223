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
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
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
