package org.jiheng.app.target;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 空表说明 — an empty table with its sentence is an official answer and is published like any other (PUB-04). */
@Component
public class EmptyTables {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    EmptyTables(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Why this empty table says nothing that could be declared; empty when it does. */
    public static Optional<String> obstacle(Form form) {
        var declaration = form.declaration();
        if (declaration.note() == null) {
            return Optional.of(Words.say("emptyTable.withoutSentence"));
        }
        return declaration.fiscalYear() == null || declaration.tier() == null
                ? Optional.of(Words.say("emptyTable.withoutYear"))
                : Optional.empty();
    }

    /**
     * Inside the caller's scoped transaction.
     *
     * @return false when the form carries no sentence, year or tier, so that there is nothing to declare
     */
    public boolean declare(long officerId, Actor actor, Organisation unit, Form form) {
        var declaration = form.declaration();
        if (obstacle(form).isPresent()) {
            return false;
        }
        var year = Objects.requireNonNull(declaration.fiscalYear()).year();
        var tier = Objects.requireNonNull(declaration.tier());
        var sentence = Objects.requireNonNull(declaration.note());
        var before = jdbc.sql(
                        "select sentence from empty_table where unit_id = :unit and fiscal_year = :year and tier = :tier")
                .param("unit", unit.id())
                .param("year", year)
                .param("tier", tier.name())
                .query(String.class)
                .optional();
        jdbc.sql("""
                insert into empty_table (region_code, unit_id, fiscal_year, tier, sentence, title, table_no, changed_by)
                values (:region, :unit, :year, :tier, :sentence, :title, :tableNo, :officer)
                on conflict (region_code, unit_id, fiscal_year, tier) do update
                set sentence = excluded.sentence, title = excluded.title, table_no = excluded.table_no,
                    changed_by = excluded.changed_by, changed_at = now()
                """)
                .param("region", unit.regionCode())
                .param("unit", unit.id())
                .param("year", year)
                .param("tier", tier.name())
                .param("sentence", sentence)
                .param("title", form.title())
                .param("tableNo", form.tableNo())
                .param("officer", officerId)
                .update();
        var after = new LinkedHashMap<String, Object>();
        after.put("单位", unit.name());
        after.put("年度", year);
        after.put("类别", tier.chinese());
        after.put("说明", sentence);
        events.publishEvent(new Happened(
                unit.regionCode(),
                actor,
                "登记空表说明",
                "empty_table",
                unit.id() + "/" + year + "/" + tier.name(),
                before.<Map<String, Object>>map(earlier -> Map.of("说明", earlier))
                        .orElse(Map.of()),
                after));
        return true;
    }
}
