package org.jiheng.policy.rules.monitoring;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 可能性与预计相符 — nobody is certain of a target that the own forecast misses (LNT-53).
 *
 * <p>Our own cross-check between two cells of one row.
 */
public final class CertaintyFollowsTheForecast implements Rule<MonitoringRecord> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-53",
                "可能性与预计相符",
                Phase.MONITORING,
                Severity.ERROR,
                "全年预计完成值达不到指标值的，完成可能性不填“确定能”。",
                "预计只有 36，目标是 40，却“确定能”完成，两格总有一格不对。",
                LegalBasis.ownCheck("完成可能性与预计完成值对照"));
    }

    @Override
    public Verdict check(MonitoringRecord monitoring) {
        var violations = new ArrayList<Violation>();
        var unknown = new ArrayList<String>();
        var certain = false;
        for (var index = 0; index < monitoring.rows().size(); index++) {
            var row = monitoring.rows().get(index);
            if (row.likelihood() != Likelihood.CERTAIN || !(row.indicator().target() instanceof Numeric target)) {
                continue;
            }
            certain = true;
            var forecast = row.forecast();
            if (forecast == null) {
                unknown.add(row.title(index) + "的全年预计完成值");
            } else if (!target.isMetBy(forecast)) {
                violations.add(new Violation(
                        FieldPath.indicator(index, "likelihood"),
                        "%s的目标是 %s，预计 %s，却填了“确定能”"
                                .formatted(row.title(index), target.printed(), forecast.toPlainString()),
                        "请核对预计完成值，或改填“有可能”并写原因"));
            }
        }
        if (!certain) {
            return new NotApplicable("没有“确定能”完成的定量指标");
        }
        return violations.isEmpty() && !unknown.isEmpty() ? new Undetermined(unknown) : Verdict.of(violations);
    }
}
