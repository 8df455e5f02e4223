package org.jiheng.documents.json;

import java.util.List;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.scoring.ScoreSheet;
import org.jspecify.annotations.Nullable;

/**
 * 检查过的表 — a form together with what the rules and the scoring have to say about it.
 *
 * @param score null when the form was not scored
 */
public record CheckedForm(
        ReadForm form, List<Finding> findings, @Nullable ScoreSheet score) {

    public CheckedForm {
        findings = List.copyOf(findings);
    }

    /** A form that was only read. */
    public static CheckedForm unchecked(ReadForm form) {
        return new CheckedForm(form, List.of(), null);
    }
}
