package org.jiheng.documents;

import java.util.List;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 完成情况 — what a self-evaluation or monitoring form says beyond the target itself.
 *
 * @param annualResult 实际完成情况, the text beside the annual target
 * @param indicators one for each indicator of the declaration, in the same order
 * @param totalScore 总分 as printed
 */
public record Outcome(
        @Nullable Execution execution,
        @Nullable String annualResult,
        List<IndicatorOutcome> indicators,
        @Nullable Points totalScore) {
    public Outcome {
        indicators = List.copyOf(indicators);
    }
}
