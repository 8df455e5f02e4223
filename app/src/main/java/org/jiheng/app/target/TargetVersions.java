package org.jiheng.app.target;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiheng.app.web.NotFound;
import org.jiheng.documents.Form;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.IndicatorReading;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 历稿 — every form that was handed in or approved, word for word as it was then. To be asked inside a scoped transaction; nothing ever
 * changes one.
 */
@Component
public class TargetVersions {

    /** 为何留下. */
    public enum Occasion {
        SUBMITTED,
        APPROVED,
        /** Before something else was put in its place. */
        KEPT
    }

    /** 一稿. */
    public record Version(int number, Occasion occasion, String madeBy, Instant madeAt) {}

    /** 一稿的内容, with the numbers of its rows, by which two versions are compared row for row. */
    record Frozen(Version version, Form form, List<UUID> rows) {
        Frozen {
            rows = List.copyOf(rows);
        }
    }

    private record Froze(String regionCode, Actor actor, String subjectId, Map<String, Object> after)
            implements DomainEvent {
        @Override
        public String action() {
            return "留稿";
        }

        @Override
        public String subjectKind() {
            return "target";
        }

        @Override
        public Map<String, Object> before() {
            return Map.of();
        }
    }

    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    TargetVersions(JdbcClient jdbc, Drafts drafts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.events = events;
    }

    /**
     * Keeps the target as it stands now, in the caller's transaction.
     *
     * @return its number; the one of the last version when nothing was changed since
     */
    public int freeze(long targetId, Actor actor, Occasion occasion) {
        var draft = drafts.lock(targetId).orElseThrow(NotFound::new);
        var all = of(targetId);
        if (!all.isEmpty() && occasion == Occasion.KEPT) {
            var last = frozen(targetId, all.getLast().number()).orElseThrow();
            if (last.form().equals(draft.form()) && last.rows().equals(draft.rows())) {
                return last.version().number();
            }
        }
        var number = all.isEmpty() ? 1 : all.getLast().number() + 1;
        jdbc.sql("""
                insert into target_snapshot (region_code, target_id, number, occasion, form, row_ids, made_by)
                values (:region, :target, :number, :occasion, :form, :rows, :officer)
                """)
                .param("region", draft.regionCode())
                .param("target", targetId)
                .param("number", number)
                .param("occasion", occasion.name())
                .param("form", text(draft.form()))
                .param("rows", draft.rows().toArray(UUID[]::new))
                .param("officer", actor.id())
                .update();
        events.publishEvent(new Froze(
                draft.regionCode(),
                actor,
                String.valueOf(targetId),
                Map.of("稿", number, "缘由", occasion.name(), "版次", draft.revision())));
        return number;
    }

    /** In the order they were made. */
    public List<Version> of(long targetId) {
        return jdbc.sql("""
                select s.number, s.occasion, o.display_name as made_by_name, s.made_at
                from target_snapshot s join officer o on o.region_code = s.region_code and o.id = s.made_by
                where s.target_id = :target order by s.number
                """)
                .param("target", targetId)
                .query((row, number) -> version(row))
                .list();
    }

    Optional<Frozen> frozen(long targetId, int number) {
        return jdbc.sql("""
                select s.number, s.occasion, o.display_name as made_by_name, s.made_at, s.form, s.row_ids
                from target_snapshot s join officer o on o.region_code = s.region_code and o.id = s.made_by
                where s.target_id = :target and s.number = :number
                """)
                .param("target", targetId)
                .param("number", number)
                .query((row, at) ->
                        new Frozen(version(row), form(row.getString("form")), rows(row.getArray("row_ids"))))
                .optional();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("number"),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("made_by_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static List<UUID> rows(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }

    private static String text(Form form) {
        var readings = form.declaration().indicators().stream()
                .map(each -> new IndicatorReading("", null, BigDecimal.ONE.setScale(2)))
                .toList();
        return FormsJson.text(List.of(new ReadFile(
                "target",
                "",
                "application/json",
                ReadFile.Status.READ,
                null,
                List.of(new ReadForm(form, Map.of(), readings, List.of())))));
    }

    private static Form form(String text) {
        return FormsJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getFirst()
                .forms()
                .getFirst()
                .form();
    }
}
