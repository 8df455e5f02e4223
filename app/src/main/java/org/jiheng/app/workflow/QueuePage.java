package org.jiheng.app.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 待审清单 — what waits for this officer, the most urgent first.
 *
 * @param refused why a step just asked for was not done
 */
public record QueuePage(
        String summary,
        String q,
        List<Choice> stages,
        List<Choice> departments,
        boolean lateOnly,
        List<Row> rows,
        String money,
        List<Batch> batch,
        List<String> refused,
        @Nullable String done) {

    /** 选项. */
    public record Choice(String value, String text, boolean chosen) {}

    /** 一件. */
    public record Row(
            long id,
            int revision,
            String href,
            String title,
            String unit,
            String department,
            String year,
            String money,
            String stage,
            String round,
            String age,
            String due,
            String dueStyle,
            String remarks) {}

    /** 批量办理 — what can be done to several at once, and what that means. */
    public record Batch(String action, String text, String style) {}

    public QueuePage {
        stages = List.copyOf(stages);
        departments = List.copyOf(departments);
        rows = List.copyOf(rows);
        batch = List.copyOf(batch);
        refused = List.copyOf(refused);
    }
}
