package org.jiheng.app.target;

import java.util.Map;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;

/** 下载和打印表格 — a form left the product (GIT-14). */
record FormIssued(String regionCode, Actor actor, String action, String subjectId, Map<String, Object> after)
        implements DomainEvent {
    static FormIssued downloaded(String regionCode, Actor actor, long targetId, String format, Edition edition) {
        return new FormIssued(
                regionCode,
                actor,
                "下载表格",
                String.valueOf(targetId),
                Map.of("格式", format, "版本", edition == Edition.PUBLIC ? "脱敏" : "内部"));
    }

    static FormIssued printed(String regionCode, Actor actor, long targetId) {
        return new FormIssued(regionCode, actor, "打开打印页", String.valueOf(targetId), Map.of());
    }

    @Override
    public String subjectKind() {
        return "target";
    }

    @Override
    public Map<String, Object> before() {
        return Map.of();
    }
}
