package org.jiheng.policy.common;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * 金额 — an amount of money in yuan with two decimals, shown in 万元 (DAT-07, GIT-94).
 *
 * <p>Forms print 万元 with up to six decimals, which is exactly yuan with two; anything finer is refused
 * here, so that rounding is always somebody's visible decision.
 */
public record Money(BigDecimal yuan) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);
    private static final int WAN_DIGITS = 4;

    /** @throws IllegalArgumentException when the amount is finer than one fen */
    public Money {
        if (yuan.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("金额精确到分，不能再细：" + yuan.toPlainString() + "元");
        }
        yuan = yuan.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static Money ofYuan(String yuan) {
        return new Money(new BigDecimal(yuan));
    }

    public static Money ofWanYuan(String wanYuan) {
        return ofWanYuan(new BigDecimal(wanYuan));
    }

    public static Money ofWanYuan(BigDecimal wanYuan) {
        return new Money(wanYuan.movePointRight(WAN_DIGITS));
    }

    public Money plus(Money other) {
        return new Money(yuan.add(other.yuan));
    }

    public Money minus(Money other) {
        return new Money(yuan.subtract(other.yuan));
    }

    public Money abs() {
        return new Money(yuan.abs());
    }

    public boolean isZero() {
        return yuan.signum() == 0;
    }

    public boolean isNegative() {
        return yuan.signum() < 0;
    }

    /** The exact amount in 万元, without trailing zeros: 226.3 for 2,263,000.00 yuan. */
    public BigDecimal wanYuan() {
        return plain(yuan.movePointLeft(WAN_DIGITS));
    }

    /** The amount in 万元 with two decimals, half up, as lists and totals show it: {@code 226.30}. */
    public String rounded() {
        return yuan.movePointLeft(WAN_DIGITS).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return yuan.compareTo(other.yuan);
    }

    /** In 万元, exact, with at least two decimals: {@code 226.30万元}. */
    @Override
    public String toString() {
        var exact = wanYuan();
        return exact.setScale(Math.max(2, exact.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString() + "万元";
    }

    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
