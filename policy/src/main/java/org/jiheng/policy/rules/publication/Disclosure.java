package org.jiheng.policy.rules.publication;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 一次公开 — the tables, the narrative and the open data that a department publishes together (PUB-06, PUB-11).
 *
 * @param required titles of the tables that must be there; empty where nobody has said
 * @param approvedOn 批复日期
 * @param publishedOn 公开日期; null while it is not published
 * @param asOf the day on which this is checked
 * @param narrative 文字说明, as published
 */
public record Disclosure(
        List<String> required,
        List<PublishedTable> tables,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate publishedOn,
        LocalDate asOf,
        List<ProjectAmount> amounts,
        @Nullable String narrative,
        List<OpenText> openData) {
    public Disclosure {
        required = List.copyOf(required);
        tables = List.copyOf(tables);
        amounts = List.copyOf(amounts);
        openData = List.copyOf(openData);
    }

    static final FieldPath NARRATIVE = new FieldPath("narrative");

    static FieldPath table(int index) {
        return new FieldPath("tables[" + index + "]");
    }
}
