package org.jiheng.app.intake;

import java.util.function.Supplier;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.database.OwnersMigration;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * 存量文件加密 — originals and attachments that were stored before there was {@link FileSeal} are encrypted once, one after the other, by
 * the owner of the tables. In Java because the database has no keys.
 */
@Component
final class SealStoredFiles extends OwnersMigration {
    private final FileSeal seal;

    SealStoredFiles(FileSeal seal) {
        super("093", "seal stored files");
        this.seal = seal;
    }

    private record Row(String regionCode, long id, String place) {}

    @Override
    protected void migrate(JdbcClient jdbc) {
        jdbc.sql("alter table original_file no force row level security, disable trigger user")
                .update();
        jdbc.sql("alter table target_adjustment no force row level security, disable trigger user")
                .update();
        seal(
                jdbc.sql("""
                        select region_code, id, format('original_file/%s/%s/%s', region_code, unit_id, sha256) as place
                        from original_file order by region_code, id
                        """),
                () -> jdbc.sql("select content from original_file where region_code = :region and id = :id"),
                () -> jdbc.sql("update original_file set content = :content where region_code = :region and id = :id"));
        seal(
                jdbc.sql("""
                        select region_code, id, format('target_adjustment/%s/%s', region_code, target_id) as place
                        from target_adjustment where attachment is not null order by region_code, id
                        """),
                () -> jdbc.sql("select attachment from target_adjustment where region_code = :region and id = :id"),
                () -> jdbc.sql(
                        "update target_adjustment set attachment = :content where region_code = :region and id = :id"));
        jdbc.sql("alter table original_file force row level security, enable trigger user")
                .update();
        jdbc.sql("alter table target_adjustment force row level security, enable trigger user")
                .update();
    }

    /** One after the other: no more than one file is held in memory. */
    private void seal(StatementSpec rows, Supplier<StatementSpec> read, Supplier<StatementSpec> write) {
        for (var row : rows.query(new SimplePropertyRowMapper<>(Row.class)).list()) {
            var plain = read.get()
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .query((found, _) -> found.getBytes(1))
                    .single();
            write.get()
                    .param("content", seal.seal(row.place, plain))
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .update();
        }
    }
}
