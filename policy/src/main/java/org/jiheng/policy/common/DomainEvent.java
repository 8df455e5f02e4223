package org.jiheng.policy.common;

import java.util.Map;

/**
 * 业务事件 — something that changed, told inside the transaction that changes it. The audit hears every one,
 * so no feature has to call it (GIT-14, GIT-18).
 */
public interface DomainEvent {
    /** 财政区划 in which it happened. */
    String regionCode();

    Actor actor();

    /** What was done, in Chinese as the audit page shows it, such as 收下草稿. */
    String action();

    /** 对象种类 such as {@code target}, with its id. */
    String subjectKind();

    String subjectId();

    /** Values before the change; empty for something new. Secrets are never among them. */
    Map<String, Object> before();

    /** Values after the change; empty for something removed. */
    Map<String, Object> after();

    /** 结果 — whether it was done, was tried in vain, or was not allowed (GIT-15). */
    enum Outcome {
        DONE,
        FAILED,
        REFUSED
    }

    default Outcome outcome() {
        return Outcome.DONE;
    }

    /** Why it was not done; empty when it was. */
    default String reason() {
        return "";
    }
}
