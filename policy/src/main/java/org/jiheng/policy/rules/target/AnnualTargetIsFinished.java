package org.jiheng.policy.rules.target;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;

/**
 * 当年绩效目标写完整 — the annual target does not break off (LNT-39).
 *
 * <p>财预〔2015〕88号 wants targets 具体细化. A published form ends in 支出明细为： with nothing behind it: the details were
 * lost when the text was pasted, and nobody noticed before it was approved.
 */
public final class AnnualTargetIsFinished implements Rule<TargetDeclaration> {
    @Override
    public RuleInfo info() {
        return new RuleInfo("LNT-39", "当年绩效目标写完整", Severity.ERROR, Sources.TARGETS_ARE_CLEAR_AND_SPECIFIC);
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var target = declaration.texts().annualTarget();
        if (target == null || target.isBlank()) {
            return new NotApplicable("还没有写当年绩效目标");
        }
        var written = target.strip();
        if (!written.endsWith(":") && !written.endsWith("：")) {
            return new Passed();
        }
        return Verdict.violated(new Violation(
                FieldPath.ANNUAL_TARGET,
                "目标末尾是%s,后面没有内容".formatted(Quoted.of(lastClause(written))),
                "请补写后面的内容,或删去末尾这半句"));
    }

    private static String lastClause(String text) {
        var start = text.length();
        while (start > 0 && "。;；,，\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(start);
    }
}
