package org.jiheng.app.home;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jiheng.app.database.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 进度的查询 — to be asked inside a scoped transaction. */
@Repository
class Progress {
    private static final SqlFile BOARD = SqlFile.of("home/board.sql");
    private static final SqlFile MINE = SqlFile.of("home/mine.sql");

    /** 一个部门或单位的进度. */
    record Row(
            long id,
            String name,
            int projects,
            @Nullable BigDecimal money,
            int notStarted,
            int returned,
            int underReview,
            int graded,
            int approved) {}

    /** 本单位的一件. */
    record Mine(
            long projectId,
            int fiscalYear,
            String title,
            @Nullable BigDecimal money,
            String state,
            int blocks,
            int errors,
            int warnings,
            @Nullable Long caseId,
            @Nullable String stage,
            @Nullable OffsetDateTime arrivedAt,
            @Nullable String words,
            int remarks,
            @Nullable String saidBy) {}

    private final JdbcClient jdbc;

    Progress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int newestYear() {
        return jdbc.sql("select coalesce(max(fiscal_year), 0) from target_version")
                .query(Integer.class)
                .single();
    }

    List<Row> board(int year, boolean byDepartment) {
        return jdbc.sql(BOARD.text())
                .param("year", year)
                .param("byDepartment", byDepartment)
                .query(new SimplePropertyRowMapper<>(Row.class))
                .list();
    }

    List<Mine> mine(long unit) {
        return jdbc.sql(MINE.text())
                .param("unit", unit)
                .query(new SimplePropertyRowMapper<>(Mine.class))
                .list();
    }

    /** Units of a department, or the one unit, that still have something to hand in. */
    List<Long> owing(int year, long organisation) {
        return jdbc.sql("""
                select distinct p.unit_id from project p
                where (p.department_id = :organisation or p.unit_id = :organisation)
                  and (exists (select from jiheng_drafts(:year) d where d.region_code = p.region_code and d.project_id = p.id)
                       or exists (select from target_version t where t.region_code = p.region_code and t.project_id = p.id
                                  and t.fiscal_year = :year and t.state = 'RETURNED_UNIT'))
                """)
                .param("year", year)
                .param("organisation", organisation)
                .query((row, _) -> row.getLong("unit_id"))
                .list();
    }
}
