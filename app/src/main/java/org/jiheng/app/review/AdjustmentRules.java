package org.jiheng.app.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.calendar.CalendarStep;
import org.jiheng.app.calendar.Window;
import org.jiheng.app.calendar.Windows;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.Guard;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.app.workflow.ReviewTable;
import org.jiheng.app.workflow.Stage;
import org.jiheng.app.workflow.SubjectRules;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.Severity;
import org.springframework.stereotype.Component;

/** 目标调整的审核条件 (ADJ-01 … 04). */
@Component
class AdjustmentRules implements SubjectRules {
    private final Adjustments adjustments;
    private final Windows windows;
    private final Clock clock;

    AdjustmentRules(Adjustments adjustments, Windows windows, Clock clock) {
        this.adjustments = adjustments;
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Adjustments.KIND;
    }

    @Override
    public ReviewTable table() {
        return ReviewTable.ADJUSTMENTS;
    }

    @Override
    public String address(ReviewCase reviewed) {
        return "/adjustments/" + reviewed.subject().id();
    }

    @Override
    public List<String> obstacles(Guard guard, ReviewCase reviewed, Action action, Instant now) {
        return switch (guard) {
            case WINDOW_OPEN -> late(reviewed.fiscalYear(), now);
            case FINDINGS_SETTLED -> blocked(reviewed);
            case DOCUMENT_NAMED ->
                adjustments
                        .find(reviewed.subject().id())
                        .filter(each -> each.budgetDocument() != null)
                        .map(_ -> List.<String>of())
                        .orElse(List.of(Words.say("adjustment.noDocument")));
            case SCORED, ADJUSTMENT_APPROVED, YEAR_OVER -> List.of();
            case WAIVERS_DECIDED,
                    THREADS_ANSWERED,
                    THREADS_SETTLED,
                    REASON_GIVEN,
                    NOT_OPENED,
                    NOT_OWN_DRAFT,
                    ONE_LEVEL_ONLY -> throw new IllegalStateException("asked of the workflow: " + guard);
        };
    }

    /** Not after the window, and never after the year: a target is not made to fit its result (ADJ-04). */
    List<String> late(int fiscalYear, Instant now) {
        if (LocalDate.ofInstant(now, clock.getZone()).getYear() > fiscalYear) {
            return List.of(Words.say("adjustment.yearOver", fiscalYear));
        }
        return windows.find(fiscalYear, CalendarStep.ADJUSTMENT)
                .map(each -> switch (each.at(now, clock.getZone())) {
                    case OPEN, GRACE -> List.<String>of();
                    case BEFORE ->
                        List.of(Words.say("submission.tooEarly", each.step().chinese(), each.opens()));
                    case AFTER -> List.of(TargetRules.tooLate(each));
                })
                .orElse(List.of());
    }

    private List<String> blocked(ReviewCase reviewed) {
        var proposal = adjustments.find(reviewed.subject().id()).orElseThrow().proposal();
        var blocks = new ArrayList<String>();
        RuleBook.findings(new Region(reviewed.regionCode(), ""), LocalDate.now(clock), List.of(proposal.declaration()))
                .getFirst()
                .stream()
                .filter(each -> each.severity() == Severity.BLOCK)
                .forEach(each -> blocks.add(Words.say("submission.blocked", each.rule(), each.message())));
        return blocks;
    }

    @Override
    public Optional<LocalDate> due(ReviewCase reviewed, Stage stage, Instant now) {
        return windows.find(reviewed.fiscalYear(), CalendarStep.ADJUSTMENT).map(Window::closes);
    }
}
