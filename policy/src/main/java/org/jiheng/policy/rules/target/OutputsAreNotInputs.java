package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.IndicatorKind;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.IndicatorKinds;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Violation;

/**
 * 产出不是投入 — an indicator says what is done, not what is spent (LNT-49).
 *
 * <p>Our own cross-check; a province's notes on the form say so too. 购买经费 20 万元 as a quantity is the budget once more.
 */
public final class OutputsAreNotInputs implements Rule<TargetDeclaration> {
    private final IndicatorKinds kinds;
    private final Words inputs;

    public OutputsAreNotInputs(IndicatorKinds kinds, Words inputs) {
        this.kinds = kinds;
        this.inputs = inputs;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-49",
                "产出不是投入",
                Phase.DECLARATION,
                Severity.WARN,
                "指标名称不是投入金额、采购经费、发放金额这类花钱的数；成本指标除外。",
                "花出去的钱是投入，买来的东西、办成的事才是产出。",
                LegalBasis.ownCheck("投入不是产出"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var violations = new ArrayList<Violation>();
        for (var row : Row.of(declaration)) {
            var input = inputs.firstIn(row.indicator().name());
            if (input != null && kinds.of(row.indicator()) != IndicatorKind.COST) {
                violations.add(new Violation(
                        row.place("name"),
                        "%s写的是“%s”，是投入，不是产出".formatted(row.title(), input),
                        "请改写这笔钱办成什么，如数量、人数；控制花费的写成成本指标"));
            }
        }
        return Verdict.of(violations);
    }
}
