package org.jiheng.policy.scoring;

import java.util.List;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 预算执行得分 (SCR-02, SCR-03).
 *
 * @param rate null when it cannot be computed
 * @param points the execution weight
 * @param earned null when it cannot be computed; never zero for that reason
 * @param explanation the arithmetic in words: {@code 162.71 ÷ 170.37 × 10 = 9.55}
 * @param missing what is needed before it can be scored
 */
public record ExecutionScore(
        @Nullable Percentage rate,
        @Nullable Points points,
        @Nullable Points earned,
        String explanation,
        List<ScoreFlag> flags,
        List<String> missing) {
    public ExecutionScore {
        flags = List.copyOf(flags);
        missing = List.copyOf(missing);
    }
}
