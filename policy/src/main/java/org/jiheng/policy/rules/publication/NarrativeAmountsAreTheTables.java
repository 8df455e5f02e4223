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
 * 文字与表的金额一致 — a project's amount in the narrative is the one in its table, after conversion (LNT-70, DAT-08).
 *
 * <p>Our own cross-check, after one that 上海 makes of disclosures. Only sentences that name the project and speak of the
 * table's year are held against it, rounded as they print it.
 */
public final class NarrativeAmountsAreTheTables implements Rule<Disclosure> {
    private final Words cumulative;

    public NarrativeAmountsAreTheTables(Words cumulative) {
        this.cumulative = cumulative;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-70",
                "文字与表的金额一致",
                Phase.PUBLICATION,
                Severity.ERROR,
                "文字说明里写到的项目当年金额，换算单位后与表里的数一致；累计数、往年数不比。",
                "表里 226.30 万元，文字里 262.30 万元，看的人不知道信哪个。",
                LegalBasis.ownCheck("表与文字说明逐项目核对"));
    }

    @Override
    public Verdict check(Disclosure disclosure) {
        if (disclosure.narrative() == null || disclosure.amounts().isEmpty()) {
            return new Undetermined(List.of(disclosure.narrative() == null ? "文字说明" : "表里的项目金额"));
        }
        var narrative = new Narrative(disclosure.narrative(), cumulative);
        var violations = new ArrayList<Violation>();
        var compared = false;
        for (var project : disclosure.amounts()) {
            var stated = narrative.amounts(project.project(), project.year()).stream()
                    .filter(StatedAmount::ofTheYear)
                    .toList();
            compared |= !stated.isEmpty();
            if (!stated.isEmpty() && stated.stream().noneMatch(each -> each.says(project.amount()))) {
                violations.add(new Violation(
                        Disclosure.NARRATIVE,
                        "%s表里是 %s，文字写的是 %s"
                                .formatted(
                                        Quoted.of(project.project()),
                                        project.amount(),
                                        stated.stream().map(StatedAmount::words).collect(Collectors.joining("、"))),
                        "请核对两处的数和单位"));
            }
        }
        return compared ? Verdict.of(violations) : new NotApplicable("文字说明里没有写项目当年的金额");
    }
}
