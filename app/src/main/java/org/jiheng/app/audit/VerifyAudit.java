package org.jiheng.app.audit;

import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.springframework.stereotype.Component;

/** 核验日志 — walks the chain of a division from its first row to its last (GIT-16, GIT-24). */
@Component
class VerifyAudit {
    private static final int AT_ONCE = 5_000;

    private final AuditEvents events;
    private final ScopedTransactions transactions;

    VerifyAudit(AuditEvents events, ScopedTransactions transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    /** The division as a whole; a few thousand rows are in memory at a time. */
    Verdict of(String region) {
        return transactions.call(Scope.wholeRegion(region), () -> inScope(region));
    }

    /** Within a scope of the division. Rows that come while it walks lie beyond the end it saw, and wait for the next time. */
    Verdict inScope(String region) {
        var end = events.end(region);
        var roots = events.roots(region);
        var hole = ChainCheck.holes(roots, end.number());
        if (hole.isPresent()) {
            return hole.get();
        }
        var check = new ChainCheck(0, new byte[0], end.number(), roots);
        while (true) {
            var rows = events.chainAfter(region, check.number(), AT_ONCE);
            for (var row : rows) {
                var broken = check.next(row);
                if (broken.isPresent()) {
                    // A row beyond the end may only be newer than the end that was read first.
                    if (row.number() > end.number() && events.end(region).number() >= row.number()) {
                        return check.finish();
                    }
                    return broken.get();
                }
            }
            if (rows.size() < AT_ONCE) {
                return check.finish();
            }
        }
    }
}
