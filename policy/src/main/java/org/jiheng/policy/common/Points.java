package org.jiheng.policy.common;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * 分值、得分 — points a row can earn, or has earned. {@code Points.of("50.0")} equals {@code Points.of("50")}.
 *
 * <p>Fractions occur on real forms (22.5 four times makes 90, TAX-10). A form may even print a negative
 * number; saying so is a rule's work (LNT-03), so nothing is refused here.
 */
public record Points(BigDecimal value) implements Comparable<Points> {
    public static final Points ZERO = new Points(BigDecimal.ZERO);

    public Points {
        if (value.scale() > 0) {
            value = value.stripTrailingZeros();
        }
        if (value.scale() < 0) {
            value = value.setScale(0, RoundingMode.UNNECESSARY);
        }
    }

    public static Points of(String value) {
        return new Points(new BigDecimal(value));
    }

    public static Points of(BigDecimal value) {
        return new Points(value);
    }

    public static Points sum(Collection<Points> points) {
        var sum = BigDecimal.ZERO;
        for (var each : points) {
            sum = sum.add(each.value);
        }
        return new Points(sum);
    }

    public Points plus(Points other) {
        return new Points(value.add(other.value));
    }

    public Points minus(Points other) {
        return new Points(value.subtract(other.value));
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    /** Half up to two decimals, as a row's score is kept (SCR-19). */
    public Points rounded() {
        return new Points(value.setScale(2, RoundingMode.HALF_UP));
    }

    /** With exactly two decimals, as scores are printed: {@code 9.50}. */
    public String printed() {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    @Override
    public int compareTo(Points other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
