package org.jiheng.app.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiheng.app.calendar.CalendarStep;
import org.jiheng.app.calendar.Window;
import org.jiheng.app.calendar.Windows;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Vacancies;
import org.jiheng.app.target.FieldWords;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.target.StoredFinding;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Converse;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.ReviewThread;
import org.jiheng.app.workflow.Stage;
import org.jiheng.app.workflow.Subject;
import org.jiheng.app.workflow.Waiver;
import org.jiheng.app.workflow.Waivers;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 报送页 — gathers what the gate will ask. */
@Component
class ShowSubmission {
    private final AccessPolicy access;
    private final ReviewedTargets targets;
    private final ReviewCases cases;
    private final Waivers waivers;
    private final Converse converse;
    private final Windows windows;
    private final Vacancies vacancies;
    private final Clock clock;

    ShowSubmission(
            AccessPolicy access,
            ReviewedTargets targets,
            ReviewCases cases,
            Waivers waivers,
            Converse converse,
            Windows windows,
            Vacancies vacancies,
            Clock clock) {
        this.access = access;
        this.targets = targets;
        this.cases = cases;
        this.waivers = waivers;
        this.converse = converse;
        this.windows = windows;
        this.vacancies = vacancies;
        this.clock = clock;
    }

    /** The case of a target: for its clerk once it has been handed in, for others whenever there is one. */
    Optional<Long> underReview(Officer officer, long projectId, int year) {
        return access.call(officer, Deed.SEE_REVIEW, () -> {
            var reviewed = targets.find(projectId, year).orElseThrow(NotFound::new);
            return theCase(reviewed)
                    .filter(each -> AccessPolicy.may(officer, Deed.SUBMIT_TARGET)
                            ? !each.stage().isWithAuthor()
                            : each.round() > 0)
                    .map(ReviewCase::id);
        });
    }

    SubmissionPage show(Officer officer, long projectId, int year, List<String> refused) {
        if (!AccessPolicy.may(officer, Deed.SUBMIT_TARGET)) {
            throw new NotFound();
        }
        return access.call(officer, Deed.SUBMIT_TARGET, () -> {
            var reviewed = targets.find(projectId, year).orElseThrow(NotFound::new);
            var present = theCase(reviewed).orElse(null);
            var round = present == null ? 1 : present.round() + 1;
            var asked = present == null ? List.<Waiver>of() : waivers.of(present.id());
            var confirmed = present == null ? java.util.Set.<Waiver.Named>of() : waivers.confirmed(present.id(), round);
            var findings = reviewed.target().findings();
            var lines = findings.stream()
                    .collect(Collectors.groupingBy(
                            StoredFinding::severity,
                            Collectors.mapping(
                                    each -> line(each, asked, confirmed.contains(TargetRules.named(each)), round),
                                    Collectors.toList())));
            var improves = present != null && present.stage() == Stage.IMPROVING;
            var total = reviewed.target().form().declaration().funding().total();
            var window = windows.find(year, round > 1 ? CalendarStep.RESUBMISSION : CalendarStep.DECLARATION);
            return new SubmissionPage(
                    reviewed.projectName(),
                    String.valueOf(year),
                    reviewed.target().unitName(),
                    total == null ? "" : total.rounded(),
                    "/projects/%d/%d".formatted(projectId, year),
                    "/projects/%d/%d/submission".formatted(projectId, year),
                    present == null ? 0 : present.revision(),
                    round > 1 ? Words.say("review.round", round) : "",
                    window.map(this::deadline).orElse(""),
                    lines.getOrDefault(Severity.BLOCK, List.of()),
                    lines.getOrDefault(Severity.ERROR, List.of()),
                    lines.getOrDefault(Severity.WARN, List.of()),
                    lines.getOrDefault(Severity.INFO, List.of()),
                    present == null ? List.of() : unanswered(officer, present),
                    refused,
                    improves
                            ? null
                            : window.flatMap(each -> closed(each, round)).orElse(null),
                    !improves && vacancies.hasNoHead(officer.organisation())
                            ? Words.say(
                                    "submission.noHead",
                                    officer.organisation().name(),
                                    Vacancies.headOf(officer.organisation().kind())
                                            .chinese())
                            : null,
                    Words.say(improves ? "submission.handBack" : "submission.submit"),
                    Words.say(improves ? "submission.whatHappensToImproved" : "submission.whatHappens"));
        });
    }

    private Optional<ReviewCase> theCase(ReviewedTargets.Reviewed reviewed) {
        return cases.of(new Subject(ReviewedTargets.KIND, reviewed.target().id()));
    }

    private List<String> unanswered(Officer officer, ReviewCase present) {
        return !present.stage().isWithAuthor() || present.stage() == Stage.DRAFT
                ? List.of()
                : converse.threads(officer, present).stream()
                        .filter(each -> each.state() == ReviewThread.State.OPEN)
                        .map(each -> Words.say(
                                "submission.unanswered",
                                FieldWords.of(each.field()),
                                each.comments().getLast().words()))
                        .toList();
    }

    private String deadline(Window window) {
        return Words.say(
                "submission.deadline",
                window.step().chinese(),
                window.closes(),
                ShowReview.due(window.closes(), LocalDate.now(clock)));
    }

    private Optional<String> closed(Window window, int round) {
        return switch (window.at(Instant.now(clock), clock.getZone())) {
            case OPEN, GRACE -> Optional.empty();
            case BEFORE ->
                round > 1
                        ? Optional.empty()
                        : Optional.of(
                                Words.say("submission.tooEarly", window.step().chinese(), window.opens()));
            case AFTER -> Optional.of(TargetRules.tooLate(window));
        };
    }

    private static SubmissionPage.Line line(StoredFinding finding, List<Waiver> asked, boolean ticked, int round) {
        var named = TargetRules.named(finding);
        var written = asked.stream()
                .filter(each -> each.finding().equals(named) && each.round() == round)
                .map(Waiver::reason)
                .findFirst()
                .orElse("");
        return new SubmissionPage.Line(
                SubmitTarget.key(finding),
                finding.rule(),
                FieldWords.of(finding.field()),
                finding.message(),
                finding.advice(),
                finding.basis(),
                written,
                ticked,
                granted(asked, named));
    }

    private static @Nullable String granted(List<Waiver> asked, Waiver.Named named) {
        return asked.stream()
                .filter(each -> each.finding().equals(named) && each.decision() == Waiver.Decision.GRANTED)
                .map(each -> Words.say("submission.granted", Objects.requireNonNullElse(each.decidedBy(), "")))
                .findFirst()
                .orElse(null);
    }
}
