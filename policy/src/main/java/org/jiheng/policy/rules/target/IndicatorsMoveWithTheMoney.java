package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 资金变了指标也变 — with much more or less money than last year, the indicators are not the same (LNT-34).
 *
 * <p>Our own cross-check, after what reviewers ask first: the money went up by half, and everything else stayed?
 */
public final class IndicatorsMoveWithTheMoney implements Rule<WithLastYear> {
    private final Percentage most;

    public IndicatorsMoveWithTheMoney(Percentage most) {
        this.most = most;
    }

    private record Content(
            String name,
            @Nullable TargetValue target,
            @Nullable String unit) {}

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-34",
                "资金变了指标也变",
                Phase.DECLARATION,
                Severity.WARN,
                "项目总资金比上年批复变化超过规定百分比的，指标表不应与上年完全相同。",
                "钱多了一半，事一件没多，指标与资金就不匹配。",
                LegalBasis.ownCheck("与上年批复的绩效目标对照"));
    }

    @Override
    public Verdict check(WithLastYear subject) {
        var declaration = subject.declaration();
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var approved = subject.approved();
        if (approved == null) {
            return new Undetermined(List.of("上年批复的绩效目标表"));
        }
        var now = declaration.funding().total();
        var before = approved.funding().total();
        var missing = new ArrayList<String>();
        if (now == null) {
            missing.add("项目总资金额");
        }
        if (before == null) {
            missing.add("上年项目总资金额");
        }
        if (now == null || before == null) {
            return new Undetermined(missing);
        }
        if (before.isZero()) {
            return new NotApplicable("上年没有资金");
        }
        var change = now.minus(before).abs();
        if (change.yuan().compareTo(most.share().multiply(before.yuan())) <= 0
                || !contents(declaration).equals(contents(approved))) {
            return new Passed();
        }
        return Verdict.violated(new Violation(
                FieldPath.INDICATORS,
                "总资金 %s，上年 %s，%s %s；%d 行指标与上年完全相同"
                        .formatted(
                                now,
                                before,
                                now.compareTo(before) > 0 ? "多" : "少",
                                Percentage.of(change.yuan(), before.yuan()),
                                declaration.indicators().size()),
                "请按资金增减调整指标值；不用调整的请写说明"));
    }

    private static Map<Content, Integer> contents(TargetDeclaration declaration) {
        var contents = new HashMap<Content, Integer>();
        declaration
                .indicators()
                .forEach(each ->
                        contents.merge(new Content(each.name().strip(), each.target(), each.unit()), 1, Integer::sum));
        return contents;
    }
}
