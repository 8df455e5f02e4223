package org.jiheng.policy.rules.target;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 项目起止 — from when to when the project runs, as the project library knows it; blank is null. */
public record ProjectSpan(
        @Nullable LocalDate start, @Nullable LocalDate end) {}
