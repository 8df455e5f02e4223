package org.jiheng.app.notice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 收件人 — who holds a role at an organisation today; to be asked inside a scoped transaction. */
@Repository
public class Addressees {
    private static final SqlFile AT = SqlFile.of("notice/officers-at.sql");

    private final JdbcClient jdbc;

    Addressees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who hold one of these roles at the organisation. */
    public List<Long> at(long organisation, Collection<Role> roles, LocalDate today) {
        return jdbc.sql(AT.text())
                .param("organisation", organisation)
                .param("lookedAfter", false)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("today", today)
                .query((row, _) -> row.getLong("officer_id"))
                .list();
    }

    /** Those of finance who hold one of these roles and look after the department, or after all of them. */
    public List<Long> ofFinance(long department, Collection<Role> roles, LocalDate today) {
        return jdbc.sql(AT.text())
                .param("organisation", department)
                .param("lookedAfter", true)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("today", today)
                .query((row, _) -> row.getLong("officer_id"))
                .list();
    }
}
