package org.jiheng.policy.common;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * 百分率 — a rate, kept as a share of one with four decimals, half up (SCR-19): 0.9550 prints 95.50%.
 *
 * <p>For showing and comparing. A score is never computed from the rounded rate, but from the amounts.
 */
public record Percentage(BigDecimal share) implements Comparable<Percentage> {
    private static final int SCALE = 4;

    public Percentage {
        share = share.setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** @throws ArithmeticException when {@code whole} is zero: the caller decides what that means (AWK-15) */
    public static Percentage of(BigDecimal part, BigDecimal whole) {
        return new Percentage(part.divide(whole, SCALE, RoundingMode.HALF_UP));
    }

    public static Percentage ofPercent(String percent) {
        return new Percentage(new BigDecimal(percent).movePointLeft(2));
    }

    @Override
    public int compareTo(Percentage other) {
        return share.compareTo(other.share);
    }

    @Override
    public String toString() {
        return share.movePointRight(2).toPlainString() + "%";
    }
}
