package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.CountNames;
import org.jiheng.policy.parameters.RateNames;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;

/**
 * 计数的单位不是% — what one counts does not go with a percent sign (LNT-22).
 *
 * <p>Our own cross-check. 培训人数 = 100 % mixes up how many came and how many of those who should.
 */
public final class CountsAreNotInPercent implements Rule<TargetDeclaration> {
    private final CountNames counts;
    private final RateNames rates;

    public CountsAreNotInPercent(CountNames counts, RateNames rates) {
        this.counts = counts;
        this.rates = rates;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-22",
                "计数的单位不是%",
                Phase.DECLARATION,
                Severity.ERROR,
                "名称是人数、次数、数量、面积一类的指标，单位不是 %；名称里有率、比例的除外。",
                "“培训人数 100%”，到底是多少人，还是来了几成，年底说不清。",
                LegalBasis.ownCheck("数量指标与质量指标不要混"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var violations = new ArrayList<Violation>();
        var found = false;
        for (var row : Row.of(declaration)) {
            var unit = row.indicator().unit();
            if (unit == null || !counts.name(row.indicator().name())) {
                continue;
            }
            found = true;
            if (rates.areCountedIn(unit)) {
                violations.add(new Violation(
                        row.place("unit"), "%s是数出来的，单位却是 %s".formatted(row.title(), unit.strip()), "请改单位，或把名称改为“…率”"));
            }
        }
        return found ? Verdict.of(violations) : new NotApplicable("没有计数的指标");
    }
}
