package org.jiheng.app.workflow;

import java.time.Instant;

/** 一步 — what somebody did to a case, and where it went. */
public record Step(
        int number,
        int round,
        Action action,
        Stage from,
        Stage to,
        long officerId,
        String officerName,
        String organisation,
        String role,
        String remark,
        Instant at) {}
