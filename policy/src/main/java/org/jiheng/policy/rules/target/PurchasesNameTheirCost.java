package org.jiheng.policy.rules.target;

import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.IndicatorKind;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.IndicatorKinds;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 购置维修建设有成本指标 — purchases, repairs and construction have a cost indicator (LNT-16, TAX-11).
 *
 * <p>财预〔2021〕101号 asks for one; its text was not at hand. What kind of project it is, is read from the name.
 */
public final class PurchasesNameTheirCost implements Rule<TargetDeclaration> {
    private final IndicatorKinds kinds;
    private final Dated<Words> costRequired;

    public PurchasesNameTheirCost(IndicatorKinds kinds, Dated<Words> costRequired) {
        this.kinds = kinds;
        this.costRequired = costRequired;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-16",
                "购置维修建设有成本指标",
                Phase.DECLARATION,
                Severity.WARN,
                "项目名称里有购置、维修、建设一类用语的，至少有一行成本指标。",
                "买东西、修房子、搞工程，花多少钱办多少事最要说清。",
                costRequired.source());
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var name = declaration.project().name();
        if (name == null || name.isBlank()) {
            return new Undetermined(List.of("项目名称"));
        }
        var work = costRequired.value().firstIn(name);
        if (work == null) {
            return new NotApplicable("不是购置、维修、建设类项目");
        }
        for (var indicator : declaration.indicators()) {
            if (kinds.of(indicator) == IndicatorKind.COST) {
                return new Passed();
            }
        }
        return Verdict.violated(
                new Violation(FieldPath.INDICATORS, "项目名称里有“%s”，没有成本指标".formatted(work), "请加一行成本指标，如单位造价、采购单价"));
    }
}
