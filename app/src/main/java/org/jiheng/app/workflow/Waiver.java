package org.jiheng.app.workflow;

import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 免改申请 — asks that a finding of grade 应改 may stand, and what the reviewer answered.
 *
 * @param answer in words; a refusal always has one
 */
public record Waiver(
        long id,
        int round,
        Named finding,
        String reason,
        String askedBy,
        @Nullable Decision decision,
        @Nullable String answer,
        @Nullable String decidedBy) {

    /** 哪一条检查结果 — by rule, place and words, so that a changed form asks again. */
    public record Named(String rule, FieldPath field, String message) {}

    /** 答复. */
    public enum Decision {
        GRANTED("同意免改"),
        REFUSED("不同意，请修改");

        private final String chinese;

        Decision(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
