package org.jiheng.policy.rules.target;

import java.util.List;
import java.util.Optional;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Dated;
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
 * 预算执行率权重与表样一致 — the execution weight is the one the region's template prints (LNT-02, TAX-06, TAX-09).
 *
 * <p>The weight belongs to the template, not to the project: 10 in most places, 20 in 湖北. A unit that changes it
 * makes its scores incomparable with everybody else's. The figure is data, dated and by region.
 */
public final class ExecutionWeightIsTheTemplates implements Rule<TargetDeclaration> {
    private final Optional<Dated<Points>> template;

    /** @param template empty for a year from which no template is known */
    public ExecutionWeightIsTheTemplates(Optional<Dated<Points>> template) {
        this.template = template;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-02",
                "预算执行率权重与表样一致",
                Phase.DECLARATION,
                Severity.ERROR,
                "执行率权重应当与本地表样印的一致。",
                "权重是表样定的，不是项目定的。各项目自己改，得分就不能互相比较。",
                template.map(Dated::source).orElse(Sources.SELF_EVALUATION_COUNTS_TO_100));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (template.isEmpty()) {
            return new NotApplicable("这一年的表样没有规定执行率权重");
        }
        var weight = declaration.executionWeight();
        if (weight == null) {
            return new Undetermined(List.of("预算执行率权重"));
        }
        var expected = template.get().value();
        if (weight.equals(expected)) {
            return new Passed();
        }
        return Verdict.violated(new Violation(
                FieldPath.EXECUTION_WEIGHT,
                "执行率权重填了 %s 分，表样是 %s 分".formatted(weight, expected),
                "请改为 %s 分".formatted(expected)));
    }
}
