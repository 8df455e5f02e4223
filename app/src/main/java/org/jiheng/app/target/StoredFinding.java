package org.jiheng.app.target;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.rules.Severity;

/** 检查结果 as kept with a target. */
public record StoredFinding(
        String rule, Severity severity, FieldPath field, String message, String advice, String basis) {}
