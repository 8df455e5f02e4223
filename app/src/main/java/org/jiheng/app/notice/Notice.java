package org.jiheng.app.notice;

import java.time.Instant;

/** 消息 — one sentence to one person, and where it leads. */
public record Notice(long id, long officerId, String title, String words, String href, Instant at, boolean read) {}
