package org.jiheng.app.target;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.target.ContactSeal.Place;
import org.jiheng.documents.Form;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.IndicatorReading;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 报送版本的存取 — what was handed in, kept as {@code jiheng-forms/1} with its hash; to be asked inside a scoped transaction. */
@Repository
class Submissions {
    private static final SqlFile ADD = SqlFile.of("target/add-submission.sql");
    private static final SqlFile OF_TARGET = SqlFile.of("target/submissions-of-target.sql");

    private final JdbcClient jdbc;
    private final ContactSeal seal;

    Submissions(JdbcClient jdbc, ContactSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    void add(String regionCode, StoredTarget target, int round, long officer, Instant now) {
        var json = json(target.form());
        jdbc.sql(ADD.text())
                .param("region", regionCode)
                .param("target", target.id())
                .param("round", round)
                .param("unit", target.unitId())
                .param("form", seal.sealForm(Place.ofTarget(regionCode, target.id()), json))
                .param("sha256", sha256(json))
                .param("officer", officer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Every round of a target, oldest first. */
    List<Submission> of(long targetId) {
        return jdbc.sql(OF_TARGET.text())
                .param("target", targetId)
                .query((row, _) -> new Submission(
                        targetId,
                        row.getInt("round"),
                        form(seal.openForm(
                                Place.ofTarget(row.getString("region_code"), targetId), row.getString("form"))),
                        row.getString("sha256"),
                        row.getLong("submitted_by"),
                        row.getString("submitted_by_name"),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static String json(Form form) {
        var readings = form.declaration().indicators().stream()
                .map(each -> new IndicatorReading(TargetText.of(each.target(), each.unit()), null, BigDecimal.ONE))
                .toList();
        return FormsJson.text(List.of(new ReadFile(
                "",
                "",
                "application/json",
                ReadFile.Status.READ,
                null,
                List.of(new ReadForm(form, Map.of(), readings, List.of())))));
    }

    static Form form(String json) {
        return FormsJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                .getFirst()
                .forms()
                .getFirst()
                .form();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
