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
 */
public record IndicatorOutcome(
        @Nullable String actual,
        @Nullable Points earned,
        @Nullable String deviation,
        @Nullable String forecast,
        @Nullable String likelihood) {
    public static final IndicatorOutcome BLANK = new IndicatorOutcome(null, null, null, null, null);
}
