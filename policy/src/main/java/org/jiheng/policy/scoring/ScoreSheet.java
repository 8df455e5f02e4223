package org.jiheng.policy.scoring;

import java.util.List;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 评分表 — the score of one self-evaluation, row by row; the total is computed, never typed (SCR-01).
 *
 * @param policy what it was made by; null on a sheet that no policy made
 * @param total null while any part cannot be scored
 * @param totalWhy how the total came about; null with the total
 * @param grade null with the total
 * @param printedTotal the total that stood on the form, for comparison
 * @param disagreements where a printed score differs from the computed one, one Chinese sentence each (LNT-55, 56)
 * @param notes differences within the tolerance that look like a known slip, and other remarks on the whole sheet
 * @param missing what is needed before there can be a total; empty when there is one
 */
public record ScoreSheet(
        @Nullable PolicyUsed policy,
        ExecutionScore execution,
        List<IndicatorScore> indicators,
        @Nullable Points total,
        @Nullable Explanation totalWhy,
        @Nullable Grade grade,
        @Nullable Points printedTotal,
        List<String> disagreements,
        List<String> notes,
        List<String> missing) {
    public ScoreSheet {
        indicators = List.copyOf(indicators);
        disagreements = List.copyOf(disagreements);
        notes = List.copyOf(notes);
        missing = List.copyOf(missing);
    }

    /** A sheet that came from elsewhere: of which nothing is missing, or of which nobody asks what is. */
    public ScoreSheet(
            ExecutionScore execution,
            List<IndicatorScore> indicators,
            @Nullable Points total,
            @Nullable Grade grade,
            @Nullable Points printedTotal,
            List<String> disagreements) {
        this(null, execution, indicators, total, null, grade, printedTotal, disagreements, List.of(), List.of());
    }
}
