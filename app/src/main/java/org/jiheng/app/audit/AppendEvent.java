package org.jiheng.app.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.Suite;
import org.jiheng.app.database.SqlFile;
import org.jiheng.policy.common.DomainEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 记一条 — links one row to the chain of its division. */
@Component
class AppendEvent {
    private static final SqlFile ADD = SqlFile.of("audit/add-event.sql");
    private static final SqlFile ADD_LINKED = SqlFile.of("audit/add-linked-event.sql");

    private final JdbcClient jdbc;
    private final Cryptography cryptography;
    private final Clock clock;

    AppendEvent(JdbcClient jdbc, Cryptography cryptography, Clock clock) {
        this.jdbc = jdbc;
        this.cryptography = cryptography;
        this.clock = clock;
    }

    /** In the suite of the installation; PostgreSQL itself can compute SHA-256 and saves a round trip. */
    void to(DomainEvent event, String before, String after, String requestId) {
        switch (cryptography.suite()) {
            case INTERNATIONAL ->
                jdbc.sql(ADD.text())
                        .param("region", event.regionCode())
                        .param("id", event.actor().id())
                        .param("login", event.actor().login())
                        .param("name", event.actor().name())
                        .param("role", event.actor().role())
                        .param("organisation", event.actor().organisation())
                        .param("address", event.actor().address())
                        .param("action", event.action())
                        .param("kind", event.subjectKind())
                        .param("subject", event.subjectId())
                        .param("before", before)
                        .param("after", after)
                        .param("outcome", event.outcome().name())
                        .param("reason", event.reason())
                        .param("request", requestId)
                        .update();
            case GUOMI -> appendLinked(event, before, after, requestId);
        }
    }

    private void appendLinked(DomainEvent event, String before, String after, String requestId) {
        var end = jdbc.sql("select number, hash from jiheng_audit_end(:region)")
                .param("region", event.regionCode())
                .query((row, _) -> new AuditEvents.End(row.getLong("number"), row.getBytes("hash")))
                .single();
        var actor = event.actor();
        var row = new AuditRow(
                event.regionCode(),
                end.number() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.id(),
                actor.login(),
                actor.name(),
                actor.role(),
                actor.organisation(),
                actor.address(),
                event.action(),
                event.subjectKind(),
                event.subjectId(),
                before,
                after,
                event.outcome().name(),
                event.reason(),
                requestId,
                "PROGRAM",
                Suite.GUOMI.hash(),
                end.hash(),
                new byte[0]);
        jdbc.sql(ADD_LINKED.text())
                .param("region", row.regionCode())
                .param("id", row.actorId())
                .param("login", row.actorLogin())
                .param("name", row.actorName())
                .param("role", row.actorRole())
                .param("organisation", row.organisation())
                .param("address", row.address())
                .param("action", row.action())
                .param("kind", row.subjectKind())
                .param("subject", row.subjectId())
                .param("before", row.before())
                .param("after", row.after())
                .param("outcome", row.outcome())
                .param("reason", row.reason())
                .param("request", row.requestId())
                .param("at", Timestamp.from(row.at()))
                .param("number", row.number())
                .param("algorithm", row.algorithm())
                .param("previous", row.previous())
                .param("hash", row.computeHash())
                .update();
    }
}
