package org.jiheng.app.target;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 项目库的查询条件 — exactly what stands in the address bar, so that an address is a view that can be shared.
 *
 * @param year null for the newest year there is; 0 for all years
 * @param sort name, money, findings or changed, with a minus for descending
 * @param page counted from 1
 */
record ProjectListRequest(
        String q,
        @Nullable Integer year,
        @Nullable Long department,
        @Nullable String tier,
        @Nullable String kind,
        @Nullable String state,
        boolean faulty,
        String sort,
        int page) {
    static final int ROWS = 50;
    private static final int LONGEST_SEARCH = 60;
    private static final Set<String> SORTS =
            Set.of("name", "-name", "money", "-money", "findings", "-findings", "changed", "-changed");
    private static final Set<String> KINDS = Set.of("R", "Y", "T");
    private static final Pattern STATE = Pattern.compile("[A-Z_]{3,20}");
    private static final Set<String> TIERS = Set.of("KEY_SPECIAL", "GENERAL");

    /** Whatever an address carries becomes a request that can be answered: unknown values are left out. */
    static ProjectListRequest of(
            @Nullable String q,
            @Nullable Integer year,
            @Nullable Long department,
            @Nullable String tier,
            @Nullable String kind,
            @Nullable String state,
            boolean faulty,
            @Nullable String sort,
            @Nullable Integer page) {
        var search = q == null ? "" : q.strip();
        if (search.codePointCount(0, search.length()) > LONGEST_SEARCH) {
            search = search.substring(0, search.offsetByCodePoints(0, LONGEST_SEARCH));
        }
        return new ProjectListRequest(
                search,
                year,
                department,
                tier != null && TIERS.contains(tier) ? tier : null,
                kind != null && KINDS.contains(kind) ? kind : null,
                state != null && STATE.matcher(state).matches() ? state : null,
                faulty,
                sort != null && SORTS.contains(sort) ? sort : "name",
                page == null || page < 1 ? 1 : Math.min(page, 1_000_000));
    }

    ProjectListRequest onPage(int number) {
        return new ProjectListRequest(q, year, department, tier, kind, state, faulty, sort, number);
    }

    static int pages(int matching) {
        return Math.max(1, (matching + ROWS - 1) / ROWS);
    }

    boolean isFiltered() {
        return !q.isEmpty() || department != null || tier != null || kind != null || state != null || faulty;
    }
}
