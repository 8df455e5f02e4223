package org.jiheng.app.target;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.app.database.SqlFile;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 绩效目标的存取 — to be asked inside a scoped transaction; what is out of scope is simply not there. */
@Repository
class Targets {
    private static final SqlFile FIND = SqlFile.of("target/find-target.sql");
    static final SqlFile VERSION = SqlFile.of("target/find-version.sql");
    private static final SqlFile OF_UNIT = SqlFile.of("target/targets-of-unit.sql");
    private static final SqlFile OF_DEPARTMENT = SqlFile.of("target/targets-of-department.sql");
    private static final SqlFile ADD = SqlFile.of("target/add-target.sql");
    private static final SqlFile ADD_VERSION = SqlFile.of("target/add-version.sql");
    private static final SqlFile REPLACE = SqlFile.of("target/replace-target.sql");
    private static final SqlFile ADD_INDICATOR = SqlFile.of("target/add-indicator.sql");
    private static final SqlFile ADD_FINDING = SqlFile.of("target/add-finding.sql");

    /** 归属 — where a target belongs and who changes it. */
    record Owner(
            String regionCode,
            long projectId,
            long unitId,
            long officerId,
            @Nullable Long sourceFileId) {}

    /** A stored target with the row around it, before its parts are loaded. */
    record Head(
            long id,
            long projectId,
            long unitId,
            String unitName,
            String departmentName,
            String changedBy,
            OffsetDateTime changedAt,
            @Nullable Long sourceFileId,
            Function<Parts, Form> form) {}

    record Parts(List<FundLine> fundLines, List<Indicator> indicators) {}

    private final JdbcClient jdbc;
    private final ContactSeal seal;

    Targets(JdbcClient jdbc, ContactSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    Optional<StoredTarget> find(long projectId, int fiscalYear) {
        return newest(projectId, fiscalYear, (row, number) -> head(row)).map(this::whole);
    }

    /** One version, whether or not a newer one has taken its place. */
    Optional<StoredTarget> version(long id) {
        return jdbc.sql(VERSION.text())
                .param("id", id)
                .query((row, number) -> head(row))
                .optional()
                .map(this::whole);
    }

    /** The row of the newest version, for those who need more of it than the form. */
    <T> Optional<T> newest(long projectId, int fiscalYear, RowMapper<T> row) {
        return jdbc.sql(FIND.text())
                .param("project", projectId)
                .param("year", fiscalYear)
                .query(row)
                .optional();
    }

    /** The current targets of one unit and year; a unit has tens of projects at most. */
    List<StoredTarget> ofUnit(long unitId, int fiscalYear) {
        return whole(jdbc.sql(OF_UNIT.text())
                .param("unit", unitId)
                .param("year", fiscalYear)
                .query((row, number) -> head(row))
                .list());
    }

    /** The newest targets in one of these states of a department's projects in one year; hundreds at most. */
    List<StoredTarget> ofDepartment(long departmentId, int fiscalYear, Collection<String> states) {
        return whole(jdbc.sql(OF_DEPARTMENT.text())
                .param("department", departmentId)
                .param("year", fiscalYear)
                .param("states", states.toArray(String[]::new))
                .query((row, number) -> head(row))
                .list());
    }

    /** Which projects of these units have a target, and for which years. */
    Set<DraftTarget.Present> present(Collection<Long> unitIds) {
        return Set.copyOf(jdbc.sql("""
            select distinct p.unit_id, p.name, t.fiscal_year
            from target_version t join project p on p.region_code = t.region_code and p.id = t.project_id
            where p.unit_id = any(:units)
            """)
                .param("units", unitIds.toArray(Long[]::new))
                .query(new SimplePropertyRowMapper<>(DraftTarget.Present.class))
                .list());
    }

    /** The years one project has a target for, newest first. */
    List<Integer> years(long projectId) {
        return jdbc.sql("select distinct fiscal_year from target_version where project_id = :id order by fiscal_year"
                        + " desc")
                .param("id", projectId)
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /** 状态 of its life, such as DRAFT. */
    String state(long id) {
        return jdbc.sql("select state from target_version where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    long add(Owner owner, Form form) {
        var id = write(ADD, owner, form)
                .param("region", owner.regionCode())
                .param("project", owner.projectId())
                .param("unit", owner.unitId())
                .param("year", year(form))
                .query(Long.class)
                .single();
        addParts(owner.regionCode(), id, form);
        return id;
    }

    /** The version that takes the place of an approved one, and is approved with it. */
    long addApproved(Owner owner, Form form) {
        var id = write(ADD_VERSION, owner, form)
                .param("region", owner.regionCode())
                .param("project", owner.projectId())
                .param("unit", owner.unitId())
                .param("year", year(form))
                .query(Long.class)
                .single();
        addParts(owner.regionCode(), id, form);
        jdbc.sql("update target_version set state = 'APPROVED' where id = :id")
                .param("id", id)
                .update();
        return id;
    }

    /** A draft is replaced in place; approved versions will get a successor instead. */
    void replace(long id, Owner owner, Form form) {
        write(REPLACE, owner, form).param("id", id).update();
        jdbc.sql("delete from target_fund_line where target_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from target_indicator where target_id = :id")
                .param("id", id)
                .update();
        addParts(owner.regionCode(), id, form);
    }

    /** Holds a target that its unit may still change until the end of the transaction; false when it is past that. */
    boolean holdDraft(long id) {
        return jdbc.sql("select id from target_version where id = :id and state in ('DRAFT', 'RETURNED_UNIT') for"
                        + " update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    void replaceFindings(String regionCode, long targetId, List<Finding> findings) {
        jdbc.sql("delete from target_finding where target_id = :id")
                .param("id", targetId)
                .update();
        for (int position = 0; position < findings.size(); position++) {
            var finding = findings.get(position);
            jdbc.sql(ADD_FINDING.text())
                    .param("region", regionCode)
                    .param("target", targetId)
                    .param("position", position)
                    .param("rule", finding.rule())
                    .param("severity", finding.severity().name())
                    .param("field", finding.field().path())
                    .param("message", finding.message())
                    .param("advice", finding.advice())
                    .param("basis", finding.basis().toString())
                    .update();
        }
    }

    private static int year(Form form) {
        return Objects.requireNonNull(form.declaration().fiscalYear()).year();
    }

    private JdbcClient.StatementSpec write(SqlFile statement, Owner owner, Form form) {
        var declaration = form.declaration();
        var funding = declaration.funding();
        var texts = declaration.texts();
        var place = ContactSeal.Place.ofProject(owner.regionCode(), owner.projectId());
        var contact = form.contact();
        var core = Points.sum(declaration.indicators().stream()
                .filter(Indicator::isCore)
                .map(Indicator::points)
                .filter(Objects::nonNull)
                .toList());
        return jdbc.sql(statement.text())
                .param("tier", name(declaration.tier()))
                .param("title", form.title())
                .param("tableNo", form.tableNo())
                .param("regionName", form.regionName())
                .param("moneyUnit", name(form.moneyUnit()))
                .param("departmentName", declaration.department().name())
                .param("unitName", declaration.unit().name())
                .param("weight", value(declaration.executionWeight()))
                .param("total", yuan(funding.total()))
                .param("superior", yuan(funding.superior()))
                .param("local", yuan(funding.local()))
                .param("other", yuan(funding.other()))
                .param("carryOver", yuan(funding.carryOver()))
                .param("overview", texts.overview())
                .param("basis", texts.basis())
                .param("annualTarget", texts.annualTarget())
                .param("longTermTarget", texts.longTermTarget())
                .param("note", declaration.note())
                .param("contactName", contact == null ? null : seal.seal(place, contact.name()))
                .param("contactPhone", contact == null ? null : seal.seal(place, contact.phone()))
                .param(
                        "markup",
                        declaration.markupRemovedFrom().stream()
                                .map(FieldPath::path)
                                .sorted()
                                .toArray(String[]::new))
                .param("count", declaration.indicators().size())
                .param("points", declaration.indicatorPoints().value())
                .param("core", core.value())
                .param("source", owner.sourceFileId())
                .param("officer", owner.officerId());
    }

    private void addParts(String regionCode, long targetId, Form form) {
        for (int position = 0; position < form.fundLines().size(); position++) {
            var line = form.fundLines().get(position);
            jdbc.sql("""
                insert into target_fund_line (region_code, target_id, position, label, amount)
                values (:region, :target, :position, :label, :amount)
                """)
                    .param("region", regionCode)
                    .param("target", targetId)
                    .param("position", position)
                    .param("label", line.label())
                    .param("amount", yuan(line.amount()))
                    .update();
        }
        var indicators = form.declaration().indicators();
        for (int position = 0; position < indicators.size(); position++) {
            var indicator = indicators.get(position);
            var target = TargetValueColumns.of(indicator.target());
            jdbc.sql(ADD_INDICATOR.text())
                    .param("region", regionCode)
                    .param("target", targetId)
                    .param("position", position)
                    .param("level1", indicator.level().category())
                    .param("level2", indicator.level().subcategory())
                    .param("name", indicator.name())
                    .param("kind", target.kind())
                    .param("comparator", target.comparator())
                    .param("value", target.value())
                    .param("high", target.high())
                    .param("text", target.text())
                    .param("unit", indicator.unit())
                    .param("points", value(indicator.points()))
                    .param("core", indicator.core())
                    .param("definition", indicator.definition())
                    .param("scoringRule", indicator.scoringRule())
                    .update();
        }
    }

    private StoredTarget whole(Head head) {
        return whole(List.of(head)).getFirst();
    }

    /** However many there are, three questions. */
    private List<StoredTarget> whole(List<Head> heads) {
        var ids = heads.stream().map(Head::id).toArray(Long[]::new);
        var lines = new HashMap<Long, List<FundLine>>();
        jdbc.sql("select target_id, label, amount from target_fund_line where target_id = any(:ids) order by position")
                .param("ids", ids)
                .query(row -> {
                    of(lines, row).add(new FundLine(row.getString("label"), money(row, "amount")));
                });
        var indicators = new HashMap<Long, List<Indicator>>();
        jdbc.sql("select * from target_indicator where target_id = any(:ids) order by position")
                .param("ids", ids)
                .query(row -> {
                    of(indicators, row).add(indicator(row));
                });
        var findings = new HashMap<Long, List<StoredFinding>>();
        jdbc.sql("select * from target_finding where target_id = any(:ids) order by position")
                .param("ids", ids)
                .query(row -> {
                    of(findings, row).add(finding(row));
                });
        return heads.stream()
                .map(head -> new StoredTarget(
                        head.id,
                        head.projectId,
                        head.unitId,
                        head.unitName,
                        head.departmentName,
                        head.form.apply(new Parts(
                                lines.getOrDefault(head.id, List.of()), indicators.getOrDefault(head.id, List.of()))),
                        findings.getOrDefault(head.id, List.of()),
                        head.changedBy,
                        head.changedAt.toInstant(),
                        head.sourceFileId))
                .toList();
    }

    private static <T> List<T> of(Map<Long, List<T>> parts, ResultSet row) throws SQLException {
        return parts.computeIfAbsent(row.getLong("target_id"), id -> new ArrayList<>());
    }

    private static StoredFinding finding(ResultSet row) throws SQLException {
        return new StoredFinding(
                row.getString("rule"),
                Severity.valueOf(row.getString("severity")),
                new FieldPath(row.getString("field")),
                row.getString("message"),
                row.getString("advice"),
                row.getString("basis"));
    }

    Head head(ResultSet row) throws SQLException {
        var tier = row.getString("tier");
        var unit = row.getString("money_unit");
        var place = ContactSeal.Place.ofProject(row.getString("region_code"), row.getLong("project_id"));
        var contact = seal.contact(place, row.getString("contact_name"), row.getString("contact_phone"));
        var title = row.getString("title");
        var tableNo = row.getString("table_no");
        var regionName = row.getString("region_name");
        var year = new FiscalYear(row.getInt("fiscal_year"));
        var department = new CodedName(null, row.getString("department_name"));
        var implementing = new CodedName(null, row.getString("unit_name"));
        var project = new CodedName(row.getString("project_code"), row.getString("project_name"));
        var weight = points(row, "execution_weight");
        var funding = new Funding(
                money(row, "funds_total"),
                money(row, "funds_superior"),
                money(row, "funds_local"),
                money(row, "funds_other"),
                money(row, "funds_carry_over"));
        var texts = new DeclarationTexts(
                row.getString("overview"),
                row.getString("basis"),
                row.getString("annual_target"),
                row.getString("long_term_target"));
        var note = row.getString("note");
        var markup = paths(row.getArray("markup_removed"));
        var source = row.getLong("visible_file_id");
        var sourceFileId = row.wasNull() ? null : source;
        return new Head(
                row.getLong("id"),
                row.getLong("project_id"),
                row.getLong("unit_id"),
                row.getString("unit_directory_name"),
                row.getString("department_directory_name"),
                row.getString("changed_by_name"),
                row.getObject("changed_at", OffsetDateTime.class),
                sourceFileId,
                parts -> new Form(
                        FormType.TARGET,
                        title,
                        tableNo,
                        regionName,
                        unit == null ? null : MoneyUnit.valueOf(unit),
                        new TargetDeclaration(
                                tier == null ? null : ProjectTier.valueOf(tier),
                                year,
                                department,
                                implementing,
                                project,
                                weight,
                                funding,
                                texts,
                                parts.indicators,
                                note,
                                markup),
                        parts.fundLines,
                        null,
                        contact));
    }

    static Indicator indicator(ResultSet row) throws SQLException {
        var flag = row.getBoolean("core");
        var core = row.wasNull() ? null : flag;
        return new Indicator(
                new IndicatorLevel(row.getString("level1"), row.getString("level2")),
                row.getString("name"),
                TargetValueColumns.read(row).target(),
                row.getString("unit"),
                points(row, "points"),
                core,
                row.getString("definition"),
                row.getString("scoring_rule"));
    }

    private static Set<FieldPath> paths(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(FieldPath::new).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        var yuan = row.getBigDecimal(column);
        return yuan == null ? null : new Money(yuan);
    }

    private static @Nullable Points points(ResultSet row, String column) throws SQLException {
        var value = row.getBigDecimal(column);
        return value == null ? null : new Points(value);
    }

    static @Nullable BigDecimal yuan(@Nullable Money money) {
        return money == null ? null : money.yuan();
    }

    static @Nullable BigDecimal value(@Nullable Points points) {
        return points == null ? null : points.value();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
