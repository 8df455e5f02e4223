package org.jiheng.policy.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 填报得分与计算一致 — a score written on the form is what the figures give (LNT-55).
 *
 * <p>Our own cross-check of the arithmetic. The usual slips: dividing the wrong way round for ≤, rounding the rate first
 * (SCR-19), giving full points although the target was missed.
 */
public final class PrintedScoresAreTheComputed implements Rule<SelfEvaluationReport> {
    private final Points tolerance;

    public PrintedScoresAreTheComputed(Points tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-55",
                "填报得分与计算一致",
                Phase.EVALUATION,
                Severity.ERROR,
                "表上填的各行得分、预算执行得分和总分，与按评分办法算出来的相差不超过允许的数。",
                "常见的算错：反向指标除反了，执行率先四舍五入再乘，没完成也给满分。",
                LegalBasis.ownCheck("按评分办法重算核对"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        var evaluation = report.evaluation();
        var execution = report.sheet().execution();
        var found = new Found(tolerance);
        found.look(
                SelfEvaluationReport.EXECUTION,
                "预算执行",
                evaluation.execution().printedScore(),
                execution.earned(),
                execution.explanation());
        for (var index = 0; index < report.indicators().size(); index++) {
            var score = report.sheet().indicators().get(index);
            found.look(
                    FieldPath.indicator(index, "earned"),
                    report.title(index),
                    evaluation.results().get(index).printedScore(),
                    score.earned(),
                    score.explanation());
        }
        found.look(
                SelfEvaluationReport.TOTAL,
                "总分",
                evaluation.printedTotal(),
                report.sheet().total(),
                "预算执行和各行得分相加");
        return found.verdict();
    }

    /** 逐处核对 — the places with a printed score, as they are looked at one after the other. */
    private static final class Found {
        private final Points tolerance;
        private final List<Violation> violations = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private boolean compared;

        Found(Points tolerance) {
            this.tolerance = tolerance;
        }

        void look(
                FieldPath place, String what, @Nullable Points printed, @Nullable Points computed, String explanation) {
            if (printed == null) {
                return;
            }
            if (computed == null) {
                unknown.add(what + "的得分（还不能计算）");
                return;
            }
            compared = true;
            if (printed.minus(computed).value().abs().compareTo(tolerance.value()) > 0) {
                violations.add(new Violation(
                        place,
                        "%s填 %s 分，按规则算得 %s 分：%s".formatted(what, printed, computed.printed(), explanation),
                        "请改为 %s 分，或核对完成值".formatted(computed.printed())));
            }
        }

        Verdict verdict() {
            if (!violations.isEmpty()) {
                return Verdict.of(violations);
            }
            if (!unknown.isEmpty()) {
                return new Undetermined(unknown);
            }
            return compared ? new Passed() : new NotApplicable("表上没有填得分");
        }
    }
}
