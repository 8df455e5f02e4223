package org.jiheng.app.target;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.web.Words;
import org.jiheng.documents.reading.TypedCell;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 事前绩效评估 — five dimensions of twenty points, an outcome, and the gate: where a district's threshold asks for an assessment, a
 * project without one, or with 不予支持, goes no further (TGT-11 to TGT-13). To be asked inside a scoped transaction.
 */
@Component
public class ExAnteAssessments {

    /** 评估结论 (TGT-12). */
    public enum Outcome {
        SUPPORTED("予以支持"),
        PARTLY("部分支持"),
        REFUSED("不予支持");

        private final String chinese;

        Outcome(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 评分表 — 立项必要性、投入经济性、绩效目标合理性、实施方案可行性、筹资合规性, each out of twenty. */
    public record Scores(Points need, Points economy, Points target, Points plan, Points financing) {
        static final Points FULL = Points.of("20");

        public Scores {
            for (var each : List.of(need, economy, target, plan, financing)) {
                if (each.value().signum() < 0 || each.compareTo(FULL) > 0) {
                    throw new IllegalArgumentException("a dimension has 0 to 20 points: " + each);
                }
            }
        }

        Points total() {
            return Points.sum(List.of(need, economy, target, plan, financing));
        }
    }

    /** 一次评估. */
    public record Assessment(Scores scores, Outcome outcome, String opinion, String by, Instant at) {
        public Points total() {
            return scores.total();
        }
    }

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExAnteAssessments(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The one that counts: a later assessment replaces an earlier one, and both are kept. */
    public Optional<Assessment> latest(long projectId, int fiscalYear) {
        return all(projectId, fiscalYear).stream().findFirst();
    }

    /** Newest first. */
    public List<Assessment> all(long projectId, int fiscalYear) {
        return jdbc.sql("""
                select a.*, o.display_name as assessor
                from ex_ante_assessment a join officer o on o.region_code = a.region_code and o.id = a.assessed_by
                where a.project_id = :project and a.fiscal_year = :year order by a.id desc
                """)
                .param("project", projectId)
                .param("year", fiscalYear)
                .query((row, number) -> new Assessment(
                        new Scores(
                                Points.of(row.getBigDecimal("need")),
                                Points.of(row.getBigDecimal("economy")),
                                Points.of(row.getBigDecimal("target")),
                                Points.of(row.getBigDecimal("plan")),
                                Points.of(row.getBigDecimal("financing"))),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("opinion"),
                        row.getString("assessor"),
                        row.getObject("assessed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void add(
            String regionCode,
            Actor actor,
            long projectId,
            int fiscalYear,
            Scores scores,
            Outcome outcome,
            String opinion) {
        var before = latest(projectId, fiscalYear);
        jdbc.sql("""
                insert into ex_ante_assessment (region_code, project_id, fiscal_year, need, economy, target, plan, financing,
                                                outcome, opinion, assessed_by)
                values (:region, :project, :year, :need, :economy, :target, :plan, :financing, :outcome, :opinion, :officer)
                """)
                .param("region", regionCode)
                .param("project", projectId)
                .param("year", fiscalYear)
                .param("need", scores.need().value())
                .param("economy", scores.economy().value())
                .param("target", scores.target().value())
                .param("plan", scores.plan().value())
                .param("financing", scores.financing().value())
                .param("outcome", outcome.name())
                .param("opinion", opinion)
                .param("officer", actor.id())
                .update();
        events.publishEvent(new Happened(
                regionCode,
                actor,
                "事前评估",
                "project",
                projectId + "/" + fiscalYear,
                before.<Map<String, Object>>map(each -> told(each.outcome(), each.total()))
                        .orElse(Map.of()),
                told(outcome, scores.total())));
    }

    private static Map<String, Object> told(Outcome outcome, Points total) {
        return Map.of("结论", outcome.chinese(), "得分", total.toString());
    }

    /**
     * What keeps a project of this size out of the library until it is assessed, or for good; empty when nothing does.
     *
     * @param lastYear what it had the year before; null for a new project
     */
    public Optional<String> gate(
            String regionCode, long projectId, int fiscalYear, @Nullable Money total, @Nullable Money lastYear) {
        var latest = latest(projectId, fiscalYear);
        if (latest.isPresent()) {
            return latest.get().outcome() == Outcome.REFUSED
                    ? Optional.of(Words.say("exAnte.refused"))
                    : Optional.empty();
        }
        return isAsked(regionCode, total, lastYear) ? Optional.of(Words.say("exAnte.missing")) : Optional.empty();
    }

    private boolean isAsked(String regionCode, @Nullable Money total, @Nullable Money lastYear) {
        if (total == null) {
            return false;
        }
        return Parameters.delivered()
                .exAnteThreshold()
                .find(new Region(regionCode, ""), LocalDate.now(clock))
                .map(each -> each.value().asksFor(total, lastYear))
                .orElse(false);
    }

    /** What a person typed as points; empty when it is none of 0 to 20 with at most one decimal. */
    static Optional<Points> points(String typed) {
        return TypedCell.number(typed)
                .filter(each -> each.signum() >= 0 && each.compareTo(new BigDecimal("20")) <= 0 && each.scale() <= 1)
                .map(Points::of);
    }
}
