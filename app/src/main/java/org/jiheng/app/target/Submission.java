package org.jiheng.app.target;

import java.time.Instant;
import org.jiheng.documents.Form;

/**
 * 报送版本 — a form as it was when it was handed in; it never changes.
 *
 * @param officer id of who handed it in
 * @param sha256 of its {@code jiheng-forms/1} text
 */
public record Submission(
        long targetId, int round, Form form, String sha256, long officer, String officerName, Instant at) {}
