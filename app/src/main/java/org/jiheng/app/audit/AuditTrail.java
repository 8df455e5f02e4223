package org.jiheng.app.audit;

import org.jiheng.policy.common.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 留痕 — one row an event: who, when, what, before and after (GIT-14, GIT-15, GIT-18). */
@Component
class AuditTrail {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Runs in the publisher's transaction and scope; an exception here undoes the change. */
    @EventListener
    void write(DomainEvent event) {
        var actor = event.actor();
        jdbc.sql("""
                insert into audit_event (region_code, actor_id, actor_login, actor_name, actor_role, organisation, address,
                                         action, subject_kind, subject_id, before, after)
                values (:region, :id, :login, :name, :role, :organisation, :address,
                        :action, :kind, :subject, :before::jsonb, :after::jsonb)
                """)
                .param("region", event.regionCode())
                .param("id", actor.id())
                .param("login", actor.login())
                .param("name", actor.name())
                .param("role", actor.role())
                .param("organisation", actor.organisation())
                .param("address", actor.address())
                .param("action", event.action())
                .param("kind", event.subjectKind())
                .param("subject", event.subjectId())
                .param("before", json.writeValueAsString(event.before()))
                .param("after", json.writeValueAsString(event.after()))
                .update();
    }
}
