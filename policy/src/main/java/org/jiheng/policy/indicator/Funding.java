package org.jiheng.policy.indicator;

import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * 项目资金 — total and its sources (TGT-09). Blank is null, never zero.
 *
 * @param superior 上级补助
 * @param local 区级(本级)资金
 * @param other 其他资金
 * @param carryOver 上年结转
 */
public record Funding(
        @Nullable Money total,
        @Nullable Money superior,
        @Nullable Money local,
        @Nullable Money other,
        @Nullable Money carryOver) {
    public static final Funding BLANK = new Funding(null, null, null, null, null);

    /** Whether any source is filled in, so that there is something to add up. */
    public boolean hasParts() {
        return parts().findAny().isPresent();
    }

    /** Nothing filled in, or nothing but zeros. */
    public boolean isBlank() {
        return Stream.concat(Stream.ofNullable(total), parts()).allMatch(Money::isZero);
    }

    public Money partsTotal() {
        return parts().reduce(Money.ZERO, Money::plus);
    }

    private Stream<Money> parts() {
        return Stream.of(superior, local, other, carryOver).filter(Objects::nonNull);
    }
}
