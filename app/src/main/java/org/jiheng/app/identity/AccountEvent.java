package org.jiheng.app.identity;

import java.util.Map;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;

/** 账号和授权的变动 — who changed whose account, or which organisation; also what was tried in vain. */
record AccountEvent(
        String regionCode,
        Actor actor,
        String action,
        String subjectKind,
        String subjectId,
        Map<String, Object> before,
        Map<String, Object> after,
        Outcome outcome,
        String reason)
        implements DomainEvent {
    AccountEvent {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    AccountEvent(
            String regionCode,
            Actor actor,
            String action,
            String subjectKind,
            String subjectId,
            Map<String, Object> before,
            Map<String, Object> after) {
        this(regionCode, actor, action, subjectKind, subjectId, before, after, Outcome.DONE, "");
    }

    static AccountEvent of(Officer by, String address, String action, String login, Map<String, Object> after) {
        return new AccountEvent(by.regionCode(), by.actor(address), action, "officer", login, Map.of(), after);
    }

    AccountEvent inVain(String why) {
        return new AccountEvent(regionCode, actor, action, subjectKind, subjectId, before, after, Outcome.FAILED, why);
    }
}
