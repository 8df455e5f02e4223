package org.jiheng.app.target;

import java.time.Instant;
import java.util.List;
import org.jiheng.documents.Form;
import org.jspecify.annotations.Nullable;

/**
 * 绩效目标 — one version of what a project promises for a year, with what the rules say of it.
 *
 * @param sourceFileId the file it came in with; null also when that is out of scope, because finance brought the forms of many
 */
public record StoredTarget(
        long id,
        long projectId,
        long unitId,
        String unitName,
        String departmentName,
        Form form,
        List<StoredFinding> findings,
        String changedBy,
        Instant changedAt,
        @Nullable Long sourceFileId) {
    public StoredTarget {
        findings = List.copyOf(findings);
    }
}
