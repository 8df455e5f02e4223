package org.jiheng.policy.rules.target;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.CountRange;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;

/**
 * 指标行数适中 — the table has neither too few nor too many rows (LNT-28).
 *
 * <p>Our own cross-check. Two rows do not describe a project; twenty hide what matters.
 */
public final class IndicatorsAreNeitherFewNorMany implements Rule<TargetDeclaration> {
    private final CountRange range;

    public IndicatorsAreNeitherFewNorMany(CountRange range) {
        this.range = range;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-28",
                "指标行数适中",
                Phase.DECLARATION,
                Severity.WARN,
                "指标不少于最少行数，不多于最多行数。",
                "太少说不清项目，太多抓不住重点，年底也填不过来。",
                LegalBasis.ownCheck("指标行数"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var rows = declaration.indicators().size();
        if (rows == 0) {
            return Row.NONE;
        }
        if (rows < range.least()) {
            return violated("只有 %d 行指标，少于 %d 行".formatted(rows, range.least()), "请补上产出、效益、满意度里没有写到的");
        }
        return rows > range.most()
                ? violated("有 %d 行指标，多于 %d 行".formatted(rows, range.most()), "请留下最能代表项目的，合并相近的")
                : new Passed();
    }

    private static Verdict violated(String message, String advice) {
        return Verdict.violated(new Violation(FieldPath.INDICATORS, message, advice));
    }
}
