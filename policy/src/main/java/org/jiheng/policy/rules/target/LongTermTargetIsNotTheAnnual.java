package org.jiheng.policy.rules.target;

import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
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
 * 年度目标不抄长期目标 — the annual target of a multi-year project is not its long-term target again (LNT-48, TGT-03).
 *
 * <p>财预〔2015〕88号 knows both. What three years are to bring cannot be what this year brings.
 */
public final class LongTermTargetIsNotTheAnnual implements Rule<TargetDeclaration> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-48",
                "年度目标不抄长期目标",
                Phase.DECLARATION,
                Severity.WARN,
                "长期目标和当年绩效目标都写了的，两处不相同。",
                "三年要做成的事，不会是今年一年的目标。",
                LegalBasis.republished("财预〔2015〕88号", "中央部门预算绩效目标管理办法", "绩效目标分中长期目标和年度目标"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var annual = declaration.texts().annualTarget();
        var longTerm = declaration.texts().longTermTarget();
        if (longTerm == null || longTerm.isBlank()) {
            return new NotApplicable("没有长期目标");
        }
        if (annual == null || annual.isBlank()) {
            return new Undetermined(List.of("当年绩效目标"));
        }
        return WithoutSpace.of(annual).equals(WithoutSpace.of(longTerm))
                ? Verdict.violated(new Violation(FieldPath.ANNUAL_TARGET, "当年绩效目标与长期目标一字不差", "请写今年这一年要达到什么"))
                : new Passed();
    }
}
