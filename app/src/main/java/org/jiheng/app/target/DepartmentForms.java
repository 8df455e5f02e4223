package org.jiheng.app.target;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.app.database.SqlFile;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 部门的全部目标表 — as values, for who publishes them; to be asked inside a scoped transaction. */
@Component
public class DepartmentForms {
    private static final SqlFile EMPTY_TABLES = SqlFile.of("target/empty-tables-of-department.sql");

    private final Targets targets;
    private final JdbcClient jdbc;

    DepartmentForms(Targets targets, JdbcClient jdbc) {
        this.targets = targets;
        this.jdbc = jdbc;
    }

    /**
     * By unit, and in it in the order in which the projects came; after them, for a kind of project that nobody in the
     * department has, the sentences by which its units said so (PUB-04).
     */
    public List<Form> of(long departmentId, int fiscalYear) {
        var forms = targets.ofDepartment(departmentId, fiscalYear).stream()
                .map(StoredTarget::form)
                .toList();
        return Stream.concat(
                        forms.stream(),
                        emptyTables(departmentId, fiscalYear).stream()
                                .filter(empty -> forms.stream()
                                        .noneMatch(form -> form.declaration().tier()
                                                == empty.declaration().tier())))
                .toList();
    }

    private List<Form> emptyTables(long departmentId, int fiscalYear) {
        return jdbc.sql(EMPTY_TABLES.text())
                .param("department", departmentId)
                .param("year", fiscalYear)
                .query((row, number) -> emptyTable(row))
                .list();
    }

    private static Form emptyTable(ResultSet row) throws SQLException {
        return new Form(
                FormType.TARGET,
                row.getString("title"),
                row.getString("table_no"),
                null,
                MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        ProjectTier.valueOf(row.getString("tier")),
                        new FiscalYear(row.getInt("fiscal_year")),
                        CodedName.named(row.getString("department")),
                        CodedName.named(row.getString("unit")),
                        CodedName.BLANK,
                        null,
                        Funding.BLANK,
                        DeclarationTexts.BLANK,
                        List.of(),
                        row.getString("sentence"),
                        Set.of()),
                List.of(),
                null,
                null);
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
