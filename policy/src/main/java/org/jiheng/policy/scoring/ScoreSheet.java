package org.jiheng.policy.scoring;

import java.util.List;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 评分表 — the score of one self-evaluation, row by row; the total is computed, never typed (SCR-01).
 *
 * @param total null while any part cannot be scored
 * @param grade null with the total
 * @param printedTotal the total that stood on the form, for comparison
 * @param disagreements where a printed score differs from the computed one, one Chinese sentence each (LNT-55, 56)
 * @param missing what is needed before there can be a total; empty when there is one
 */
public record ScoreSheet(
        ExecutionScore execution,
        List<IndicatorScore> indicators,
        @Nullable Points total,
        @Nullable Grade grade,
        @Nullable Points printedTotal,
        List<String> disagreements,
        List<String> missing) {
    public ScoreSheet {
        indicators = List.copyOf(indicators);
        disagreements = List.copyOf(disagreements);
        missing = List.copyOf(missing);
    }

    /** A sheet of which nothing is missing, or of which nobody asks what is. */
    public ScoreSheet(
            ExecutionScore execution,
            List<IndicatorScore> indicators,
            @Nullable Points total,
            @Nullable Grade grade,
            @Nullable Points printedTotal,
            List<String> disagreements) {
        this(execution, indicators, total, grade, printedTotal, disagreements, List.of());
    }
}
