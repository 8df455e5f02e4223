package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Qualitative;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.indicator.TargetValue.Unclear;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 定量指标有单位 — a numeric target says what it counts (LNT-05).
 *
 * <p>Our own cross-check, after a defect reviewers often return: 40 of what? Without the unit the actual value
 * cannot be compared, and 万元 against 元 is wrong by ten thousand.
 */
public final class NumbersHaveAUnit implements Rule<TargetDeclaration> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-05",
                "定量指标有单位",
                Phase.DECLARATION,
                Severity.ERROR,
                "定量指标要有指标单位。",
                "40 是 40 个还是 40 次？没有单位，完成值就无从比较；元和万元差一万倍。",
                LegalBasis.ownCheck("没有单位，完成值就无从比较"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return new NotApplicable("还没有绩效指标");
        }
        var violations = new ArrayList<Violation>();
        var undecided = new ArrayList<String>();
        var numbers = 0;
        for (var row : Row.of(declaration)) {
            switch (row.indicator().target()) {
                case Numeric _, Range _ -> {
                    numbers++;
                    if (lacksUnit(row.indicator())) {
                        violations.add(new Violation(row.place("unit"), row.title() + "没有指标单位", "请填单位，如 次、人、%"));
                    }
                }
                case null -> undecided.add(row.title() + "的指标值");
                case Unclear _ -> undecided.add(row.title() + "的指标值");
                case Qualitative _ -> {}
            }
        }
        if (!violations.isEmpty()) {
            return Verdict.of(violations);
        }
        if (!undecided.isEmpty()) {
            return new Undetermined(undecided);
        }
        return numbers == 0 ? new NotApplicable("没有定量指标") : Verdict.of(violations);
    }

    private static boolean lacksUnit(Indicator indicator) {
        return indicator.unit() == null || indicator.unit().isBlank();
    }
}
