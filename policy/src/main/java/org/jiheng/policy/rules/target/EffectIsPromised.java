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
 * 有效益指标 — some indicator says what the output is good for (LNT-13, TAX-02).
 *
 * <p>财预〔2015〕88号 wants 产出 and 效益. Output says what was done; effect says what for.
 */
public final class EffectIsPromised implements Rule<TargetDeclaration> {
    private final KindWanted wanted;

    public EffectIsPromised(IndicatorKinds kinds) {
        wanted = new KindWanted(kinds, IndicatorKind.EFFECT);
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-13",
                "有效益指标",
                Phase.DECLARATION,
                Severity.ERROR,
                "至少有一行效益指标。表上没有一级、二级指标两栏的，按指标名称看，看不出的不下结论。",
                "产出说做了什么，效益说有什么用。没有效益，看不出钱花得值不值。",
                Sources.INDICATORS_COVER_OUTPUT_AND_EFFECT);
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        return wanted.in(declaration, "请加一行效益指标，写给谁带来什么变化");
    }
}
