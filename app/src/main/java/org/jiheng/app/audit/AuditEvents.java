package org.jiheng.app.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 留痕簿 — the rows, their chains and the daily roots; always within a scope of the division. */
@Repository
class AuditEvents {
    private static final SqlFile CHAIN_AFTER = SqlFile.of("audit/chain-after.sql");
    private static final SqlFile FIND = SqlFile.of("audit/find-events.sql");

    private final JdbcClient jdbc;

    AuditEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 链尾. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record End(long number, byte[] hash) {}

    /**
     * 查找条件 — null asks for nothing in particular.
     *
     * @param before only rows with smaller numbers: the next page
     */
    record Wanted(
            @Nullable Long actor,
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String outcome,
            @Nullable String origin,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String words,
            @Nullable Long before,
            int limit) {}

    List<AuditRow> chainAfter(String region, long number, int limit) {
        return jdbc.sql(CHAIN_AFTER.text())
                .param("region", region)
                .param("after", number)
                .param("limit", limit)
                .query(AuditEvents::row)
                .list();
    }

    End end(String region) {
        return jdbc.sql("select number, hash from audit_chain where region_code = :region")
                .param("region", region)
                .query((row, _) -> new End(row.getLong("number"), row.getBytes("hash")))
                .optional()
                .orElseGet(() -> new End(0, new byte[0]));
    }

    List<AuditRow> find(String region, Wanted wanted) {
        return jdbc.sql(FIND.text())
                .param("region", region)
                .param("actor", wanted.actor())
                .param("kind", wanted.kind())
                .param("subject", wanted.subject())
                .param("outcome", wanted.outcome())
                .param("origin", wanted.origin())
                .param("from", at(wanted.from()))
                .param("until", at(wanted.until()))
                .param("words", wanted.words() == null ? null : "%" + escaped(wanted.words()) + "%")
                .param("before", wanted.before())
                .param("limit", wanted.limit())
                .query(AuditEvents::row)
                .list();
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    List<String> kinds(String region) {
        return jdbc.sql("select distinct subject_kind from audit_event where region_code = :region order by 1")
                .param("region", region)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** The last row before this moment; nothing when there is none. */
    Optional<End> endBefore(String region, Instant moment) {
        return jdbc.sql("""
                select number, hash from audit_event where region_code = :region and at < :moment order by number desc limit 1
                """)
                .param("region", region)
                .param("moment", at(moment))
                .query((row, _) -> new End(row.getLong("number"), row.getBytes("hash")))
                .optional();
    }

    Optional<Instant> begin(String region) {
        return jdbc.sql("select at from audit_event where region_code = :region and number = 1")
                .param("region", region)
                .query((row, _) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    List<AuditRoot> roots(String region) {
        return jdbc.sql("""
                select region_code, day, events, number, hash, signature, public_key from audit_root
                where region_code = :region order by day
                """).param("region", region).query(AuditEvents::root).list();
    }

    Optional<AuditRoot> lastRoot(String region) {
        return jdbc.sql("""
                select region_code, day, events, number, hash, signature, public_key from audit_root
                where region_code = :region order by day desc limit 1
                """).param("region", region).query(AuditEvents::root).optional();
    }

    private static AuditRoot root(ResultSet row, int at) throws SQLException {
        return new AuditRoot(
                row.getString("region_code"),
                row.getObject("day", LocalDate.class),
                row.getLong("events"),
                row.getLong("number"),
                row.getBytes("hash"),
                row.getString("signature"),
                row.getBytes("public_key"));
    }

    /** Somebody else may have sealed the day in the meantime, such as another node. */
    void addRoot(AuditRoot root) {
        jdbc.sql("""
                insert into audit_root (region_code, day, events, number, hash, signature, public_key)
                values (:region, :day, :events, :number, :hash, :signature, :key) on conflict do nothing
                """)
                .param("region", root.regionCode())
                .param("day", root.day())
                .param("events", root.events())
                .param("number", root.number())
                .param("hash", root.hash())
                .param("signature", root.signature())
                .param("key", root.publicKey())
                .update();
    }

    String regionName(String region) {
        return jdbc.sql("select name from region where region_code = :region")
                .param("region", region)
                .query(String.class)
                .optional()
                .orElse(region);
    }

    /** Divisions there are accounts in; known without a scope. */
    List<String> regions() {
        return jdbc.sql("select distinct region_code from account_directory order by region_code")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static AuditRow row(ResultSet row, int at) throws SQLException {
        return new AuditRow(
                row.getString(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                row.getBytes(20),
                row.getBytes(21));
    }
}
