package org.jiheng.policy.rules;

import java.util.List;
import org.jiheng.policy.indicator.TargetDeclaration;

/** 检查过的申报表 — a declaration and what each rule in force says about it, in the order of the rule book. */
public record JudgedDeclaration(TargetDeclaration declaration, List<Judgement> judgements) {
    public JudgedDeclaration {
        judgements = List.copyOf(judgements);
    }

    /** All that is to be said, never just the first. */
    public List<Finding> findings() {
        return judgements.stream().flatMap(each -> each.findings().stream()).toList();
    }
}
