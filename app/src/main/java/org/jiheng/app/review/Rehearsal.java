package org.jiheng.app.review;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.Converse;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.Subject;
import org.jiheng.app.workflow.Waiver;
import org.jiheng.app.workflow.Waivers;
import org.jiheng.policy.common.FieldPath;
import org.springframework.stereotype.Component;

/** 预演 — takes a target along its road as people would, step by step and each in their own scope; for demonstration data. */
@Component
public class Rehearsal {

    /** 一个动作 — by whom, and what they say to it. */
    public record Act(Officer officer, Action action, String remark) {}

    /** 一条批注. */
    public record Remark(Officer officer, String field, String words) {}

    private final AccessPolicy access;
    private final ReviewedTargets targets;
    private final SubmitTarget submitTarget;
    private final ReviewCases cases;
    private final Waivers waivers;
    private final MoveCase move;
    private final Converse converse;
    private final Scores scores;

    Rehearsal(
            AccessPolicy access,
            ReviewedTargets targets,
            SubmitTarget submitTarget,
            ReviewCases cases,
            Waivers waivers,
            MoveCase move,
            Converse converse,
            Scores scores) {
        this.access = access;
        this.targets = targets;
        this.submitTarget = submitTarget;
        this.cases = cases;
        this.waivers = waivers;
        this.move = move;
        this.converse = converse;
        this.scores = scores;
    }

    /** Hands it in with everything ticked and every exception reasoned; false when the rule book does not let it pass. */
    public boolean submit(Officer clerk, long projectId, int year) {
        var reviewed = access.call(
                clerk, Deed.SUBMIT_TARGET, () -> targets.find(projectId, year).orElseThrow());
        var ticks = new HashSet<String>();
        var reasons = new LinkedHashMap<String, String>();
        for (var finding : reviewed.target().findings()) {
            ticks.add(SubmitTarget.key(finding));
            reasons.put(SubmitTarget.key(finding), "沿用上年口径，资料备查。");
        }
        var revision = access.call(
                clerk,
                Deed.SUBMIT_TARGET,
                () -> cases.of(new Subject(
                                ReviewedTargets.KIND, reviewed.target().id()))
                        .map(each -> each.revision())
                        .orElse(0));
        var outcome = submitTarget.by(
                clerk, clerk.actor(""), projectId, year, new SubmitTarget.Declared(revision, ticks, reasons));
        return outcome instanceof MoveCase.Outcome.Accepted;
    }

    public void remark(Remark remark, long projectId, int year) {
        access.run(remark.officer(), Deed.TAKE_REVIEW_STEP, () -> {
            var id = caseOf(projectId, year);
            converse.open(
                            remark.officer(),
                            remark.officer().actor(""),
                            id,
                            new FieldPath(remark.field()),
                            new Converse.Said(remark.words(), List.of()))
                    .ifPresent(refused -> {
                        throw new IllegalStateException(refused);
                    });
        });
    }

    /** One step after another; requests to be excused are granted, and a form is scored before it is graded. */
    public void act(List<Act> acts, long projectId, int year) {
        for (var act : acts) {
            access.run(act.officer(), Deed.TAKE_REVIEW_STEP, () -> {
                var reviewed = cases.find(caseOf(projectId, year)).orElseThrow();
                if (act.action() == Action.PASS) {
                    for (var waiver : waivers.of(reviewed.id())) {
                        if (waiver.decision() == null) {
                            converse.decide(
                                    act.officer(),
                                    act.officer().actor(""),
                                    reviewed.id(),
                                    waiver.id(),
                                    Waiver.Decision.GRANTED,
                                    "同意");
                        }
                    }
                }
                if (act.action().grade().isPresent()) {
                    scores.keep(act.officer(), reviewed, full(reviewed));
                }
                var outcome = move.by(
                        act.officer(),
                        act.officer().actor(""),
                        new MoveCase.Wish(reviewed.id(), reviewed.revision(), act.action(), act.remark()));
                if (outcome instanceof MoveCase.Outcome.Refused(var reasons)) {
                    throw new IllegalStateException("%s: %s".formatted(reviewed.title(), reasons));
                }
            });
        }
    }

    private Map<String, String> full(org.jiheng.app.workflow.ReviewCase reviewed) {
        var typed = new LinkedHashMap<String, String>();
        scores.form(reviewed)
                .items()
                .forEach(each -> typed.put(each.name(), each.points().toString()));
        return typed;
    }

    private long caseOf(long projectId, int year) {
        var target = targets.find(projectId, year).orElseThrow().target();
        return cases.of(new Subject(ReviewedTargets.KIND, target.id()))
                .orElseThrow()
                .id();
    }
}
