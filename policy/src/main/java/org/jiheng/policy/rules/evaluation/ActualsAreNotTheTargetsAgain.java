package org.jiheng.policy.rules.evaluation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Qualitative;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jiheng.policy.scoring.ActualValue.Measured;
import org.jiheng.policy.scoring.ActualValue.NotEntered;

/**
 * 完成值不照抄目标 — what was reached is reported, not the target once more (LNT-60).
 *
 * <p>Our own cross-check, after a published form that reports ≥266米 as the actual. A single row may well reach exactly
 * its target; where every row with ≥ or ≤ does, somebody copied the column.
 */
public final class ActualsAreNotTheTargetsAgain implements Rule<SelfEvaluationReport> {
    private static final int FEWEST_ROWS = 3;

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-60",
                "完成值不照抄目标",
                Phase.EVALUATION,
                Severity.WARN,
                "完成值不写成“≥266米”这样的目标；三行以上带 ≥、≤ 的指标，完成值不会个个正好等于目标。",
                "目标是“不少于 40”，完成值应是实际数出来的数。",
                LegalBasis.ownCheck("完成值与指标值对照"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        if (report.indicators().isEmpty()) {
            return SelfEvaluationReport.NO_ROWS;
        }
        var violations = new ArrayList<Violation>();
        var open = 0;
        var equal = 0;
        var entered = 0;
        for (var index = 0; index < report.indicators().size(); index++) {
            var indicator = report.indicators().get(index);
            var written = report.notes().get(index).written();
            if (written != null && isTargetAgain(written, indicator)) {
                violations.add(new Violation(
                        FieldPath.indicator(index, "actual"),
                        "%s的完成值写成了目标%s".formatted(report.title(index), Quoted.of(written)),
                        "请填实际完成的数"));
            }
            var actual = report.evaluation().results().get(index).actual();
            if (!(actual instanceof NotEntered)) {
                entered++;
            }
            if (indicator.target() instanceof Numeric(var comparator, var value) && comparator != Comparator.EQ) {
                open++;
                if (actual instanceof Measured measured && measured.number().compareTo(value) == 0) {
                    equal++;
                }
            }
        }
        if (entered == 0) {
            return new Undetermined(List.of("实际完成值"));
        }
        if (open >= FEWEST_ROWS && equal == open) {
            violations.add(new Violation(
                    FieldPath.INDICATORS, "%d 行带 ≥、≤ 的指标，完成值都正好等于目标".formatted(open), "请核对是不是照抄了目标；属实的请写说明"));
        }
        return Verdict.of(violations);
    }

    /** The sign and the number, with or without the unit; or the very words of a target in words. */
    private static boolean isTargetAgain(String written, Indicator indicator) {
        var said = folded(written);
        if (indicator.target() instanceof Numeric(var comparator, var value)) {
            var target = comparator.symbol() + value.toPlainString();
            var unit = indicator.unit() == null ? "" : folded(indicator.unit());
            return comparator != Comparator.EQ && (said.equals(target) || said.equals(target + unit));
        }
        return indicator.target() instanceof Qualitative(var text) && said.equals(folded(text));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace(">=", "≥")
                .replace("<=", "≤")
                .replace(" ", "")
                .strip();
    }
}
