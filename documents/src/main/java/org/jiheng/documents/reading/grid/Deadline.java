package org.jiheng.documents.reading.grid;

import java.time.Instant;
import java.time.InstantSource;

/** 时限 — readers ask it in their loops, so that no file holds a thread longer than its limit allows. */
public final class Deadline {
    private final InstantSource clock;
    private final Instant end;
    private final long seconds;

    public Deadline(Limits limits, InstantSource clock) {
        this.clock = clock;
        this.end = clock.instant().plus(limits.time());
        this.seconds = limits.time().toSeconds();
    }

    public void check() throws UnreadableFile {
        if (clock.instant().isAfter(end)) {
            throw new UnreadableFile(
                    ProblemCode.TOO_SLOW, "读取超过%d秒仍未完成，已停止。请只保留绩效表所在的工作表或页面，另存后再导入。".formatted(seconds));
        }
    }
}
