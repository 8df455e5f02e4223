package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.parameters.OverAchievement;
import org.jiheng.policy.parameters.SatisfactionScoring;
import org.jiheng.policy.scoring.ActualValue.Measured;
import org.jiheng.policy.scoring.ActualValue.NotANumber;
import org.jiheng.policy.scoring.ActualValue.NotCarriedOut;
import org.jiheng.policy.scoring.ActualValue.NotEntered;
import org.jiheng.policy.scoring.ScoringMethod.AllOrNothing;
import org.jiheng.policy.scoring.ScoringMethod.FullWhenMet;
import org.jiheng.policy.scoring.ScoringMethod.NotYet;
import org.jiheng.policy.scoring.ScoringMethod.Proportional;
import org.jiheng.policy.scoring.ScoringMethod.Satisfaction;
import org.jiheng.policy.scoring.ScoringMethod.WithinRange;

/** 指标评分 — one row: points, target and actual in, a score and its arithmetic out. */
record IndicatorScoring(SatisfactionScoring satisfaction, OverAchievement lines) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Indicators where zero more likely means that nothing happened than that all went well (AWK-03). */
    private static final Pattern COST_OR_TIME = Pattern.compile("成本|费用|造价|单价|时间|时限|天数|周期|工期");

    IndicatorScore score(Indicator indicator, ActualValue actual) {
        var method = ScoringMethod.of(indicator, satisfaction);
        var missing = new ArrayList<String>();
        var points = indicator.points();
        if (points == null) {
            missing.add("分值");
        } else if (!points.isPositive()) {
            missing.add("大于 0 的分值");
        }
        if (method instanceof NotYet(var _, var needed)) {
            missing.add(needed);
        }
        whatIsWrongWith(actual, indicator, method).ifPresent(missing::add);
        if (points == null || !missing.isEmpty()) {
            return undetermined(indicator, method, missing);
        }
        var row = new Row(indicator, points, method);
        return switch (actual) {
            case NotCarriedOut(var text) -> row.earns(Points.ZERO, "“%s”,得 0 分".formatted(text));
            case Measured(var number, var _) -> measured(row, number);
            case NotEntered _, NotANumber _ -> throw new IllegalStateException("said to be missing above: " + actual);
        };
    }

    private IndicatorScore measured(Row row, BigDecimal actual) {
        return switch (row.method()) {
            case Proportional(var target) -> proportional(row, target, actual);
            case Satisfaction(var target, var figures) -> satisfied(row, target, figures, actual);
            case WithinRange(var target) -> withinRange(row, target, actual);
            case AllOrNothing(var target) ->
                meets(target, actual)
                        ? row.full()
                        : row.earns(Points.ZERO, "目标是 0,完成值是 %s,得 0 分".formatted(plain(actual)));
            case FullWhenMet(var target) ->
                meets(target, actual)
                        ? row.full()
                        : undetermined(row.indicator(), row.method(), List.of("没有达到时的评分办法(目标不大于 0,不能按比例)"));
            case NotYet _ -> throw new IllegalStateException("said to be missing above: " + row.method());
        };
    }

    private IndicatorScore proportional(Row row, Numeric target, BigDecimal actual) {
        if (meets(target, actual)) {
            return row.full(remarks(row.indicator(), target, actual));
        }
        if (actual.compareTo(target.value()) == 0) {
            return row.full(List.of(new Remark(ScoreFlag.BOUNDARY, ""))); // > or <: the ratio is 1 (AWK-04)
        }
        return target.comparator().lowerIsBetter()
                ? row.share(target.value(), actual)
                : row.share(actual, target.value());
    }

    private IndicatorScore satisfied(Row row, Numeric target, SatisfactionScoring figures, BigDecimal actual) {
        var floor = figures.floor();
        if (meets(target, actual) || actual.compareTo(target.value()) == 0) {
            return proportional(row, target, actual);
        }
        if (actual.compareTo(floor) < 0) {
            return row.earns(Points.ZERO, "%s%% 低于 %s%%,得 0 分".formatted(plain(actual), plain(floor)));
        }
        return switch (figures.between()) {
            case PROPORTIONAL -> proportional(row, target, actual);
            case LINEAR_FROM_FLOOR ->
                row.share(
                        actual.subtract(floor),
                        target.value().subtract(floor),
                        "(%s − %s) ÷ (%s − %s)"
                                .formatted(plain(actual), plain(floor), plain(target.value()), plain(floor)));
        };
    }

    private IndicatorScore withinRange(Row row, Range target, BigDecimal actual) {
        if (actual.compareTo(target.low()) < 0) {
            return target.low().signum() > 0 ? row.share(actual, target.low()) : noRatio(row);
        }
        if (actual.compareTo(target.high()) > 0) {
            return target.high().signum() > 0 ? row.share(target.high(), actual) : noRatio(row);
        }
        return row.full();
    }

    private static IndicatorScore noRatio(Row row) {
        return undetermined(row.indicator(), row.method(), List.of("区间以外的评分办法(界限不大于 0,不能按比例)"));
    }

    private List<Remark> remarks(Indicator indicator, Numeric target, BigDecimal actual) {
        var remarks = new ArrayList<Remark>();
        if (target.comparator().lowerIsBetter()) {
            if (actual.signum() == 0) {
                if (COST_OR_TIME.matcher(indicator.name()).find()) {
                    remarks.add(new Remark(ScoreFlag.CONFIRM, ";完成值是 0,是没有发生吗?"));
                }
            } else if (actual.compareTo(lines.below().multiply(target.value())) < 0) {
                remarks.add(new Remark(ScoreFlag.OVER_ACHIEVED, ""));
            }
        } else if (target.comparator() == Comparator.EQ
                && Units.isPercent(indicator.unit())
                && target.value().compareTo(HUNDRED) == 0
                && actual.compareTo(HUNDRED) > 0) {
            remarks.add(new Remark(ScoreFlag.CONFIRM, ";完成值 %s%% 超过 100%%,请核对".formatted(plain(actual))));
        } else if (actual.compareTo(lines.above().multiply(target.value())) > 0) {
            remarks.add(new Remark(ScoreFlag.OVER_ACHIEVED, ""));
        }
        return remarks;
    }

    private static boolean meets(Numeric target, BigDecimal actual) {
        var comparison = actual.compareTo(target.value());
        return switch (target.comparator()) {
            // more than asked for also answers "= 2 次" (worked example 9); only for a target of zero it does not
            case EQ -> target.value().signum() > 0 ? comparison >= 0 : comparison == 0;
            case GE -> comparison >= 0;
            case GT -> comparison > 0;
            case LE -> comparison <= 0;
            case LT -> comparison < 0;
        };
    }

    /** What keeps the actual value from being scored, if anything does. */
    private static Optional<String> whatIsWrongWith(ActualValue actual, Indicator indicator, ScoringMethod method) {
        return Optional.ofNullable(
                switch (actual) {
                    case NotEntered _ -> "实际完成值";
                    case NotANumber(var text) -> "数字的完成值(现在是“%s”)".formatted(text);
                    case NotCarriedOut(var text) -> text.equals("无") && zeroIsGood(method) ? "“无”是指 0,还是没有开展?" : null;
                    case Measured(var number, var unit) -> {
                        if (!Units.agree(indicator.unit(), unit)) {
                            yield "单位为“%s”的完成值(现在是“%s”)".formatted(indicator.unit(), unit);
                        }
                        yield number.signum() < 0 && !indicator.isChangeRate() ? "不是负数的完成值" : null;
                    }
                });
    }

    /** 事故 = 0 起 or 成本 ≤ 5 万元: here 无 may be the best of answers. */
    private static boolean zeroIsGood(ScoringMethod method) {
        return switch (method) {
            case Proportional(var target) -> target.comparator().lowerIsBetter();
            case AllOrNothing _, FullWhenMet _ -> true;
            case Satisfaction _, WithinRange _, NotYet _ -> false;
        };
    }

    private static IndicatorScore undetermined(Indicator indicator, ScoringMethod method, List<String> missing) {
        return new IndicatorScore(
                indicator.name(),
                indicator.points(),
                null,
                method.chinese(),
                "还不能评分,缺:" + String.join("、", missing),
                List.of(ScoreFlag.UNDETERMINED),
                missing);
    }

    private static String plain(BigDecimal value) {
        return Points.of(value).toString();
    }

    /** 备注 — a flag, and the half sentence it adds to the explanation. */
    private record Remark(ScoreFlag flag, String saying) {}

    /** A row that can be scored. */
    private record Row(Indicator indicator, Points points, ScoringMethod method) {

        IndicatorScore full() {
            return full(List.of());
        }

        IndicatorScore full(List<Remark> remarks) {
            var sayings = new StringBuilder("达到目标,得满分 %s 分".formatted(points));
            remarks.forEach(each -> sayings.append(each.saying()));
            return sheet(
                    points,
                    sayings.toString(),
                    remarks.stream().map(Remark::flag).toList());
        }

        /** Points × part ÷ whole, multiplied first and rounded once (SCR-19); never below zero nor above the points. */
        IndicatorScore share(BigDecimal part, BigDecimal whole) {
            return share(part, whole, "%s ÷ %s".formatted(plain(part), plain(whole)));
        }

        IndicatorScore share(BigDecimal part, BigDecimal whole, String ratio) {
            if (part.signum() < 0) {
                return earns(Points.ZERO, "%s 是负数,得 0 分".formatted(ratio));
            }
            var exact = points.value().multiply(part).divide(whole, 2, RoundingMode.HALF_UP);
            var earned = Points.of(exact.min(points.value()));
            return earns(earned, "%s × %s = %s".formatted(ratio, points, earned.printed()));
        }

        IndicatorScore earns(Points earned, String explanation) {
            return sheet(
                    earned, explanation, earned.compareTo(points) < 0 ? List.of(ScoreFlag.REASON_REQUIRED) : List.of());
        }

        private IndicatorScore sheet(Points earned, String explanation, List<ScoreFlag> flags) {
            return new IndicatorScore(
                    indicator.name(), points, earned, method.chinese(), explanation, flags, List.of());
        }
    }
}
