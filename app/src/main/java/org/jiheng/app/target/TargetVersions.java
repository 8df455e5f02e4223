package org.jiheng.app.target;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 历稿 — every form that was handed in, and every draft that gave way to an older one, word for word as it was. To be asked inside a
 * scoped transaction; nothing ever changes one.
 */
@Component
class TargetVersions {

    /**
     * 一稿.
     *
     * @param key by which pages name it: s1 for what was handed in first, k7 for a draft that was kept
     * @param rows the numbers of its rows; empty for what was handed in, whose rows are known by their names
     */
    record Version(String key, String label, String occasion, String by, Instant at, Form form, List<UUID> rows) {
        Version {
            rows = List.copyOf(rows);
        }
    }

    private final JdbcClient jdbc;
    private final Submissions submissions;
    private final ContactSeal seal;
    private final ApplicationEventPublisher events;

    TargetVersions(JdbcClient jdbc, Submissions submissions, ContactSeal seal, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.seal = seal;
        this.events = events;
    }

    /** Keeps the draft as it stands now; returns its key. */
    String keep(Draft draft, Actor actor) {
        var id = jdbc.sql("""
                insert into target_kept (region_code, target_id, form, row_ids, made_by)
                values (:region, :target, :form, :rows, :officer) returning id
                """)
                .param("region", draft.regionCode())
                .param("target", draft.id())
                .param("form", seal.sealForm(draft.place(), Submissions.json(draft.form())))
                .param("rows", draft.rows().toArray(UUID[]::new))
                .param("officer", actor.id())
                .query(Long.class)
                .single();
        events.publishEvent(new Happened(
                draft.regionCode(), actor, "留稿", "target", String.valueOf(draft.id()), Map.of("版次", draft.revision())));
        return "k" + id;
    }

    /** In the order they were made. */
    List<Version> of(long targetId) {
        var all = new ArrayList<Version>();
        for (var each : submissions.of(targetId)) {
            all.add(new Version(
                    "s" + each.round(),
                    Words.say("versions.nth", each.round()),
                    Words.say("versions.submitted"),
                    each.officerName(),
                    each.at(),
                    each.form(),
                    List.of()));
        }
        all.addAll(jdbc.sql("""
                select k.region_code, k.id, k.form, k.row_ids, k.made_at, o.display_name as made_by_name
                from target_kept k join officer o on o.region_code = k.region_code and o.id = k.made_by
                where k.target_id = :target order by k.id
                """)
                .param("target", targetId)
                .query((row, number) -> kept(targetId, row))
                .list());
        all.sort(Comparator.comparing(Version::at));
        return all;
    }

    Optional<Version> find(long targetId, String key) {
        return of(targetId).stream().filter(each -> each.key().equals(key)).findFirst();
    }

    private Version kept(long targetId, ResultSet row) throws SQLException {
        return new Version(
                "k" + row.getLong("id"),
                Words.say("versions.keptDraft"),
                Words.say("versions.keptBefore"),
                row.getString("made_by_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Submissions.form(seal.openForm(
                        ContactSeal.Place.ofTarget(row.getString("region_code"), targetId), row.getString("form"))),
                Arrays.asList((UUID[]) row.getArray("row_ids").getArray()));
    }
}
