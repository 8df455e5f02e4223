package org.jiheng.app.identity;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 任职记录 — to be asked inside a scoped transaction. */
@Repository
class Appointments {
    private static final RowMapper<Appointment> ROW = (row, number) -> new Appointment(
            row.getString("region_code"),
            row.getLong("id"),
            row.getLong("officer_id"),
            row.getLong("organisation_id"),
            Role.valueOf(row.getString("role")),
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class),
            row.getObject("substitute_for", Long.class),
            row.getString("reason"),
            row.getObject("granted_by", Long.class),
            row.getObject("confirmed_by", Long.class),
            row.getObject("confirmed_at") != null,
            numbers(row.getString("departments")));

    private final JdbcClient jdbc;

    Appointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of everybody in the division, or of one person; the own ones before what is done for others. */
    List<Appointment> of(@Nullable Long officerId) {
        return jdbc.sql("""
                select a.*, (select string_agg(d.department_id::text, ',') from appointment_department d
                             where d.region_code = a.region_code and d.appointment_id = a.id) as departments
                from appointment a
                where :officer::bigint is null or a.officer_id = :officer::bigint
                order by a.officer_id, a.substitute_for is not null, a.id
                """).param("officer", officerId).query(ROW).list();
    }

    Optional<Appointment> one(long id) {
        return of(null).stream().filter(each -> each.id() == id).findFirst();
    }

    /** What it is about; {@code grantedBy} null only for the installation itself. */
    record Draft(
            Organisation organisation,
            long officerId,
            Role role,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Long substituteFor,
            String reason,
            Set<Long> departments) {
        Draft {
            departments = Set.copyOf(departments);
        }
    }

    /** An appointment by the installation is in force at once; any other waits for its second person. */
    long add(Draft draft, @Nullable Long grantedBy) {
        var region = draft.organisation().regionCode();
        var id = jdbc.sql("""
                insert into appointment (region_code, officer_id, organisation_id, role, valid_from, valid_until,
                                         substitute_for, reason, granted_by, confirmed_at)
                values (:region, :officer, :organisation, :role, :from, :until, :substitute, :reason, :grantedBy,
                        case when :grantedBy::bigint is null then now() end)
                returning id
                """)
                .param("region", region)
                .param("officer", draft.officerId())
                .param("organisation", draft.organisation().id())
                .param("role", draft.role().name())
                .param("from", draft.from())
                .param("until", draft.until())
                .param("substitute", draft.substituteFor())
                .param("reason", draft.reason())
                .param("grantedBy", grantedBy)
                .query(Long.class)
                .single();
        for (var department : draft.departments()) {
            jdbc.sql("""
                    insert into appointment_department (region_code, appointment_id, department_id)
                    values (:region, :appointment, :department)
                    """)
                    .param("region", region)
                    .param("appointment", id)
                    .param("department", department)
                    .update();
        }
        return id;
    }

    void confirm(long id, long confirmedBy) {
        jdbc.sql(
                        "update appointment set confirmed_by = :by, confirmed_at = now() where id = :id and confirmed_at is null")
                .param("by", confirmedBy)
                .param("id", id)
                .update();
    }

    void end(long id, LocalDate lastDay) {
        jdbc.sql("update appointment set valid_until = :last where id = :id")
                .param("last", lastDay)
                .param("id", id)
                .update();
    }

    /** Ids of the organisations whose rows the holder sees; for who sees the whole division the set does not matter. */
    static Set<Long> unitsOf(Appointment appointment, List<Organisation> directory) {
        return switch (appointment.role()) {
            case UNIT_CLERK, UNIT_HEAD -> Set.of(appointment.organisationId());
            case DEPARTMENT_REVIEWER, DEPARTMENT_HEAD -> withAllBelow(Set.of(appointment.organisationId()), directory);
            case FINANCE_LINE_SECTION -> withAllBelow(appointment.departments(), directory);
            case FINANCE_PERFORMANCE_SECTION,
                    FINANCE_BUDGET_SECTION,
                    AUDITOR,
                    EXPERT,
                    DELEGATE,
                    SYSTEM_ADMINISTRATOR,
                    SECURITY_ADMINISTRATOR,
                    AUDIT_ADMINISTRATOR -> Set.of();
        };
    }

    private static Set<Long> withAllBelow(Set<Long> tops, List<Organisation> directory) {
        var visible = new HashSet<>(tops);
        boolean grew;
        do { // the tree is two or three levels deep
            grew = false;
            for (var each : directory) {
                grew |= each.parentId() != null && visible.contains(each.parentId()) && visible.add(each.id());
            }
        } while (grew);
        return visible;
    }

    private static Set<Long> numbers(@Nullable String list) {
        return list == null
                ? Set.of()
                : Stream.of(list.split(",", -1)).map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
