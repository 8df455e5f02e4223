package org.jiheng.policy.rules.target;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.IndicatorKind;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.IndicatorKinds;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 问服务对象满意不满意 — a project that serves people has a satisfaction indicator (LNT-14, TAX-02).
 *
 * <p>财预〔2015〕88号 lists 满意度指标 as a level of its own. Whether a project serves people is read from its words; where
 * they do not tell, nothing is asked.
 */
public final class PeopleServedAreAsked implements Rule<TargetDeclaration> {
    private final IndicatorKinds kinds;
    private final Words people;

    public PeopleServedAreAsked(IndicatorKinds kinds, Words people) {
        this.kinds = kinds;
        this.people = people;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-14",
                "问服务对象满意不满意",
                Phase.DECLARATION,
                Severity.WARN,
                "项目名称、文字或指标里看得出有服务对象的，至少有一行满意度指标。",
                "钱为谁花，就该问谁满不满意。看不出有服务对象的，不作要求。",
                Sources.INDICATORS_COVER_OUTPUT_AND_EFFECT);
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        for (var indicator : declaration.indicators()) {
            if (kinds.of(indicator) == IndicatorKind.SATISFACTION) {
                return new Passed();
            }
        }
        var served = whoIsServed(declaration);
        return served == null
                ? new NotApplicable("看不出有服务对象")
                : Verdict.violated(new Violation(
                        FieldPath.INDICATORS, "写到了“%s”，没有满意度指标".formatted(served), "请加一行服务对象满意度；不适合调查的请写说明"));
    }

    private @Nullable String whoIsServed(TargetDeclaration declaration) {
        var named = people.firstIn(declaration.project().name());
        if (named != null) {
            return named;
        }
        for (var indicator : declaration.indicators()) {
            var inRow = people.firstIn(indicator.name());
            if (inRow != null) {
                return inRow;
            }
        }
        var inTarget = people.firstIn(declaration.texts().annualTarget());
        return inTarget == null ? people.firstIn(declaration.texts().overview()) : inTarget;
    }
}
