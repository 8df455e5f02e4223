package org.jiheng.app.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.target.FieldWords;
import org.jiheng.app.target.PersonalFields;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.target.StoredFinding;
import org.jiheng.app.target.Submission;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.Converse;
import org.jiheng.app.workflow.Desk;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.ReviewThread;
import org.jiheng.app.workflow.Stage;
import org.jiheng.app.workflow.Step;
import org.jiheng.app.workflow.Transition;
import org.jiheng.app.workflow.Waiver;
import org.jiheng.app.workflow.Waivers;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 审核页 — gathers form, changes, notes and decisions of one case. */
@Component
class ShowReview {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int SOON_DAYS = 3;

    /** 和什么比较. */
    enum Against {
        ROUND,
        YEAR,
        NOTHING
    }

    private final AccessPolicy access;
    private final ReviewCases cases;
    private final Waivers waivers;
    private final MoveCase move;
    private final Converse converse;
    private final Desk desk;
    private final ReviewedTargets targets;
    private final Scores scores;
    private final Experts experts;
    private final JointRecord joint;
    private final Clock clock;

    ShowReview(
            AccessPolicy access,
            ReviewCases cases,
            Waivers waivers,
            MoveCase move,
            Converse converse,
            Desk desk,
            ReviewedTargets targets,
            Scores scores,
            Experts experts,
            JointRecord joint,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.waivers = waivers;
        this.move = move;
        this.converse = converse;
        this.desk = desk;
        this.targets = targets;
        this.scores = scores;
        this.experts = experts;
        this.joint = joint;
        this.clock = clock;
    }

    ReviewPage show(
            Officer officer, long id, Against against, List<String> refused, ReviewPage.@Nullable Unsent unsent) {
        return access.call(officer, Deed.SEE_REVIEW, () -> {
            var reviewed = cases.find(id)
                    .filter(each -> each.subject().kind().equals(ReviewedTargets.KIND))
                    .orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.SEE_REVIEW, reviewed.thing());
            move.look(officer, reviewed);
            return page(officer, reviewed, against, refused, unsent);
        });
    }

    void mustBeThere(Officer officer, long id) {
        if (access.call(officer, Deed.SEE_REVIEW, () -> cases.find(id)).isEmpty()) {
            throw new NotFound();
        }
    }

    private ReviewPage page(
            Officer officer,
            ReviewCase reviewed,
            Against against,
            List<String> refused,
            ReviewPage.@Nullable Unsent unsent) {
        var target = targets.anyVersion(reviewed.subject().id()).orElseThrow(NotFound::new);
        var rounds = targets.submissions(reviewed.subject().id());
        var form = PersonalFields.masked(target.target().form());
        var steps = cases.steps(reviewed.id());
        var earlier = earlierRound(rounds, reviewed);
        var lastYear = targets.yearBefore(target);
        var before = switch (against) {
            case ROUND ->
                earlier.map(Submission::form).map(PersonalFields::masked).orElse(null);
            case YEAR -> lastYear.map(PersonalFields::masked).orElse(null);
            case NOTHING -> null;
        };
        var threads = converse.threads(officer, reviewed);
        var reviewer = converse.isReviewer(officer, reviewed);
        var drafts = notes(officer, reviewed, form, threads, target.target().findings(), reviewer);
        var sheet = ReviewSheet.of(
                form,
                before,
                drafts.stream()
                        .map(each -> new ReviewSheet.Marked(
                                new FieldPath(each.field()), each.number(), each.style(), each.id()))
                        .toList());
        var notes = drafts.stream().map(each -> placed(each, sheet)).toList();
        var open = threads.stream()
                .filter(each -> each.state() != ReviewThread.State.RESOLVED)
                .count();
        var today = LocalDate.now(clock);
        var asked = waivers.of(reviewed.id()).stream()
                .filter(each -> each.round() == reviewed.round())
                .toList();
        return new ReviewPage(
                reviewed.id(),
                reviewed.revision(),
                reviewed.title(),
                String.valueOf(reviewed.fiscalYear()),
                reviewed.unitName(),
                reviewed.departmentName(),
                reviewed.money() == null ? "" : reviewed.money().rounded(),
                reviewed.stage().chinese(),
                style(reviewed.stage()),
                reviewed.round() > 1 ? Words.say("review.round", reviewed.round()) : "",
                due(reviewed.dueOn(), today),
                dueStyle(reviewed.dueOn(), today),
                passed(steps, reviewed),
                neighbours(officer, reviewed),
                comparisons(reviewed, against, earlier, lastYear, sheet),
                switch (against) {
                    case ROUND ->
                        earlier.map(each -> Words.say("review.againstRound", each.round()))
                                .orElse("");
                    case YEAR -> lastYear.isPresent() ? Words.say("review.againstYear", reviewed.fiscalYear() - 1) : "";
                    case NOTHING -> "";
                },
                sheet,
                notes,
                reviewer ? places(form) : List.of(),
                reviewer,
                asked.stream().map(ShowReview::waived).toList(),
                reviewer && reviewed.stage().level() != Stage.Level.UNIT,
                joint.of(reviewed, steps),
                steps.reversed().stream().map(this::past).toList(),
                scoring(officer, reviewed),
                panel(officer, reviewed),
                decisions(officer, reviewed),
                withdraw(officer, reviewed),
                resubmit(officer, reviewed, target),
                open == 0 ? "" : Words.say("review.openThreads", open),
                refused,
                unsent,
                "/projects/%d/%d".formatted(target.target().projectId(), reviewed.fiscalYear()));
    }

    private static ReviewPage.@Nullable Resubmission resubmit(
            Officer officer, ReviewCase reviewed, ReviewedTargets.Reviewed target) {
        if (!reviewed.stage().isWithAuthor()
                || reviewed.stage() == Stage.DRAFT
                || !AccessPolicy.may(officer, Deed.FILL_IN_TARGET)) {
            return null;
        }
        var href = "/projects/%d/%d/submission".formatted(target.target().projectId(), reviewed.fiscalYear());
        return reviewed.stage() == Stage.IMPROVING
                ? new ReviewPage.Resubmission(href, Words.say("review.handBack"), Words.say("review.handBackHint"))
                : new ReviewPage.Resubmission(href, Words.say("review.resubmit"), Words.say("review.resubmitHint"));
    }

    /** The round before the present one; while its author is at it, the one that was handed in last. */
    private static Optional<Submission> earlierRound(List<Submission> rounds, ReviewCase reviewed) {
        var asked = reviewed.stage().isWithAuthor() ? reviewed.round() : reviewed.round() - 1;
        return rounds.stream().filter(each -> each.round() == asked).findFirst();
    }

    private List<ReviewPage.Comparison> comparisons(
            ReviewCase reviewed,
            Against against,
            Optional<Submission> earlier,
            Optional<Form> lastYear,
            ReviewSheet sheet) {
        var found = new ArrayList<ReviewPage.Comparison>();
        var address = "/reviews/" + reviewed.id();
        var count = sheet.changes().size() + sheet.gone().size();
        earlier.ifPresent(each -> found.add(new ReviewPage.Comparison(
                address,
                against == Against.ROUND
                        ? Words.say("review.comparedRound", each.round(), count)
                        : Words.say("review.compareRound", each.round()),
                against == Against.ROUND)));
        if (lastYear.isPresent()) {
            found.add(new ReviewPage.Comparison(
                    address + "?against=year",
                    against == Against.YEAR
                            ? Words.say("review.comparedYear", reviewed.fiscalYear() - 1, count)
                            : Words.say("review.compareYear", reviewed.fiscalYear() - 1),
                    against == Against.YEAR));
        }
        if (!found.isEmpty()) {
            found.add(new ReviewPage.Comparison(
                    address + "?against=nothing", Words.say("review.compareNothing"), against == Against.NOTHING));
        }
        return found;
    }

    private List<ReviewPage.Note> notes(
            Officer officer,
            ReviewCase reviewed,
            Form form,
            List<ReviewThread> threads,
            List<StoredFinding> findings,
            boolean reviewer) {
        record Item(
                FieldPath field,
                String order,
                @Nullable ReviewThread thread,
                @Nullable StoredFinding finding) {}
        var items = new ArrayList<Item>();
        threads.forEach(each ->
                items.add(new Item(each.field(), each.state() == ReviewThread.State.RESOLVED ? "z" : "", each, null)));
        findings.forEach(each -> items.add(new Item(each.field(), order(each.severity()), null, each)));
        var order = places(form).stream().map(ReviewPage.Place::field).toList();
        items.sort(Comparator.<Item>comparingInt(each -> place(order, each.field()))
                .thenComparing(Item::order));
        var notes = new ArrayList<ReviewPage.Note>();
        for (var item : items) {
            var number = notes.size() + 1;
            if (item.thread() != null) {
                notes.add(thread(number, item.thread(), officer, reviewed, reviewer));
            } else {
                var finding = Objects.requireNonNull(item.finding());
                notes.add(new ReviewPage.Note(
                        number,
                        "n" + number,
                        "",
                        true,
                        style(finding.severity()),
                        finding.severity().chinese(),
                        finding.rule(),
                        finding.message(),
                        finding.basis(),
                        null,
                        finding.field().path(),
                        List.of(),
                        false,
                        false,
                        false));
            }
        }
        return notes;
    }

    /** Open threads come first within a cell, then findings from the worst down, then what is settled. */
    private static String order(Severity severity) {
        return switch (severity) {
            case BLOCK -> "a";
            case ERROR -> "b";
            case WARN -> "c";
            case INFO -> "d";
        };
    }

    private static int place(List<String> order, FieldPath field) {
        var exact = order.indexOf(field.path());
        if (exact >= 0) {
            return exact;
        }
        var row = order.indexOf(field.path().replaceFirst("^(indicators\\[\\d+]).*$", "$1"));
        return row >= 0 ? row : -1;
    }

    private ReviewPage.Note thread(
            int number, ReviewThread thread, Officer officer, ReviewCase reviewed, boolean reviewer) {
        var resolved = thread.state() == ReviewThread.State.RESOLVED;
        var involved = reviewer
                || officer.role() == Role.UNIT_CLERK
                || officer.role() == Role.UNIT_HEAD
                || (officer.role() == Role.DEPARTMENT_REVIEWER && reviewed.stage() == Stage.RETURNED_DEPT);
        return new ReviewPage.Note(
                number,
                "n" + number,
                "",
                true,
                resolved ? "done" : "",
                Words.say("review.thread", FieldWords.of(thread.field())),
                thread.state().chinese(),
                "",
                "",
                thread.id(),
                thread.field().path(),
                thread.comments().stream()
                        .map(each -> new ReviewPage.Comment(
                                each.words(),
                                Words.say(
                                        "review.saidBy",
                                        each.officerName(),
                                        Role.valueOf(each.role()).chinese(),
                                        DAY.format(each.at().atZone(clock.getZone())),
                                        each.round()),
                                isReviewerRole(each.role()),
                                each.files().stream()
                                        .map(file -> ReviewPage.Attached.of(reviewed.id(), file))
                                        .toList()))
                        .toList(),
                resolved,
                involved && !resolved,
                reviewer && !resolved && canResolve(officer, thread));
    }

    private static boolean isReviewerRole(String role) {
        return !Role.UNIT.contains(Role.valueOf(role));
    }

    private static boolean canResolve(Officer officer, ReviewThread thread) {
        return switch (thread.level()) {
            case NONE, UNIT -> true;
            case DEPARTMENT -> !Role.UNIT.contains(officer.role());
            case FINANCE -> officer.role().isFinance();
        };
    }

    private static ReviewPage.Note placed(ReviewPage.Note note, ReviewSheet sheet) {
        var cell = ReviewSheet.cellOf(new FieldPath(note.field()), sheet);
        var shown = sheet.rows().stream().flatMap(row -> row.cells().stream()).anyMatch(each -> cell.equals(each.id()));
        return new ReviewPage.Note(
                note.number(),
                note.id(),
                cell,
                shown,
                note.style(),
                note.heading(),
                note.tail(),
                note.message(),
                note.why(),
                note.threadId(),
                note.field(),
                note.comments(),
                note.done(),
                note.mayReply(),
                note.mayResolve());
    }

    /** Every place of the form a remark can hang on, in the order of the sheet. */
    private static List<ReviewPage.Place> places(Form form) {
        var places = new ArrayList<ReviewPage.Place>();
        for (var path : List.of(
                "project.name",
                "funds.total",
                "texts.overview",
                "texts.basis",
                "texts.annualTarget",
                "texts.longTermTarget",
                "indicators")) {
            places.add(new ReviewPage.Place(path, FieldWords.of(new FieldPath(path))));
        }
        for (int at = 0; at < form.declaration().indicators().size(); at++) {
            var name = form.declaration().indicators().get(at).name();
            places.add(new ReviewPage.Place(
                    FieldPath.indicator(at).path(),
                    Words.say("review.indicatorPlace", FieldWords.of(FieldPath.indicator(at)), name)));
            for (var column : List.of("target", "points", "core")) {
                var field = FieldPath.indicator(at, column);
                places.add(new ReviewPage.Place(
                        field.path(), Words.say("review.indicatorPlace", FieldWords.of(field), name)));
            }
        }
        places.add(new ReviewPage.Place("", FieldWords.of(FieldPath.WHOLE_FORM)));
        return places;
    }

    private static ReviewPage.Waived waived(Waiver waiver) {
        var decision = waiver.decision();
        return new ReviewPage.Waived(
                waiver.id(),
                waiver.finding().rule(),
                FieldWords.of(waiver.finding().field()),
                waiver.finding().message(),
                waiver.reason(),
                waiver.askedBy(),
                decision == null,
                decision == null
                        ? ""
                        : Words.say(
                                "review.waiverAnswered",
                                decision.chinese(),
                                Objects.requireNonNullElse(waiver.decidedBy(), ""),
                                Objects.requireNonNullElse(waiver.answer(), "")));
    }

    /** Seen by finance while it is being scored, and by all once it is graded. */
    private ReviewPage.@Nullable Scoring scoring(Officer officer, ReviewCase reviewed) {
        var given = scores.of(reviewed);
        var open = reviewed.stage() == Stage.FIN_REVIEW
                && move.open(officer, reviewed).stream()
                        .anyMatch(each -> each.action().grade().isPresent());
        var told = !given.isEmpty() && (officer.role().isFinance() || reviewed.stage() != Stage.FIN_REVIEW);
        if (!open && !told) {
            return null;
        }
        var form = scores.form(reviewed);
        var total = Scores.total(given);
        return new ReviewPage.Scoring(
                ReviewPage.aspects(form, given),
                given.isEmpty() ? "" : total.toString(),
                form.full().toString(),
                scores.missing(reviewed).isEmpty()
                        ? scores.suggested(reviewed, total).chinese()
                        : "",
                open);
    }

    /** Finance and the auditor see who said what; the others hear the opinions once it is graded (lifecycle §6). */
    private ReviewPage.@Nullable Panel panel(Officer officer, ReviewCase reviewed) {
        var names = officer.role().isFinance() || officer.role() == Role.AUDITOR;
        var asked = experts.of(reviewed).stream()
                .filter(each -> names || (reviewed.stage() != Stage.FIN_REVIEW && each.state() == Experts.State.SPOKEN))
                .map(each -> new ReviewPage.Expert(
                        names ? each.displayName() : Words.say("expert.someExpert"),
                        names ? Words.say("expert.state." + each.state()) : "",
                        names && each.state() == Experts.State.SPOKEN
                                ? each.total().stripTrailingZeros().toPlainString()
                                : "",
                        each.opinion()))
                .toList();
        var candidates = AskExperts.mayAsk(officer, reviewed)
                ? experts.toAsk(reviewed).stream()
                        .map(each -> new ReviewPage.Candidate(
                                each.id(), Words.say("expert.candidate", each.displayName(), each.organisation())))
                        .toList()
                : List.<ReviewPage.Candidate>of();
        var soon = LocalDate.now(clock).plusDays(Experts.USUAL_DAYS).toString();
        return asked.isEmpty() && candidates.isEmpty() ? null : new ReviewPage.Panel(asked, candidates, soon);
    }

    List<ReviewPage.Decision> decisions(Officer officer, ReviewCase reviewed) {
        return move.open(officer, reviewed).stream()
                .map(Transition::action)
                .filter(action -> action != Action.WITHDRAW
                        && !action.isHandingIn()
                        && action != Action.APPROVE
                        && action != Action.SUPERSEDE)
                .map(action -> new ReviewPage.Decision(
                        action.name(),
                        Words.say("decision." + action.name()),
                        Words.say("consequence." + action.name()),
                        switch (action) {
                            case RETURN, REFUSE, GRADE_POOR, GRADE_FAIR, TAKE_OUT -> "btn-verm";
                            case SUBMIT,
                                    HAND_BACK,
                                    CONFIRM,
                                    WITHDRAW,
                                    PASS,
                                    TAKE_UP,
                                    GRADE_EXCELLENT,
                                    GRADE_GOOD,
                                    FINISH,
                                    REOPEN,
                                    APPROVE,
                                    LINK,
                                    SUPERSEDE,
                                    CLOSE -> "btn-primary";
                        }))
                .toList();
    }

    /** Only while whoever it went to has not looked at it. */
    @Nullable
    String withdraw(Officer officer, ReviewCase reviewed) {
        var possible = move.open(officer, reviewed).stream().anyMatch(each -> each.action() == Action.WITHDRAW);
        return possible && reviewed.openedBy() == null ? Words.say("review.withdraw") : null;
    }

    private ReviewPage.Neighbours neighbours(Officer officer, ReviewCase reviewed) {
        var waiting = desk.of(officer).stream()
                .filter(each -> each.subject().kind().equals(ReviewedTargets.KIND))
                .map(ReviewCase::id)
                .toList();
        var at = waiting.indexOf(reviewed.id());
        if (at < 0) {
            return new ReviewPage.Neighbours(null, waiting.isEmpty() ? null : "/reviews/" + waiting.getFirst(), "");
        }
        return new ReviewPage.Neighbours(
                at > 0 ? "/reviews/" + waiting.get(at - 1) : null,
                at + 1 < waiting.size() ? "/reviews/" + waiting.get(at + 1) : null,
                "%d / %d".formatted(at + 1, waiting.size()));
    }

    private List<ReviewPage.Passed> passed(List<Step> steps, ReviewCase reviewed) {
        var passed = new ArrayList<ReviewPage.Passed>();
        for (var step : steps) {
            if (step.round() == reviewed.round() && !step.action().isHandingIn() && step.action() != Action.WITHDRAW) {
                passed.add(new ReviewPage.Passed(
                        Words.say("review.passed", step.action().chinese(), step.officerName(), day(step.at())),
                        false));
            }
        }
        passed.add(new ReviewPage.Passed(reviewed.stage().chinese(), true));
        return passed;
    }

    ReviewPage.Past past(Step step) {
        return new ReviewPage.Past(
                MINUTE.format(step.at().atZone(clock.getZone())),
                Words.say(
                        "review.who",
                        step.officerName(),
                        step.organisation(),
                        Role.valueOf(step.role()).chinese()),
                Words.say("review.what", step.action().chinese(), step.to().chinese()),
                step.remark());
    }

    private String day(Instant at) {
        return DAY.format(at.atZone(clock.getZone()));
    }

    static String due(@Nullable LocalDate due, LocalDate today) {
        if (due == null) {
            return "";
        }
        var days = ChronoUnit.DAYS.between(today, due);
        return days < 0
                ? Words.say("due.late", -days)
                : days == 0
                        ? Words.say("due.today")
                        : Words.say("due.in", due.toString().substring(5), days);
    }

    private static String dueStyle(@Nullable LocalDate due, LocalDate today) {
        if (due == null) {
            return "";
        }
        return due.isBefore(today) ? "late" : due.isBefore(today.plusDays(SOON_DAYS + 1L)) ? "soon" : "";
    }

    static String style(Stage stage) {
        return switch (stage) {
            case RETURNED_UNIT, RETURNED_DEPT, REJECTED, REFUSED, WITHDRAWN -> "back";
            case UNIT_CHECK, REQUESTED, DEPT_REVIEW, FIN_LINE_REVIEW, FIN_REVIEW, IMPROVING, GRADED, LINKED -> "wait";
            case IN_LIBRARY, APPROVED -> "ok";
            case DRAFT, SUPERSEDED, CLOSED -> "";
        };
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case BLOCK, ERROR -> "";
            case WARN -> "w";
            case INFO -> "i";
        };
    }
}
