package org.jiheng.app.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 逐条核验 — is handed the rows of one division in the order of their numbers and says which is the first that is wrong. */
final class ChainCheck {
    private final long end;
    private final Deque<AuditRoot> roots;
    private final int rootCount;
    private final long start;
    private long number;
    private byte[] hash;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /**
     * @param number of the row before the first, with its hash: 0 and empty for a whole chain
     * @param end how many rows there should be
     * @param roots those that lie within, by day
     */
    ChainCheck(long number, byte[] hash, long end, List<AuditRoot> roots) {
        this.number = number;
        this.start = number;
        this.hash = hash.clone();
        this.end = end;
        this.roots = new ArrayDeque<>(roots);
        this.rootCount = roots.size();
    }

    long number() {
        return number;
    }

    /** A root for every day: one that was taken away leaves a hole. */
    static Optional<Verdict.Broken> holes(List<AuditRoot> roots, long end) {
        @Nullable LocalDate before = null;
        for (var root : roots) {
            if (before != null && !root.day().equals(before.plusDays(1))) {
                return Optional.of(Verdict.rootMissing(before.plusDays(1), root.number(), end - root.number()));
            }
            before = root.day();
        }
        return Optional.empty();
    }

    Optional<Verdict.Broken> next(AuditRow row) {
        var after = Math.max(0, Math.max(end, row.number()) - row.number());
        if (row.number() > end) {
            return Optional.of(Verdict.beyondTheEnd(row.number(), end));
        }
        if (row.number() != number + 1) {
            return Optional.of(Verdict.missing(number + 1, row.number(), end - number - 1));
        }
        if (!Arrays.equals(row.previous(), hash)) {
            return Optional.of(Verdict.detached(row, hash, after));
        }
        var computed = row.computeHash();
        if (!Arrays.equals(row.hash(), computed)) {
            return Optional.of(Verdict.altered(row, computed, after));
        }
        number = row.number();
        hash = computed;
        first = first == null ? row.at() : first;
        last = row.at();
        return rootsUpTo(number);
    }

    private Optional<Verdict.Broken> rootsUpTo(long reached) {
        while (!roots.isEmpty() && roots.getFirst().number() <= reached) {
            var root = roots.removeFirst();
            if (root.number() < reached) {
                continue; // of a day without events: the same as the one before, which was compared
            }
            if (!Arrays.equals(root.hash(), hash)) {
                return Optional.of(Verdict.rootDiffers(root, hash, end - reached));
            }
            if (!root.isSigned()) {
                return Optional.of(Verdict.rootUnsigned(root, end - reached));
            }
        }
        return Optional.empty();
    }

    Verdict finish() {
        if (number < end) {
            return Verdict.ended(number, end);
        }
        if (!roots.isEmpty()) {
            var root = roots.getFirst();
            return Verdict.ended(number, root.number());
        }
        return new Verdict.Intact(number - start, first, last, rootCount);
    }
}
