package org.jiheng.app.target;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;

/**
 * 项目库页 — everything ready to print.
 *
 * @param summary one line under the heading: how many projects, how much money
 * @param emptyTables sentences of units that officially declare nothing
 * @param query this view as an address, to be kept under a name
 * @param mayStart whether this officer begins projects
 * @param showsFindings whether this officer sees what the rules say, and not the forms alone
 * @param notice what an import just did
 */
public record ProjectListPage(
        String summary,
        List<String> emptyTables,
        String q,
        List<Choice> years,
        List<Choice> departments,
        List<Choice> tiers,
        List<Choice> kinds,
        List<Choice> states,
        List<Tab> tabs,
        List<View> views,
        String query,
        boolean mayStart,
        boolean faulty,
        String sort,
        List<Column> columns,
        List<Row> rows,
        String totalLabel,
        String totalMoney,
        Paging paging,
        Emptiness emptiness,
        @Nullable String resetHref,
        boolean manyUnits,
        boolean showsFindings,
        boolean mayCheck,
        @Nullable Notice notice) {

    /** 选项. */
    public record Choice(String value, String text, boolean chosen) {}

    /** 视图 — a tab whose address is the view. */
    public record Tab(String href, String text, boolean current) {}

    /** 存下的视图. */
    public record View(String name, String href, boolean current, String removal) {}

    /** 表头 — a column that can be sorted. */
    public record Column(
            String href,
            String text,
            String style,
            @Nullable String direction) {}

    /** 一行. */
    public record Row(
            String key,
            String href,
            String name,
            String year,
            String unit,
            String department,
            String tier,
            String money,
            WeightRuler ruler,
            String indicators,
            String corePoints,
            List<Count> findings,
            String state,
            String changedBy,
            String changedAt) {
        public Row {
            findings = List.copyOf(findings);
        }
    }

    /** 检查结果数 — such as 应改 1, with the class of its colour. */
    public record Count(String text, String style) {
        /** Worst first; severities without a finding are left out. */
        static List<Count> of(Map<Severity, Integer> numbers) {
            return Stream.of(Severity.values())
                    .filter(severity -> numbers.getOrDefault(severity, 0) > 0)
                    .map(severity -> new Count(severity.chinese() + " " + numbers.get(severity), style(severity)))
                    .toList();
        }

        private static String style(Severity severity) {
            return switch (severity) {
                case BLOCK, ERROR -> "verm";
                case WARN -> "amber";
                case INFO -> "muted";
            };
        }
    }

    /** 分页. */
    public record Paging(
            String label,
            @Nullable String previous,
            @Nullable String next) {}

    /** 为什么是空的. */
    public enum Emptiness {
        NOT_EMPTY,
        NOTHING_YET,
        NOTHING_MATCHES
    }

    /** 导入之后的话. */
    public record Notice(String text, List<String> leftOut) implements Serializable {
        public Notice {
            leftOut = List.copyOf(leftOut);
        }
    }

    public ProjectListPage {
        emptyTables = List.copyOf(emptyTables);
        years = List.copyOf(years);
        departments = List.copyOf(departments);
        tiers = List.copyOf(tiers);
        kinds = List.copyOf(kinds);
        states = List.copyOf(states);
        tabs = List.copyOf(tabs);
        views = List.copyOf(views);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
