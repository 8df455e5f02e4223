package org.jiheng.app.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 无人把关的单位 — units whose clerk hands in and where nobody holds the post that has to confirm it: what they hand in would lie there.
 * To be asked inside a scoped transaction.
 */
@Component
public class Vacancies {
    private static final SqlFile HEADS = SqlFile.of("identity/vacant-heads.sql");

    private final JdbcClient jdbc;
    private final Clock clock;

    Vacancies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the whole division, in words: 区河道管理中心（单位负责人）. */
    List<String> ofHeads() {
        return find(null);
    }

    public boolean hasNoHead(Organisation organisation) {
        return !find(organisation.id()).isEmpty();
    }

    private List<String> find(@Nullable Long organisation) {
        return jdbc.sql(HEADS.text())
                .param("organisation", organisation)
                .param("today", LocalDate.now(clock))
                .query((row, _) -> Words.say(
                        "officers.vacant",
                        row.getString("name"),
                        headOf(Organisation.Kind.valueOf(row.getString("kind"))).chinese()))
                .list();
    }

    /** Who confirms what the unit's clerk hands in; a department's own projects go to the department's head. */
    public static Role headOf(Organisation.Kind kind) {
        return switch (kind) {
            case DEPARTMENT -> Role.DEPARTMENT_HEAD;
            case UNIT, FINANCE -> Role.UNIT_HEAD;
        };
    }
}
