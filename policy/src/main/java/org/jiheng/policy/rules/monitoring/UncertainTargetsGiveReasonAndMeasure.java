package org.jiheng.policy.rules.monitoring;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jiheng.policy.rules.monitoring.MonitoringRecord.Progress;
import org.jspecify.annotations.Nullable;

/**
 * 不确定的写原因和措施 — a target that may be missed comes with a reason and a measure (LNT-51, MON-08).
 *
 * <p>The notes on 黄石's monitoring form ask for both. Without them nobody can help in time.
 */
public final class UncertainTargetsGiveReasonAndMeasure implements Rule<MonitoringRecord> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-51",
                "不确定的写原因和措施",
                Phase.MONITORING,
                Severity.BLOCK,
                "完成可能性不是“确定能”的指标，偏差原因和改进措施都要写。",
                "年中说了难处，才来得及帮；只画个“有可能”，等于没说。",
                LegalBasis.seen("", "黄石市项目支出绩效监控表（2019）", "完成目标可能性不是“确定能”的，应说明原因和改进措施"));
    }

    @Override
    public Verdict check(MonitoringRecord monitoring) {
        if (monitoring.rows().isEmpty()) {
            return new NotApplicable("还没有指标进展");
        }
        var violations = new ArrayList<Violation>();
        var unknown = new ArrayList<String>();
        for (var index = 0; index < monitoring.rows().size(); index++) {
            var row = monitoring.rows().get(index);
            var likelihood = row.likelihood();
            if (likelihood == null) {
                unknown.add(row.title(index) + "的完成可能性");
            } else if (likelihood != Likelihood.CERTAIN) {
                var lacking = lacking(row);
                if (!lacking.isEmpty()) {
                    violations.add(new Violation(
                            FieldPath.indicator(index, isBlank(row.reason()) ? "reason" : "measure"),
                            "%s“%s”完成，没有写%s".formatted(row.title(index), likelihood.chinese(), lacking),
                            "请写是什么原因、打算怎么办"));
                }
            }
        }
        return violations.isEmpty() && !unknown.isEmpty() ? new Undetermined(unknown) : Verdict.of(violations);
    }

    private static String lacking(Progress row) {
        var noReason = isBlank(row.reason());
        var noMeasure = isBlank(row.measure());
        return noReason && noMeasure ? "偏差原因和改进措施" : noReason ? "偏差原因" : noMeasure ? "改进措施" : "";
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
