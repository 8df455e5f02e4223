package org.jiheng.policy.rules;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Fix;
import org.jspecify.annotations.Nullable;

/**
 * 问题 — one place where a rule is broken.
 *
 * @param field where
 * @param message what is wrong, with the figures
 * @param advice what to do
 * @param severity only where this place weighs otherwise than the rule's usual severity
 * @param fix only where the right answer is certain
 */
public record Violation(
        FieldPath field,
        String message,
        String advice,
        @Nullable Severity severity,
        @Nullable Fix fix) {
    public Violation(FieldPath field, String message, String advice) {
        this(field, message, advice, null, null);
    }

    public Violation(FieldPath field, String message, String advice, @Nullable Severity severity) {
        this(field, message, advice, severity, null);
    }

    public Violation fixedBy(@Nullable Fix certain) {
        return new Violation(field, message, advice, severity, certain);
    }
}
