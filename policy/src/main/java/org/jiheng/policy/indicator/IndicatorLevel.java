package org.jiheng.policy.indicator;

import org.jspecify.annotations.Nullable;

/**
 * 一级、二级指标 — where an indicator stands in the taxonomy, in normalised names (产出指标, 数量指标).
 * Chongqing's form is flat and shows neither (TAX-05).
 */
public record IndicatorLevel(
        @Nullable String category, @Nullable String subcategory) {
    public static final IndicatorLevel NOT_SHOWN = new IndicatorLevel(null, null);
}
