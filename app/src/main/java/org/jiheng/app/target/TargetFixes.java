package org.jiheng.app.target;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.target.ContactSeal.Place;
import org.jiheng.documents.Form;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.IndicatorReading;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Fix;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 照检查改过的 — what was set right with one press, to be asked inside a scoped transaction. */
@Repository
class TargetFixes {
    private static final SqlFile OPEN = SqlFile.of("target/open-fixes.sql");

    /** 改过的一次. */
    record Made(
            long id,
            long targetId,
            String rule,
            String words,
            List<FieldPath> fields,
            Form before,
            Form after,
            String by,
            OffsetDateTime at) {
        Made {
            fields = List.copyOf(fields);
        }
    }

    private final JdbcClient jdbc;
    private final ContactSeal seal;

    TargetFixes(JdbcClient jdbc, ContactSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    void add(String regionCode, long targetId, long officerId, String rule, Fix fix, Form before, Form after) {
        var place = Place.ofTarget(regionCode, targetId);
        jdbc.sql("""
                insert into target_fix (region_code, target_id, rule, words, fields, form_before, form_after, made_by)
                values (:region, :target, :rule, :words, :fields, :before, :after, :officer)
                """)
                .param("region", regionCode)
                .param("target", targetId)
                .param("rule", rule)
                .param("words", fix.inWords())
                .param(
                        "fields",
                        fix.changes().stream().map(each -> each.field().path()).toArray(String[]::new))
                .param("before", seal.sealForm(place, json(before)))
                .param("after", seal.sealForm(place, json(after)))
                .param("officer", officerId)
                .update();
    }

    /** Those of one target that stand, newest first. */
    List<Made> open(long targetId) {
        return jdbc.sql(OPEN.text())
                .param("target", targetId)
                .param("id", null)
                .query((row, number) -> made(row))
                .list();
    }

    Optional<Made> open(long targetId, long id) {
        return jdbc.sql(OPEN.text())
                .param("target", targetId)
                .param("id", id)
                .query((row, number) -> made(row))
                .optional();
    }

    void undone(long id, long officerId) {
        jdbc.sql("update target_fix set undone_by = :officer, undone_at = now() where id = :id and undone_by is null")
                .param("officer", officerId)
                .param("id", id)
                .update();
    }

    private Made made(ResultSet row) throws SQLException {
        var place = Place.ofTarget(row.getString("region_code"), row.getLong("target_id"));
        return new Made(
                row.getLong("id"),
                row.getLong("target_id"),
                row.getString("rule"),
                row.getString("words"),
                Arrays.stream((String[]) row.getArray("fields").getArray())
                        .map(FieldPath::new)
                        .toList(),
                form(seal.openForm(place, row.getString("form_before"))),
                form(seal.openForm(place, row.getString("form_after"))),
                row.getString("made_by_name"),
                row.getObject("made_at", OffsetDateTime.class));
    }

    private static String json(Form form) {
        var readings = form.declaration().indicators().stream()
                .map(each -> new IndicatorReading(each.name(), null, java.math.BigDecimal.ONE))
                .toList();
        var read = new ReadForm(form, Map.of(), readings, List.of());
        return FormsJson.text(List.of(new ReadFile("", "", "", ReadFile.Status.READ, null, List.of(read))));
    }

    private static Form form(String json) {
        var files = FormsJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return files.getFirst().forms().getFirst().form();
    }
}
