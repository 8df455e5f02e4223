package org.jiheng.app.target;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.RuleBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 检查全单位 — some rules look across the forms of one unit, so one change may speak to all of them (LNT-33, 44, 47). Runs inside the
 * caller's scoped transaction. A field's save does not wait for it: whoever next shows findings has them made anew first.
 */
@Component
public class CheckUnit {
    private final Targets targets;
    private final JdbcClient jdbc;
    private final Clock clock;

    CheckUnit(Targets targets, JdbcClient jdbc, Clock clock) {
        this.targets = targets;
        this.jdbc = jdbc;
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

    /** Findings are kept as words; the rules are asked again for the corrections that go with them. */
    Map<StoredFinding, Offer> offers(String regionCode, StoredTarget stored) {
        var year =
                Objects.requireNonNull(stored.form().declaration().fiscalYear()).year();
        var offers = new HashMap<StoredFinding, Offer>();
        for (var finding : findings(regionCode, stored.unitId(), year).getOrDefault(stored.id(), List.of())) {
            var fix = finding.fix();
            if (fix != null && FixTarget.isOffered(finding)) {
                stored.findings().stream()
                        .filter(each -> each.says(finding))
                        .findFirst()
                        .ifPresent(each -> offers.put(each, Offer.of(finding, fix)));
            }
        }
        return offers;
    }

    /**
     * Checks the unit's forms of this year if one of them was saved since they were last checked.
     *
     * @return whether findings were made anew; who sees only a part of the unit's forms cannot judge them together
     */
    public boolean ifChanged(String regionCode, long unitId, int year) {
        var stale = seesAll(unitId) && isStale(unitId, year);
        if (stale) {
            now(regionCode, unitId, year);
        }
        return stale;
    }

    private boolean seesAll(long unitId) {
        return jdbc.sql("select jiheng_sees_drafts(:unit)")
                .param("unit", unitId)
                .query(Boolean.class)
                .single();
    }

    private boolean isStale(long unitId, int year) {
        return jdbc.sql("""
                select exists (select from target_version t
                               left join target_check c on c.region_code = t.region_code and c.target_id = t.id
                               where t.unit_id = :unit and t.fiscal_year = :year and coalesce(c.revision, -1) < t.revision)
                """)
                .param("unit", unitId)
                .param("year", year)
                .query(Boolean.class)
                .single();
    }

    public void now(String regionCode, long unitId, int year) {
        // Two people who leave a cell at once would otherwise both replace the findings.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "check " + unitId + " " + year)
                .query()
                .singleRow();
        // Read before the forms: a save in between then leaves the check too old, never too new.
        var revisions = new HashMap<Long, Long>();
        jdbc.sql("select id, revision from target_version where unit_id = :unit and fiscal_year = :year")
                .param("unit", unitId)
                .param("year", year)
                .query(row -> {
                    revisions.put(row.getLong(1), row.getLong(2));
                });
        findings(regionCode, unitId, year).forEach((id, found) -> targets.replaceFindings(regionCode, id, found));
        revisions.forEach((target, revision) -> jdbc.sql("""
                insert into target_check (region_code, target_id, revision) values (:region, :target, :revision)
                on conflict (region_code, target_id) do update set revision = excluded.revision
                """)
                .param("region", regionCode)
                .param("target", target)
                .param("revision", revision)
                .update());
    }
}
