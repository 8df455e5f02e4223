package org.jiheng.policy.rules.target;

import java.util.stream.Collectors;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Fix;
import org.jiheng.policy.indicator.Fix.BlankCoreBecomesNo;
import org.jiheng.policy.indicator.Fix.Change;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;

/**
 * 是否核心填写齐全 — the core flag is filled on every row or on none (LNT-27).
 *
 * <p>Our own cross-check. Most published forms write 是 and leave the rest blank; a blank counts as 否, and this
 * says so once for the form, so that nobody has to guess whether a row was forgotten.
 */
public final class CoreFlagsAreAllFilled implements Rule<TargetDeclaration> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-27",
                "是否核心填写齐全",
                Phase.DECLARATION,
                Severity.INFO,
                "是否核心要么每行都填，要么都不填；空着的按“否”处理。",
                "免得让人猜是漏填还是不是核心。",
                LegalBasis.ownCheck("空着的按“否”处理"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var blank = Row.of(declaration).stream()
                .filter(row -> row.indicator().core() == null)
                .toList();
        if (blank.size() == declaration.indicators().size()) {
            return new NotApplicable(blank.isEmpty() ? "还没有绩效指标" : "没有一行填了是否核心");
        }
        if (blank.isEmpty()) {
            return new Passed();
        }
        var numbers =
                blank.stream().map(row -> Integer.toString(row.index() + 1)).collect(Collectors.joining("、"));
        return Verdict.violated(new Violation(
                        FieldPath.INDICATORS, "第 %s 行没有填是否核心，按“否”处理".formatted(numbers), "不是核心的请填“否”")
                .fixedBy(new Fix(
                        "第 %s 行的是否核心填“否”".formatted(numbers),
                        blank.stream()
                                .<Change>map(row -> new BlankCoreBecomesNo(row.index()))
                                .toList())));
    }
}
