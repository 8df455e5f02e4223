package org.jiheng.app.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.identity.Officer;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 原件 — accepted files, kept byte for byte and encrypted ({@link FileSeal}); to be asked inside a scoped transaction. */
@Repository
class OriginalFiles {

    /** 收过的文件. */
    record Kept(long id, String fileName, String sha256, long size, String acceptedBy, OffsetDateTime acceptedAt) {}

    /** 原件内容. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; it goes from the database straight into an answer
    record Content(String fileName, byte[] bytes) {}

    private final JdbcClient jdbc;
    private final FileSeal seal;

    OriginalFiles(JdbcClient jdbc, FileSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** The same unit never keeps the same file twice, so this names one row. */
    static String place(String regionCode, long unitId, String sha256) {
        return "original_file/%s/%d/%s".formatted(regionCode, unitId, sha256);
    }

    /** The file with this content that the officer's organisation has brought in before. */
    Optional<Kept> known(String sha256, Officer officer) {
        return jdbc.sql("""
                select f.id, f.file_name, f.sha256, f.size, o.display_name as accepted_by, f.accepted_at
                from original_file f join officer o on o.region_code = f.region_code and o.id = f.accepted_by
                where f.sha256 = :sha256 and f.unit_id = :unit
                """)
                .param("sha256", sha256)
                .param("unit", officer.organisation().id())
                .query(Kept.class)
                .optional();
    }

    /** The last few that this officer may see. */
    List<Kept> latest(int rows) {
        return jdbc.sql("""
                select f.id, f.file_name, f.sha256, f.size, o.display_name as accepted_by, f.accepted_at
                from original_file f join officer o on o.region_code = f.region_code and o.id = f.accepted_by
                order by f.accepted_at desc, f.id desc limit :rows
                """)
                .param("rows", rows)
                .query(new SimplePropertyRowMapper<>(Kept.class))
                .list();
    }

    long keep(Officer officer, String sha256, String fileName, String mediaType, byte[] content) {
        return jdbc.sql("""
                insert into original_file (region_code, unit_id, sha256, file_name, media_type, content, size, accepted_by)
                values (:region, :unit, :sha256, :name, :type, :content, :size, :officer) returning id
                """)
                .param("region", officer.regionCode())
                .param("unit", officer.organisation().id())
                .param("sha256", sha256)
                .param("name", fileName)
                .param("type", mediaType)
                .param(
                        "content",
                        seal.seal(
                                place(
                                        officer.regionCode(),
                                        officer.organisation().id(),
                                        sha256),
                                content))
                .param("size", content.length)
                .param("officer", officer.id())
                .query(Long.class)
                .single();
    }

    Optional<Content> content(long id) {
        return jdbc.sql("select region_code, unit_id, sha256, file_name, content from original_file where id = :id")
                .param("id", id)
                .query((row, number) -> new Content(
                        row.getString("file_name"),
                        seal.open(
                                place(row.getString("region_code"), row.getLong("unit_id"), row.getString("sha256")),
                                row.getBytes("content"))))
                .optional();
    }
}
