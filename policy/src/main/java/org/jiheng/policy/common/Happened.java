package org.jiheng.policy.common;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 一件事 — a {@link DomainEvent} that nobody but the audit hears: what was done to what, and how it was before and after. What others
 * listen for has a type of its own.
 */
public record Happened(
        String regionCode,
        Actor actor,
        String action,
        String subjectKind,
        String subjectId,
        Map<String, Object> before,
        Map<String, Object> after)
        implements DomainEvent {
    public Happened {
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before)); // in the order they were told in
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }

    /** Something new, or something that left everything as it was. */
    public Happened(
            String regionCode,
            Actor actor,
            String action,
            String subjectKind,
            String subjectId,
            Map<String, Object> after) {
        this(regionCode, actor, action, subjectKind, subjectId, Map.of(), after);
    }
}
