package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import org.jiheng.policy.parameters.Setting;

/**
 * 满意度赋分 — how a satisfaction rate below its target earns points (SCR-15).
 *
 * @param floor in percent; below it nothing is earned
 */
public record SatisfactionScoring(BigDecimal floor, Between between) {

    /** 及格线与目标之间 — the two readings in use. */
    public enum Between {
        /** Points × actual ÷ target. */
        PROPORTIONAL("按比例"),
        /** Points × (actual − floor) ÷ (target − floor). */
        LINEAR_FROM_FLOOR("从及格线起算");

        private final String chinese;

        Between(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    static SatisfactionScoring read(Setting value) {
        var entries = value.exactly("floor", "between", "source");
        return new SatisfactionScoring(
                PolicyTerms.percent(value.the("floor", entries)),
                PolicyTerms.oneOf(value.the("between", entries), Between.values(), Between::chinese));
    }

    SatisfactionScoring withBetween(Between other) {
        return new SatisfactionScoring(floor, other);
    }
}
