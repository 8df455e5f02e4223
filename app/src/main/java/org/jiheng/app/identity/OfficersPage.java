package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 人员页.
 *
 * @param tick name of the checkboxes in front of the rows; empty when nothing can be chosen
 * @param vacant units whose clerk hands in to nobody
 * @param action where the chosen rows are sent
 */
public record OfficersPage(
        String summary,
        String q,
        String show,
        List<Tab> tabs,
        List<Row> rows,
        String tick,
        String action,
        String actionWords,
        boolean mayCreate,
        String emptiness,
        @Nullable String previous,
        @Nullable String next,
        String pages,
        List<String> vacant,
        @Nullable String notice,
        @Nullable String problem) {
    public OfficersPage {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
        vacant = List.copyOf(vacant);
    }

    /** 视图. */
    public record Tab(String href, String text, boolean current) {}

    /** @param value of the checkbox; empty when this row cannot be chosen */
    public record Row(
            String value,
            String href,
            String name,
            String login,
            String organisation,
            String roles,
            String state,
            String stateStyle,
            String stateIcon,
            String when) {}
}
