package org.jiheng.policy.rules.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Likeness;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;

/**
 * 指标互不重复 — no indicator says the same as another of its table (LNT-32).
 *
 * <p>Our own cross-check. The same result would be scored twice. Names that differ only in what tells things apart, such
 * as 第一季度 and 第二季度, are different names.
 */
public final class IndicatorsDifferFromEachOther implements Rule<TargetDeclaration> {
    /** A table longer than this is searched for equal names only, so that no table takes for ever. */
    private static final int MOST_ROWS_COMPARED = 200;

    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Likeness likeness;

    public IndicatorsDifferFromEachOther(Likeness likeness) {
        this.likeness = likeness;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-32",
                "指标互不重复",
                Phase.DECLARATION,
                Severity.ERROR,
                "同一张表里，没有两行指标名称相同或九成以上相同；只差数字、序号、地点、男女这类区分字的不算。",
                "同一件事写两行，等于计两次分。",
                LegalBasis.ownCheck("同一张表的指标名称互相对照"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var indicators = declaration.indicators();
        if (indicators.size() < 2) {
            return TOO_FEW;
        }
        var violations = new ArrayList<Violation>();
        var earlier = HashMap.<String, Integer>newHashMap(indicators.size());
        for (var index = 0; index < indicators.size(); index++) {
            var name = indicators.get(index).name().strip();
            if (name.isEmpty()) {
                continue;
            }
            var same = earlier.putIfAbsent(name, index);
            if (same != null) {
                violations.add(violation(indicators, index, same, "名称相同"));
            } else if (indicators.size() <= MOST_ROWS_COMPARED) {
                var like = firstLike(indicators, index, name);
                if (like >= 0) {
                    violations.add(violation(indicators, index, like, "名称几乎相同"));
                }
            }
        }
        return Verdict.of(violations);
    }

    private static final NotApplicable TOO_FEW = new NotApplicable("不足两行指标");

    private int firstLike(List<Indicator> indicators, int before, String name) {
        for (var index = 0; index < before; index++) {
            if (areAlike(indicators.get(index).name().strip(), name)) {
                return index;
            }
        }
        return -1;
    }

    boolean areAlike(String one, String other) {
        var longer = Math.max(one.length(), other.length());
        // as many characters may differ as leave the wanted share equal
        var most = ONE.subtract(likeness.least().share())
                .multiply(BigDecimal.valueOf(longer))
                .intValue();
        if (most == 0 || Math.abs(one.length() - other.length()) > most) {
            return false;
        }
        var start = 0;
        var shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        var end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        var left = one.substring(start, one.length() - end);
        var right = other.substring(start, other.length() - end);
        return !tellApart(left)
                && !tellApart(right)
                && Math.max(left.length(), right.length()) <= most
                && !(left.isEmpty() && right.isEmpty());
    }

    private boolean tellApart(String difference) {
        for (var i = 0; i < difference.length(); i++) {
            var each = difference.charAt(i);
            if (Character.isDigit(each)
                    || (each < 128 && Character.isLetter(each))
                    || likeness.tellingApart().indexOf(each) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static Violation violation(List<Indicator> indicators, int index, int same, String how) {
        var row = new Row(index, indicators.get(index));
        return new Violation(row.place("name"), "%s与第 %d 行%s".formatted(row.title(), same + 1, how), "请删去一行，或写清两行各指什么");
    }
}
