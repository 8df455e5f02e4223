package org.jiheng.app.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** 核验结论 — what checking a chain from its first row to its last has shown. */
public sealed interface Verdict {

    /** 一致 — every row is as it was written, none is missing, and the published roots agree. */
    record Intact(
            long rows, @Nullable Instant first, @Nullable Instant last, long roots) implements Verdict {}

    /**
     * 对不上 — from this row on nothing is proven.
     *
     * @param why one sentence in Chinese
     * @param after how many later rows can no longer be relied on
     */
    record Broken(long number, String why, long after) implements Verdict {
        public String sentence() {
            return "第 %,d 条对不上。%s其后 %,d 条不能作证。请勿改动，联系系统管理员。".formatted(number, why, after);
        }
    }

    static String shortly(byte[] hash) {
        var hex = HexFormat.of().formatHex(hash);
        return hex.length() < 8 ? "（空）" : hex.substring(0, 4) + "…" + hex.substring(hex.length() - 4);
    }

    static Broken altered(AuditRow row, byte[] computed, long after) {
        return new Broken(
                row.number(), "存的是 %s，算出来是 %s：这一条的内容被改过。".formatted(shortly(row.hash()), shortly(computed)), after);
    }

    static Broken missing(long expected, long found, long after) {
        return new Broken(expected, "下一条的编号是 %,d：中间的被删掉或挪走了。".formatted(found), after);
    }

    static Broken detached(AuditRow row, byte[] last, long after) {
        return new Broken(
                row.number(),
                "它接的是 %s，前一条是 %s：这一条是插进来的，或前面的被换过。".formatted(shortly(row.previous()), shortly(last)),
                after);
    }

    static Broken ended(long number, long end) {
        return new Broken(number + 1, "链尾记着共 %,d 条，实际只到第 %,d 条：末尾的被删掉了。".formatted(end, number), end - number - 1);
    }

    static Broken beyondTheEnd(long number, long end) {
        return new Broken(end + 1, "链尾只记到第 %,d 条：后面的不是本系统写的。".formatted(end), number - end - 1);
    }

    static Broken rootDiffers(AuditRoot root, byte[] found, long after) {
        return new Broken(
                root.number(),
                "%s 公布的日根是 %s，现在是 %s：这一天及以前的记录被整段重写过。".formatted(root.day(), shortly(root.hash()), shortly(found)),
                after);
    }

    static Broken rootUnsigned(AuditRoot root, long after) {
        return new Broken(root.number(), "%s 的日根签名不对：日根被改过。".formatted(root.day()), after);
    }

    static Broken rootMissing(LocalDate day, long number, long after) {
        return new Broken(number, "缺 %s 的日根：日根被删过。".formatted(day), after);
    }
}
