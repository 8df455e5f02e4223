package org.jiheng.app.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 办理 — moves a case one step by the table, or says why not. Runs inside the caller's scoped transaction, with the case's row
 * locked: of two who decide at once the second is told what the first did.
 */
@Component
public class MoveCase {
    private static final int LONGEST_REMARK = 2000;

    /**
     * 要办的事.
     *
     * @param revision of the case as the page showed it
     * @param remark 意见; blank when none was written
     */
    public record Wish(long caseId, int revision, Action action, String remark) {
        public Wish {
            remark = remark.strip();
        }
    }

    /** 办理结果. */
    public sealed interface Outcome {
        /** Done, or done already by the same press. */
        record Accepted(ReviewCase reviewed) implements Outcome {}

        record Refused(List<String> reasons) implements Outcome {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    private final ReviewCases cases;
    private final Guards guards;
    private final Map<String, SubjectRules> subjects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MoveCase(
            ReviewCases cases,
            Guards guards,
            List<SubjectRules> subjects,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.guards = guards;
        this.subjects = subjects.stream().collect(Collectors.toMap(SubjectRules::kind, Function.identity()));
        this.events = events;
        this.clock = clock;
    }

    public Outcome by(Officer officer, Actor actor, Wish wish) {
        var reviewed = cases.lock(wish.caseId()).orElseThrow(NotFound::new);
        AccessPolicy.mustSee(officer, Deed.TAKE_REVIEW_STEP, reviewed.thing());
        var steps = cases.steps(reviewed.id());
        if (wish.revision() != reviewed.revision()) {
            return late(officer, wish, reviewed, steps);
        }
        if (wish.remark().length() > LONGEST_REMARK) {
            return new Outcome.Refused(List.of(Words.say("review.remarkTooLong", LONGEST_REMARK)));
        }
        var rules = rules(reviewed);
        var transition = rules.table().find(reviewed.stage(), wish.action());
        if (transition.isEmpty() || !transition.get().roles().contains(officer.role())) {
            return new Outcome.Refused(List.of(Words.say(
                    "review.notYours", reviewed.stage().chinese(), wish.action().chinese())));
        }
        var now = Instant.now(clock);
        var obstacles = new ArrayList<String>();
        for (var guard : Guard.values()) {
            if (transition.get().guards().contains(guard)) {
                obstacles.addAll(
                        guard.isForTheSubject()
                                ? rules.obstacles(guard, reviewed, wish.action(), now)
                                : guards.obstacles(guard, reviewed, steps, officer, wish));
            }
        }
        if (!obstacles.isEmpty()) {
            return new Outcome.Refused(obstacles);
        }
        return new Outcome.Accepted(step(officer, actor, wish, reviewed, transition.get(), steps.size() + 1, now));
    }

    private ReviewCase step(
            Officer officer,
            Actor actor,
            Wish wish,
            ReviewCase reviewed,
            Transition transition,
            int number,
            Instant now) {
        var round = wish.action().isHandingIn() ? reviewed.round() + 1 : reviewed.round();
        var grade = wish.action().grade().orElse(reviewed.grade());
        var due = rules(reviewed).due(reviewed, transition.to(), now);
        cases.move(reviewed, transition.to(), round, grade, due.orElse(null), now);
        var step = new Step(
                number,
                round,
                wish.action(),
                transition.from(),
                transition.to(),
                officer.id(),
                officer.displayName(),
                officer.organisationName(),
                officer.role().name(),
                wish.remark(),
                now);
        cases.add(reviewed, step);
        var after = cases.find(reviewed.id()).orElseThrow();
        events.publishEvent(new Moved(after, step, actor));
        return after;
    }

    /** Two presses of one button are one; whoever comes second is told who was first. */
    private static Outcome late(Officer officer, Wish wish, ReviewCase reviewed, List<Step> steps) {
        var last = steps.isEmpty() ? null : steps.getLast();
        if (last != null
                && wish.revision() == reviewed.revision() - 1
                && last.officerId() == officer.id()
                && last.action() == wish.action()) {
            return new Outcome.Accepted(reviewed);
        }
        return new Outcome.Refused(List.of(
                last == null
                        ? Words.say("review.changedMeanwhile", reviewed.stage().chinese())
                        : Words.say(
                                "review.doneMeanwhile",
                                last.officerName(),
                                last.action().chinese(),
                                reviewed.stage().chinese())));
    }

    /** What this officer may do to the case now, by stage and role; whether the conditions hold is seen when it is done. */
    public List<Transition> open(Officer officer, ReviewCase reviewed) {
        return rules(reviewed).table().open(reviewed.stage(), officer.role());
    }

    /** Where the subject of a case is shown. */
    public String address(ReviewCase reviewed) {
        return rules(reviewed).address(reviewed);
    }

    /** Remembers that somebody whose turn it is has looked, which ends the time for taking back. */
    public void look(Officer officer, ReviewCase reviewed) {
        var theirTurn = open(officer, reviewed).stream().anyMatch(each -> each.action() != Action.WITHDRAW);
        if (theirTurn && reviewed.openedBy() == null) {
            cases.opened(reviewed.id(), officer.id(), Instant.now(clock));
        }
    }

    private SubjectRules rules(ReviewCase reviewed) {
        var rules = subjects.get(reviewed.subject().kind());
        if (rules == null) {
            throw new IllegalStateException(
                    "nobody answers for " + reviewed.subject().kind());
        }
        return rules;
    }
}
