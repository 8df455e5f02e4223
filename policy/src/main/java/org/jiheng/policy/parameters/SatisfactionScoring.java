package org.jiheng.policy.parameters;

import java.math.BigDecimal;

/**
 * 满意度赋分 — how a satisfaction rate below its target earns points (SCR-15).
 *
 * @param floor in percent; below it nothing is earned
 */
public record SatisfactionScoring(BigDecimal floor, Between between) {

    /** 及格线与目标之间 — the two readings in use. */
    public enum Between {
        /** 按比例: points × actual ÷ target. */
        PROPORTIONAL,
        /** 从及格线起算: points × (actual − floor) ÷ (target − floor). */
        LINEAR_FROM_FLOOR
    }

    static SatisfactionScoring read(Setting value) {
        var entries = value.exactly("floor", "between");
        var between = value.the("between", entries);
        return new SatisfactionScoring(
                value.the("floor", entries).positive(),
                switch (between.text()) {
                    case "按比例" -> Between.PROPORTIONAL;
                    case "从及格线起算" -> Between.LINEAR_FROM_FLOOR;
                    default -> throw between.wrong("应为“按比例”或“从及格线起算”");
                });
    }
}
