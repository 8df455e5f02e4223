package org.jiheng.documents.checking;

import java.util.List;
import java.util.Optional;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.Outcome;
import org.jiheng.policy.scoring.ActualValue;
import org.jiheng.policy.scoring.SelfEvaluation;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jiheng.policy.scoring.SelfEvaluation.Result;
import org.jspecify.annotations.Nullable;

/** 自评表 — what the scoring needs of a self-evaluation form as it was read. */
public final class SelfEvaluations {
    private SelfEvaluations() {}

    /** Empty for any other kind of form. */
    public static Optional<SelfEvaluation> of(Form form) {
        var outcome = form.outcome();
        if (form.type() != FormType.SELF_EVALUATION || outcome == null) {
            return Optional.empty();
        }
        return Optional.of(new SelfEvaluation(
                form.declaration(), execution(outcome.execution()), results(outcome), outcome.totalScore()));
    }

    private static BudgetExecution execution(@Nullable Execution printed) {
        return printed == null
                ? BudgetExecution.of(null, null)
                : new BudgetExecution(printed.initial(), printed.adjusted(), printed.spent(), printed.earned());
    }

    private static List<Result> results(Outcome outcome) {
        return outcome.indicators().stream()
                .map(row -> new Result(ActualValue.parse(row.actual()), row.earned()))
                .toList();
    }
}
