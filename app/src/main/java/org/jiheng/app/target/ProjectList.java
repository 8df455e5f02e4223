package org.jiheng.app.target;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 项目库列表的查询 — to be asked inside a scoped transaction. */
@Repository
class ProjectList {
    private static final SqlFile LIST = SqlFile.of("target/list-targets.sql");
    private static final SqlFile FILTERS = SqlFile.of("target/list-filters.sql");

    /** 一行 — one project in one year. */
    record Row(
            long projectId,
            String name,
            long targetId,
            int fiscalYear,
            @Nullable String tier,
            @Nullable BigDecimal fundsTotal,
            @Nullable BigDecimal executionWeight,
            int indicatorCount,
            BigDecimal corePoints,
            BigDecimal pointsTotal,
            String state,
            OffsetDateTime changedAt,
            String unitName,
            String departmentName,
            String changedBy,
            int blocks,
            int errors,
            int warnings,
            int hints,
            int matching,
            @Nullable BigDecimal matchingTotal) {}

    /** 一段 — one indicator's share of the weight ruler. */
    record Segment(Points points, boolean core) {}

    /** 可选的年度与部门. */
    record Filter(int fiscalYear, long departmentId, String departmentName) {}

    /** 空表说明 of the units in scope. */
    record EmptyTable(String unitName, String tier, String sentence) {}

    private final JdbcClient jdbc;

    ProjectList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> page(ProjectListRequest request, @Nullable Integer year) {
        return jdbc.sql(LIST.text())
                .param("year", year)
                .param("tier", request.tier())
                .param("kind", request.kind())
                .param("state", request.state())
                .param("department", request.department())
                .param("onlyFaulty", request.faulty())
                .param("q", request.q())
                .param("like", "%" + escaped(request.q()) + "%")
                .param("bigrams", bigrams(request.q()))
                .param("sort", request.sort())
                .param("rows", ProjectListRequest.ROWS)
                .param("skip", (request.page() - 1) * ProjectListRequest.ROWS)
                .query(new SimplePropertyRowMapper<>(Row.class))
                .list();
    }

    List<Filter> filters() {
        return jdbc.sql(FILTERS.text())
                .query(new SimplePropertyRowMapper<>(Filter.class))
                .list();
    }

    /** The rulers of a page of targets: id → segments in the order of the form. */
    Map<Long, List<Segment>> rulers(List<Long> targetIds) {
        var rulers = new HashMap<Long, List<Segment>>();
        jdbc.sql("""
                select target_id, coalesce(points, 0) as points, coalesce(core, false) as core
                from target_indicator where target_id = any(:ids) order by target_id, position
                """).param("ids", targetIds.toArray(Long[]::new)).query(row -> {
            rulers.computeIfAbsent(row.getLong("target_id"), id -> new ArrayList<>())
                    .add(new Segment(new Points(row.getBigDecimal("points")), row.getBoolean("core")));
        });
        return rulers;
    }

    /** The states there are; a dozen at most. */
    List<String> states() {
        return jdbc.sql("select distinct state from target_version order by state")
                .query((row, number) -> row.getString(1))
                .list();
    }

    List<EmptyTable> emptyTables(int fiscalYear) {
        return jdbc.sql("""
                select u.name as unit_name, e.tier, e.sentence
                from empty_table e join organisation u on u.region_code = e.region_code and u.id = e.unit_id
                where e.fiscal_year = :year order by u.id, e.tier
                """)
                .param("year", fiscalYear)
                .query(new SimplePropertyRowMapper<>(EmptyTable.class))
                .list();
    }

    static Optional<Money> money(@Nullable BigDecimal yuan) {
        return Optional.ofNullable(yuan).map(Money::new);
    }

    private static String escaped(String search) {
        return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** As the database function of the same name, but nothing for a single character, which no pair can contain. */
    private static String[] bigrams(String search) {
        var points = search.codePoints().toArray();
        var pairs = new ArrayList<String>();
        for (int at = 0; at + 1 < points.length; at++) {
            pairs.add(new String(points, at, 2));
        }
        return pairs.toArray(String[]::new);
    }
}
