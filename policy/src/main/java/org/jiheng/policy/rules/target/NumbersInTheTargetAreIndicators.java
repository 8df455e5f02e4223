package org.jiheng.policy.rules.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.parameters.GoalUnits;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 目标里的数进指标 — a number promised in the annual target is the value of an indicator (LNT-36).
 *
 * <p>Our own cross-check. 兴趣班40个, 学员1800名 with 开设班数 ≥ 40 个 and 受教育人数 ≥ 1800 人 below is how it should be. Money,
 * years and ages are not looked at, nor how often something happens each month.
 */
public final class NumbersInTheTargetAreIndicators implements Rule<TargetDeclaration> {
    private static final String CLAUSE_ENDS = "，,。；;、：:（(）)\n";
    private static final Words FREQUENCIES = Words.of("每月", "每季", "每周", "每日", "每天", "每人", "每户", "每个", "每次");
    private static final int MOST_NAMED = 5;
    private static final int MOST_DIGITS = 12;

    private final GoalUnits units;

    public NumbersInTheTargetAreIndicators(GoalUnits units) {
        this.units = units;
    }

    /** 目标里的一个数. */
    private record Promised(BigDecimal number, String unit, String words) {}

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-36",
                "目标里的数进指标",
                Phase.DECLARATION,
                Severity.WARN,
                "当年绩效目标里写了多少个、多少人、多少次、百分之几的，指标表里有同样的数。金额、年月、年龄不查。",
                "文字说 40 个班，指标里没有，年底就没人核对这 40 个班。",
                LegalBasis.ownCheck("目标文字与指标对照"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var text = declaration.texts().annualTarget();
        if (text == null || text.isBlank()) {
            return new NotApplicable("还没有写当年绩效目标");
        }
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var promised = promisedIn(text);
        if (promised.isEmpty()) {
            return new NotApplicable("目标里没有要对照的数");
        }
        var missing = new ArrayList<Promised>();
        for (var each : promised) {
            if (!isIndicated(each, declaration.indicators())) {
                missing.add(each);
            }
        }
        if (missing.isEmpty()) {
            return new Passed();
        }
        var named = missing.stream()
                .limit(MOST_NAMED)
                .map(each -> Quoted.of(each.words()))
                .collect(Collectors.joining("、"));
        var more = missing.size() > MOST_NAMED ? "等 %d 处".formatted(missing.size()) : "";
        return Verdict.violated(new Violation(
                FieldPath.ANNUAL_TARGET, "目标写了%s%s，指标里没有这个数".formatted(named, more), "请加到指标里，或核对两处的数；不考核的可以不改"));
    }

    private List<Promised> promisedIn(String text) {
        List<Promised> promised = List.of();
        var at = 0;
        while (at < text.length()) {
            if (!isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            var end = at + 1;
            while (end < text.length() && (isDigit(text.charAt(end)) || isPointWithin(text, end))) {
                end++;
            }
            var found = promised(text, at, end);
            if (found != null) {
                if (promised.isEmpty()) {
                    promised = new ArrayList<>();
                }
                promised.add(found);
            }
            at = end;
        }
        return promised;
    }

    private @Nullable Promised promised(String text, int start, int end) {
        var unitAt = end;
        while (unitAt < text.length() && text.charAt(unitAt) == ' ') {
            unitAt++;
        }
        var tenThousands = unitAt < text.length() && text.charAt(unitAt) == '万';
        if (tenThousands) {
            unitAt++;
        }
        if (unitAt >= text.length() || end - start > MOST_DIGITS || !standsAlone(text, start)) {
            return null;
        }
        var unit = units.units().beginningAt(text, unitAt);
        if (unit == null || goesOn(text, unitAt + unit.length())) {
            return null;
        }
        var clause = start;
        while (clause > 0 && CLAUSE_ENDS.indexOf(text.charAt(clause - 1)) < 0) {
            clause--;
        }
        var before = text.substring(clause, start);
        if (FREQUENCIES.areIn(before)) {
            return null;
        }
        var number = new BigDecimal(text.substring(start, end));
        return new Promised(
                tenThousands ? number.movePointRight(4) : number,
                unit,
                text.substring(Math.max(clause, start - SHOWN_BEFORE), unitAt + unit.length()));
    }

    private static final int SHOWN_BEFORE = 8;

    /** Not 第88次, nor one end of 3-5个, nor a part of A4. */
    private static boolean standsAlone(String text, int start) {
        if (start == 0) {
            return true;
        }
        var before = text.charAt(start - 1);
        return before != '第' && "-~～至—–".indexOf(before) < 0 && !(before < 128 && Character.isLetter(before));
    }

    /** 个月 and 个工作日 are time, 人次 another unit; 次会议 is fine. */
    private static boolean goesOn(String text, int after) {
        return text.startsWith("月", after) || text.startsWith("工作日", after) || text.startsWith("小时", after);
    }

    private boolean isIndicated(Promised promised, List<Indicator> indicators) {
        for (var indicator : indicators) {
            if (units.agree(promised.unit(), indicator.unit()) && isValue(promised.number(), indicator.target())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isValue(BigDecimal number, @Nullable TargetValue target) {
        if (target instanceof Numeric(var _, var value)) {
            return value.compareTo(number) == 0;
        }
        return target instanceof Range(var low, var high) && low.compareTo(number) <= 0 && number.compareTo(high) <= 0;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static boolean isPointWithin(String text, int at) {
        return text.charAt(at) == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }
}
