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
 * 有质量指标 — some indicator asks how good the output is (LNT-12, TAX-02).
 *
 * <p>财预〔2015〕88号 lists 质量 beside 数量. Counted is not yet done well.
 */
public final class OutputIsGood implements Rule<TargetDeclaration> {
    private final KindWanted wanted;

    public OutputIsGood(IndicatorKinds kinds) {
        wanted = new KindWanted(kinds, IndicatorKind.QUALITY);
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-12",
                "有质量指标",
                Phase.DECLARATION,
                Severity.WARN,
                "至少有一行产出质量指标。表上没有一级、二级指标两栏的，按指标名称看，看不出的不下结论。",
                "只数多少不问好坏，办完不等于办好。",
                Sources.INDICATORS_COVER_OUTPUT_AND_EFFECT);
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        return wanted.in(declaration, "请加一行质量指标，如合格率、准确率");
    }
}
