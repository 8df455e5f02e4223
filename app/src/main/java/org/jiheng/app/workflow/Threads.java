package org.jiheng.app.workflow;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.identity.Officer;
import org.jiheng.policy.common.FieldPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 批注的存取 — to be asked inside a scoped transaction. */
@Repository
class Threads {
    private static final SqlFile OF_CASE = SqlFile.of("workflow/threads-of-case.sql");
    private static final SqlFile ADD = SqlFile.of("workflow/add-thread.sql");
    private static final SqlFile ADD_COMMENT = SqlFile.of("workflow/add-comment.sql");

    private record Row(
            long id,
            int round,
            String field,
            String state,
            String level,
            int number,
            long officerId,
            String officerName,
            String role,
            int saidInRound,
            String words,
            OffsetDateTime at) {}

    private final JdbcClient jdbc;
    private final RemarkFiles files;

    Threads(JdbcClient jdbc, RemarkFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** All threads of a case, oldest first. */
    List<ReviewThread> of(long caseId) {
        var rows =
                jdbc.sql(OF_CASE.text()).param("case", caseId).query(Row.class).list();
        var beside = files.of(caseId);
        var grouped = new LinkedHashMap<Long, List<Row>>();
        rows.forEach(
                row -> grouped.computeIfAbsent(row.id, _ -> new ArrayList<>()).add(row));
        return grouped.values().stream()
                .map(lines -> {
                    var first = lines.getFirst();
                    return new ReviewThread(
                            first.id,
                            caseId,
                            first.round,
                            new FieldPath(first.field),
                            ReviewThread.State.valueOf(first.state),
                            Stage.Level.valueOf(first.level),
                            lines.stream()
                                    .map(line -> new ReviewThread.Comment(
                                            line.officerId,
                                            line.officerName,
                                            line.role,
                                            line.saidInRound,
                                            line.words,
                                            line.at.toInstant(),
                                            beside.getOrDefault(
                                                    new RemarkFiles.Sentence(line.id, line.number), List.of())))
                                    .toList());
                })
                .toList();
    }

    Optional<ReviewThread> find(long caseId, long id) {
        return of(caseId).stream().filter(each -> each.id() == id).findFirst();
    }

    int count(long caseId, ReviewThread.State state) {
        return jdbc.sql("select count(*) from review_thread where case_id = :case and state = :state")
                .param("case", caseId)
                .param("state", state.name())
                .query(Integer.class)
                .single();
    }

    long add(ReviewCase reviewed, Officer officer, FieldPath field, Instant now) {
        return jdbc.sql(ADD.text())
                .param("region", reviewed.regionCode())
                .param("case", reviewed.id())
                .param("unit", reviewed.unitId())
                .param("round", reviewed.round())
                .param("field", field.path())
                .param("level", reviewed.stage().level().name())
                .param("officer", officer.id())
                .param("now", ReviewCases.at(now))
                .query(Long.class)
                .single();
    }

    /** The words with the files beside them. */
    void say(ReviewCase reviewed, long threadId, Officer officer, Converse.Said said, Instant now) {
        int number = jdbc.sql(ADD_COMMENT.text())
                .param("region", reviewed.regionCode())
                .param("thread", threadId)
                .param("unit", reviewed.unitId())
                .param("officer", officer.id())
                .param("role", officer.role().name())
                .param("round", reviewed.round())
                .param("words", said.words())
                .param("now", ReviewCases.at(now))
                .query(Integer.class)
                .single();
        files.add(reviewed, new RemarkFiles.Sentence(threadId, number), said.files());
    }

    void state(long threadId, ReviewThread.State state) {
        jdbc.sql("update review_thread set state = :state, resolved_by = null, resolved_at = null where id = :id")
                .param("id", threadId)
                .param("state", state.name())
                .update();
    }

    void resolve(long threadId, long officer, Instant now) {
        jdbc.sql(
                        "update review_thread set state = 'RESOLVED', resolved_by = :officer, resolved_at = :now where id = :id")
                .param("id", threadId)
                .param("officer", officer)
                .param("now", ReviewCases.at(now))
                .update();
    }
}
