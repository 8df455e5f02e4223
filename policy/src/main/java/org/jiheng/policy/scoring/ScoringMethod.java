package org.jiheng.policy.scoring;

import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Qualitative;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.indicator.TargetValue.Unclear;
import org.jiheng.policy.parameters.SatisfactionScoring;

/** 赋分方法 — how an actual value becomes points; which one follows from the indicator alone. */
public sealed interface ScoringMethod {

    /** 完成比例赋分 — met: full; not met: in proportion (SCR-05, SCR-06). The target is above zero. */
    record Proportional(Numeric target) implements ScoringMethod {}

    /** 满意度赋分 — as above, and nothing below the floor (SCR-15). */
    record Satisfaction(Numeric target, SatisfactionScoring figures) implements ScoringMethod {}

    /** 完成比例赋分, 区间 — inside: full; outside: in proportion to the nearer end (AWK-09). */
    record WithinRange(Range target) implements ScoringMethod {}

    /** 直接赋分 — 事故 = 0: kept or not, and nothing to divide by (AWK-01). */
    record AllOrNothing(Numeric target) implements ScoringMethod {}

    /** 直接赋分 — a rate of change aimed at zero or below: met is full, and for the rest no ratio makes sense (AWK-07). */
    record FullWhenMet(Numeric target) implements ScoringMethod {}

    /**
     * 待定 — cannot be scored as it stands.
     *
     * @param method its name where it is known, else empty
     * @param missing what is needed
     */
    record NotYet(String method, String missing) implements ScoringMethod {}

    static ScoringMethod of(Indicator indicator, SatisfactionScoring satisfaction) {
        return switch (indicator.target()) {
            case null -> new NotYet("", "指标值");
            case Unclear(var _, var text) ->
                new NotYet("", text.isBlank() ? "指标值" : "可比较的指标值(现在是“%s”)".formatted(text.strip()));
            case Qualitative _ -> new NotYet("评判等级赋分", "评分人选定的达成等次");
            case Range range -> new WithinRange(range);
            case Numeric numeric -> of(indicator, numeric, satisfaction);
        };
    }

    private static ScoringMethod of(Indicator indicator, Numeric target, SatisfactionScoring satisfaction) {
        if (target.value().signum() > 0) {
            return isSatisfactionRate(indicator, target)
                    ? new Satisfaction(target, satisfaction)
                    : new Proportional(target);
        }
        if (indicator.isChangeRate()) {
            return new FullWhenMet(target);
        }
        if (target.value().signum() < 0) {
            return new NotYet("", "不是负数的指标值");
        }
        return target.comparator() == Comparator.EQ || target.comparator() == Comparator.LE
                ? new AllOrNothing(target)
                : new NotYet(
                        "",
                        "能衡量的指标值(%s 0 什么结果都一样)".formatted(target.comparator().symbol()));
    }

    /** By its place in the table or by its name; a count of complaints (次) and 不满意率 ≤ 5 % are no such rates. */
    private static boolean isSatisfactionRate(Indicator indicator, Numeric target) {
        var named = indicator.name().contains("满意");
        var placed = indicator.level().category() != null
                && indicator.level().category().contains("满意");
        return (named || placed) && !target.comparator().lowerIsBetter() && Units.isPercent(indicator.unit());
    }

    /** What the score sheet prints. */
    default String chinese() {
        return switch (this) {
            case Proportional _, WithinRange _ -> "完成比例赋分";
            case Satisfaction _ -> "满意度赋分";
            case AllOrNothing _, FullWhenMet _ -> "直接赋分";
            case NotYet(var method, var _) -> method.isEmpty() ? "待定" : method;
        };
    }
}
