package org.jiheng.app.review;

import java.time.LocalDate;
import org.jiheng.documents.Form;
import org.jspecify.annotations.Nullable;

/**
 * 目标调整 — what an approved target should become, and why.
 *
 * @param budgetDocument number of the document that adjusts the budget; null until it is linked (ADJ-01)
 */
record Adjustment(
        long id,
        long targetId,
        long unitId,
        Reason reason,
        String words,
        @Nullable String attachmentName,
        Form proposal,
        @Nullable String budgetDocument,
        @Nullable LocalDate budgetDated,
        long createdBy) {

    /** 调整原因. */
    enum Reason {
        POLICY("政策变化"),
        EMERGENCY("突发事件"),
        BUDGET("预算追加或调减"),
        TASK("任务变化"),
        OTHER("其他");

        private final String chinese;

        Reason(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }
    }
}
