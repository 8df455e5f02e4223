package org.jiheng.app.target;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.Severity;

/** 检查结果 as kept with a target. */
public record StoredFinding(
        String rule, Severity severity, FieldPath field, String message, String advice, String basis) {

    /** Whether this is what a rule says now. */
    boolean says(Finding finding) {
        return rule.equals(finding.rule()) && field.equals(finding.field()) && message.equals(finding.message());
    }
}
