package org.jiheng.app.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.policy.common.Points;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 专家的存取 — who was asked about a case, and what they answered (REV-08); inside a scoped transaction. */
@Repository
class Experts {
    private static final SqlFile TO_ASK = SqlFile.of("review/experts-to-ask.sql");
    private static final SqlFile OF_CASE = SqlFile.of("review/experts-of-case.sql");

    /** 办到哪一步. */
    enum State {
        ASKED,
        SPOKEN,
        /** 回避: something ties them to the unit or the project. */
        WITHDREW
    }

    /** 可请的人. */
    record Candidate(long id, String displayName, String organisation) {}

    /** 请过的人. */
    record Asked(long id, long officerId, String displayName, State state, String opinion, BigDecimal total) {}

    /** 一件评审任务. */
    record Task(long id, long caseId, int round, long unitId, State state, String opinion) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Experts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Candidate> toAsk(ReviewCase reviewed) {
        return jdbc.sql(TO_ASK.text())
                .param("case", reviewed.id())
                .param("round", reviewed.round())
                .param("today", LocalDate.now(clock))
                .query(new SimplePropertyRowMapper<>(Candidate.class))
                .list();
    }

    List<Asked> of(ReviewCase reviewed) {
        return jdbc.sql(OF_CASE.text())
                .param("case", reviewed.id())
                .param("round", reviewed.round())
                .query(new SimplePropertyRowMapper<>(Asked.class))
                .list();
    }

    long waiting(ReviewCase reviewed) {
        return of(reviewed).stream().filter(each -> each.state() == State.ASKED).count();
    }

    void ask(ReviewCase reviewed, long expert, long by) {
        jdbc.sql("""
                insert into review_expert (region_code, case_id, round, unit_id, officer_id, asked_by, asked_at)
                values (:region, :case, :round, :unit, :expert, :by, :now) on conflict do nothing
                """)
                .param("region", reviewed.regionCode())
                .param("case", reviewed.id())
                .param("round", reviewed.round())
                .param("unit", reviewed.unitId())
                .param("expert", expert)
                .param("by", by)
                .param("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Newest first. */
    List<Task> tasks(Officer expert) {
        return jdbc.sql("""
                select id, case_id, round, unit_id, state, opinion from review_expert
                where officer_id = :officer order by id desc
                """)
                .param("officer", expert.id())
                .query(new SimplePropertyRowMapper<>(Task.class))
                .list();
    }

    /** Locked, so that two presses are one answer. */
    Optional<Task> task(Officer expert, long id) {
        return jdbc.sql("""
                select id, case_id, round, unit_id, state, opinion from review_expert
                where officer_id = :officer and id = :id for no key update
                """)
                .param("officer", expert.id())
                .param("id", id)
                .query(Task.class)
                .optional();
    }

    Map<String, Points> scores(long id) {
        var scores = new LinkedHashMap<String, Points>();
        jdbc.sql("select item, points from review_expert_score where expert_id = :id order by item")
                .param("id", id)
                .query(row -> {
                    scores.put(row.getString("item"), new Points(row.getBigDecimal("points")));
                });
        return scores;
    }

    void answer(ReviewCase reviewed, Task task, State state, Map<String, Points> scores, String opinion) {
        scores.forEach((item, points) -> jdbc.sql("""
                insert into review_expert_score (region_code, expert_id, item, points)
                values (:region, :id, :item, :points)
                """)
                .param("region", reviewed.regionCode())
                .param("id", task.id())
                .param("item", item)
                .param("points", points.value())
                .update());
        jdbc.sql("update review_expert set state = :state, opinion = :opinion, answered_at = :now where id = :id")
                .param("state", state.name())
                .param("opinion", opinion)
                .param("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .param("id", task.id())
                .update();
    }
}
