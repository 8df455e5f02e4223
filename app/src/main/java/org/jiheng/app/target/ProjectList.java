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
    private static final SqlFile DEPARTMENTS = SqlFile.of("target/list-departments.sql");

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

    /** 可选的部门. */
    record Department(long id, String name) {}

    /** 可选的年度与状态, as they occur together. */
    record Occurring(int fiscalYear, String state) {}

    /** 空表说明 of the units in scope. */
    record EmptyTable(String unitName, String tier, String sentence) {}

    private final JdbcClient jdbc;

    ProjectList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param onlyApproved for delegates; the database narrows it the same way */
    List<Row> page(ProjectListRequest request, @Nullable Integer year, boolean onlyApproved) {
        return jdbc.sql(LIST.text())
                .param("year", year)
                .param("onlyApproved", onlyApproved)
                .param("tier", request.tier())
                .param("kind", request.kind())
                .param("state", request.state())
                .param("department", request.department())
                .param("onlyFaulty", request.faulty())
                .param("q", request.q())
                .param("like", "%" + escaped(request.q()) + "%")
                .param("sort", request.sort())
                .param("rows", ProjectListRequest.ROWS)
                .param("skip", (request.page() - 1) * ProjectListRequest.ROWS)
                .query(new SimplePropertyRowMapper<>(Row.class))
                .list();
    }

    List<Department> departments() {
        return jdbc.sql(DEPARTMENTS.text())
                .query(new SimplePropertyRowMapper<>(Department.class))
                .list();
    }

    /** A dozen states in each year at most. */
    List<Occurring> occurring(boolean onlyApproved) {
        return jdbc.sql("""
                select distinct fiscal_year, state from target_version
                where not :onlyApproved or state in ('APPROVED', 'SUPERSEDED', 'CLOSED')
                order by fiscal_year desc, state
                """)
                .param("onlyApproved", onlyApproved)
                .query(new SimplePropertyRowMapper<>(Occurring.class))
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
}
