package org.jiheng.app.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.web.AttachedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 目标调整的存取 — to be asked inside a scoped transaction. */
@Repository
class Adjustments {
    /** The kind of subject an adjustment is to the workflow. */
    static final String KIND = "adjustment";

    private static final SqlFile FIND = SqlFile.of("review/find-adjustment.sql");
    private static final SqlFile OPEN = SqlFile.of("review/open-adjustment.sql");
    private static final SqlFile ADD = SqlFile.of("review/add-adjustment.sql");
    private static final SqlFile CHANGE = SqlFile.of("review/change-adjustment.sql");

    /** 申请内容. */
    record Request(
            Adjustment.Reason reason,
            String words,
            @Nullable AttachedFile attachment,
            String proposal) {}

    private final JdbcClient jdbc;
    private final ReviewedTargets targets;
    private final FileSeal seal;

    Adjustments(JdbcClient jdbc, ReviewedTargets targets, FileSeal seal) {
        this.jdbc = jdbc;
        this.targets = targets;
        this.seal = seal;
    }

    /** Where an attachment lies, bound into its ciphertext. */
    static String place(String regionCode, long targetId) {
        return "target_adjustment/%s/%d".formatted(regionCode, targetId);
    }

    private byte @Nullable [] sealed(String place, @Nullable AttachedFile attachment) {
        return attachment == null ? null : seal.seal(place, attachment.content());
    }

    Optional<Adjustment> find(long id) {
        return jdbc.sql(FIND.text())
                .param("id", id)
                .query((row, _) -> new Adjustment(
                        row.getLong("id"),
                        row.getLong("target_id"),
                        row.getLong("unit_id"),
                        Adjustment.Reason.valueOf(row.getString("reason")),
                        row.getString("words"),
                        row.getString("attachment_name"),
                        targets.form(row.getString("region_code"), row.getLong("target_id"), row.getString("proposal")),
                        row.getString("budget_document"),
                        row.getObject("budget_dated", LocalDate.class),
                        row.getLong("created_by")))
                .optional();
    }

    /** The one that is on its way for this target, if there is one. */
    Optional<Adjustment> open(long targetId) {
        return jdbc.sql(OPEN.text())
                .param("target", targetId)
                .query((row, _) -> row.getLong("id"))
                .optional()
                .flatMap(this::find);
    }

    boolean isApproved(long targetId) {
        return jdbc.sql("""
                select exists (select from target_adjustment a
                  join review_case c on c.subject_kind = 'adjustment' and c.subject_id = a.id
                  where a.target_id = :target and c.stage = 'APPROVED')
                """).param("target", targetId).query(Boolean.class).single();
    }

    Optional<AttachedFile> attachment(long id) {
        return jdbc.sql(
                        "select region_code, target_id, attachment_name, attachment from target_adjustment where id = :id and attachment is not null")
                .param("id", id)
                .query((row, _) -> new AttachedFile(
                        row.getString("attachment_name"),
                        seal.open(
                                place(row.getString("region_code"), row.getLong("target_id")),
                                row.getBytes("attachment"))))
                .optional();
    }

    long add(String regionCode, long targetId, long unitId, Request request, long officer, Instant now) {
        var attachment = request.attachment();
        return jdbc.sql(ADD.text())
                .param("region", regionCode)
                .param("target", targetId)
                .param("unit", unitId)
                .param("reason", request.reason().name())
                .param("words", request.words())
                .param("name", attachment == null ? null : attachment.name())
                .param("content", sealed(place(regionCode, targetId), attachment))
                .param("proposal", request.proposal())
                .param("officer", officer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** While its author has it; an attachment stays when no other is given. */
    void change(String regionCode, long targetId, long id, Request request, long officer) {
        var attachment = request.attachment();
        jdbc.sql(CHANGE.text())
                .param("id", id)
                .param("reason", request.reason().name())
                .param("words", request.words())
                .param("name", attachment == null ? null : attachment.name())
                .param("content", sealed(place(regionCode, targetId), attachment))
                .param("proposal", request.proposal())
                .param("officer", officer)
                .update();
    }

    void link(long id, String document, LocalDate dated) {
        jdbc.sql("update target_adjustment set budget_document = :document, budget_dated = :dated where id = :id")
                .param("id", id)
                .param("document", document)
                .param("dated", dated)
                .update();
    }

    void done(long id, long newTarget) {
        jdbc.sql("update target_adjustment set new_target_id = :target where id = :id")
                .param("id", id)
                .param("target", newTarget)
                .update();
    }
}
