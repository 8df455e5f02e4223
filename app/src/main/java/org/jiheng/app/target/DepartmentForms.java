package org.jiheng.app.target;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.app.database.SqlFile;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 部门可公开的目标表 — as values, for who publishes them; to be asked inside a scoped transaction. */
@Component
public class DepartmentForms {
    private static final SqlFile EMPTY_TABLES = SqlFile.of("target/empty-tables-of-department.sql");
    private static final SqlFile LEFT_OUT = SqlFile.of("target/left-out-of-department.sql");
    private static final SqlFile YEARS = SqlFile.of("target/years-of-department.sql");

    /** 已批复 — what the public may see (lifecycle §6). */
    private static final Set<String> APPROVED = Set.of("APPROVED", "CLOSED");
    /** 已报到主管部门 — what the house may bind to look it over; what came back to its author is being changed. */
    private static final Set<String> HANDED_IN = Set.of(
            "DEPT_REVIEW", "FIN_REVIEW", "RETURNED_DEPT", "IMPROVING", "GRADED", "IN_LIBRARY", "APPROVED", "CLOSED");

    private final Targets targets;
    private final JdbcClient jdbc;

    DepartmentForms(Targets targets, JdbcClient jdbc) {
        this.targets = targets;
        this.jdbc = jdbc;
    }

    /**
     * 编入的和没有编入的.
     *
     * @param forms by unit, and in it in the order in which the projects came; after them, for a kind of project that
     *     nobody in the department has, the sentences by which its units said so (PUB-04)
     * @param leftOut projects with a target on its way that no edition of this kind shows yet
     */
    public record Disclosed(List<Form> forms, List<LeftOut> leftOut) {
        public Disclosed {
            forms = List.copyOf(forms);
            leftOut = List.copyOf(leftOut);
        }

        /** Whether there is a project in it, and not only sentences that there is none. */
        public boolean hasProjects() {
            return forms.stream().anyMatch(form -> !form.declaration().isEmptyTable());
        }
    }

    /** @param state of its newest version, as the database calls it */
    public record LeftOut(
            String project, String unit, @Nullable ProjectTier tier, String state) {}

    /** 一年 with how many projects are approved in it, and how many handed in but not approved yet. */
    public record Year(int year, int approved, int reviewed) {}

    /** The public edition holds what is approved, the internal one also what was handed in; a draft is in neither. */
    public Disclosed of(long departmentId, int fiscalYear, Edition edition) {
        var states = switch (edition) {
            case PUBLIC -> APPROVED;
            case INTERNAL -> HANDED_IN;
        };
        var forms = targets.ofDepartment(departmentId, fiscalYear, states).stream()
                .map(StoredTarget::form)
                .toList();
        var leftOut = leftOut(departmentId, fiscalYear, states);
        var used = Stream.concat(
                        forms.stream().map(form -> form.declaration().tier()),
                        leftOut.stream().map(LeftOut::tier))
                .collect(Collectors.toCollection(HashSet::new));
        return new Disclosed(
                Stream.concat(
                                forms.stream(),
                                emptyTables(departmentId, fiscalYear).stream()
                                        .filter(empty -> !used.contains(
                                                empty.declaration().tier())))
                        .toList(),
                leftOut);
    }

    private List<LeftOut> leftOut(long departmentId, int fiscalYear, Set<String> states) {
        return jdbc.sql(LEFT_OUT.text())
                .param("department", departmentId)
                .param("year", fiscalYear)
                .param("states", states.toArray(String[]::new))
                .query((row, number) -> {
                    var tier = row.getString("tier");
                    return new LeftOut(
                            row.getString("project"),
                            row.getString("unit"),
                            tier == null ? null : ProjectTier.valueOf(tier),
                            row.getString("state"));
                })
                .list();
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

    /** The years for which this department has handed any in, newest first. */
    public List<Year> years(long departmentId) {
        return jdbc.sql(YEARS.text())
                .param("department", departmentId)
                .param("approved", APPROVED.toArray(String[]::new))
                .param("handedIn", HANDED_IN.toArray(String[]::new))
                .query((row, number) -> new Year(row.getInt(1), row.getInt(2), row.getInt(3)))
                .list();
    }
}
