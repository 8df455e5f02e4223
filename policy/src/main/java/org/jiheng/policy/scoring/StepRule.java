package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.parameters.Setting;

/**
 * 分档扣分 — full points from a rate on, and so many off for each step below it (SCR-18).
 *
 * @param names the rule is for percentages whose name has one of these in it
 * @param full in percent, from here on nothing is taken off
 * @param each percentage points that make one step
 * @param minus taken off for each step
 * @param least never less than this
 * @param remainder whether a begun step counts
 */
public record StepRule(
        String title,
        List<String> names,
        BigDecimal full,
        BigDecimal each,
        Points minus,
        Points least,
        Remainder remainder,
        LegalBasis source) {
    public StepRule {
        names = List.copyOf(names);
    }

    /** 不足一档的 — a step that is not whole. */
    public enum Remainder {
        NOT_COUNTED("不计", RoundingMode.DOWN),
        COUNTED("按一档计", RoundingMode.UP);

        private final String chinese;
        private final RoundingMode mode;

        Remainder(String chinese, RoundingMode mode) {
            this.chinese = chinese;
            this.mode = mode;
        }

        public String chinese() {
            return chinese;
        }
    }

    static StepRule read(Setting value) {
        var entries = value.exactly("title", "names", "full", "each", "minus", "least", "remainder", "source");
        return new StepRule(
                value.the("title", entries).text(),
                value.the("names", entries).words(),
                value.the("full", entries).positive(),
                value.the("each", entries).positive(),
                Points.of(value.the("minus", entries).positive()),
                Points.of(PolicyTerms.notNegative(value.the("least", entries))),
                PolicyTerms.oneOf(value.the("remainder", entries), Remainder.values(), Remainder::chinese),
                value.the("source", entries).source());
    }

    boolean isFor(String indicatorName) {
        for (var name : names) {
            if (indicatorName.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** How many steps the actual rate stays below full; zero when it does not. */
    BigDecimal stepsBelow(BigDecimal actual) {
        return full.subtract(actual).max(BigDecimal.ZERO).divide(each, 0, remainder.mode);
    }
}
