package org.jiheng.policy.rules;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;

/**
 * 检查结果 — one thing a rule has to say about one place of one form.
 *
 * @param rule number of the rule, such as LNT-31
 */
public record Finding(
        String rule, Severity severity, FieldPath field, String message, String advice, LegalBasis basis) {}
