package org.jiheng.app.target;

import java.util.Map;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;

/** 下载表格 — a form left the product (GIT-14). */
record FormDownloaded(String regionCode, Actor actor, String subjectId) implements DomainEvent {
    @Override
    public String action() {
        return "下载表格";
    }

    @Override
    public String subjectKind() {
        return "target";
    }

    @Override
    public Map<String, Object> before() {
        return Map.of();
    }

    @Override
    public Map<String, Object> after() {
        return Map.of();
    }
}
