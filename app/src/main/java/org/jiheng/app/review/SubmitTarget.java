package org.jiheng.app.review;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.target.StoredFinding;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.Stage;
import org.jiheng.app.workflow.Subject;
import org.jiheng.app.workflow.Waivers;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.rules.Severity;
import org.springframework.stereotype.Component;

/** 报送绩效目标 — with what the clerk ticked and asked to be excused, through the gate of the rule book. */
@Component
class SubmitTarget {
    static final int LONGEST_REASON = 1000;

    /**
     * 报送时写的.
     *
     * @param revision of the case as the page showed it; 0 where there was none
     * @param ticked keys of the WARN findings that are confirmed
     * @param reasons why an ERROR finding should be excused, by its key
     */
    record Declared(int revision, Set<String> ticked, Map<String, String> reasons) {
        Declared {
            ticked = Set.copyOf(ticked);
            reasons = Map.copyOf(reasons);
        }
    }

    private final AccessPolicy access;
    private final ReviewedTargets targets;
    private final ReviewCases cases;
    private final Waivers waivers;
    private final MoveCase move;
    private final Clock clock;

    SubmitTarget(
            AccessPolicy access,
            ReviewedTargets targets,
            ReviewCases cases,
            Waivers waivers,
            MoveCase move,
            Clock clock) {
        this.access = access;
        this.targets = targets;
        this.cases = cases;
        this.waivers = waivers;
        this.move = move;
        this.clock = clock;
    }

    MoveCase.Outcome by(Officer officer, Actor actor, long projectId, int year, Declared declared) {
        return access.call(officer, Deed.SUBMIT_TARGET, () -> {
            var reviewed = targets.find(projectId, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.SUBMIT_TARGET, reviewed.target().unitId());
            if (declared.reasons().values().stream().anyMatch(each -> each.length() > LONGEST_REASON)) {
                return new MoveCase.Outcome.Refused(List.of(Words.say("submission.reasonTooLong", LONGEST_REASON)));
            }
            var now = Instant.now(clock);
            var drafters = new HashSet<>(reviewed.drafters());
            drafters.add(officer.id());
            var opened = cases.open(
                    new ReviewCases.NewCase(
                            reviewed.regionCode(),
                            new Subject(ReviewedTargets.KIND, reviewed.target().id()),
                            reviewed.target().unitId(),
                            reviewed.departmentId(),
                            year,
                            reviewed.projectName(),
                            reviewed.target().form().declaration().funding().total(),
                            drafters),
                    now);
            if (opened.revision() == declared.revision() && opened.stage().isWithAuthor()) {
                keep(officer, reviewed, opened, declared, now);
            }
            return move.by(officer, actor, new MoveCase.Wish(opened.id(), declared.revision(), handingIn(opened), ""));
        });
    }

    private static Action handingIn(ReviewCase opened) {
        return opened.stage() == Stage.IMPROVING ? Action.HAND_BACK : Action.SUBMIT;
    }

    /** Names a finding in the page's form; a finding that has changed since has another, so no tick lands on the wrong one. */
    static String key(StoredFinding finding) {
        return "%s@%s-%08x"
                .formatted(
                        finding.rule(),
                        finding.field().path(),
                        finding.message().hashCode());
    }

    /** What was ticked and written stays also when the gate stays shut: nobody ticks twice. */
    private void keep(
            Officer officer, ReviewedTargets.Reviewed reviewed, ReviewCase opened, Declared declared, Instant now) {
        var round = opened.round() + 1;
        for (var finding : reviewed.target().findings()) {
            var named = TargetRules.named(finding);
            if (finding.severity() == Severity.WARN && declared.ticked().contains(key(finding))) {
                waivers.confirm(opened, round, named, officer, now);
            }
            var reason = declared.reasons().getOrDefault(key(finding), "").strip();
            if (finding.severity() == Severity.ERROR && !reason.isEmpty()) {
                waivers.ask(opened, round, named, reason, officer, now);
            }
        }
    }
}
