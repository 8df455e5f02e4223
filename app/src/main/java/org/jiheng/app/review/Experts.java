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
    /** How long somebody asked is given unless finance says otherwise. */
    static final int USUAL_DAYS = 10;

    private static final SqlFile TO_ASK = SqlFile.of("review/experts-to-ask.sql");
    private static final SqlFile OF_CASE = SqlFile.of("review/experts-of-case.sql");

    /** 办到哪一步. */
    enum State {
        ASKED,
        /** 已声明: nothing ties them to the unit or the project; now they see the form. */
        DECLARED,
        SPOKEN,
        /** 回避: something ties them to the unit or the project. */
        WITHDREW
    }

    /** 可请的人. */
    record Candidate(long id, String displayName, String organisation) {}

    /** 请过的人. */
    record Asked(
            long id,
            long officerId,
            String displayName,
            State state,
            String opinion,
            LocalDate lastDay,
            BigDecimal total) {}

    /** 一件评审任务. */
    record Task(long id, long caseId, int round, State state, String opinion, LocalDate lastDay) {}

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

    /** Whose last day has passed is waited for no longer. */
    long waiting(ReviewCase reviewed) {
        var today = LocalDate.now(clock);
        return of(reviewed).stream()
                .filter(each -> each.state() == State.ASKED || each.state() == State.DECLARED)
                .filter(each -> !each.lastDay().isBefore(today))
                .count();
    }

    void ask(ReviewCase reviewed, long expert, LocalDate lastDay, long by) {
        jdbc.sql("""
                insert into review_expert (region_code, case_id, round, unit_id, target_id, officer_id, last_day, asked_by, asked_at)
                values (:region, :case, :round, :unit, :target, :expert, :last, :by, :now) on conflict do nothing
                """)
                .param("region", reviewed.regionCode())
                .param("case", reviewed.id())
                .param("round", reviewed.round())
                .param("unit", reviewed.unitId())
                .param("target", reviewed.subject().id())
                .param("expert", expert)
                .param("last", lastDay)
                .param("by", by)
                .param("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Newest first. */
    List<Task> tasks(Officer expert) {
        return jdbc.sql("""
                select id, case_id, round, state, opinion, last_day from review_expert
                where officer_id = :officer order by id desc
                """)
                .param("officer", expert.id())
                .query(new SimplePropertyRowMapper<>(Task.class))
                .list();
    }

    /** Locked, so that two presses are one answer. */
    Optional<Task> task(Officer expert, long id) {
        return jdbc.sql("""
                select id, case_id, round, state, opinion, last_day from review_expert
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

    /** 声明没有利害关系. */
    void declare(Task task) {
        jdbc.sql("update review_expert set state = 'DECLARED', declared_at = :now where id = :id and state = 'ASKED'")
                .param("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .param("id", task.id())
                .update();
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
