package org.jiheng.policy.rules;

import java.util.List;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Verdict.Violated;

/** 逐条结论 — what one rule says about one form. */
public record Judgement(RuleInfo rule, Verdict verdict) {

    /** One for each place where the rule is broken. */
    public List<Finding> findings() {
        return switch (verdict) {
            case Violated(var violations) ->
                violations.stream().map(this::finding).toList();
            case Passed _, NotApplicable _, Undetermined _ -> List.of();
        };
    }

    private Finding finding(Violation violation) {
        var severity = violation.severity() == null ? rule.severity() : violation.severity();
        return new Finding(
                rule.id(),
                severity,
                violation.field(),
                violation.message(),
                violation.advice(),
                rule.basis(),
                violation.fix());
    }
}
