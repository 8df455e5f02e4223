package org.jiheng.app.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jiheng.app.database.DirectDatabase;

/** 全部链 — verifies the chains of every division beside the product, such as from the command line. */
public final class EveryChain {
    private EveryChain() {}

    /** Division → verdict. */
    public static Map<String, Verdict> verify(DirectDatabase database) {
        var events = new AuditEvents(database.jdbc());
        var verify = new VerifyAudit(events, database.transactions());
        var verdicts = new LinkedHashMap<String, Verdict>();
        events.regions().forEach(region -> verdicts.put(region, verify.of(region)));
        return verdicts;
    }
}
