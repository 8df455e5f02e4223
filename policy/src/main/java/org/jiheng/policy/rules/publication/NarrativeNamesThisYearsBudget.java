package org.jiheng.policy.rules.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jiheng.policy.rules.publication.Narrative.StatedAmount;

/**
 * 文字写明当年预算 — a narrative that gives a project's money gives this year's, and not only sums of years (LNT-71).
 *
 * <p>Our own cross-check, after one that 上海 makes of disclosures: 累计安排 cannot be held against a yearly table.
 */
public final class NarrativeNamesThisYearsBudget implements Rule<Disclosure> {
    private final Words cumulative;

    public NarrativeNamesThisYearsBudget(Words cumulative) {
        this.cumulative = cumulative;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-71",
                "文字写明当年预算",
                Phase.PUBLICATION,
                Severity.WARN,
                "文字说明写到项目金额的，有当年的数，不只写累计数、往年数。",
                "只写“三年累计 600 万元”，看不出今年安排了多少。",
                LegalBasis.ownCheck("年度预算安排应写当年数"));
    }

    @Override
    public Verdict check(Disclosure disclosure) {
        if (disclosure.narrative() == null || disclosure.amounts().isEmpty()) {
            return new Undetermined(List.of(disclosure.narrative() == null ? "文字说明" : "表里的项目金额"));
        }
        var narrative = new Narrative(disclosure.narrative(), cumulative);
        var violations = new ArrayList<Violation>();
        var found = false;
        for (var project : disclosure.amounts()) {
            var stated = narrative.amounts(project.project(), project.year());
            found |= !stated.isEmpty();
            if (!stated.isEmpty() && stated.stream().noneMatch(StatedAmount::ofTheYear)) {
                violations.add(new Violation(
                        Disclosure.NARRATIVE,
                        "%s只写了 %s，没有 %s 年的数"
                                .formatted(
                                        Quoted.of(project.project()),
                                        stated.stream().map(StatedAmount::words).collect(Collectors.joining("、")),
                                        project.year()),
                        "请补上 %s 年预算安排多少".formatted(project.year())));
            }
        }
        return found ? Verdict.of(violations) : new NotApplicable("文字说明里没有写项目金额");
    }
}
