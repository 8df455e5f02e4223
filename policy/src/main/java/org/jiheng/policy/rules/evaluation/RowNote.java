package org.jiheng.policy.rules.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * 指标行的文字 — what stands beside the number in a row of a self-evaluation.
 *
 * @param written 实际完成值 as it was written, also where it is no number
 * @param reason 偏差原因分析及改进措施
 * @param survey for satisfaction; null where none is attached
 */
public record RowNote(
        @Nullable String written,
        @Nullable String reason,
        @Nullable Survey survey) {
    public static final RowNote BLANK = new RowNote(null, null, null);

    boolean hasReason() {
        return reason != null && !reason.isBlank();
    }
}
