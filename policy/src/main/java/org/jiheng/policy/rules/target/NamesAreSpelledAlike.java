package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.AmongSiblings;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;

/**
 * 同一指标写法一致 — an indicator's name is not a misspelling of the name the unit's other forms use (LNT-44).
 *
 * <p>Our own cross-check. 6月资金到安排位率 will not be found beside 6月资金安排到位率 when results are compared. The sure
 * sign of a slip is that both names have the very same characters and differ by at most two swaps of neighbours.
 * A character more, less or different is no sign at all: 老干部满意度 and 老同志满意度 ask different people,
 * 开展节日慰问次数 and 开展节日慰问活动次数 are two ways to count. The rarer spelling is pointed at; where both are as
 * frequent, each is.
 */
public final class NamesAreSpelledAlike implements Rule<AmongSiblings> {
    private static final int MOST_SWAPS = 2;
    private static final int SHORTEST = 4;

    @Override
    public RuleInfo info() {
        return new RuleInfo("LNT-44", "同一指标写法一致", Severity.WARN, LegalBasis.ownCheck("与同单位其他项目的指标名称对照"));
    }

    @Override
    public Verdict check(AmongSiblings subject) {
        if (subject.declaration().indicators().isEmpty()) {
            return new NotApplicable("还没有绩效指标");
        }
        var others = subject.otherProjects();
        if (others.isEmpty()) {
            return new NotApplicable("本单位没有其他项目可对照");
        }
        var uses = new HashMap<String, Integer>();
        count(subject.declaration(), uses);
        others.forEach(other -> count(other, uses));
        var violations = new ArrayList<Violation>();
        for (var row : Row.of(subject.declaration())) {
            var name = row.indicator().name().strip();
            usualSpelling(name, uses)
                    .ifPresent(usual -> violations.add(new Violation(
                            row.place("name"),
                            "%s疑为“%s”的笔误,本单位有 %d 个项目写后者".formatted(row.title(), usual, uses.get(usual)),
                            "请改为“%s”".formatted(usual))));
        }
        return Verdict.of(violations);
    }

    /** A form counts once for each spelling it uses. */
    private static void count(TargetDeclaration declaration, Map<String, Integer> uses) {
        declaration.indicators().stream()
                .map(Indicator::name)
                .map(String::strip)
                .distinct()
                .forEach(name -> uses.merge(name, 1, Integer::sum));
    }

    private static Optional<String> usualSpelling(String name, Map<String, Integer> uses) {
        var own = uses.getOrDefault(name, 0);
        return uses.entrySet().stream()
                .filter(other -> other.getValue() >= own && isMisspellingOf(name, other.getKey()))
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    static boolean isMisspellingOf(String one, String other) {
        if (one.equals(other) || one.length() != other.length() || one.length() < SHORTEST) {
            return false;
        }
        return swaps(one.codePoints().toArray(), other.codePoints().toArray()) <= MOST_SWAPS;
    }

    /**
     * The fewest swaps of neighbouring characters that turn one into the other; more than {@link #MOST_SWAPS}
     * when there are too many, or when the characters are not the same. Stops as soon as it knows.
     */
    private static int swaps(int[] from, int[] to) {
        if (from.length != to.length) {
            return MOST_SWAPS + 1;
        }
        var swaps = 0;
        for (var i = 0; i < to.length; i++) {
            var found = i;
            while (found < from.length && from[found] != to[i]) {
                found++;
            }
            if (found == from.length) {
                return MOST_SWAPS + 1;
            }
            swaps += found - i;
            if (swaps > MOST_SWAPS) {
                return swaps;
            }
            System.arraycopy(from, i, from, i + 1, found - i);
            from[i] = to[i];
        }
        return swaps;
    }
}
