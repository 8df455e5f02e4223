package org.jiheng.app.target;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.RuleBook;
import org.springframework.stereotype.Component;

/** 检查一个单位 — some rules look across the forms of one unit, so one change may speak to all of them (LNT-33, 44, 47). */
@Component
class UnitCheck {
    private final Targets targets;
    private final Clock clock;

    UnitCheck(Targets targets, Clock clock) {
        this.targets = targets;
        this.clock = clock;
    }

    /** What the rules say now of every form of the unit and year, by target; the corrections they offer among it. */
    Map<Long, List<Finding>> findings(String regionCode, long unitId, int year) {
        var stored = targets.ofUnit(unitId, year);
        var findings = RuleBook.findings(
                new Region(regionCode, ""),
                LocalDate.now(clock),
                stored.stream().map(each -> each.form().declaration()).toList());
        var byTarget = new HashMap<Long, List<Finding>>();
        for (int at = 0; at < stored.size(); at++) {
            byTarget.put(stored.get(at).id(), findings.get(at));
        }
        return byTarget;
    }

    /** Checks again and keeps what was found. */
    void keep(String regionCode, long unitId, int year) {
        findings(regionCode, unitId, year).forEach((id, found) -> targets.replaceFindings(regionCode, id, found));
    }
}
