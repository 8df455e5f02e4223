package org.jiheng.app.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.PersonalFields;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.target.TargetText;
import org.jiheng.app.target.TextPiece;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.Stage;
import org.jiheng.app.workflow.Subject;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 调整申请与审核的页 — gathers old, new and reason. */
@Component
class ShowAdjustment {
    private final AccessPolicy access;
    private final ReviewedTargets targets;
    private final Adjustments adjustments;
    private final ReviewCases cases;
    private final MoveCase move;
    private final ShowReview review;
    private final Clock clock;

    ShowAdjustment(
            AccessPolicy access,
            ReviewedTargets targets,
            Adjustments adjustments,
            ReviewCases cases,
            MoveCase move,
            ShowReview review,
            Clock clock) {
        this.access = access;
        this.targets = targets;
        this.adjustments = adjustments;
        this.cases = cases;
        this.move = move;
        this.review = review;
        this.clock = clock;
    }

    AdjustmentFormPage form(Officer officer, long projectId, int year, List<String> refused) {
        return access.call(officer, Deed.ASK_FOR_ADJUSTMENT, () -> {
            var base = targets.find(projectId, year)
                    .filter(each -> each.state().equals(Stage.APPROVED.name()))
                    .orElseThrow(NotFound::new);
            var present = adjustments.open(base.target().id());
            var old = base.target().form();
            var now = present.map(Adjustment::proposal).orElse(old);
            return new AdjustmentFormPage(
                    base.projectName(),
                    String.valueOf(year),
                    "/projects/%d/%d".formatted(projectId, year),
                    "/projects/%d/%d/adjustment".formatted(projectId, year),
                    List.of(Adjustment.Reason.values()).stream()
                            .map(each -> new AdjustmentFormPage.Choice(
                                    each.name(),
                                    each.chinese(),
                                    present.map(Adjustment::reason)
                                            .filter(each::equals)
                                            .isPresent()))
                            .toList(),
                    present.map(Adjustment::words).orElse(""),
                    present.map(Adjustment::attachmentName).orElse(""),
                    text(now.declaration().texts().annualTarget()),
                    money(old, now),
                    rows(old, now),
                    refused);
        });
    }

    private static List<AdjustmentFormPage.Money> money(Form old, Form now) {
        var before = old.declaration().funding();
        var after = now.declaration().funding();
        return List.of(
                line("total", before.total(), after.total()),
                line("superior", before.superior(), after.superior()),
                line("local", before.local(), after.local()),
                line("other", before.other(), after.other()));
    }

    private static AdjustmentFormPage.Money line(String field, @Nullable Money old, @Nullable Money now) {
        return new AdjustmentFormPage.Money(
                field,
                Words.say("field.funds." + field),
                old == null ? "" : old.rounded(),
                now == null ? "" : now.rounded());
    }

    private static List<AdjustmentFormPage.Row> rows(Form old, Form now) {
        var rows = new ArrayList<AdjustmentFormPage.Row>();
        for (int at = 0; at < old.declaration().indicators().size(); at++) {
            var before = old.declaration().indicators().get(at);
            var after = now.declaration().indicators().get(at);
            var numeric =
                    after.target() instanceof TargetValue.Numeric(var _, var number) ? number.toPlainString() : "";
            rows.add(new AdjustmentFormPage.Row(
                    at,
                    String.valueOf(at + 1),
                    before.name(),
                    TargetText.of(before.target(), before.unit()),
                    numeric,
                    !numeric.isEmpty(),
                    after.points() == null ? "" : after.points().toString(),
                    text(before.unit())));
        }
        return rows;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    AdjustmentPage show(Officer officer, long id, List<String> refused) {
        return access.call(officer, Deed.SEE_REVIEW, () -> {
            var adjustment = adjustments.find(id).orElseThrow(NotFound::new);
            var reviewed = cases.of(new Subject(Adjustments.KIND, id)).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.SEE_REVIEW, reviewed.thing());
            move.look(officer, reviewed);
            var before = targets.submittedOrStored(adjustment.targetId()).orElseThrow(NotFound::new);
            var sheet = ReviewSheet.of(
                    PersonalFields.masked(adjustment.proposal()), PersonalFields.masked(before), List.of());
            var decisions = review.decisions(officer, reviewed).stream().toList();
            var approves = move.open(officer, reviewed).stream().anyMatch(each -> each.action() == Action.APPROVE);
            var all = new ArrayList<>(decisions);
            if (approves) {
                all.add(new ReviewPage.Decision(
                        Action.APPROVE.name(),
                        Words.say("adjustment.approve"),
                        Words.say("adjustment.approveCauses"),
                        "btn-primary"));
            }
            return new AdjustmentPage(
                    id,
                    reviewed.revision(),
                    reviewed.title(),
                    String.valueOf(reviewed.fiscalYear()),
                    reviewed.unitName(),
                    reviewed.stage().chinese(),
                    ShowReview.style(reviewed.stage()),
                    ShowReview.due(reviewed.dueOn(), LocalDate.now(clock)),
                    adjustment.reason().chinese(),
                    adjustment.words(),
                    adjustment.attachmentName(),
                    adjustment.budgetDocument() == null
                            ? ""
                            : Words.say(
                                    "adjustment.linked",
                                    adjustment.budgetDocument(),
                                    String.valueOf(adjustment.budgetDated())),
                    sheet.changes().stream().map(ShowAdjustment::side).toList(),
                    sheet,
                    cases.steps(reviewed.id()).reversed().stream()
                            .map(review::past)
                            .toList(),
                    all,
                    review.withdraw(officer, reviewed),
                    reviewed.stage() == Stage.DRAFT && AccessPolicy.may(officer, Deed.ASK_FOR_ADJUSTMENT)
                            ? targets.address(adjustment.targetId()) + "/adjustment"
                            : null,
                    decisions.stream().anyMatch(each -> each.action().equals(Action.LINK.name())),
                    refused);
        });
    }

    private static AdjustmentPage.Side side(ReviewSheet.Change change) {
        return new AdjustmentPage.Side(
                change.place(),
                change.pieces().stream()
                        .filter(each -> each.kind() != TextPiece.Kind.NEW)
                        .map(TextPiece::text)
                        .collect(Collectors.joining()),
                change.pieces().stream()
                        .filter(each -> each.kind() != TextPiece.Kind.GONE)
                        .map(TextPiece::text)
                        .collect(Collectors.joining()));
    }
}
