package org.jiheng.app.workflow;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.identity.Officer;
import org.jiheng.policy.common.FieldPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 免改申请与确认的存取 — to be asked inside a scoped transaction. */
@Repository
public class Waivers {
    private static final SqlFile OF_CASE = SqlFile.of("workflow/waivers-of-case.sql");
    private static final SqlFile ASK = SqlFile.of("workflow/ask-waiver.sql");
    private static final SqlFile DECIDE = SqlFile.of("workflow/decide-waiver.sql");
    private static final SqlFile CONFIRM = SqlFile.of("workflow/confirm-finding.sql");

    private final JdbcClient jdbc;

    Waivers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that were ever asked for a case, oldest first. */
    public List<Waiver> of(long caseId) {
        return jdbc.sql(OF_CASE.text())
                .param("case", caseId)
                .query((row, _) -> {
                    var decision = row.getString("decision");
                    return new Waiver(
                            row.getLong("id"),
                            row.getInt("round"),
                            new Waiver.Named(
                                    row.getString("rule"),
                                    new FieldPath(row.getString("field")),
                                    row.getString("message")),
                            row.getString("reason"),
                            row.getString("asked_by_name"),
                            decision == null ? null : Waiver.Decision.valueOf(decision),
                            row.getString("answer"),
                            row.getString("decided_by_name"));
                })
                .list();
    }

    /** WARN findings ticked for this round. */
    public Set<Waiver.Named> confirmed(long caseId, int round) {
        return new HashSet<>(jdbc.sql(
                        "select rule, field, message from review_confirmation where case_id = :case and round = :round")
                .param("case", caseId)
                .param("round", round)
                .query((row, _) -> named(row.getString("rule"), row.getString("field"), row.getString("message")))
                .list());
    }

    public void ask(ReviewCase reviewed, int round, Waiver.Named finding, String reason, Officer officer, Instant now) {
        jdbc.sql(ASK.text())
                .param("region", reviewed.regionCode())
                .param("case", reviewed.id())
                .param("unit", reviewed.unitId())
                .param("round", round)
                .param("rule", finding.rule())
                .param("field", finding.field().path())
                .param("message", finding.message())
                .param("reason", reason)
                .param("officer", officer.id())
                .param("now", ReviewCases.at(now))
                .update();
    }

    public void confirm(ReviewCase reviewed, int round, Waiver.Named finding, Officer officer, Instant now) {
        jdbc.sql(CONFIRM.text())
                .param("region", reviewed.regionCode())
                .param("case", reviewed.id())
                .param("unit", reviewed.unitId())
                .param("round", round)
                .param("rule", finding.rule())
                .param("field", finding.field().path())
                .param("message", finding.message())
                .param("officer", officer.id())
                .param("now", ReviewCases.at(now))
                .update();
    }

    /** @return whether it was there and still to be decided */
    boolean decide(long caseId, long id, Waiver.Decision decision, String answer, Officer officer, Instant now) {
        return jdbc.sql(DECIDE.text())
                        .param("case", caseId)
                        .param("id", id)
                        .param("decision", decision.name())
                        .param("answer", answer)
                        .param("officer", officer.id())
                        .param("now", ReviewCases.at(now))
                        .update()
                == 1;
    }

    int undecided(long caseId, int round) {
        return jdbc.sql(
                        "select count(*) from review_waiver where case_id = :case and round = :round and decision is null")
                .param("case", caseId)
                .param("round", round)
                .query(Integer.class)
                .single();
    }

    int refused(long caseId, int round) {
        return jdbc.sql(
                        "select count(*) from review_waiver where case_id = :case and round = :round and decision = 'REFUSED'")
                .param("case", caseId)
                .param("round", round)
                .query(Integer.class)
                .single();
    }

    private static Waiver.Named named(String rule, String field, String message) {
        return new Waiver.Named(rule, new FieldPath(field), message);
    }
}
