package org.jiheng.app.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.app.calendar.CalendarStep;
import org.jiheng.app.calendar.Window;
import org.jiheng.app.calendar.Windows;
import org.jiheng.app.target.ExAnteAssessments;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.target.StoredFinding;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.Guard;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.app.workflow.ReviewTable;
import org.jiheng.app.workflow.Stage;
import org.jiheng.app.workflow.SubjectRules;
import org.jiheng.app.workflow.Waiver;
import org.jiheng.app.workflow.Waivers;
import org.springframework.stereotype.Component;

/** 绩效目标的审核条件. */
@Component
class TargetRules implements SubjectRules {
    private final ReviewedTargets targets;
    private final Waivers waivers;
    private final Windows windows;
    private final ExAnteAssessments assessments;
    private final Scores scores;
    private final Experts experts;
    private final Approvals approvals;
    private final Adjustments adjustments;
    private final Clock clock;

    TargetRules(
            ReviewedTargets targets,
            Waivers waivers,
            Windows windows,
            ExAnteAssessments assessments,
            Scores scores,
            Experts experts,
            Approvals approvals,
            Adjustments adjustments,
            Clock clock) {
        this.assessments = assessments;
        this.targets = targets;
        this.waivers = waivers;
        this.windows = windows;
        this.scores = scores;
        this.experts = experts;
        this.approvals = approvals;
        this.adjustments = adjustments;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return ReviewedTargets.KIND;
    }

    @Override
    public ReviewTable table() {
        return ReviewTable.TARGETS;
    }

    @Override
    public String address(ReviewCase reviewed) {
        return "/reviews/" + reviewed.id();
    }

    @Override
    public List<String> obstacles(Guard guard, ReviewCase reviewed, Action action, Instant now) {
        return switch (guard) {
            case WINDOW_OPEN -> late(reviewed, now);
            case FINDINGS_SETTLED ->
                Stream.concat(unassessed(reviewed).stream(), unsettled(reviewed).stream())
                        .toList();
            case SCORED -> {
                var missing = scores.missing(reviewed);
                var waiting = experts.waiting(reviewed);
                yield Stream.of(
                                missing.isEmpty() ? "" : Words.say("review.scoresMissing", String.join("、", missing)),
                                waiting == 0 ? "" : Words.say("expert.waiting", waiting))
                        .filter(each -> !each.isEmpty())
                        .toList();
            }
            case DOCUMENT_NAMED ->
                approvals.of(reviewed.subject().id()).isPresent()
                        ? List.of()
                        : List.of(Words.say("approval.noDocument"));
            case ADJUSTMENT_APPROVED ->
                adjustments.isApproved(reviewed.subject().id()) ? List.of() : List.of(Words.say("review.notByHand"));
            case YEAR_OVER ->
                LocalDate.ofInstant(now, clock.getZone()).getYear() > reviewed.fiscalYear()
                        ? List.of()
                        : List.of(Words.say("review.yearNotOver", reviewed.fiscalYear()));
            case WAIVERS_DECIDED,
                    THREADS_ANSWERED,
                    THREADS_SETTLED,
                    REASON_GIVEN,
                    NOT_OPENED,
                    NOT_OWN_DRAFT,
                    ONE_LEVEL_ONLY -> throw new IllegalStateException("asked of the workflow: " + guard);
        };
    }

    /** The first hand-in has the first window; what was returned has the second, and where none is set it may come any time. */
    private List<String> late(ReviewCase reviewed, Instant now) {
        var again = reviewed.round() > 1 || (reviewed.round() == 1 && reviewed.stage() == Stage.RETURNED_UNIT);
        var window = windows.find(reviewed.fiscalYear(), again ? CalendarStep.RESUBMISSION : CalendarStep.DECLARATION);
        return window.map(each -> switch (each.at(now, clock.getZone())) {
                    case OPEN, GRACE -> List.<String>of();
                    case BEFORE ->
                        again
                                ? List.<String>of() // a department may return before the second window opens
                                : List.of(Words.say(
                                        "submission.tooEarly", each.step().chinese(), each.opens()));
                    case AFTER -> List.of(tooLate(each));
                })
                .orElse(List.of());
    }

    static String tooLate(Window window) {
        return window.graceMinutes() == 0
                ? Words.say("submission.tooLate", window.step().chinese(), window.closes())
                : Words.say(
                        "submission.tooLateWithGrace", window.step().chinese(), window.closes(), window.graceMinutes());
    }

    /** Above the district's threshold nothing is handed in before it was assessed, or after it was refused (TGT-11 to TGT-13). */
    private Optional<String> unassessed(ReviewCase reviewed) {
        var target = targets.find(reviewed.subject().id()).orElseThrow();
        return assessments.gate(
                target.regionCode(),
                target.target().projectId(),
                target.fiscalYear(),
                target.target().form().declaration().funding().total(),
                targets.yearBefore(target)
                        .map(form -> form.declaration().funding().total())
                        .orElse(null));
    }

    private List<String> unsettled(ReviewCase reviewed) {
        var findings =
                targets.find(reviewed.subject().id()).orElseThrow().target().findings();
        var round = reviewed.round() + 1;
        var asked = waivers.of(reviewed.id()).stream()
                .filter(each -> each.round() == round || each.decision() == Waiver.Decision.GRANTED)
                .map(Waiver::finding)
                .toList();
        var confirmed = waivers.confirmed(reviewed.id(), round);
        var obstacles = new ArrayList<String>();
        for (var finding : findings) {
            var named = named(finding);
            switch (finding.severity()) {
                case BLOCK -> obstacles.add(Words.say("submission.blocked", finding.rule(), finding.message()));
                case ERROR -> {
                    if (!asked.contains(named)) {
                        obstacles.add(Words.say("submission.notExcused", finding.rule(), finding.message()));
                    }
                }
                case WARN -> {
                    if (!confirmed.contains(named)) {
                        obstacles.add(Words.say("submission.notConfirmed", finding.rule(), finding.message()));
                    }
                }
                case INFO -> {
                    // a hint asks for nothing
                }
            }
        }
        return obstacles;
    }

    static Waiver.Named named(StoredFinding finding) {
        return new Waiver.Named(finding.rule(), finding.field(), finding.message());
    }

    @Override
    public Optional<LocalDate> due(ReviewCase reviewed, Stage stage, Instant now) {
        var step = switch (stage) {
            case DRAFT, UNIT_CHECK -> CalendarStep.DECLARATION;
            case RETURNED_UNIT, IMPROVING -> CalendarStep.RESUBMISSION;
            case DEPT_REVIEW, RETURNED_DEPT -> CalendarStep.DEPARTMENT_REVIEW;
            case FIN_LINE_REVIEW, FIN_REVIEW, GRADED -> CalendarStep.FINANCE_REVIEW;
            case IN_LIBRARY -> CalendarStep.APPROVAL_TO_DEPARTMENTS;
            case REQUESTED, LINKED, REJECTED, WITHDRAWN, APPROVED, REFUSED, SUPERSEDED, CLOSED -> null;
        };
        return Optional.ofNullable(step)
                .flatMap(each -> windows.find(reviewed.fiscalYear(), each))
                .map(Window::closes)
                .filter(Objects::nonNull);
    }
}
