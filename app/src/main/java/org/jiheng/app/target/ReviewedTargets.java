package org.jiheng.app.target;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.database.SqlFile;
import org.jiheng.documents.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 审核所见的绩效目标 — what a review needs to know of a target; to be asked inside a scoped transaction. */
@Component
public class ReviewedTargets {
    /** The kind of subject a target is to the workflow. */
    public static final String KIND = "target";

    private static final SqlFile PLACE = SqlFile.of("target/place-of-target.sql");

    /**
     * 目标与归属.
     *
     * @param state of its life, as lifecycle and database call it
     * @param drafters ids of those who wrote it
     */
    public record Reviewed(
            StoredTarget target,
            int fiscalYear,
            int version,
            String state,
            String regionCode,
            long departmentId,
            Set<Long> drafters) {
        public Reviewed {
            drafters = Set.copyOf(drafters);
        }

        public String projectName() {
            var name = target.form().declaration().project().name();
            return name == null ? "" : name;
        }
    }

    private record Row(
            String regionCode,
            long id,
            long projectId,
            int fiscalYear,
            int version,
            String state,
            long departmentId,
            @Nullable Long changedBy) {}

    private final JdbcClient jdbc;
    private final Targets targets;
    private final Submissions submissions;
    private final Drafts drafts;
    private final CheckUnit checkUnit;
    private final ContactSeal seal;

    ReviewedTargets(
            JdbcClient jdbc,
            Targets targets,
            Submissions submissions,
            Drafts drafts,
            CheckUnit checkUnit,
            ContactSeal seal) {
        this.jdbc = jdbc;
        this.targets = targets;
        this.submissions = submissions;
        this.drafts = drafts;
        this.checkUnit = checkUnit;
        this.seal = seal;
    }

    /** A draft is saved field by field without waiting for the rules; whoever reviews it must see them asked. */
    private StoredTarget checked(Row row, StoredTarget stored) {
        return Draft.isOpen(row.state) && checkUnit.ifChanged(row.regionCode, stored.unitId(), row.fiscalYear)
                ? targets.find(row.projectId, row.fiscalYear).orElseThrow()
                : stored;
    }

    /** A target that is the newest version of its project and year. */
    public Optional<Reviewed> find(long targetId) {
        return row(targetId)
                .flatMap(row -> targets.find(row.projectId, row.fiscalYear)
                        .filter(stored -> stored.id() == targetId)
                        .map(stored -> reviewed(row, checked(row, stored))));
    }

    /** Any version, also one that an adjustment has taken the place of. */
    public Optional<Reviewed> anyVersion(long targetId) {
        return find(targetId)
                .or(() -> row(targetId).flatMap(row -> targets.version(targetId).map(stored -> reviewed(row, stored))));
    }

    private Optional<Row> row(long targetId) {
        return jdbc.sql(PLACE.text()).param("id", targetId).query(Row.class).optional();
    }

    private Reviewed reviewed(Row row, StoredTarget stored) {
        var drafters = new HashSet<Long>();
        if (row.changedBy != null) {
            drafters.add(row.changedBy);
        }
        drafters.addAll(drafts.writers(row.id));
        submissions.of(row.id).forEach(each -> drafters.add(each.officer()));
        return new Reviewed(stored, row.fiscalYear, row.version, row.state, row.regionCode, row.departmentId, drafters);
    }

    /** The newest version of a project's target of a year. */
    public Optional<Reviewed> find(long projectId, int fiscalYear) {
        return targets.find(projectId, fiscalYear).flatMap(stored -> find(stored.id()));
    }

    /** What a version says: as it stands while it is the newest, afterwards as it was handed in or adjusted last. */
    public Optional<Form> submittedOrStored(long targetId) {
        return find(targetId)
                .map(each -> each.target().form())
                .or(() -> submissions.of(targetId).stream()
                        .reduce((_, later) -> later)
                        .map(Submission::form));
    }

    /** Where the page of a target is. */
    public String address(long targetId) {
        return row(targetId)
                .map(row -> "/projects/%d/%d".formatted(row.projectId, row.fiscalYear))
                .orElse("/projects");
    }

    /** The next version of an approved target, approved together with its adjustment. */
    public long addApproved(Reviewed base, Form form, long officer) {
        return targets.addApproved(
                new Targets.Owner(
                        base.regionCode(),
                        base.target().projectId(),
                        base.target().unitId(),
                        officer,
                        base.target().sourceFileId()),
                form);
    }

    /** A form as it is kept beside a target, and read again. */
    public String json(String regionCode, long targetId, Form form) {
        return seal.sealForm(ContactSeal.Place.ofTarget(regionCode, targetId), Submissions.json(form));
    }

    public Form form(String regionCode, long targetId, String json) {
        return Submissions.form(seal.openForm(ContactSeal.Place.ofTarget(regionCode, targetId), json));
    }

    /** What was handed in, oldest first. */
    public List<Submission> submissions(long targetId) {
        return submissions.of(targetId);
    }

    /** What the project promised the year before. */
    public Optional<Form> yearBefore(Reviewed reviewed) {
        return targets.find(reviewed.target().projectId(), reviewed.fiscalYear() - 1)
                .map(StoredTarget::form);
    }
}
