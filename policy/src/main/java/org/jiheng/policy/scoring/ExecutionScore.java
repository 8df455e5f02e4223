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
 * @param why the arithmetic, which {@link #explanation()} puts into words: {@code 162.71 ÷ 170.37 × 10 = 9.55}
 * @param grounds the rule and the document; null on a sheet that no policy made
 * @param missing what is needed before it can be scored
 */
public record ExecutionScore(
        @Nullable Percentage rate,
        @Nullable Points points,
        @Nullable Points earned,
        Explanation why,
        @Nullable Grounds grounds,
        List<ScoreFlag> flags,
        List<String> missing) {
    public ExecutionScore {
        flags = List.copyOf(flags);
        missing = List.copyOf(missing);
    }

    public ExecutionScore(
            @Nullable Percentage rate,
            @Nullable Points points,
            @Nullable Points earned,
            String explanation,
            List<ScoreFlag> flags,
            List<String> missing) {
        this(rate, points, earned, Explanation.said(explanation), null, flags, missing);
    }

    public String explanation() {
        return why.text();
    }

    /** 不计入 — neither earned nor missing: the policy leaves its points out of the form (AWK-15 B). */
    public boolean isLeftOut() {
        return earned == null && missing.isEmpty();
    }
}
