package org.jiheng.app.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Happened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 批注与答复 — what reviewers ask about a place of the form and what is answered, and what they say to a request to be excused.
 * Runs inside the caller's scoped transaction. Each refusal is a sentence; empty means done.
 */
@Component
public class Converse {
    public static final int LONGEST_WORDS = 2000;

    private final ReviewCases cases;
    private final Threads threads;
    private final Waivers waivers;
    private final MoveCase move;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Converse(
            ReviewCases cases,
            Threads threads,
            Waivers waivers,
            MoveCase move,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.threads = threads;
        this.waivers = waivers;
        this.move = move;
        this.events = events;
        this.clock = clock;
    }

    /** What this officer may read: a reviewer's remarks reach those below when the form is sent back, not while they are written. */
    public List<ReviewThread> threads(Officer officer, ReviewCase reviewed) {
        return threads.of(reviewed.id()).stream()
                .filter(each -> level(officer.role()).compareTo(each.level()) >= 0
                        || reviewed.stage().level().compareTo(level(officer.role())) <= 0
                        || each.comments().getFirst().at().isBefore(reviewed.arrivedAt()))
                .toList();
    }

    /** Everything that still waits for an answer, for whoever has to be told. */
    public List<ReviewThread> open(ReviewCase reviewed) {
        return threads.of(reviewed.id()).stream()
                .filter(each -> each.state() == ReviewThread.State.OPEN)
                .toList();
    }

    /** Whether this officer reviews the case at its present stage. */
    public boolean isReviewer(Officer officer, ReviewCase reviewed) {
        return reviewed.stage().level() != Stage.Level.NONE
                && move.open(officer, reviewed).stream().anyMatch(each -> each.action() != Action.WITHDRAW);
    }

    public Optional<String> open(Officer officer, Actor actor, long caseId, FieldPath field, String words) {
        var reviewed = cases.lock(caseId).orElseThrow(NotFound::new);
        AccessPolicy.mustSee(officer, Deed.TAKE_REVIEW_STEP, reviewed.thing());
        if (!isReviewer(officer, reviewed)) {
            return Optional.of(Words.say("review.notYourDesk", reviewed.stage().chinese()));
        }
        return said(words).or(() -> {
            var now = Instant.now(clock);
            var thread = threads.add(reviewed, officer, field, now);
            threads.say(reviewed, thread, officer, words.strip(), now);
            tell(reviewed, actor, "批注", field, words);
            return Optional.empty();
        });
    }

    /** An answer from below, or a word more from whoever asked, who then waits for an answer again. */
    public Optional<String> reply(Officer officer, Actor actor, long caseId, long threadId, String words) {
        var reviewed = cases.lock(caseId).orElseThrow(NotFound::new);
        AccessPolicy.mustSee(officer, Deed.TAKE_REVIEW_STEP, reviewed.thing());
        var thread = threads.find(caseId, threadId).orElseThrow(NotFound::new);
        if (level(officer.role()) == Stage.Level.NONE) {
            return Optional.of(Words.say("review.notYourDesk", reviewed.stage().chinese()));
        }
        return said(words).or(() -> {
            var asks = level(officer.role()).compareTo(thread.level()) >= 0;
            threads.say(reviewed, threadId, officer, words.strip(), Instant.now(clock));
            threads.state(threadId, asks ? ReviewThread.State.OPEN : ReviewThread.State.ANSWERED);
            tell(reviewed, actor, asks ? "追问批注" : "答复批注", thread.field(), words);
            return Optional.empty();
        });
    }

    public Optional<String> resolve(Officer officer, Actor actor, long caseId, long threadId) {
        var reviewed = cases.lock(caseId).orElseThrow(NotFound::new);
        AccessPolicy.mustSee(officer, Deed.TAKE_REVIEW_STEP, reviewed.thing());
        var thread = threads.find(caseId, threadId).orElseThrow(NotFound::new);
        if (level(officer.role()).compareTo(thread.level()) < 0 || !isReviewer(officer, reviewed)) {
            return Optional.of(Words.say("review.notYourDesk", reviewed.stage().chinese()));
        }
        threads.resolve(threadId, officer.id(), Instant.now(clock));
        tell(reviewed, actor, "解决批注", thread.field(), "");
        return Optional.empty();
    }

    /** A refusal is in writing. */
    public Optional<String> decide(
            Officer officer, Actor actor, long caseId, long waiverId, Waiver.Decision decision, String answer) {
        var reviewed = cases.lock(caseId).orElseThrow(NotFound::new);
        AccessPolicy.mustSee(officer, Deed.TAKE_REVIEW_STEP, reviewed.thing());
        if (!isReviewer(officer, reviewed) || level(officer.role()) == Stage.Level.UNIT) {
            return Optional.of(Words.say("review.notYourDesk", reviewed.stage().chinese()));
        }
        if (decision == Waiver.Decision.REFUSED && answer.isBlank()) {
            return Optional.of(Words.say("review.refusalInWriting"));
        }
        if (answer.length() > SHORTER) {
            return Optional.of(Words.say("review.remarkTooLong", SHORTER));
        }
        if (!waivers.decide(caseId, waiverId, decision, answer.strip(), officer, Instant.now(clock))) {
            return Optional.of(Words.say("review.waiverGone"));
        }
        events.publishEvent(new Happened(
                reviewed.regionCode(),
                actor,
                decision.chinese(),
                reviewed.subject().kind(),
                String.valueOf(reviewed.subject().id()),
                answer.isBlank() ? Map.of() : Map.of("答复", answer.strip())));
        return Optional.empty();
    }

    private static final int SHORTER = 1000;

    /** Which side of the table a role sits on. */
    static Stage.Level level(Role role) {
        return switch (role) {
            case UNIT_CLERK, UNIT_HEAD -> Stage.Level.UNIT;
            case DEPARTMENT_REVIEWER, DEPARTMENT_HEAD -> Stage.Level.DEPARTMENT;
            case FINANCE_LINE_SECTION, FINANCE_PERFORMANCE_SECTION, FINANCE_BUDGET_SECTION -> Stage.Level.FINANCE;
            case EXPERT, AUDITOR, DELEGATE, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR ->
                Stage.Level.NONE;
        };
    }

    private static Optional<String> said(String words) {
        if (words.isBlank()) {
            return Optional.of(Words.say("review.nothingSaid"));
        }
        return words.strip().length() > LONGEST_WORDS
                ? Optional.of(Words.say("review.remarkTooLong", LONGEST_WORDS))
                : Optional.empty();
    }

    private void tell(ReviewCase reviewed, Actor actor, String action, FieldPath field, String words) {
        var after = new LinkedHashMap<String, Object>();
        after.put("栏目", field.path());
        if (!words.isBlank()) {
            after.put("内容", words.strip());
        }
        events.publishEvent(new Happened(
                reviewed.regionCode(),
                actor,
                action,
                reviewed.subject().kind(),
                String.valueOf(reviewed.subject().id()),
                after));
    }
}
