package org.jiheng.policy.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** 指标值 — what an indicator is meant to reach. */
public sealed interface TargetValue {

    /** 定量 — a number and how to hold the actual value against it: {@code ≥ 95}, which equals {@code ≥ 95.0}. */
    record Numeric(Comparator comparator, BigDecimal value) implements TargetValue {
        public Numeric {
            value = plain(value);
        }

        /** More than asked for also answers {@code = 2 次}; only for a target of zero it does not. */
        public boolean isMetBy(BigDecimal actual) {
            var comparison = actual.compareTo(value);
            return switch (comparator) {
                case EQ -> value.signum() > 0 ? comparison >= 0 : comparison == 0;
                case GE -> comparison >= 0;
                case GT -> comparison > 0;
                case LE -> comparison <= 0;
                case LT -> comparison < 0;
            };
        }

        /** As people write it: {@code ≥ 95}. */
        public String printed() {
            return comparator.symbol() + " " + value.toPlainString();
        }
    }

    /** 区间 — both ends included: 90～100 (AWK-09). */
    record Range(BigDecimal low, BigDecimal high) implements TargetValue {
        public Range {
            low = plain(low);
            high = plain(high);
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("区间下限%s大于上限%s".formatted(low, high));
            }
        }
    }

    /** 定性 — words; graded words such as {@code 优良中低差} can be scored, vague ones cannot (TGT-05, LNT-06). */
    record Qualitative(String text) implements TargetValue {}

    /**
     * 待明确 — what somebody typed so far: a sign without a number, a number in words, a number without its sign.
     * Kept as typed, so that nothing is lost and nothing is guessed (LNT-04).
     */
    record Unclear(@Nullable Comparator comparator, String text) implements TargetValue {}

    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
