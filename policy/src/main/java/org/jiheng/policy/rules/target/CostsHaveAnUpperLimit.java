package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.IndicatorKind;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.parameters.IndicatorKinds;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;

/**
 * 成本指标用≤ — a cost indicator sets an upper limit (LNT-17).
 *
 * <p>Our own cross-check, after declarations that promised to spend at least so much. Savings are the other way round.
 */
public final class CostsHaveAnUpperLimit implements Rule<TargetDeclaration> {
    private final IndicatorKinds kinds;
    private final Words savings;

    public CostsHaveAnUpperLimit(IndicatorKinds kinds, Words savings) {
        this.kinds = kinds;
        this.savings = savings;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-17",
                "成本指标用≤",
                Phase.DECLARATION,
                Severity.ERROR,
                "成本指标的指标性质不用 ≥ 或 >；成本节约率这类越多越好的除外。",
                "成本 ≥ 5 万元，等于说花得越多越好。",
                LegalBasis.ownCheck("成本应当控制在多少以内"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var violations = new ArrayList<Violation>();
        var costs = false;
        for (var row : Row.of(declaration)) {
            var indicator = row.indicator();
            if (kinds.of(indicator) != IndicatorKind.COST || savings.areIn(indicator.name())) {
                continue;
            }
            costs = true;
            if (indicator.target() instanceof Numeric(var comparator, var value)
                    && (comparator == Comparator.GE || comparator == Comparator.GT)) {
                violations.add(new Violation(
                        row.place("target"),
                        "%s定为 %s %s，等于花得越多越好".formatted(row.title(), comparator.symbol(), value.toPlainString()),
                        "请改为 ≤"));
            }
        }
        return costs ? Verdict.of(violations) : new NotApplicable("没有成本指标");
    }
}
