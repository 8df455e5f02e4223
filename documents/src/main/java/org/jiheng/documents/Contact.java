package org.jiheng.documents;

import org.jspecify.annotations.Nullable;

/** 联系人 — personal data: printed on the official sheet, masked wherever it is published (PUB-11, GIT-47). */
public record Contact(@Nullable String name, @Nullable String phone) {}
