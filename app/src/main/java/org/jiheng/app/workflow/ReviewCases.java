package org.jiheng.app.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.app.database.SqlFile;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.scoring.Grade;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 审核件的存取 — to be asked inside a scoped transaction. */
@Repository
public class ReviewCases {
    private static final SqlFile FIND = SqlFile.of("workflow/find-case.sql");
    private static final SqlFile OF_SUBJECT = SqlFile.of("workflow/case-of-subject.sql");
    private static final SqlFile QUEUE = SqlFile.of("workflow/queue.sql");
    private static final SqlFile OPEN = SqlFile.of("workflow/open-case.sql");
    private static final SqlFile MOVE = SqlFile.of("workflow/move-case.sql");
    private static final SqlFile ADD_STEP = SqlFile.of("workflow/add-step.sql");
    private static final SqlFile STEPS = SqlFile.of("workflow/steps.sql");

    /** 新的审核件. */
    public record NewCase(
            String regionCode,
            Subject subject,
            long unitId,
            long departmentId,
            int fiscalYear,
            String title,
            @Nullable Money money,
            Set<Long> drafters) {
        public NewCase {
            drafters = Set.copyOf(drafters);
        }
    }

    private final JdbcClient jdbc;

    ReviewCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<ReviewCase> find(long id) {
        return jdbc.sql(FIND.text())
                .param("id", id)
                .query((row, _) -> reviewed(row))
                .optional();
    }

    public Optional<ReviewCase> of(Subject subject) {
        return jdbc.sql(OF_SUBJECT.text())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query((row, _) -> reviewed(row))
                .optional();
    }

    /** The case with its row locked until the transaction ends, so that two who decide at once do so one after the other. */
    Optional<ReviewCase> lock(long id) {
        return jdbc.sql("select id from review_case where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .flatMap(this::find);
    }

    /** Begins the review of a subject, or brings what it is called up to date when it has been begun already. */
    public ReviewCase open(NewCase opened, Instant now) {
        var id = jdbc.sql(OPEN.text())
                .param("region", opened.regionCode())
                .param("kind", opened.subject().kind())
                .param("subject", opened.subject().id())
                .param("unit", opened.unitId())
                .param("department", opened.departmentId())
                .param("year", opened.fiscalYear())
                .param("title", opened.title())
                .param("money", opened.money() == null ? null : opened.money().yuan())
                .param("drafters", opened.drafters().toArray(Long[]::new))
                .param("now", at(now))
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    /** What waits at these stages, oldest first; a county has some thousands in its busiest week (DAT-11). */
    public List<ReviewCase> at(Collection<Stage> stages) {
        return jdbc.sql(QUEUE.text())
                .param("stages", stages.stream().map(Stage::name).toArray(String[]::new))
                .query((row, _) -> reviewed(row))
                .list();
    }

    void move(ReviewCase reviewed, Stage to, int round, @Nullable Grade grade, @Nullable LocalDate due, Instant now) {
        jdbc.sql(MOVE.text())
                .param("id", reviewed.id())
                .param("stage", to.name())
                .param("round", round)
                .param("grade", grade == null ? null : grade.name())
                .param("due", due)
                .param("now", at(now))
                .update();
    }

    void add(ReviewCase reviewed, Step step) {
        jdbc.sql(ADD_STEP.text())
                .param("region", reviewed.regionCode())
                .param("case", reviewed.id())
                .param("number", step.number())
                .param("unit", reviewed.unitId())
                .param("round", step.round())
                .param("action", step.action().name())
                .param("from", step.from().name())
                .param("to", step.to().name())
                .param("officer", step.officerId())
                .param("role", step.role())
                .param("remark", step.remark())
                .param("at", at(step.at()))
                .update();
    }

    /** Every step of a case, oldest first. */
    public List<Step> steps(long caseId) {
        return jdbc.sql(STEPS.text())
                .param("case", caseId)
                .query((row, _) -> new Step(
                        row.getInt("number"),
                        row.getInt("round"),
                        Action.valueOf(row.getString("action")),
                        Stage.valueOf(row.getString("from_stage")),
                        Stage.valueOf(row.getString("to_stage")),
                        row.getLong("officer_id"),
                        row.getString("officer_name"),
                        row.getString("organisation"),
                        row.getString("role"),
                        row.getString("remark"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The first look at its present stage; from then on it cannot be taken back. */
    void opened(long id, long officer, Instant now) {
        jdbc.sql("update review_case set opened_by = :officer, opened_at = :now where id = :id and opened_by is null")
                .param("id", id)
                .param("officer", officer)
                .param("now", at(now))
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ReviewCase reviewed(ResultSet row) throws SQLException {
        var money = row.getBigDecimal("money");
        var opened = row.getLong("opened_by");
        var openedBy = row.wasNull() ? null : opened;
        var grade = row.getString("grade");
        var drafters = (Object[]) row.getArray("drafters").getArray();
        return new ReviewCase(
                row.getString("region_code"),
                row.getLong("id"),
                new Subject(row.getString("subject_kind"), row.getLong("subject_id")),
                row.getLong("unit_id"),
                row.getString("unit_name"),
                row.getLong("department_id"),
                row.getString("department_name"),
                row.getInt("fiscal_year"),
                row.getString("title"),
                money == null ? null : new Money(money),
                Stage.valueOf(row.getString("stage")),
                row.getInt("round"),
                row.getInt("revision"),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                openedBy,
                grade == null ? null : Grade.valueOf(grade),
                Arrays.stream(drafters).map(Long.class::cast).collect(Collectors.toUnmodifiableSet()));
    }
}
