package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;

/**
 * 目标里的工作进指标 — work named in the annual target or its list of expenses appears in some indicator (LNT-37).
 *
 * <p>Our own cross-check, by words only, so no more than a hint. 巡回讲座 in the target and no 讲座 among the indicators may
 * be an oversight.
 */
public final class WorkInTheTargetIsIndicated implements Rule<TargetDeclaration> {
    private final Words activities;

    public WorkInTheTargetIsIndicated(Words activities) {
        this.activities = activities;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-37",
                "目标里的工作进指标",
                Phase.DECLARATION,
                Severity.INFO,
                "当年绩效目标（含支出明细）里写了讲座、培训、慰问这类工作的，指标名称里能找到。只按字面对照。",
                "写了要办讲座，指标里没有讲座，可能是漏了。",
                LegalBasis.ownCheck("目标文字与指标名称对照"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var text = declaration.texts().annualTarget();
        if (text == null || text.isBlank()) {
            return new NotApplicable("还没有写当年绩效目标");
        }
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var found = false;
        List<String> missing = List.of();
        for (var at = 0; at < text.length(); at++) {
            var work = activities.beginningAt(text, at);
            if (work == null) {
                continue;
            }
            found = true;
            if (!missing.contains(work) && !isIndicated(work, declaration.indicators())) {
                if (missing.isEmpty()) {
                    missing = new ArrayList<>();
                }
                missing.add(work);
            }
        }
        if (!found) {
            return new NotApplicable("目标里没有要对照的工作");
        }
        return missing.isEmpty()
                ? new Passed()
                : Verdict.violated(new Violation(
                        FieldPath.ANNUAL_TARGET,
                        "目标写了“%s”，指标里没有提到".formatted(String.join("”“", missing)),
                        "请看看是否要加一行指标；不考核的可以不改"));
    }

    private static boolean isIndicated(String work, List<Indicator> indicators) {
        for (var indicator : indicators) {
            if (indicator.name().contains(work)) {
                return true;
            }
        }
        return false;
    }
}
