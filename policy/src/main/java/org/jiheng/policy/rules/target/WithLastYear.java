package org.jiheng.policy.rules.target;

import java.math.BigDecimal;
import java.util.Map;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * 对照上年 — a declaration beside what was approved and reached last year.
 *
 * @param approved last year's approved form of the same project; null when there is none or it is not known
 * @param actuals last year's results by the name of the indicator; what is not known is not in it
 */
public record WithLastYear(
        TargetDeclaration declaration, @Nullable TargetDeclaration approved, Map<String, BigDecimal> actuals) {
    public WithLastYear {
        actuals = Map.copyOf(actuals);
    }
}
