package org.jiheng.app.project;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 项目库 — to be asked inside a scoped transaction. */
@Repository
public class Projects {
    private final JdbcClient jdbc;

    Projects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within one unit a name means one project. */
    public Optional<Project> named(String name, long unitId) {
        return jdbc.sql(
                        "select id, unit_id, department_id, code, name from project where unit_id = :unit and name = :name")
                .param("unit", unitId)
                .param("name", name)
                .query(Project.class)
                .optional();
    }

    public Project add(String regionCode, long unitId, long departmentId, @Nullable String code, String name) {
        return jdbc.sql("""
                insert into project (region_code, unit_id, department_id, code, name)
                values (:region, :unit, :department, :code, :name)
                returning id, unit_id, department_id, code, name
                """)
                .param("region", regionCode)
                .param("unit", unitId)
                .param("department", departmentId)
                .param("code", code)
                .param("name", name)
                .query(Project.class)
                .single();
    }

    public Project.Details details(long id) {
        return jdbc.sql("select code, class, nature, first_year, last_year from project where id = :id")
                .param("id", id)
                .query((row, number) -> new Project.Details(
                        row.getString("code"),
                        row.getString("class") == null ? null : Project.Kind.valueOf(row.getString("class")),
                        row.getString("nature") == null ? null : Project.Nature.valueOf(row.getString("nature")),
                        row.getObject("first_year", Integer.class),
                        row.getObject("last_year", Integer.class)))
                .single();
    }

    /** What is not said stays as it was. */
    public void describe(
            long id,
            Project.@Nullable Kind kind,
            Project.@Nullable Nature nature,
            @Nullable Integer firstYear,
            @Nullable Integer lastYear) {
        jdbc.sql("""
                update project set class = coalesce(:kind, class), nature = coalesce(:nature, nature),
                    first_year = coalesce(:first, first_year), last_year = coalesce(:last, last_year)
                where id = :id
                """)
                .param("kind", kind == null ? null : kind.name())
                .param("nature", nature == null ? null : nature.name())
                .param("first", firstYear)
                .param("last", lastYear)
                .param("id", id)
                .update();
    }
}
