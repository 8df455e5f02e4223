package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;

/**
 * 时效有期限 — a target such as 及时 names a date, a number of days or a rate (LNT-23).
 *
 * <p>Our own cross-check, after a defect reviewers often return. Everything was 及时 in somebody's eyes.
 */
public final class TimelinessNamesADate implements Rule<TargetDeclaration> {
    private final Words empty;

    public TimelinessNamesADate(Words empty) {
        this.empty = empty;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-23",
                "时效有期限",
                Phase.DECLARATION,
                Severity.WARN,
                "指标值不只写“及时”“按时”，要有日期、天数或比率。",
                "几号算及时？没有期限，年底无法核对。",
                LegalBasis.ownCheck("时效指标要能核对"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var violations = new ArrayList<Violation>();
        var written = false;
        for (var row : Row.of(declaration)) {
            var text = row.writtenTarget();
            if (text == null || text.isBlank()) {
                continue;
            }
            written = true;
            if (empty.contain(text)) {
                violations.add(new Violation(
                        row.place("target"),
                        "%s只写了%s，没有期限".formatted(row.title(), Quoted.of(text)),
                        "请写明几月几日前、多少天内，或及时率多少"));
            }
        }
        return written ? Verdict.of(violations) : new NotApplicable("没有用文字写的指标值");
    }
}
