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
}
