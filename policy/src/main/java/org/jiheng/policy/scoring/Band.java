package org.jiheng.policy.scoring;

import java.math.BigDecimal;

/**
 * 达成等次 — one of the degrees to which a qualitative indicator is reached, and the percent it is worth (SCR-10).
 *
 * @param from in percent, included
 * @param to in percent; included in the first band (100), excluded in the others
 */
public record Band(String name, BigDecimal from, BigDecimal to) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    boolean contains(BigDecimal percent) {
        return percent.compareTo(from) >= 0
                && (percent.compareTo(to) < 0 || (isFirst() && percent.compareTo(HUNDRED) == 0));
    }

    private boolean isFirst() {
        return to.compareTo(HUNDRED) == 0;
    }

    /** As a person says it: 80%～100%, 60%至不足80%. */
    String range() {
        return isFirst()
                ? "%s%%～%s%%".formatted(from.toPlainString(), to.toPlainString())
                : "%s%%至不足%s%%".formatted(from.toPlainString(), to.toPlainString());
    }
}
