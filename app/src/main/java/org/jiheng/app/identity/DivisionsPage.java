package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 行政区划页.
 *
 * @param heirs divisions of today that another may be merged into
 * @param example a code that would fit here, for the hint beside the field
 */
public record DivisionsPage(
        String summary,
        List<Row> rows,
        List<OfficerPage.Choice> heirs,
        String today,
        String example,
        boolean mayChange,
        @Nullable String notice,
        @Nullable String problem) {
    public DivisionsPage {
        rows = List.copyOf(rows);
        heirs = List.copyOf(heirs);
    }

    /**
     * 一行.
     *
     * @param depth 0 for a province, 1 for a city, 2 for a county
     * @param own whether it is the division of whoever looks
     * @param mayRename and mayEnd whether this officer may
     * @param use whether somebody works in it here, or is about to
     * @param opening the words of the link to its opening; empty when it is not for this officer
     */
    public record Row(
            String code,
            String name,
            String level,
            int depth,
            boolean own,
            String former,
            String period,
            boolean over,
            boolean mayRename,
            boolean mayEnd,
            String use,
            String opening) {}
}
