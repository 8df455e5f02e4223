package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Qualitative;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.indicator.TargetValue.Unclear;
import org.jspecify.annotations.Nullable;

/** 赋分方法 — how an actual value becomes points; which one follows from the indicator and the policy. */
public sealed interface ScoringMethod {

    /**
     * 完成比例赋分 — met: full; not met: in proportion (SCR-05, SCR-06). The target is above zero.
     *
     * @param passMark in percent of the target; nothing is earned below it (SCR-13)
     */
    record Proportional(Numeric target, BigDecimal passMark) implements ScoringMethod {}

    /** 满意度赋分 — as above, and nothing below the floor (SCR-15). */
    record Satisfaction(Numeric target, SatisfactionScoring figures) implements ScoringMethod {}

    /** 完成比例赋分, 区间 — inside: full; outside: in proportion to the nearer end (AWK-09). */
    record WithinRange(Range target) implements ScoringMethod {}

    /** 直接赋分 — 事故 = 0: kept or not, and nothing to divide by (AWK-01). */
    record AllOrNothing(Numeric target) implements ScoringMethod {}

    /** 直接赋分 — a rate of change aimed at zero or below: met is full, and for the rest no ratio makes sense (AWK-07). */
    record FullWhenMet(Numeric target) implements ScoringMethod {}

    /** 直接赋分 — 是、达标: a requirement that is met or not (SCR-12). */
    record YesOrNo(Set<String> yes, Set<String> no) implements ScoringMethod {}

    /** 评判等级赋分 — a band picked by an appraiser, and a percent inside it (SCR-10, SCR-11, SCR-14). */
    record Graded(List<Band> bands) implements ScoringMethod {}

    /**
     * 时限赋分 — 12月底前: on or before the day is full (AWK-13).
     *
     * @param planStart the first day of the plan, from which days planned are counted
     */
    record ByDeadline(LocalDate limit, LocalDate planStart, Lateness lateness) implements ScoringMethod {}

    /** 分档扣分 — so many points off for each step below the full rate (SCR-18). */
    record Stepped(StepRule rule) implements ScoringMethod {}

    /** 待定 — cannot be scored as it stands; {@code missing} says what is needed. */
    record NotYet(String missing) implements ScoringMethod {}

    /** @param year of the form, for dates that name none */
    static ScoringMethod of(
            Indicator indicator, @Nullable TargetValue target, PolicyTerms terms, @Nullable FiscalYear year) {
        return switch (target) {
            case null -> new NotYet("指标值");
            case Unclear(var _, var text) ->
                inWords(
                        text,
                        terms,
                        year,
                        new NotYet(text.isBlank() ? "指标值" : "可比较的指标值（现在是“%s”）".formatted(text.strip())));
            case Qualitative(var text) -> inWords(text, terms, year, new Graded(terms.bands()));
            case Range range -> new WithinRange(range);
            case Numeric numeric -> of(indicator, numeric, terms);
        };
    }

    private static ScoringMethod inWords(
            String text, PolicyTerms terms, @Nullable FiscalYear year, ScoringMethod otherwise) {
        if (terms.yes().contains(text.strip())) {
            return new YesOrNo(terms.yes(), terms.no());
        }
        return Days.read(text, year)
                .<ScoringMethod>map(days -> new ByDeadline(
                        days.last(), year == null ? days.last().withDayOfYear(1) : year.firstDay(), terms.lateness()))
                .orElse(otherwise);
    }

    private static ScoringMethod of(Indicator indicator, Numeric target, PolicyTerms terms) {
        if (target.value().signum() > 0) {
            var percent = Units.isPercent(indicator.unit());
            for (var rule : terms.steps()) {
                if (percent && !target.comparator().lowerIsBetter() && rule.isFor(indicator.name())) {
                    return new Stepped(rule);
                }
            }
            return percent && isAboutSatisfaction(indicator, target)
                    ? new Satisfaction(target, terms.satisfaction())
                    : new Proportional(target, terms.passMark());
        }
        if (indicator.isChangeRate()) {
            return new FullWhenMet(target);
        }
        if (target.value().signum() < 0) {
            return new NotYet("不是负数的指标值");
        }
        return target.comparator() == Comparator.EQ || target.comparator() == Comparator.LE
                ? new AllOrNothing(target)
                : new NotYet(
                        "能衡量的指标值（%s 0 什么结果都一样）".formatted(target.comparator().symbol()));
    }

    /** By its place in the table or by its name; 不满意率 ≤ 5 % is no such rate. */
    private static boolean isAboutSatisfaction(Indicator indicator, Numeric target) {
        var category = indicator.level().category();
        return !target.comparator().lowerIsBetter()
                && (indicator.name().contains("满意") || (category != null && category.contains("满意")));
    }

    /** What the score sheet prints. */
    default String chinese() {
        return switch (this) {
            case Proportional _, WithinRange _ -> "完成比例赋分";
            case Satisfaction _ -> "满意度赋分";
            case AllOrNothing _, FullWhenMet _, YesOrNo _ -> "直接赋分";
            case Graded _ -> "评判等级赋分";
            case ByDeadline _ -> "时限赋分";
            case Stepped _ -> "分档扣分";
            case NotYet _ -> "待定";
        };
    }

    /** The rule it follows and the document behind it; null where no method is known. */
    default @Nullable Grounds grounds(PolicyTerms terms) {
        var sources = terms.sources();
        return switch (this) {
            case Proportional(var target, var _) ->
                target.comparator().lowerIsBetter() ? sources.lower() : sources.higher();
            case WithinRange _ -> sources.range();
            case Satisfaction _ -> sources.satisfaction();
            case AllOrNothing _, FullWhenMet _ -> sources.zero();
            case YesOrNo _ -> sources.direct();
            case Graded _ -> sources.graded();
            case ByDeadline _ -> sources.deadline();
            case Stepped(var rule) -> new Grounds("SCR-18", rule.source());
            case NotYet _ -> null;
        };
    }
}
