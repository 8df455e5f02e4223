package org.jiheng.app.workflow;

import java.util.List;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.SeparationOfDuties;
import org.jiheng.app.web.Words;
import org.springframework.stereotype.Component;

/** 流程自己的条件 — those that hold for any subject: who has seen, drafted and reviewed it, and what is still asked. */
@Component
class Guards {
    private final Threads threads;
    private final Waivers waivers;

    Guards(Threads threads, Waivers waivers) {
        this.threads = threads;
        this.waivers = waivers;
    }

    List<String> obstacles(Guard guard, ReviewCase reviewed, List<Step> steps, Officer officer, MoveCase.Wish wish) {
        return switch (guard) {
            case NOT_OPENED ->
                unless(
                        reviewed.openedBy() == null,
                        Words.say("review.alreadyOpened", reviewed.stage().chinese()));
            case NOT_OWN_DRAFT ->
                unless(SeparationOfDuties.mayReview(officer, reviewed.drafters()), Words.say("review.ownDraft"));
            case ONE_LEVEL_ONLY ->
                unless(
                        steps.stream()
                                .noneMatch(step -> step.officerId() == officer.id()
                                        && step.action() != Action.WITHDRAW
                                        && step.from().level() != Stage.Level.NONE
                                        && step.from().level()
                                                != reviewed.stage().level()),
                        Words.say("review.otherLevel"));
            case REASON_GIVEN ->
                unless(
                        !wish.remark().isEmpty() || threads.count(reviewed.id(), ReviewThread.State.OPEN) > 0,
                        Words.say("review.reasonMissing", wish.action().chinese()));
            case THREADS_ANSWERED -> {
                var open = threads.count(reviewed.id(), ReviewThread.State.OPEN);
                yield unless(open == 0, Words.say("review.unanswered", open));
            }
            case THREADS_SETTLED -> {
                var open = threads.count(reviewed.id(), ReviewThread.State.OPEN)
                        + threads.count(reviewed.id(), ReviewThread.State.ANSWERED);
                yield unless(open == 0 || !wish.remark().isEmpty(), Words.say("review.unresolved", open));
            }
            case WAIVERS_DECIDED -> {
                var undecided = waivers.undecided(reviewed.id(), reviewed.round());
                var refused = waivers.refused(reviewed.id(), reviewed.round());
                yield undecided > 0
                        ? List.of(Words.say("review.waiversOpen", undecided))
                        : unless(refused == 0, Words.say("review.waiversRefused", refused));
            }
            case WINDOW_OPEN, FINDINGS_SETTLED, SCORED, DOCUMENT_NAMED, ADJUSTMENT_APPROVED, YEAR_OVER ->
                throw new IllegalStateException("asked of the subject: " + guard);
        };
    }

    private static List<String> unless(boolean holds, String otherwise) {
        return holds ? List.of() : List.of(otherwise);
    }
}
