package org.jiheng.policy.rules;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Fix;
import org.jspecify.annotations.Nullable;

/**
 * 检查结果 — one thing a rule has to say about one place of one form.
 *
 * @param rule number of the rule, such as LNT-31
 * @param fix a correction that is certain, for whoever wants it; null where there is none
 */
public record Finding(
        String rule,
        Severity severity,
        FieldPath field,
        String message,
        String advice,
        LegalBasis basis,
        @Nullable Fix fix) {
    public Finding(String rule, Severity severity, FieldPath field, String message, String advice, LegalBasis basis) {
        this(rule, severity, field, message, advice, basis, null);
    }
}
