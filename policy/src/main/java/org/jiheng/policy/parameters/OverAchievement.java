package org.jiheng.policy.parameters;

import java.math.BigDecimal;

/**
 * 超额完成提醒线 — actual ÷ target from where a result is worth a question (SCR-09).
 *
 * @param above for indicators where more is better
 * @param below for indicators where less is better
 */
public record OverAchievement(BigDecimal above, BigDecimal below) {

    static OverAchievement read(Setting value) {
        var entries = value.exactly("above", "below");
        var lines = new OverAchievement(
                value.the("above", entries).positive(),
                value.the("below", entries).positive());
        if (lines.above.compareTo(BigDecimal.ONE) <= 0 || lines.below.compareTo(BigDecimal.ONE) >= 0) {
            throw value.wrong("above应大于1,below应小于1");
        }
        return lines;
    }
}
