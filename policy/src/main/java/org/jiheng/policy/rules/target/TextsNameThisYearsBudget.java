package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 文字写的是本年度预算 — where a text names a year's budget, it is this form's year (LNT-42).
 *
 * <p>Our own cross-check. 2023年预算经费 on a form for 2024 is usually last year's text pasted again. Only a year whose
 * budget or funds are named is looked at: 〔2022〕13号 is a document, 1949年 is history, and both are fine.
 */
public final class TextsNameThisYearsBudget implements Rule<TargetDeclaration> {
    /** What follows the year when its budget or funds are meant. */
    private static final Pattern BUDGET =
            Pattern.compile("年度?(?:部门|单位|项目|专项|工作|市级|区级|县级|本级|财政|一般公共|年初){0,3}(?:预算|经费|资金)(?:经费)?");

    private static final int DIGITS = 4;

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-42",
                "文字写的是本年度预算",
                Phase.DECLARATION,
                Severity.WARN,
                "文字里写了哪年的预算、经费、资金，应当是本表的年度。",
                "写着“2023年预算经费”的 2024 年表，多半是去年的内容没有改。",
                LegalBasis.ownCheck("文字中的预算年度与本表年度对照"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.texts().isBlank()) {
            return new NotApplicable("还没有写文字栏目");
        }
        var year = declaration.fiscalYear();
        if (year == null) {
            return new Undetermined(List.of("预算年度"));
        }
        var violations = new ArrayList<Violation>();
        for (var text : WrittenText.of(declaration.texts())) {
            var others = budgetsOfOtherYears(text.content(), year);
            if (!others.isEmpty()) {
                violations.add(new Violation(
                        text.place(),
                        "写的是%s，本表是 %s 年".formatted(String.join("、", others), year),
                        "请换成今年的内容；仍然适用的请写说明"));
            }
        }
        return Verdict.of(violations);
    }

    /** Looks only behind a 年 with 20 and two digits before it: texts are long, and most have none. */
    private static Set<String> budgetsOfOtherYears(String text, FiscalYear year) {
        Set<String> others = Set.of();
        for (var at = text.indexOf('年', DIGITS); at >= 0; at = text.indexOf('年', at + 1)) {
            var start = at - DIGITS;
            if (!isYear(text, start) || text.startsWith(year.toString(), start)) {
                continue;
            }
            var budget = BUDGET.matcher(text).region(at, text.length());
            if (budget.lookingAt()) {
                if (others.isEmpty()) {
                    others = new LinkedHashSet<>();
                }
                others.add(Quoted.of(text.substring(start, budget.end())));
            }
        }
        return others;
    }

    private static boolean isYear(String text, int start) {
        return text.startsWith("20", start)
                && Character.isDigit(text.charAt(start + 2))
                && Character.isDigit(text.charAt(start + 3))
                && (start == 0 || !Character.isDigit(text.charAt(start - 1)));
    }
}
