package org.jiheng.app.identity;

import java.util.Map;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;

/** 登录事件 — somebody signed in or out, or tried to; a try in vain says why (GIT-15). */
record SignInEvent(String regionCode, Actor actor, String action, Outcome outcome, String reason)
        implements DomainEvent {
    static SignInEvent done(String regionCode, Actor actor, String action) {
        return new SignInEvent(regionCode, actor, action, Outcome.DONE, "");
    }

    static SignInEvent failed(String regionCode, Actor actor, String reason) {
        return new SignInEvent(regionCode, actor, "登录失败", Outcome.FAILED, reason);
    }

    /** Not even looked at. */
    static SignInEvent refused(String regionCode, Actor actor, String reason) {
        return new SignInEvent(regionCode, actor, "登录失败", Outcome.REFUSED, reason);
    }

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
