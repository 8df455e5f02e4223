package org.jiheng.app.identity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 统一身份与账号 — which account a person of the house's own sign-in is, and who still waits to be told (GIT-98). */
@Repository
class ExternalPeople {

    /** 待认领的人. */
    record Waiting(long id, String subject, String name, OffsetDateTime firstAt, OffsetDateTime lastAt, int times) {}

    /** 一个统一身份. */
    record Identity(String issuer, String subject) {}

    private final JdbcClient jdbc;

    ExternalPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Known without a scope, like the directory of accounts. */
    Optional<String> login(Identity identity) {
        return jdbc.sql("select login_name from external_account where issuer = :issuer and subject = :subject")
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .query(String.class)
                .optional();
    }

    /** Whoever comes again is not listed twice. Inside a scope of the division. */
    void wait(String region, Identity identity, String name) {
        jdbc.sql("""
                insert into external_waiting (region_code, issuer, subject, name) values (:region, :issuer, :subject, :name)
                on conflict (region_code, issuer, subject) do update
                set name = excluded.name, last_at = now(), times = external_waiting.times + 1, settled_at = null, settled_by = null
                """)
                .param("region", region)
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .param("name", name)
                .update();
    }

    /** How many wait; a stranger who comes with ever new names must not fill the list. */
    int waitingCount() {
        return jdbc.sql("select count(*) from external_waiting where settled_at is null")
                .query(Integer.class)
                .single();
    }

    List<Waiting> waiting() {
        return jdbc.sql("""
                select id, subject, name, first_at, last_at, times from external_waiting
                where settled_at is null order by last_at desc limit 200
                """).query(new SimplePropertyRowMapper<>(Waiting.class)).list();
    }

    Optional<Identity> waiting(long id) {
        return jdbc.sql("select issuer, subject from external_waiting where id = :id and settled_at is null")
                .param("id", id)
                .query((row, number) -> new Identity(row.getString("issuer"), row.getString("subject")))
                .optional();
    }

    void settle(long id, long by) {
        jdbc.sql("update external_waiting set settled_by = :by, settled_at = now() where id = :id")
                .param("by", by)
                .param("id", id)
                .update();
    }

    /** False when the identity is somebody's already. */
    boolean link(Identity identity, String login, @Nullable Long by) {
        return jdbc.sql("""
                        insert into external_account (issuer, subject, login_name, linked_by)
                        values (:issuer, :subject, :login, :by) on conflict do nothing
                        """)
                        .param("issuer", identity.issuer())
                        .param("subject", identity.subject())
                        .param("login", login)
                        .param("by", by)
                        .update()
                == 1;
    }
}
