package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 单位页. */
public record OrganisationsPage(
        String summary,
        List<Row> rows,
        List<OfficerPage.Choice> departments,
        List<OfficerPage.Choice> heirs,
        String today,
        boolean mayChange,
        String list,
        @Nullable Comparison comparison,
        @Nullable String notice,
        @Nullable String problem) {
    public OrganisationsPage {
        rows = List.copyOf(rows);
        departments = List.copyOf(departments);
        heirs = List.copyOf(heirs);
    }

    /** @param under whether it stands below a department */
    public record Row(
            long id,
            String name,
            String shortName,
            boolean under,
            String kind,
            String period,
            String former,
            String people,
            boolean over,
            boolean mayChange) {}

    /** 试读. */
    public record Comparison(List<String> added, List<String> changed, List<String> missing, List<String> problems) {
        public Comparison {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            missing = List.copyOf(missing);
            problems = List.copyOf(problems);
        }
    }
}
