package org.jiheng.app.identity;

import java.util.Map;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;

/** 登录事件 — somebody signed in or out, or tried to. */
record SignInEvent(String regionCode, Actor actor, String action) implements DomainEvent {
    @Override
    public String subjectKind() {
        return "officer";
    }

    @Override
    public String subjectId() {
        return actor.login();
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
