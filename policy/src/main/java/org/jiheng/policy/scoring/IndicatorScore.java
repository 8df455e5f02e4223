package org.jiheng.policy.scoring;

import java.util.List;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 指标得分.
 *
 * @param earned null when it cannot be computed; never zero for that reason (AWK-05)
 * @param method 赋分方法 in Chinese, such as 完成比例赋分
 * @param explanation the arithmetic in words: {@code 38 ÷ 40 × 20 = 19.00}
 * @param missing what is needed before it can be scored
 */
public record IndicatorScore(
        String name,
        @Nullable Points points,
        @Nullable Points earned,
        String method,
        String explanation,
        List<ScoreFlag> flags,
        List<String> missing) {
    public IndicatorScore {
        flags = List.copyOf(flags);
        missing = List.copyOf(missing);
    }
}
