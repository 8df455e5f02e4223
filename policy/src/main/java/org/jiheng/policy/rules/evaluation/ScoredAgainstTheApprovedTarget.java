package org.jiheng.policy.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 按批复的目标评分 — the target a score was computed with is the approved one, row by row (LNT-67, ADJ-01, ADJ-03).
 *
 * <p>财预〔2015〕88号 freezes an approved target; a change goes through the procedure. Names, values, units and points of
 * every row are held against the approved version.
 */
public final class ScoredAgainstTheApprovedTarget implements Rule<SelfEvaluationReport> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-67",
                "按批复的目标评分",
                Phase.EVALUATION,
                Severity.BLOCK,
                "自评用的指标名称、指标值、单位、分值，与批复（含批准的调整）的目标逐行一致。",
                "年底改目标，等于先射箭后画靶。",
                LegalBasis.seen("财预〔2015〕88号", "中央部门预算绩效目标管理办法", "绩效目标确定后一般不予调整，确需调整的按程序报批"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        var approved = report.elsewhere().approved();
        if (approved == null) {
            return new Undetermined(List.of("批复的绩效目标表"));
        }
        var rows = report.indicators();
        var frozen = approved.indicators();
        var violations = new ArrayList<Violation>();
        if (rows.size() != frozen.size()) {
            violations.add(new Violation(
                    FieldPath.INDICATORS,
                    "自评有 %d 行指标，批复的是 %d 行".formatted(rows.size(), frozen.size()),
                    "请按批复的目标自评；调整过的请先办调整手续"));
        }
        for (var index = 0; index < Math.min(rows.size(), frozen.size()); index++) {
            var difference = difference(rows.get(index), frozen.get(index));
            if (difference != null) {
                violations.add(new Violation(
                        FieldPath.indicator(index, difference.column()),
                        "%s的%s与批复的不同".formatted(report.title(index), difference.what()),
                        "请按批复的目标自评；调整过的请先办调整手续"));
            }
        }
        return Verdict.of(violations);
    }

    /** 不同之处. */
    private record Difference(String column, String what) {}

    private static @Nullable Difference difference(Indicator row, Indicator frozen) {
        if (!row.name().strip().equals(frozen.name().strip())) {
            return new Difference("name", "名称");
        }
        if (!Objects.equals(row.target(), frozen.target())) {
            return new Difference("target", "指标值");
        }
        if (!Objects.equals(row.unit(), frozen.unit())) {
            return new Difference("unit", "单位");
        }
        return Objects.equals(row.points(), frozen.points()) ? null : new Difference("points", "分值");
    }
}
