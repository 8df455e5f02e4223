package org.jiheng.app.target;

import java.util.List;
import org.jiheng.documents.Form;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 部门的全部目标表 — as values, for who publishes them; to be asked inside a scoped transaction. */
@Component
public class DepartmentForms {
    private final Targets targets;
    private final JdbcClient jdbc;

    DepartmentForms(Targets targets, JdbcClient jdbc) {
        this.targets = targets;
        this.jdbc = jdbc;
    }

    /** By unit, and in it in the order in which the projects came. */
    public List<Form> of(long departmentId, int fiscalYear) {
        return targets.ofDepartment(departmentId, fiscalYear).stream()
                .map(StoredTarget::form)
                .toList();
    }

    /** The years for which this department has any, newest first. */
    public List<Integer> years(long departmentId) {
        return jdbc.sql("""
            select distinct t.fiscal_year from target_version t
            join project p on p.region_code = t.region_code and p.id = t.project_id
            where p.department_id = :department order by t.fiscal_year desc
            """)
                .param("department", departmentId)
                .query((row, number) -> row.getInt(1))
                .list();
    }
}
