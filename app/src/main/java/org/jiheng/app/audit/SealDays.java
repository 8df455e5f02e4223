package org.jiheng.app.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.Protected;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** 封日根 — signs, for every day that is over, how far each chain had come; a broken chain is never signed. */
@Component
class SealDays {
    private static final Logger LOG = LoggerFactory.getLogger(SealDays.class);

    private final AuditEvents events;
    private final VerifyAudit verify;
    private final Cryptography cryptography;
    private final ScopedTransactions transactions;
    private final Clock clock;

    SealDays(
            AuditEvents events,
            VerifyAudit verify,
            Cryptography cryptography,
            ScopedTransactions transactions,
            Clock clock) {
        this.events = events;
        this.verify = verify;
        this.cryptography = cryptography;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Soon after a start, for the days the server slept through, and then every hour: a day is sealed in its first hour. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void everyDivision() {
        for (var region : events.regions()) {
            of(region);
        }
    }

    /** The days that were sealed now. */
    List<LocalDate> of(String region) {
        return transactions.call(Scope.wholeRegion(region), () -> inScope(region));
    }

    private List<LocalDate> inScope(String region) {
        var today = LocalDate.now(clock);
        var last = events.lastRoot(region);
        var next = last.map(root -> root.day().plusDays(1))
                .or(() -> events.begin(region).map(at -> LocalDate.ofInstant(at, clock.getZone())));
        if (next.isEmpty() || !next.get().isBefore(today)) {
            return List.of();
        }
        if (verify.inScope(region) instanceof Verdict.Broken broken) {
            LOG.error("区划 {} 的留痕链断了，日根没有签：{}", region, broken.sentence());
            return List.of();
        }
        var sealed = new ArrayList<LocalDate>();
        long before = last.map(AuditRoot::number).orElse(0L);
        for (var day = next.get(); day.isBefore(today); day = day.plusDays(1)) {
            var moment = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
            var end = events.endBefore(region, moment).orElseGet(() -> new AuditEvents.End(0, new byte[0]));
            events.addRoot(sign(region, day, end, end.number() - before));
            before = end.number();
            sealed.add(day);
        }
        return sealed;
    }

    private AuditRoot sign(String region, LocalDate day, AuditEvents.End end, long count) {
        Protected signature = cryptography.sign(AuditRoot.text(region, day, count, end.number(), end.hash()));
        return new AuditRoot(
                region,
                day,
                count,
                end.number(),
                end.hash(),
                signature.text(),
                cryptography.publishedKey(signature.key()).orElseThrow());
    }
}
