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
 * @param conclusion 评价结论
 * @param problems 存在问题
 * @param improvement 改进措施 of the whole project
 */
public record Outcome(
        @Nullable Execution execution,
        @Nullable String annualResult,
        List<IndicatorOutcome> indicators,
        @Nullable Points totalScore,
        @Nullable String conclusion,
        @Nullable String problems,
        @Nullable String improvement) {
    public Outcome {
        indicators = List.copyOf(indicators);
    }

    /** On a form without closing texts. */
    public Outcome(
            @Nullable Execution execution,
            @Nullable String annualResult,
            List<IndicatorOutcome> indicators,
            @Nullable Points totalScore) {
        this(execution, annualResult, indicators, totalScore, null, null, null);
    }
}
