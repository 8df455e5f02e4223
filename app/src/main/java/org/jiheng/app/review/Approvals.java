package org.jiheng.app.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 批复的存取 — to be asked inside a scoped transaction. */
@Repository
class Approvals {
    private static final SqlFile LIST = SqlFile.of("review/approvals.sql");
    private static final SqlFile ITEMS = SqlFile.of("review/approval-items.sql");
    private static final SqlFile FORWARDINGS = SqlFile.of("review/approval-forwardings.sql");
    private static final SqlFile ADD = SqlFile.of("review/add-approval.sql");
    private static final SqlFile FORWARD = SqlFile.of("review/forward-approval.sql");

    /** 批复文件. */
    record Document(
            String number, LocalDate dated, @Nullable LocalDate congressOn) {}

    private record Head(
            long id,
            int fiscalYear,
            long departmentId,
            String departmentName,
            String documentNo,
            LocalDate dated,
            @Nullable LocalDate congressOn,
            String issuedBy) {}

    private record ItemRow(
            long targetId, long unitId, String unitName, String project, int indicators, java.math.BigDecimal money) {}

    private final JdbcClient jdbc;

    Approvals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(String regionCode, int year, long departmentId, Document document, long officer, Instant now) {
        return jdbc.sql(ADD.text())
                .param("region", regionCode)
                .param("year", year)
                .param("department", departmentId)
                .param("number", document.number())
                .param("dated", document.dated())
                .param("congress", document.congressOn())
                .param("officer", officer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void addItem(String regionCode, long approvalId, long targetId, long unitId, Money money) {
        jdbc.sql("""
                insert into target_approval_item (region_code, approval_id, target_id, unit_id, money)
                values (:region, :approval, :target, :unit, :money)
                """)
                .param("region", regionCode)
                .param("approval", approvalId)
                .param("target", targetId)
                .param("unit", unitId)
                .param("money", money.yuan())
                .update();
    }

    void forward(String regionCode, long approvalId, long unitId, Document document, long officer, Instant now) {
        jdbc.sql(FORWARD.text())
                .param("region", regionCode)
                .param("approval", approvalId)
                .param("unit", unitId)
                .param("number", document.number())
                .param("dated", document.dated())
                .param("officer", officer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All in scope, newest first; a county issues one or two a year for each department. */
    List<Approval> all() {
        return jdbc.sql(LIST.text()).query(new SimplePropertyRowMapper<>(Head.class)).list().stream()
                .map(this::whole)
                .toList();
    }

    Optional<Approval> find(long id) {
        return all().stream().filter(each -> each.id() == id).findFirst();
    }

    /** The document that approves a target, if one does. */
    Optional<Long> of(long targetId) {
        return jdbc.sql("select approval_id from target_approval_item where target_id = :target")
                .param("target", targetId)
                .query(Long.class)
                .optional();
    }

    private Approval whole(Head head) {
        var items = jdbc
                .sql(ITEMS.text())
                .param("id", head.id)
                .query(new SimplePropertyRowMapper<>(ItemRow.class))
                .list()
                .stream()
                .map(row -> new Approval.Item(
                        row.targetId, row.unitId, row.unitName, row.project, row.indicators, new Money(row.money)))
                .toList();
        var forwardings = jdbc.sql(FORWARDINGS.text())
                .param("id", head.id)
                .query(new SimplePropertyRowMapper<>(Approval.Forwarding.class))
                .list();
        return new Approval(
                head.id,
                head.fiscalYear,
                head.departmentId,
                head.departmentName,
                head.documentNo,
                head.dated,
                head.congressOn,
                head.issuedBy,
                items,
                forwardings);
    }
}
