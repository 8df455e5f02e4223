package org.jiheng.app.identity;

import org.jspecify.annotations.Nullable;

/** 改密码页 — the same fields on the way in and later. */
public record PasswordPage(
        String lead, String action, String login, @Nullable String problem) {}
