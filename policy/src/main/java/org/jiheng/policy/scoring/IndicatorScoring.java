package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.parameters.OverAchievement;
import org.jiheng.policy.scoring.ActualValue.Measured;
import org.jiheng.policy.scoring.ActualValue.NotANumber;
import org.jiheng.policy.scoring.ActualValue.NotApplicable;
import org.jiheng.policy.scoring.ActualValue.NotCarriedOut;
import org.jiheng.policy.scoring.ActualValue.NotEntered;
import org.jiheng.policy.scoring.ActualValue.Rated;
import org.jiheng.policy.scoring.ScoringMethod.AllOrNothing;
import org.jiheng.policy.scoring.ScoringMethod.ByDeadline;
import org.jiheng.policy.scoring.ScoringMethod.FullWhenMet;
import org.jiheng.policy.scoring.ScoringMethod.Graded;
import org.jiheng.policy.scoring.ScoringMethod.NotYet;
import org.jiheng.policy.scoring.ScoringMethod.Proportional;
import org.jiheng.policy.scoring.ScoringMethod.Satisfaction;
import org.jiheng.policy.scoring.ScoringMethod.Stepped;
import org.jiheng.policy.scoring.ScoringMethod.WithinRange;
import org.jiheng.policy.scoring.ScoringMethod.YesOrNo;
import org.jiheng.policy.scoring.SelfEvaluation.OverAchievementDecision;
import org.jiheng.policy.scoring.SelfEvaluation.Result;
import org.jspecify.annotations.Nullable;

/**
 * 指标评分 — one row: points, target and actual in, a score and its arithmetic out.
 *
 * @param lines from where on a result far from its target is asked about; they change no score
 */
record IndicatorScoring(PolicyTerms terms, OverAchievement lines) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Indicators where zero more likely means that nothing happened than that all went well (AWK-03). */
    private static final Pattern COST_OR_TIME = Pattern.compile("成本|费用|造价|单价|时间|时限|天数|周期|工期");
    /** 6月资金安排到位率: measured in the middle of the year, by its name (AWK-14). */
    private static final Pattern NAMED_MONTH = Pattern.compile("^(?:截至)?([1-9]|1[01])月(?!份?[起至到])");

    /** @param year of the form, for dates that name none */
    IndicatorScore score(Indicator indicator, Result result, @Nullable FiscalYear year) {
        var row = row(indicator, result, year);
        var actual = row.actual();
        if (actual instanceof NotApplicable(var reason)) {
            return notApplicable(row, reason);
        }
        var needed = whatIsNeeded(row);
        if (row.points() == null || !row.points().isPositive()) {
            return row.undetermined(needed);
        }
        if (!needed.isEmpty()) {
            var coefficient = row.result().circumstances().coefficient();
            return terms.rowModel() == RowModel.COEFFICIENT && coefficient != null
                    ? byCoefficient(row, coefficient, needed)
                    : row.undetermined(needed);
        }
        return switch (actual) {
            case NotCarriedOut(var text) -> row.nothing("“%s”，得 0 分".formatted(text));
            case Measured(var number, var _) when row.isNumeric() -> measured(row, number);
            case Measured _, NotANumber _, Rated _ -> inWords(row);
            case NotEntered _, NotApplicable _ -> throw new IllegalStateException("dealt with above: " + actual);
        };
    }

    private Row row(Indicator indicator, Result result, @Nullable FiscalYear year) {
        var circumstances = result.circumstances();
        var adjustment = circumstances.adjustment();
        var target = adjustment != null && adjustment.approvedOn() != null ? adjustment.target() : indicator.target();
        var milestone = circumstances.milestone();
        var actual = milestone == null ? result.actual() : lockedOrNot(milestone.locked());
        return new Row(
                indicator, result, target, actual, ScoringMethod.of(indicator, target, terms, year), year, terms);
    }

    private static ActualValue lockedOrNot(@Nullable ActualValue locked) {
        return locked == null ? new NotEntered() : locked;
    }

    /** SCR-17: somebody has to say why; what becomes of the points is the policy's. */
    private IndicatorScore notApplicable(Row row, String reason) {
        if (row.points() == null || !row.points().isPositive()) {
            return row.undetermined(whatIsNeeded(row));
        }
        if (reason.isBlank()) {
            return row.undetermined(List.of("不适用的原因"));
        }
        var points = row.points();
        var flags = List.of(ScoreFlag.NOT_APPLICABLE);
        var grounds = terms.sources().notApplicable();
        var said = "不适用（%s），".formatted(reason.strip());
        return switch (terms.notApplicable()) {
            case NOTHING -> row.sheet(Points.ZERO, Explanation.said(said + "得 0 分"), grounds, flags);
            case LEFT_OUT ->
                row.sheet(null, Explanation.said(said + "%s 分不计入，其余折算为 100 分".formatted(points)), grounds, flags);
            case FULL -> row.sheet(points, Explanation.said(said + "按满分 %s 分计".formatted(points)), grounds, flags);
        };
    }

    /** SCR-23: where nothing can be computed, the coefficient on the form decides; elsewhere it is only compared. */
    private IndicatorScore byCoefficient(Row row, BigDecimal coefficient, List<String> needed) {
        if (coefficient.signum() < 0 || coefficient.compareTo(HUNDRED) > 0) {
            return row.undetermined(List.of("0%%到100%%之间的得分系数（现在是 %s%%）".formatted(plain(coefficient))));
        }
        if (row.actual() instanceof NotEntered) {
            return row.undetermined(needed);
        }
        var earned = terms.rounding().share(row.full(), coefficient, HUNDRED);
        return row.sheet(
                earned,
                new Explanation.Noted(
                        new Explanation.Portion(row.full(), coefficient, earned, terms.rounding()), "按表上填的得分系数计，请附佐证"),
                new Grounds("SCR-23", terms.sources().rowModel()),
                row.flagsFor(earned, ScoreFlag.CONFIRM));
    }

    private IndicatorScore measured(Row row, BigDecimal actual) {
        return switch (row.method()) {
            case Proportional(var target, var passMark) -> proportional(row, target, passMark, actual);
            case Satisfaction(var target, var figures) -> satisfied(row, target, figures, actual);
            case WithinRange(var target) -> withinRange(row, target, actual);
            case Stepped(var rule) -> stepped(row, rule, actual);
            case AllOrNothing(var target) ->
                meets(target, actual) ? row.met() : row.nothing("指标值是 0，完成值是 " + plain(actual) + "，得 0 分");
            case FullWhenMet(var target) ->
                meets(target, actual) ? row.met() : row.undetermined(List.of("没有达到时的评分办法（指标值不大于 0，不能按比例）"));
            case YesOrNo _, Graded _, ByDeadline _, NotYet _ ->
                throw new IllegalStateException("not numeric: " + row.method());
        };
    }

    private IndicatorScore proportional(Row row, Numeric target, BigDecimal passMark, BigDecimal actual) {
        if (meets(target, actual)) {
            return metOrMore(row, target, actual);
        }
        if (actual.compareTo(target.value()) == 0) {
            return row.met(ScoreFlag.BOUNDARY, ""); // > or <: the ratio is 1 (AWK-04)
        }
        var part = target.comparator().lowerIsBetter() ? target.value() : actual;
        var whole = target.comparator().lowerIsBetter() ? actual : target.value();
        if (part.signum() >= 0
                && passMark.signum() > 0
                && part.multiply(HUNDRED).compareTo(passMark.multiply(whole)) < 0) {
            return row.nothing("%s ÷ %s 低于及格线 %s%%，得 0 分".formatted(plain(part), plain(whole), plain(passMark)));
        }
        return isAFractionOfOne(row, target, actual)
                ? row.share(
                        part,
                        whole,
                        ScoreFlag.CONFIRM,
                        "完成值 %s%% 是不是 %s%%？请核对".formatted(plain(actual), plain(actual.movePointRight(2))))
                : row.share(part, whole);
    }

    /** AWK-11: 0.95 under a target of 90 % is more likely 95 % than not even one. */
    private static boolean isAFractionOfOne(Row row, Numeric target, BigDecimal actual) {
        return Units.isPercent(row.indicator().unit())
                && row.actual() instanceof Measured(var _, var unit)
                && unit.isEmpty()
                && !target.comparator().lowerIsBetter()
                && target.value().compareTo(BigDecimal.TEN) >= 0
                && actual.signum() > 0
                && actual.compareTo(BigDecimal.ONE) <= 0;
    }

    private IndicatorScore satisfied(Row row, Numeric target, SatisfactionScoring figures, BigDecimal actual) {
        var floor = figures.floor();
        if (meets(target, actual) || actual.compareTo(target.value()) == 0) {
            return proportional(row, target, BigDecimal.ZERO, actual);
        }
        if (actual.compareTo(floor) < 0) {
            var said = plain(actual) + "% 低于 " + plain(floor) + "%，得 0 分";
            return isAFractionOfOne(row, target, actual)
                    ? row.nothing("%s；完成值是不是 %s%%？请核对".formatted(said, plain(actual.movePointRight(2))))
                    : row.nothing(said);
        }
        return switch (figures.between()) {
            case PROPORTIONAL -> row.share(actual, target.value());
            case LINEAR_FROM_FLOOR -> row.shareFromFloor(actual, floor, target.value());
        };
    }

    private static IndicatorScore withinRange(Row row, Range target, BigDecimal actual) {
        if (actual.compareTo(target.low()) < 0) {
            return target.low().signum() > 0 ? row.share(actual, target.low()) : row.noRatio();
        }
        if (actual.compareTo(target.high()) > 0) {
            return target.high().signum() > 0 ? row.share(target.high(), actual) : row.noRatio();
        }
        return row.met();
    }

    private static IndicatorScore stepped(Row row, StepRule rule, BigDecimal actual) {
        var steps = rule.stepsBelow(actual);
        if (steps.signum() == 0) {
            return row.met();
        }
        var left = row.full().value().subtract(steps.multiply(rule.minus().value()));
        var earned = Points.of(left.max(rule.least().value()).min(row.full().value()));
        return row.earns(
                earned,
                new Explanation.Steps(
                        rule, actual, steps, row.full(), earned, row.terms().rounding()));
    }

    private IndicatorScore metOrMore(Row row, Numeric target, BigDecimal actual) {
        if (target.comparator().lowerIsBetter()) {
            if (actual.signum() == 0) {
                return COST_OR_TIME.matcher(row.indicator().name()).find()
                        ? row.met(ScoreFlag.CONFIRM, "完成值是 0，是没有发生吗？")
                        : row.met();
            }
            return actual.compareTo(lines.below().multiply(target.value())) < 0
                    ? overAchieved(row, target.value(), actual)
                    : row.met();
        }
        if (actual.compareTo(HUNDRED) > 0 && cannotExceed100(row, target)) {
            return row.met(ScoreFlag.CONFIRM, "完成值 " + plain(actual) + "% 超过 100%，请核对");
        }
        return actual.compareTo(lines.above().multiply(target.value())) > 0
                ? overAchieved(row, actual, target.value())
                : row.met();
    }

    /** AWK-10: a rate that shall be exactly 100 %, and satisfaction. */
    private static boolean cannotExceed100(Row row, Numeric target) {
        return Units.isPercent(row.indicator().unit())
                && (row.method() instanceof Satisfaction
                        || (target.comparator() == Comparator.EQ
                                && target.value().compareTo(HUNDRED) == 0));
    }

    /** SCR-08, SCR-09: asked about; points come off only by a table of the policy and a reviewer's decision. */
    private IndicatorScore overAchieved(Row row, BigDecimal better, BigDecimal worse) {
        var decision = row.result().circumstances().overAchievement();
        if (decision == null || !decision.reduce()) {
            return decision == null
                    ? row.met(ScoreFlag.OVER_ACHIEVED, "")
                    : row.met(ScoreFlag.OVER_ACHIEVED, "复核认定不扣减：" + decision.reason());
        }
        return reduced(row, better, worse, decision);
    }

    private IndicatorScore reduced(Row row, BigDecimal better, BigDecimal worse, OverAchievementDecision decision) {
        if (terms.reductions().isEmpty()) {
            return row.met(ScoreFlag.OVER_ACHIEVED, "评分办法没有超额扣减的比例，复核认定的扣减没有执行");
        }
        var minus = BigDecimal.ZERO;
        for (var each : terms.reductions()) {
            if (better.multiply(HUNDRED).compareTo(each.above().multiply(worse)) > 0) {
                minus = each.minus();
            }
        }
        if (minus.signum() == 0) {
            return row.met(ScoreFlag.OVER_ACHIEVED, "没有超过扣减的起点");
        }
        var left = HUNDRED.subtract(minus);
        var earned = terms.rounding().share(row.full(), left, HUNDRED);
        return row.sheet(
                earned,
                new Explanation.Noted(
                        new Explanation.Portion(row.full(), left, earned, terms.rounding()),
                        "%s ÷ %s，指标值偏低，复核认定扣 %s%%：%s"
                                .formatted(plain(better), plain(worse), plain(minus), decision.reason())),
                new Grounds("SCR-09", terms.sources().overAchievement()),
                List.of(ScoreFlag.REASON_REQUIRED, ScoreFlag.OVER_ACHIEVED, ScoreFlag.REDUCED));
    }

    /** Rows whose actual value is no number: a word, a date, an appraisal. */
    private IndicatorScore inWords(Row row) {
        return switch (row.method()) {
            case YesOrNo(var yes, var _) ->
                yes.contains(wordOf(row.actual()))
                        ? row.met()
                        : row.nothing("“%s”，没有达到要求，得 0 分".formatted(wordOf(row.actual())));
            case ByDeadline deadline -> byDeadline(row, deadline);
            case Graded _ -> {
                if (!(row.actual() instanceof Rated(var band, var percent, var evidence))) {
                    throw new IllegalStateException("said to be missing above: " + row.actual());
                }
                var earned = terms.rounding().share(row.full(), percent, HUNDRED);
                yield row.earns(
                        earned,
                        new Explanation.Noted(
                                new Explanation.Portion(row.full(), percent, earned, terms.rounding()),
                                "%s；佐证：%s".formatted(band, evidence.strip())));
            }
            case Proportional _, Satisfaction _, WithinRange _, AllOrNothing _, FullWhenMet _, Stepped _, NotYet _ ->
                throw new IllegalStateException("said to be missing above: " + row.actual());
        };
    }

    private static IndicatorScore byDeadline(Row row, ByDeadline deadline) {
        var done = Days.read(wordOf(row.actual()), row.year()).orElseThrow();
        if (!done.last().isAfter(deadline.limit())) {
            return row.met();
        }
        if (deadline.lateness() == Lateness.NOTHING && done.first().isAfter(deadline.limit())) {
            return row.nothing("期限是 %s，%s才完成，得 0 分".formatted(deadline.limit(), wordOf(row.actual())));
        }
        var late = ChronoUnit.DAYS.between(deadline.limit(), done.first());
        var planned = ChronoUnit.DAYS.between(deadline.planStart(), deadline.limit()) + 1;
        if (late >= planned || planned <= 0) {
            return row.nothing("期限是 %s，%s才完成，延误不少于计划的天数，得 0 分".formatted(deadline.limit(), wordOf(row.actual())));
        }
        var earned = row.terms()
                .rounding()
                .share(row.full(), BigDecimal.valueOf(planned - late), BigDecimal.valueOf(planned));
        return row.earns(
                earned,
                new Explanation.LateByDays(
                        late, planned, row.full(), earned, row.terms().rounding()));
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

    /** What keeps the row from being scored, if anything does. */
    private static List<String> whatIsNeeded(Row row) {
        var ofPoints = row.points() == null ? "分值" : row.points().isPositive() ? null : "大于 0 的分值";
        var ofTarget = row.method() instanceof NotYet(var needed) ? needed : null;
        var ofActual = whatIsWrongWithTheActual(row);
        if (ofPoints == null && ofTarget == null && ofActual == null) {
            return List.of();
        }
        var needed = new ArrayList<String>();
        for (var each : new @Nullable String[] {ofPoints, ofTarget, ofActual}) {
            if (each != null) {
                needed.add(each);
            }
        }
        return needed;
    }

    private static @Nullable String whatIsWrongWithTheActual(Row row) {
        return switch (row.actual()) {
            case NotApplicable _ -> null;
            case NotEntered _ -> {
                var milestone = row.result().circumstances().milestone();
                yield milestone == null ? "实际完成值" : "%s的锁定值（年末的数不能代替）".formatted(milestone.date());
            }
            case NotCarriedOut(var text) -> text.equals("无") && zeroIsGood(row.method()) ? "“无”是指 0，还是没有开展？" : null;
            case Measured measured when row.isNumeric() -> whatIsWrongWith(measured, row.indicator());
            case Rated _ when row.isNumeric() -> "数字的完成值（现在是评定的等次）";
            case NotANumber(var text) when row.isNumeric() -> "数字的完成值（现在是“%s”）".formatted(text);
            case Measured _, NotANumber _, Rated _ -> whatIsWrongInWords(row);
        };
    }

    private static @Nullable String whatIsWrongWith(Measured actual, Indicator indicator) {
        if (!Units.agree(indicator.unit(), actual.unit())) {
            return "单位为“%s”的完成值（现在是“%s”）".formatted(indicator.unit(), actual.unit());
        }
        return actual.number().signum() < 0 && !indicator.isChangeRate() ? "不是负数的完成值" : null;
    }

    private static @Nullable String whatIsWrongInWords(Row row) {
        return switch (row.method()) {
            case YesOrNo(var yes, var no) -> {
                var word = wordOf(row.actual());
                yield yes.contains(word) || no.contains(word) ? null : "“是”或者“否”（现在是“%s”）".formatted(word);
            }
            case ByDeadline deadline -> {
                var done = Days.read(wordOf(row.actual()), row.year());
                if (done.isEmpty()) {
                    yield "完成日期（现在是“%s”）".formatted(wordOf(row.actual()));
                }
                yield whichDayMatters(deadline, done.get()) ? "到日的完成日期（现在是“%s”）".formatted(wordOf(row.actual())) : null;
            }
            case Graded(var bands) -> whatIsWrongWithTheRating(bands, row.actual());
            case NotYet _ -> null;
            case Proportional _, Satisfaction _, WithinRange _, AllOrNothing _, FullWhenMet _, Stepped _ ->
                throw new IllegalStateException("numeric: " + row.method());
        };
    }

    /** A month answers "by when" unless the limit lies inside it, or each day late counts. */
    private static boolean whichDayMatters(ByDeadline deadline, Days done) {
        return !done.isOneDay()
                && done.last().isAfter(deadline.limit())
                && (!done.first().isAfter(deadline.limit()) || deadline.lateness() == Lateness.BY_DAYS);
    }

    private static @Nullable String whatIsWrongWithTheRating(List<Band> bands, ActualValue actual) {
        if (!(actual instanceof Rated(var name, var percent, var evidence))) {
            return bands.stream()
                    .filter(each -> each.name().equals(wordOf(actual)))
                    .findFirst()
                    .map(band -> "“%s”范围内的得分比例（%s）和佐证说明".formatted(band.name(), band.range()))
                    .orElse("评分人选定的达成等次");
        }
        for (var band : bands) {
            if (band.name().equals(name)) {
                if (!band.contains(percent)) {
                    return "“%s”范围内的得分比例（%s，现在是 %s%%）".formatted(name, band.range(), plain(percent));
                }
                return evidence.isBlank() ? "佐证说明" : null;
            }
        }
        return "评分办法里有的达成等次（现在是“%s”）".formatted(name);
    }

    /** 事故 = 0 起 or 成本 ≤ 5 万元: here 无 may be the best of answers. */
    private static boolean zeroIsGood(ScoringMethod method) {
        return switch (method) {
            case Proportional(var target, var _) -> target.comparator().lowerIsBetter();
            case AllOrNothing _, FullWhenMet _ -> true;
            case Satisfaction _, WithinRange _, YesOrNo _, Graded _, ByDeadline _, Stepped _, NotYet _ -> false;
        };
    }

    /** The words of a cell that was read as text, or as a number with a unit behind it: 12月. */
    private static String wordOf(ActualValue actual) {
        return switch (actual) {
            case Measured(var number, var unit) -> number.toPlainString() + unit;
            case NotANumber(var text) -> text.strip();
            case NotCarriedOut(var text) -> text;
            case Rated(var band, var _, var _) -> band;
            case NotApplicable(var reason) -> reason;
            case NotEntered _ -> "";
        };
    }

    private static String plain(BigDecimal value) {
        return Points.of(value).toString();
    }

    /**
     * A row with everything that was decided about it.
     *
     * @param target the approved one after adjustment, else the opening one (ADJ-03)
     * @param actual the one locked at the milestone, else the year's (AWK-14)
     */
    private record Row(
            Indicator indicator,
            Result result,
            @Nullable TargetValue target,
            ActualValue actual,
            ScoringMethod method,
            @Nullable FiscalYear year,
            PolicyTerms terms) {

        @Nullable
        Points points() {
            return indicator.points();
        }

        /** The points of a row that has any. */
        Points full() {
            var points = indicator.points();
            if (points == null) {
                throw new IllegalStateException("no points: " + indicator);
            }
            return points;
        }

        boolean isNumeric() {
            return switch (method) {
                case Proportional _, Satisfaction _, WithinRange _, AllOrNothing _, FullWhenMet _, Stepped _ -> true;
                case YesOrNo _, Graded _, ByDeadline _, NotYet _ -> false;
            };
        }

        IndicatorScore met() {
            return sheet(full(), new Explanation.Met(full()), method.grounds(terms), List.of());
        }

        IndicatorScore met(ScoreFlag flag, String note) {
            var met = new Explanation.Met(full());
            return sheet(
                    full(),
                    note.isEmpty() ? met : new Explanation.Noted(met, note),
                    method.grounds(terms),
                    List.of(flag));
        }

        /** Points × part ÷ whole, multiplied first and rounded once (SCR-19); never below zero nor above the points. */
        IndicatorScore share(BigDecimal part, BigDecimal whole) {
            if (part.signum() < 0) {
                return nothing("%s ÷ %s 是负数，得 0 分".formatted(plain(part), plain(whole)));
            }
            var earned = terms.rounding().share(full(), part, whole);
            return earns(earned, new Explanation.Share(part, whole, full(), earned, terms.rounding()));
        }

        IndicatorScore share(BigDecimal part, BigDecimal whole, ScoreFlag flag, String note) {
            var earned = terms.rounding().share(full(), part, whole);
            return sheet(
                    earned,
                    new Explanation.Noted(new Explanation.Share(part, whole, full(), earned, terms.rounding()), note),
                    method.grounds(terms),
                    flagsFor(earned, flag));
        }

        IndicatorScore shareFromFloor(BigDecimal actual, BigDecimal floor, BigDecimal target) {
            var earned = terms.rounding().share(full(), actual.subtract(floor), target.subtract(floor));
            return earns(earned, new Explanation.FromFloor(actual, floor, target, full(), earned, terms.rounding()));
        }

        IndicatorScore nothing(String sentence) {
            return earns(Points.ZERO, Explanation.said(sentence));
        }

        IndicatorScore earns(Points earned, Explanation why) {
            return sheet(
                    earned,
                    why,
                    method.grounds(terms),
                    earned.compareTo(full()) < 0 ? List.of(ScoreFlag.REASON_REQUIRED) : List.of());
        }

        IndicatorScore noRatio() {
            return undetermined(List.of("区间以外的评分办法（界限不大于 0，不能按比例）"));
        }

        IndicatorScore undetermined(List<String> missing) {
            return new IndicatorScore(
                    indicator.name(),
                    points(),
                    null,
                    method.chinese(),
                    new Explanation.Missing(missing),
                    method.grounds(terms),
                    List.of(ScoreFlag.UNDETERMINED),
                    missing);
        }

        List<ScoreFlag> flagsFor(Points earned, ScoreFlag flag) {
            return earned.compareTo(full()) < 0 ? List.of(ScoreFlag.REASON_REQUIRED, flag) : List.of(flag);
        }

        /** With what has to be said about the target and the day of measuring. */
        IndicatorScore sheet(
                @Nullable Points earned, Explanation why, @Nullable Grounds grounds, List<ScoreFlag> flags) {
            var said = why;
            var marked = flags;
            var circumstances = result.circumstances();
            var adjustment = circumstances.adjustment();
            if (adjustment != null) {
                said = new Explanation.Noted(
                        said,
                        adjustment.approvedOn() == null
                                ? "指标值的调整没有批复，按原指标值评分"
                                : "按%s批复调整后的指标值评分".formatted(adjustment.approvedOn()));
            }
            var milestone = circumstances.milestone();
            if (milestone != null) {
                said = new Explanation.Noted(said, "按%s锁定的数评分".formatted(milestone.date()));
            } else if (namesAMonth()) {
                said = new Explanation.Noted(said, "名称里写明了月份，应以当月底锁定的数为准，请核对");
                marked = marked.contains(ScoreFlag.CONFIRM) ? marked : with(marked, ScoreFlag.CONFIRM);
            }
            return new IndicatorScore(
                    indicator.name(), points(), earned, method.chinese(), said, grounds, marked, List.of());
        }

        /** The cheap look first: few names have a month in them. */
        private boolean namesAMonth() {
            var name = indicator.name();
            return name.indexOf('月') > 0 && NAMED_MONTH.matcher(name).find();
        }

        private static List<ScoreFlag> with(List<ScoreFlag> flags, ScoreFlag another) {
            var all = new ArrayList<>(flags);
            all.add(another);
            return all;
        }
    }
}
