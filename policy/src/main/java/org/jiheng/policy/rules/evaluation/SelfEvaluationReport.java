package org.jiheng.policy.rules.evaluation;

import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.scoring.ScoreSheet;
import org.jiheng.policy.scoring.SelfEvaluation;
import org.jspecify.annotations.Nullable;

/**
 * 自评表 — a self-evaluation with its computed score, what was written beside the numbers, and what is known elsewhere.
 *
 * @param sheet the score computed from {@code evaluation}
 * @param notes one for each indicator, in the same order
 * @param executionReason 预算执行偏差原因
 * @param conclusion 自评结论
 * @param problems 存在问题
 * @param measures 改进措施
 */
public record SelfEvaluationReport(
        SelfEvaluation evaluation,
        ScoreSheet sheet,
        List<RowNote> notes,
        @Nullable String executionReason,
        @Nullable String conclusion,
        @Nullable String problems,
        @Nullable String measures,
        KnownElsewhere elsewhere) {
    public SelfEvaluationReport {
        notes = List.copyOf(notes);
        var rows = evaluation.declaration().indicators().size();
        if (notes.size() != rows || sheet.indicators().size() != rows) {
            throw new IllegalArgumentException("%d notes and %d scores for %d indicators"
                    .formatted(notes.size(), sheet.indicators().size(), rows));
        }
    }

    static final FieldPath TOTAL = new FieldPath("totalScore");
    static final FieldPath EXECUTION = new FieldPath("execution.earned");
    static final NotApplicable NO_ROWS = new NotApplicable("没有绩效指标");

    List<Indicator> indicators() {
        return evaluation.declaration().indicators();
    }

    String title(int index) {
        var name = indicators().get(index).name();
        return name.isBlank() ? "第 %d 行".formatted(index + 1) : Quoted.of(name);
    }

    /** Whether a row has earned all its points; false while it cannot be scored. */
    boolean isFull(int index) {
        var score = sheet.indicators().get(index);
        return score.earned() != null && score.earned().equals(score.points());
    }
}
