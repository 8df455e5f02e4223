package org.jiheng.policy.rules.target;

import org.jiheng.policy.indicator.IndicatorKind;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.IndicatorKinds;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;

/**
 * 有数量指标 — some indicator counts the output (LNT-11, TAX-02).
 *
 * <p>财预〔2015〕88号 lists 产出指标 first. Without a quantity nobody knows how much this money is to do.
 */
public final class OutputIsCounted implements Rule<TargetDeclaration> {
    private final KindWanted wanted;

    public OutputIsCounted(IndicatorKinds kinds) {
        wanted = new KindWanted(kinds, IndicatorKind.QUANTITY);
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-11",
                "有数量指标",
                Phase.DECLARATION,
                Severity.ERROR,
                "至少有一行产出数量指标。表上没有一级、二级指标两栏的，按指标名称看，看不出的不下结论。",
                "没有数量，就不知道这笔钱要办多少事。",
                Sources.INDICATORS_COVER_OUTPUT_AND_EFFECT);
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        return wanted.in(declaration, "请加一行数量指标，如次数、人数、面积");
    }
}
