package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 单项指标分值不过重 — no single indicator carries more than half of the points (LNT-29).
 *
 * <p>Our own cross-check, after a published form with one row of 90 points.
 */
public final class NoIndicatorDecidesAlone implements Rule<TargetDeclaration> {
    private final Points most;

    public NoIndicatorDecidesAlone(Points most) {
        this.most = most;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-29",
                "单项指标分值不过重",
                Phase.DECLARATION,
                Severity.WARN,
                "一行指标的分值不超过提醒线。",
                "一项占了大半的分，其他指标写不写都一样。",
                LegalBasis.ownCheck("单项指标的分值"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var violations = new ArrayList<Violation>();
        var unpointed = new ArrayList<String>();
        for (var row : Row.of(declaration)) {
            var points = row.indicator().points();
            if (points == null) {
                unpointed.add(row.title() + "的分值");
            } else if (points.compareTo(most) > 0) {
                violations.add(new Violation(
                        row.place("points"),
                        "%s一行占 %s 分，超过 %s 分".formatted(row.title(), points, most),
                        "请分给其他指标，或把这一行拆细"));
            }
        }
        return violations.isEmpty() && !unpointed.isEmpty() ? new Undetermined(unpointed) : Verdict.of(violations);
    }
}
