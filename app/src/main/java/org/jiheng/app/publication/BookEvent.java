package org.jiheng.app.publication;

import java.util.Map;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;

/** 公开册的要求、下载和删除 — for the audit. */
record BookEvent(String action, String regionCode, Actor actor, String subjectId, Map<String, Object> after)
        implements DomainEvent {
    BookEvent {
        after = Map.copyOf(after);
    }

    @Override
    public String subjectKind() {
        return "disclosure_book";
    }

    @Override
    public Map<String, Object> before() {
        return Map.of();
    }
}
