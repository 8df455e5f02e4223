package org.jiheng.app.target;

import java.util.List;
import org.jiheng.app.database.OwnersMigration;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.target.ContactSeal.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 存量联系人加密 — contacts that were stored before there was {@link ContactSeal} are encrypted once, by the owner of the tables: what
 * was handed in is frozen for everybody else. In Java because the database has no keys.
 */
@Component
final class SealStoredContacts extends OwnersMigration {
    private static final SqlFile OPEN = SqlFile.of("target/open-for-sealing.sql");
    private static final SqlFile CLOSE = SqlFile.of("target/close-after-sealing.sql");

    private final ContactSeal seal;

    SealStoredContacts(ContactSeal seal) {
        super("090", "seal stored contacts");
        this.seal = seal;
    }

    private record Columns(
            String regionCode,
            long id,
            long projectId,
            @Nullable String contactName,
            @Nullable String contactPhone) {}

    private record Change(String regionCode, long id, long targetId, String before, String after) {}

    private record Text(String regionCode, long id, long targetId, String text, String more) {
        Place place() {
            return Place.ofTarget(regionCode, targetId);
        }
    }

    @Override
    protected void migrate(JdbcClient jdbc) {
        jdbc.sql(OPEN.text()).update();
        columns(jdbc);
        changes(jdbc);
        alternatives(jdbc);
        fixes(jdbc);
        kept(jdbc);
        submissions(jdbc);
        adjustments(jdbc);
        jdbc.sql(CLOSE.text()).update();
    }

    private void columns(JdbcClient jdbc) {
        for (var row : jdbc.sql("""
                select region_code, id, project_id, contact_name, contact_phone from target_version
                where contact_name is not null or contact_phone is not null
                """)
                .query(new SimplePropertyRowMapper<>(Columns.class))
                .list()) {
            var place = Place.ofProject(row.regionCode, row.projectId);
            jdbc.sql("""
                    update target_version set contact_name = :name, contact_phone = :phone
                    where region_code = :region and id = :id
                    """)
                    .param("name", seal.seal(place, row.contactName))
                    .param("phone", seal.seal(place, row.contactPhone))
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .update();
        }
    }

    private void changes(JdbcClient jdbc) {
        for (var row :
                jdbc.sql("""
                select region_code, id, target_id, before, after from target_change
                where field in ('contact.name', 'contact.phone')
                """).query(new SimplePropertyRowMapper<>(Change.class)).list()) {
            var place = Place.ofTarget(row.regionCode, row.targetId);
            jdbc.sql(
                            "update target_change set before = :before, after = :after where region_code = :region and id = :id")
                    .param("before", seal.seal(place, row.before))
                    .param("after", seal.seal(place, row.after))
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .update();
        }
    }

    private void alternatives(JdbcClient jdbc) {
        for (var row : texts(jdbc.sql("""
                select region_code, id, target_id, value as text, '' as more from target_alternative
                where field in ('contact.name', 'contact.phone')
                """))) {
            jdbc.sql("update target_alternative set value = :value where region_code = :region and id = :id")
                    .param("value", seal.seal(row.place(), row.text))
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .update();
        }
    }

    private void fixes(JdbcClient jdbc) {
        for (var row : texts(jdbc.sql(
                "select region_code, id, target_id, form_before as text, form_after as more from target_fix"))) {
            jdbc.sql("""
                    update target_fix set form_before = :before, form_after = :after where region_code = :region and id = :id
                    """)
                    .param("before", seal.sealForm(row.place(), row.text))
                    .param("after", seal.sealForm(row.place(), row.more))
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .update();
        }
    }

    private void kept(JdbcClient jdbc) {
        for (var row :
                texts(jdbc.sql("select region_code, id, target_id, form as text, '' as more from target_kept"))) {
            jdbc.sql("update target_kept set form = :form where region_code = :region and id = :id")
                    .param("form", seal.sealForm(row.place(), row.text))
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .update();
        }
    }

    /** Its hash is that of the text before it was encrypted, and stays. */
    private void submissions(JdbcClient jdbc) {
        for (var row : texts(jdbc.sql(
                "select region_code, round as id, target_id, form as text, '' as more from target_submission"))) {
            jdbc.sql("""
                    update target_submission set form = :form
                    where region_code = :region and target_id = :target and round = :round
                    """)
                    .param("form", seal.sealForm(row.place(), row.text))
                    .param("region", row.regionCode)
                    .param("target", row.targetId)
                    .param("round", row.id)
                    .update();
        }
    }

    private void adjustments(JdbcClient jdbc) {
        for (var row : texts(
                jdbc.sql("select region_code, id, target_id, proposal as text, '' as more from target_adjustment"))) {
            jdbc.sql("update target_adjustment set proposal = :form where region_code = :region and id = :id")
                    .param("form", seal.sealForm(row.place(), row.text))
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .update();
        }
    }

    private static List<Text> texts(JdbcClient.StatementSpec question) {
        return question.query(new SimplePropertyRowMapper<>(Text.class)).list();
    }
}
