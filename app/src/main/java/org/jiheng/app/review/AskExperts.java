package org.jiheng.app.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.notice.Notices;
import org.jiheng.app.target.PersonalFields;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.Stage;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 请专家评审 — the performance section asks experts or delegates about a case before it grades. Each first declares that nothing ties them to
 * it, then sees that one form until the last day, scores it and gives an opinion; or withdraws (REV-08; lifecycle §1). The database decides the
 * same by the policies of V106.
 */
@Component
class AskExperts {
    private static final int LONGEST_OPINION = 2000;
    private static final String FIELD = "score-";

    private final AccessPolicy access;
    private final ReviewCases cases;
    private final ReviewedTargets targets;
    private final Experts experts;
    private final Scores scores;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AskExperts(
            AccessPolicy access,
            ReviewCases cases,
            ReviewedTargets targets,
            Experts experts,
            Scores scores,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.targets = targets;
        this.experts = experts;
        this.scores = scores;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    static boolean mayAsk(Officer officer, ReviewCase reviewed) {
        return AccessPolicy.may(officer, Deed.ASSIGN_EXPERT) && reviewed.stage() == Stage.FIN_REVIEW;
    }

    /** What could not be done; empty when all are asked. */
    List<String> ask(Officer officer, Actor actor, long id, Set<Long> wanted, @Nullable LocalDate lastDay) {
        return access.call(officer, Deed.ASSIGN_EXPERT, () -> {
            var reviewed = cases.find(id).orElseThrow(NotFound::new);
            if (!mayAsk(officer, reviewed)) {
                return List.of(Words.say("review.notYourDesk", reviewed.stage().chinese()));
            }
            var chosen = experts.toAsk(reviewed).stream()
                    .filter(each -> wanted.contains(each.id()))
                    .toList();
            if (chosen.isEmpty()) {
                return List.of(Words.say("expert.nobodyChosen"));
            }
            var today = LocalDate.now(clock);
            if (lastDay == null || lastDay.isBefore(today) || lastDay.isAfter(today.plusYears(1))) {
                return List.of(Words.say("expert.badDay"));
            }
            for (var each : chosen) {
                experts.ask(reviewed, each.id(), lastDay, officer.id());
                notices.tell(
                        reviewed.regionCode(),
                        each.id(),
                        new Notices.Saying(
                                "EXPERT", "", Words.say("expert.notice", reviewed.title()), "", "/expert-reviews"),
                        Instant.now(clock));
            }
            events.publishEvent(new Happened(
                    reviewed.regionCode(),
                    actor,
                    "请专家评审",
                    ReviewedTargets.KIND,
                    String.valueOf(reviewed.subject().id()),
                    Map.of(
                            "专家",
                            chosen.stream().map(Experts.Candidate::displayName).collect(Collectors.joining("、")))));
            return List.of();
        });
    }

    ExpertTasksPage tasks(Officer expert) {
        return access.call(
                expert,
                Deed.REVIEW_AS_EXPERT,
                () -> new ExpertTasksPage(experts.tasks(expert).stream()
                        .map(task -> {
                            var reviewed = cases.find(task.caseId()).orElseThrow(NotFound::new);
                            return new ExpertTasksPage.Line(
                                    "/expert-reviews/" + task.id(),
                                    reviewed.title(),
                                    String.valueOf(reviewed.fiscalYear()),
                                    reviewed.unitName(),
                                    Words.say("expert.state." + task.state()),
                                    task.lastDay().toString(),
                                    isOpen(reviewed, task));
                        })
                        .toList()));
    }

    ExpertPage show(Officer expert, long id, List<String> refused) {
        return access.call(expert, Deed.REVIEW_AS_EXPERT, () -> {
            var task = experts.task(expert, id).orElseThrow(NotFound::new);
            var reviewed = cases.find(task.caseId()).orElseThrow(NotFound::new);
            return new ExpertPage(
                    task.id(),
                    reviewed.title(),
                    String.valueOf(reviewed.fiscalYear()),
                    reviewed.unitName(),
                    Words.say("expert.state." + task.state()),
                    task.lastDay().toString(),
                    isOpen(reviewed, task),
                    task.state() == Experts.State.ASKED,
                    sheet(reviewed, task),
                    ReviewPage.aspects(scores.form(reviewed), experts.scores(task.id())),
                    task.opinion(),
                    refused);
        });
    }

    /** Nothing before the declaration, and nothing after the last day. */
    private @Nullable ReviewSheet sheet(ReviewCase reviewed, Experts.Task task) {
        var seen = task.state() == Experts.State.DECLARED || task.state() == Experts.State.SPOKEN;
        if (!seen || task.lastDay().isBefore(LocalDate.now(clock))) {
            return null;
        }
        var target = targets.anyVersion(reviewed.subject().id()).orElseThrow(NotFound::new);
        return ReviewSheet.of(PersonalFields.masked(target.target().form()), null, List.of());
    }

    private boolean isOpen(ReviewCase reviewed, Experts.Task task) {
        return (task.state() == Experts.State.ASKED || task.state() == Experts.State.DECLARED)
                && reviewed.stage() == Stage.FIN_REVIEW
                && reviewed.round() == task.round()
                && !task.lastDay().isBefore(LocalDate.now(clock));
    }

    /** What is wrong; nothing of it is kept then. */
    List<String> answer(Officer expert, Actor actor, long id, Map<String, String> fields) {
        return access.call(expert, Deed.REVIEW_AS_EXPERT, () -> {
            var task = experts.task(expert, id).orElseThrow(NotFound::new);
            var reviewed = cases.find(task.caseId()).orElseThrow(NotFound::new);
            if (!isOpen(reviewed, task)) {
                return List.of(Words.say("expert.closed"));
            }
            var opinion = fields.getOrDefault("opinion", "").strip();
            var withdraws = fields.containsKey("withdraw");
            if (!withdraws && task.state() == Experts.State.ASKED) {
                return declared(reviewed, actor, task, fields.containsKey("independent"));
            }
            if (opinion.isEmpty() || opinion.length() > LONGEST_OPINION) {
                return List.of(Words.say("expert.opinionMissing", LONGEST_OPINION));
            }
            if (withdraws) {
                tell(reviewed, actor, task, Experts.State.WITHDREW, Map.of(), opinion);
                return List.of();
            }
            var given = new LinkedHashMap<String, Points>();
            for (var item : scores.form(reviewed).items()) {
                var typed = fields.getOrDefault(FIELD + item.name(), "").strip();
                var points = Scores.read(typed, item);
                if (points.isEmpty()) {
                    return List.of(Words.say("review.scoreWrong", item.name(), item.points(), typed));
                }
                given.put(item.name(), points.get());
            }
            tell(reviewed, actor, task, Experts.State.SPOKEN, given, opinion);
            return List.of();
        });
    }

    private List<String> declared(ReviewCase reviewed, Actor actor, Experts.Task task, boolean independent) {
        if (!independent) {
            return List.of(Words.say("expert.notDeclared"));
        }
        experts.declare(task);
        events.publishEvent(new Happened(
                reviewed.regionCode(),
                actor,
                "声明利害关系",
                ReviewedTargets.KIND,
                String.valueOf(reviewed.subject().id()),
                Map.of("利害关系", "没有")));
        return List.of();
    }

    private void tell(
            ReviewCase reviewed,
            Actor actor,
            Experts.Task task,
            Experts.State state,
            Map<String, Points> given,
            String opinion) {
        experts.answer(reviewed, task, state, given, opinion);
        events.publishEvent(new Happened(
                reviewed.regionCode(),
                actor,
                state == Experts.State.SPOKEN ? "专家评审" : "专家回避",
                ReviewedTargets.KIND,
                String.valueOf(reviewed.subject().id()),
                Map.of("合计", Scores.total(given).toString(), "意见", opinion)));
    }
}
