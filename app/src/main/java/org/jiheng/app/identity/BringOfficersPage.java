package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 批量建账号页 — the list, what it would do, and what was made of it.
 *
 * @param mayBring the dry run found nothing wrong and something to do
 * @param made with passwords that are shown on this answer and kept nowhere
 */
public record BringOfficersPage(
        String list,
        String summary,
        List<Row> rows,
        boolean mayBring,
        List<Made> made,
        @Nullable String problem) {

    /** 一行. */
    public record Row(
            String name, String login, String organisation, String role, String style, String icon, String says) {}

    /** 建好的一个. */
    public record Made(String name, String login, String password) {}

    public BringOfficersPage {
        rows = List.copyOf(rows);
        made = List.copyOf(made);
    }
}
