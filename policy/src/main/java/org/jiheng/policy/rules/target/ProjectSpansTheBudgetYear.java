package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 预算年度在项目起止之内 — the project does not end before it starts, and the budget year lies in between (LNT-25).
 *
 * <p>Our own cross-check. Money for a year in which the project does not run cannot be spent.
 */
public final class ProjectSpansTheBudgetYear implements Rule<WithinProject> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-25",
                "预算年度在项目起止之内",
                Phase.DECLARATION,
                Severity.BLOCK,
                "项目结束不早于开始，预算年度在起止之内。",
                "项目不在这一年，这一年的钱就花不出去。",
                LegalBasis.ownCheck("预算年度与项目起止对照"));
    }

    @Override
    public Verdict check(WithinProject subject) {
        var start = subject.span().start();
        var end = subject.span().end();
        if (start != null && end != null && end.isBefore(start)) {
            return violated("项目结束 %s 早于开始 %s".formatted(end, start), "请核对项目起止日期");
        }
        var year = subject.declaration().fiscalYear();
        if (year != null && start != null && start.isAfter(year.lastDay())) {
            return violated("项目 %s 才开始，本表是 %s 年".formatted(start, year), "请核对年度和项目起止日期");
        }
        if (year != null && end != null && end.isBefore(year.firstDay())) {
            return violated("项目 %s 已经结束，本表是 %s 年".formatted(end, year), "请核对年度和项目起止日期");
        }
        var missing = new ArrayList<String>();
        if (year == null) {
            missing.add("预算年度");
        }
        if (start == null) {
            missing.add("项目开始日期");
        }
        if (end == null) {
            missing.add("项目结束日期");
        }
        return missing.isEmpty() ? new Passed() : new Undetermined(missing);
    }

    private static Verdict violated(String message, String advice) {
        return Verdict.violated(new Violation(FieldPath.FISCAL_YEAR, message, advice));
    }
}
