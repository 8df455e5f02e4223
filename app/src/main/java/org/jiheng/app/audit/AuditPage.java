package org.jiheng.app.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 留痕页 — the auditor's search, somebody's own deeds, or the history of one object.
 *
 * @param search null where there is nothing to choose
 * @param verdict null where the chain is not this page's matter
 * @param next address of older rows; null when there are none
 */
public record AuditPage(
        String title,
        String lead,
        @Nullable Search search,
        @Nullable Checked verdict,
        List<Row> rows,
        @Nullable String next,
        List<Root> roots,
        String rootsHref) {

    /** 查找 — as chosen. */
    public record Search(
            String words,
            String kind,
            List<Choice> kinds,
            List<Choice> outcomes,
            String from,
            String until,
            String exportHref) {
        public Search {
            kinds = List.copyOf(kinds);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** 选项. */
    public record Choice(String value, String text, boolean chosen) {}

    /** 核验结论 — style g, r or empty when nobody has checked since the start. */
    public record Checked(String style, String icon, String bold, String text, String when) {}

    /** 一条 — ready to print. */
    public record Row(
            String number,
            String at,
            String who,
            String post,
            String action,
            String outcome,
            String outcomeStyle,
            String reason,
            String object,
            @Nullable String objectHref,
            List<Change> changes,
            List<Change> moreChanges,
            String hash,
            String address) {
        public Row {
            changes = List.copyOf(changes);
            moreChanges = List.copyOf(moreChanges);
        }
    }

    /** 前后 — one field; null where there was, or is, nothing. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    /** 日根. */
    public record Root(String day, String events, String hash) {}

    public AuditPage {
        rows = List.copyOf(rows);
        roots = List.copyOf(roots);
    }
}
