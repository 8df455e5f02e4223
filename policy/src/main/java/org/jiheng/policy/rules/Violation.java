package org.jiheng.policy.rules;

import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 问题 — one place where a rule is broken.
 *
 * @param field where
 * @param message what is wrong, with the figures
 * @param advice what to do
 * @param severity only where this place weighs otherwise than the rule's usual severity
 */
public record Violation(
        FieldPath field,
        String message,
        String advice,
        @Nullable Severity severity) {
    public Violation(FieldPath field, String message, String advice) {
        this(field, message, advice, null);
    }
}
