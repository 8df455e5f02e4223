package org.jiheng.app.intake;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jiheng.app.cryptography.FileSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * 存量文件加密 — originals and attachments that were stored before there was {@link FileSeal} are encrypted once, one after the other, by
 * the owner of the tables. In Java because the database has no keys.
 */
@Component
final class SealStoredFiles implements JavaMigration {
    private final FileSeal seal;

    SealStoredFiles(FileSeal seal) {
        this.seal = seal;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("093");
    }

    @Override
    public String getDescription() {
        return "seal stored files";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    private record Row(String regionCode, long id, String place) {}

    @Override
    public void migrate(Context context) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        jdbc.sql("alter table original_file no force row level security, disable trigger user")
                .update();
        jdbc.sql("alter table target_adjustment no force row level security, disable trigger user")
                .update();
        for (var row :
                jdbc.sql("""
                select region_code, id, format('original_file/%s/%s/%s', region_code, unit_id, sha256) as place
                from original_file order by region_code, id
                """).query(new SimplePropertyRowMapper<>(Row.class)).list()) {
            var plain = jdbc.sql("select content from original_file where region_code = :region and id = :id")
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .query((found, _) -> found.getBytes(1))
                    .single();
            jdbc.sql("update original_file set content = :content where region_code = :region and id = :id")
                    .param("content", seal.seal(row.place, plain))
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .update();
        }
        for (var row :
                jdbc.sql("""
                select region_code, id, format('target_adjustment/%s/%s', region_code, target_id) as place
                from target_adjustment where attachment is not null order by region_code, id
                """).query(new SimplePropertyRowMapper<>(Row.class)).list()) {
            var plain = jdbc.sql("select attachment from target_adjustment where region_code = :region and id = :id")
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .query((found, _) -> found.getBytes(1))
                    .single();
            jdbc.sql("update target_adjustment set attachment = :content where region_code = :region and id = :id")
                    .param("content", seal.seal(row.place, plain))
                    .param("region", row.regionCode)
                    .param("id", row.id)
                    .update();
        }
        jdbc.sql("alter table original_file force row level security, enable trigger user")
                .update();
        jdbc.sql("alter table target_adjustment force row level security, enable trigger user")
                .update();
    }
}
