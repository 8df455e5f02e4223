package org.jiheng.app.target;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 本机暂存的钥匙 — the editor keeps unsent changes on the clerk's computer, locked with a key of the session. The key never lies beside
 * them; after an expired session the same person gets it again, and nobody else.
 */
@Component
class DraftKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * 钥匙.
     *
     * @param key in base64
     */
    record Key(UUID id, String key) {}

    private final AccessPolicy access;
    private final JdbcClient jdbc;

    DraftKeys(AccessPolicy access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /** A new key; those of a month ago lock nothing any more that could still be sent. */
    Key cut(Officer officer) {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            jdbc.sql("delete from draft_key where officer_id = :officer and created_at < now() - interval '30 days'")
                    .param("officer", officer.id())
                    .update();
            var id = jdbc.sql("""
                    insert into draft_key (region_code, officer_id, key) values (:region, :officer, :key) returning id
                    """)
                    .param("region", officer.regionCode())
                    .param("officer", officer.id())
                    .param("key", key)
                    .query(UUID.class)
                    .single();
            return new Key(id, Base64.getEncoder().encodeToString(key));
        });
    }

    Optional<Key> of(Officer officer, UUID id) {
        return access.call(
                officer,
                Deed.FILL_IN_TARGET,
                () -> jdbc.sql("select key from draft_key where id = :id and officer_id = :officer")
                        .param("id", id)
                        .param("officer", officer.id())
                        .query((row, number) -> new Key(id, Base64.getEncoder().encodeToString(row.getBytes("key"))))
                        .optional());
    }
}
