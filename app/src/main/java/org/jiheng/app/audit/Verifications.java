package org.jiheng.app.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 核验记录 — runs a verification for somebody, writes down that it was run, and remembers the outcome until the next start. */
@Component
class Verifications {
    private final VerifyAudit verify;
    private final AccessPolicy access;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Done> latest = new ConcurrentHashMap<>();

    Verifications(VerifyAudit verify, AccessPolicy access, ApplicationEventPublisher events, Clock clock) {
        this.verify = verify;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** 一次核验. */
    record Done(Verdict verdict, Instant at, Duration took) {}

    private record Verified(String regionCode, Actor actor, Map<String, Object> after, Outcome outcome, String reason)
            implements DomainEvent {
        @Override
        public String action() {
            return "核验日志";
        }

        @Override
        public String subjectKind() {
            return "audit";
        }

        @Override
        public String subjectId() {
            return regionCode;
        }

        @Override
        public Map<String, Object> before() {
            return Map.of();
        }
    }

    Done run(Officer officer, Actor actor) {
        var began = clock.instant();
        var verdict = verify.of(officer.regionCode());
        var done = new Done(verdict, clock.instant(), Duration.between(began, clock.instant()));
        latest.put(officer.regionCode(), done);
        var told = switch (verdict) {
            case Verdict.Intact(var rows, var first, var last, var roots) ->
                new Verified(
                        officer.regionCode(), actor, Map.of("条数", rows, "日根", roots), DomainEvent.Outcome.DONE, "");
            case Verdict.Broken broken ->
                new Verified(
                        officer.regionCode(),
                        actor,
                        Map.of("第一条对不上的", broken.number()),
                        DomainEvent.Outcome.FAILED,
                        broken.sentence());
        };
        access.run(officer, Deed.READ_AUDIT, () -> events.publishEvent(told));
        return done;
    }

    Optional<Done> latest(String region) {
        return Optional.ofNullable(latest.get(region));
    }
}
