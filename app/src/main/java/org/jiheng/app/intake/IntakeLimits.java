package org.jiheng.app.intake;

import java.time.Duration;

/** 导入上限 — what one import may bring; the limits inside a file stand beside its reader. */
final class IntakeLimits {
    static final int FILES = 200;
    static final long FILE_BYTES = 20L << 20;
    static final int DRY_RUNS_PER_OFFICER = 5;
    static final int DRY_RUNS = 200;
    static final int READING_AT_ONCE = 2;
    static final int LONGEST_NAME = 200;
    static final Duration KEPT = Duration.ofDays(7);

    private IntakeLimits() {}
}
