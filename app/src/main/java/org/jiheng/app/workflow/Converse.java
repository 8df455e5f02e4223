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
import org.jiheng.app.web.AttachedFile;
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

    /** Beside one sentence. */
    public static final AttachedFile.Limit FILES = new AttachedFile.Limit(3, 5);

    /** 说的话 — with the files that go with it. */
    public record Said(String words, List<AttachedFile> files) {
        public Said {
            words = words.strip();
            files = List.copyOf(files);
        }
    }

    private final ReviewCases cases;
    private final Threads threads;
    private final RemarkFiles files;
    private final Waivers waivers;
    private final MoveCase move;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Converse(
            ReviewCases cases,
            Threads threads,
            RemarkFiles files,
            Waivers waivers,
            MoveCase move,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.threads = threads;
        this.files = files;
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

    public Optional<String> open(Officer officer, Actor actor, long caseId, FieldPath field, Said said) {
        var reviewed = cases.lock(caseId).orElseThrow(NotFound::new);
        AccessPolicy.mustSee(officer, Deed.TAKE_REVIEW_STEP, reviewed.thing());
        if (!isReviewer(officer, reviewed)) {
            return Optional.of(Words.say("review.notYourDesk", reviewed.stage().chinese()));
        }
        return unsayable(said.words()).or(() -> {
            var now = Instant.now(clock);
            var thread = threads.add(reviewed, officer, field, now);
            threads.say(reviewed, thread, officer, said, now);
            tell(reviewed, actor, "批注", field, said);
            return Optional.empty();
        });
    }

    /** An answer from below, or a word more from whoever asked, who then waits for an answer again. */
    public Optional<String> reply(Officer officer, Actor actor, long caseId, long threadId, Said said) {
        var reviewed = cases.lock(caseId).orElseThrow(NotFound::new);
        AccessPolicy.mustSee(officer, Deed.TAKE_REVIEW_STEP, reviewed.thing());
        var thread = threads.find(caseId, threadId).orElseThrow(NotFound::new);
        if (level(officer.role()) == Stage.Level.NONE) {
            return Optional.of(Words.say("review.notYourDesk", reviewed.stage().chinese()));
        }
        if (thread.state() == ReviewThread.State.RESOLVED) {
            return Optional.of(Words.say("review.threadResolved"));
        }
        return unsayable(said.words()).or(() -> {
            var asks = level(officer.role()).compareTo(thread.level()) >= 0;
            threads.say(reviewed, threadId, officer, said, Instant.now(clock));
            threads.state(threadId, asks ? ReviewThread.State.OPEN : ReviewThread.State.ANSWERED);
            tell(reviewed, actor, asks ? "追问批注" : "答复批注", thread.field(), said);
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
        tell(reviewed, actor, "解决批注", thread.field(), new Said("", List.of()));
        return Optional.empty();
    }

    /** A file beside a remark, for whoever may read the remark. */
    public AttachedFile file(Officer officer, Actor actor, long caseId, long fileId) {
        var reviewed = cases.find(caseId).orElseThrow(NotFound::new);
        AccessPolicy.mustSee(officer, Deed.SEE_REVIEW, reviewed.thing());
        var field = threads(officer, reviewed).stream()
                .filter(thread -> thread.comments().stream()
                        .flatMap(comment -> comment.files().stream())
                        .anyMatch(file -> file.id() == fileId))
                .map(ReviewThread::field)
                .findFirst()
                .orElseThrow(NotFound::new);
        var file = files.content(fileId).orElseThrow(NotFound::new);
        publish(reviewed, actor, "下载附件", Map.of("栏目", field.path(), "附件", file.name()));
        return file;
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
        publish(reviewed, actor, decision.chinese(), answer.isBlank() ? Map.of() : Map.of("答复", answer.strip()));
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

    private static Optional<String> unsayable(String words) {
        if (words.isBlank()) {
            return Optional.of(Words.say("review.nothingSaid"));
        }
        return words.length() > LONGEST_WORDS
                ? Optional.of(Words.say("review.remarkTooLong", LONGEST_WORDS))
                : Optional.empty();
    }

    private void tell(ReviewCase reviewed, Actor actor, String action, FieldPath field, Said said) {
        var after = new LinkedHashMap<String, Object>();
        after.put("栏目", field.path());
        if (!said.words().isEmpty()) {
            after.put("内容", said.words());
        }
        if (!said.files().isEmpty()) {
            after.put("附件", said.files().stream().map(AttachedFile::name).toList());
        }
        publish(reviewed, actor, action, after);
    }

    private void publish(ReviewCase reviewed, Actor actor, String action, Map<String, Object> after) {
        events.publishEvent(new Happened(
                reviewed.regionCode(),
                actor,
                action,
                reviewed.subject().kind(),
                String.valueOf(reviewed.subject().id()),
                after));
    }
}
