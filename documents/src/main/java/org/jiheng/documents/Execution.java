package org.jiheng.documents;

import java.util.List;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 预算执行情况 — what a self-evaluation or monitoring form prints about money.
 *
 * @param initial 年初预算数
 * @param adjusted 全年预算数, the denominator of the rate (SCR-02)
 * @param spent 全年执行数, or that of the period
 * @param rate 执行率 as printed, not computed
 * @param points 分值
 * @param earned 得分 as printed
 * @param period such as 1-7月
 * @param forecast 全年预计执行数
 * @param lines the sources below the total, in printed order
 */
public record Execution(
        @Nullable Money initial,
        @Nullable Money adjusted,
        @Nullable Money spent,
        @Nullable String rate,
        @Nullable Points points,
        @Nullable Points earned,
        @Nullable String period,
        @Nullable Money forecast,
        List<Line> lines) {
    public Execution {
        lines = List.copyOf(lines);
    }

    /** Without its sources. */
    public Execution(
            @Nullable Money initial,
            @Nullable Money adjusted,
            @Nullable Money spent,
            @Nullable String rate,
            @Nullable Points points,
            @Nullable Points earned,
            @Nullable String period,
            @Nullable Money forecast) {
        this(initial, adjusted, spent, rate, points, earned, period, forecast, List.of());
    }

    /** 资金来源行, such as 其中：财政拨款 with its own budget and spending. */
    public record Line(
            String label,
            @Nullable Money initial,
            @Nullable Money adjusted,
            @Nullable Money spent,
            @Nullable String rate) {}
}
