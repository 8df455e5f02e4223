package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.parameters.RateNames;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;

/**
 * 比率的单位是% — a name that ends in 率 or 比例 goes with a percent sign (LNT-21).
 *
 * <p>Our own cross-check. 合格率 ≥ 95 个 is a slip in one of the two cells.
 */
public final class RatesAreInPercent implements Rule<TargetDeclaration> {
    private final RateNames rates;

    public RatesAreInPercent(RateNames rates) {
        this.rates = rates;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-21",
                "比率的单位是%",
                Phase.DECLARATION,
                Severity.WARN,
                "名称以率、比例、满意度一类结尾的定量指标，单位是 % 或 ‰。",
                "“合格率 ≥ 95 个”，不是名称错了，就是单位错了。",
                LegalBasis.ownCheck("名称与单位对照"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var violations = new ArrayList<Violation>();
        var found = false;
        for (var row : Row.of(declaration)) {
            var unit = row.indicator().unit();
            if (!(row.indicator().target() instanceof Numeric || row.indicator().target() instanceof Range)
                    || !rates.name(row.indicator().name())
                    || unit == null
                    || unit.isBlank()) {
                continue; // a missing unit is said by LNT-05
            }
            found = true;
            if (!rates.areCountedIn(unit)) {
                violations.add(new Violation(
                        row.place("unit"), "%s的单位是%s，比率一般用 %%".formatted(row.title(), Quoted.of(unit)), "请核对名称和单位"));
            }
        }
        return found ? Verdict.of(violations) : new NotApplicable("没有填了单位的比率指标");
    }
}
