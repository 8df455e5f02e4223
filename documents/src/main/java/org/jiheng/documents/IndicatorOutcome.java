package org.jiheng.documents;

import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 指标完成情况 — what a self-evaluation or monitoring form adds to one indicator row, as printed.
 *
 * @param actual 实际完成值, or the period's progress
 * @param earned 得分 as printed
 * @param deviation 偏差原因分析及改进措施
 * @param forecast 全年预计完成情况
 * @param likelihood CERTAIN 确定能, POSSIBLE 有可能, IMPOSSIBLE 完全不可能 (MON-07)
 * @param coefficient 得分系数 as printed (SCR-23)
 * @param initialValue 年初指标值 where the row also has an adjusted one, which is then the target (ADJ-03)
 */
public record IndicatorOutcome(
        @Nullable String actual,
        @Nullable Points earned,
        @Nullable String deviation,
        @Nullable String forecast,
        @Nullable String likelihood,
        @Nullable String coefficient,
        @Nullable String initialValue) {
    public static final IndicatorOutcome BLANK = new IndicatorOutcome(null, null, null, null, null);

    /** On a form without coefficients and adjusted values. */
    public IndicatorOutcome(
            @Nullable String actual,
            @Nullable Points earned,
            @Nullable String deviation,
            @Nullable String forecast,
            @Nullable String likelihood) {
        this(actual, earned, deviation, forecast, likelihood, null, null);
    }
}
