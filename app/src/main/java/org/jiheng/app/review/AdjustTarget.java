package org.jiheng.app.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.web.AttachedFile;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.Stage;
import org.jiheng.app.workflow.Subject;
import org.jiheng.documents.Form;
import org.jiheng.documents.FundLine;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 调整目标 — an approved target is changed through its own procedure and the budget's together: asked for with a reason, linked to the
 * document that adjusts the budget, and then followed by a new version (ADJ-01, ADJ-03).
 */
@Component
class AdjustTarget {
    private static final int LONGEST_WORDS = 2000;
    private static final int LONGEST_NUMBER = 60;

    /** 申请结果. */
    sealed interface Outcome {
        record Asked(long adjustment) implements Outcome {}

        record Refused(List<String> reasons) implements Outcome {}
    }

    private final AccessPolicy access;
    private final ReviewedTargets targets;
    private final ReviewCases cases;
    private final MoveCase move;
    private final Adjustments adjustments;
    private final AdjustmentRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AdjustTarget(
            AccessPolicy access,
            ReviewedTargets targets,
            ReviewCases cases,
            MoveCase move,
            Adjustments adjustments,
            AdjustmentRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.targets = targets;
        this.cases = cases;
        this.move = move;
        this.adjustments = adjustments;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    Outcome ask(
            Officer officer,
            Actor actor,
            long projectId,
            int year,
            Map<String, String> fields,
            @Nullable AttachedFile attachment) {
        return access.call(officer, Deed.ASK_FOR_ADJUSTMENT, () -> {
            var base = targets.find(projectId, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.ASK_FOR_ADJUSTMENT, base.target().unitId());
            var now = Instant.now(clock);
            var obstacles = new ArrayList<String>();
            if (!base.state().equals(Stage.APPROVED.name())) {
                obstacles.add(Words.say("adjustment.notApproved"));
            }
            obstacles.addAll(rules.late(year, now));
            var reason = reason(fields.getOrDefault("reason", ""));
            var words = fields.getOrDefault("words", "").strip();
            if (reason.isEmpty() || words.isEmpty() || words.length() > LONGEST_WORDS) {
                obstacles.add(Words.say("adjustment.reasonMissing", LONGEST_WORDS));
            }
            var before = adjustments.open(base.target().id());
            if (attachment == null && before.map(Adjustment::attachmentName).isEmpty()) {
                obstacles.add(Words.say("adjustment.attachmentMissing"));
            }
            var proposal = proposal(base.target().form(), fields, obstacles);
            if (obstacles.isEmpty() && proposal.equals(base.target().form())) {
                obstacles.add(Words.say("adjustment.nothingChanged"));
            }
            if (!obstacles.isEmpty()) {
                return new Outcome.Refused(obstacles);
            }
            var request = new Adjustments.Request(
                    reason.orElseThrow(),
                    words,
                    attachment,
                    targets.json(base.regionCode(), base.target().id(), proposal));
            var id = before.map(Adjustment::id)
                    .orElseGet(() -> adjustments.add(
                            base.regionCode(), base.target().id(), base.target().unitId(), request, officer.id(), now));
            var opened = cases.open(
                    new ReviewCases.NewCase(
                            base.regionCode(),
                            new Subject(Adjustments.KIND, id),
                            base.target().unitId(),
                            base.departmentId(),
                            year,
                            Words.say("adjustment.title", base.projectName()),
                            proposal.declaration().funding().total(),
                            Set.of(officer.id())),
                    now);
            if (opened.stage() != Stage.DRAFT) {
                return new Outcome.Refused(
                        List.of(Words.say("adjustment.onItsWay", opened.stage().chinese())));
            }
            adjustments.change(base.regionCode(), base.target().id(), id, request, officer.id());
            return switch (move.by(
                    officer, actor, new MoveCase.Wish(opened.id(), opened.revision(), Action.SUBMIT, words))) {
                case MoveCase.Outcome.Accepted _ -> new Outcome.Asked(id);
                case MoveCase.Outcome.Refused(var reasons) -> new Outcome.Refused(reasons);
            };
        });
    }

    AttachedFile attachment(Officer officer, Actor actor, long id) {
        return access.call(officer, Deed.SEE_REVIEW, () -> {
            var file = adjustments.attachment(id).orElseThrow(NotFound::new);
            events.publishEvent(new Happened(
                    officer.regionCode(),
                    actor,
                    "下载附件",
                    Adjustments.KIND,
                    String.valueOf(id),
                    Map.of("附件", file.name())));
            return file;
        });
    }

    /** The document by which the budget is adjusted; named by the budget section before it links the two. */
    Optional<String> name(Officer officer, long id, String number, String dated) {
        return access.call(officer, Deed.TAKE_REVIEW_STEP, () -> {
            var _ = adjustments.find(id).orElseThrow(NotFound::new);
            var day = date(dated);
            if (number.isBlank() || number.strip().length() > LONGEST_NUMBER || day.isEmpty()) {
                return Optional.of(Words.say("adjustment.documentWrong", LONGEST_NUMBER));
            }
            adjustments.link(id, number.strip(), day.get());
            return Optional.<String>empty();
        });
    }

    /** A step of an adjustment; when it approves, the old version gives way and the new one is approved with it. */
    MoveCase.Outcome step(Officer officer, Actor actor, long id, int revision, Action action, String remark) {
        return access.call(officer, Deed.TAKE_REVIEW_STEP, () -> {
            var reviewed = cases.of(new Subject(Adjustments.KIND, id)).orElseThrow(NotFound::new);
            var outcome = move.by(officer, actor, new MoveCase.Wish(reviewed.id(), revision, action, remark));
            if (outcome instanceof MoveCase.Outcome.Accepted(var after)
                    && action == Action.APPROVE
                    && after.revision() == revision + 1) {
                follow(officer, actor, adjustments.find(id).orElseThrow());
            }
            return outcome;
        });
    }

    private void follow(Officer officer, Actor actor, Adjustment adjustment) {
        var base = targets.find(adjustment.targetId());
        if (base.isEmpty()) {
            return; // the second press of one button: the new version is there already
        }
        var old = cases.of(new Subject(ReviewedTargets.KIND, adjustment.targetId()))
                .orElseThrow();
        var wish = new MoveCase.Wish(
                old.id(),
                old.revision(),
                Action.SUPERSEDE,
                Words.say("adjustment.superseded", String.valueOf(adjustment.budgetDocument())));
        if (move.by(officer, actor, wish) instanceof MoveCase.Outcome.Refused(var reasons)) {
            throw new IllegalStateException("an approved adjustment could not take effect: " + reasons);
        }
        var id = targets.addApproved(base.get(), adjustment.proposal(), adjustment.createdBy());
        adjustments.done(adjustment.id(), id);
        cases.openAt(
                new ReviewCases.NewCase(
                        base.get().regionCode(),
                        new Subject(ReviewedTargets.KIND, id),
                        base.get().target().unitId(),
                        base.get().departmentId(),
                        base.get().fiscalYear(),
                        base.get().projectName(),
                        adjustment.proposal().declaration().funding().total(),
                        Set.of(adjustment.createdBy())),
                Stage.APPROVED,
                Instant.now(clock));
    }

    private static Form proposal(Form form, Map<String, String> fields, List<String> obstacles) {
        var declaration = form.declaration();
        var indicators = new ArrayList<Indicator>();
        for (int at = 0; at < declaration.indicators().size(); at++) {
            indicators.add(indicator(declaration.indicators().get(at), at, fields, obstacles));
        }
        var old = declaration.funding();
        var funding = new Funding(
                money("total", old.total(), fields, obstacles),
                money("superior", old.superior(), fields, obstacles),
                money("local", old.local(), fields, obstacles),
                money("other", old.other(), fields, obstacles),
                old.carryOver());
        var texts = declaration.texts();
        var target = fields.getOrDefault("annualTarget", "").strip();
        var changed = new TargetDeclaration(
                declaration.tier(),
                declaration.fiscalYear(),
                declaration.department(),
                declaration.unit(),
                declaration.project(),
                declaration.executionWeight(),
                funding,
                new DeclarationTexts(
                        texts.overview(),
                        texts.basis(),
                        target.isEmpty() ? texts.annualTarget() : target.replace("\r\n", "\n"),
                        texts.longTermTarget()),
                indicators,
                declaration.note(),
                declaration.markupRemovedFrom());
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                changed,
                form.fundLines().stream().map(line -> line(line, funding)).toList(),
                form.outcome(),
                form.contact());
    }

    private static FundLine line(FundLine line, Funding funding) {
        var label = line.label();
        if (label.contains("上级")) {
            return new FundLine(label, funding.superior());
        }
        if (label.contains("其他")) {
            return new FundLine(label, funding.other());
        }
        return label.contains("结转") ? line : new FundLine(label, funding.local());
    }

    private static Indicator indicator(Indicator old, int at, Map<String, String> fields, List<String> obstacles) {
        var value = fields.getOrDefault("value-" + at, "").strip();
        var points = fields.getOrDefault("points-" + at, "").strip();
        var target = old.target();
        if (!value.isEmpty() && target instanceof TargetValue.Numeric(var comparator, var number)) {
            if (value.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
                var typed = new BigDecimal(value);
                target = typed.compareTo(number) == 0 ? target : new TargetValue.Numeric(comparator, typed);
            } else {
                obstacles.add(Words.say("adjustment.valueWrong", at + 1, value));
            }
        }
        var given = old.points();
        if (!points.isEmpty()) {
            if (points.matches("\\d{1,3}(\\.\\d{1,2})?")) {
                var typed = Points.of(points);
                given = typed.equals(given) ? given : typed;
            } else {
                obstacles.add(Words.say("adjustment.valueWrong", at + 1, points));
            }
        }
        return new Indicator(
                old.level(), old.name(), target, old.unit(), given, old.core(), old.definition(), old.scoringRule());
    }

    private static @Nullable Money money(
            String name, @Nullable Money old, Map<String, String> fields, List<String> obstacles) {
        var typed = fields.getOrDefault(name, "").strip();
        if (typed.isEmpty()) {
            return old;
        }
        if (!typed.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            obstacles.add(Words.say("adjustment.moneyWrong", typed));
            return old;
        }
        var money = Money.ofWanYuan(new BigDecimal(typed));
        return old != null && old.rounded().equals(money.rounded()) ? old : money;
    }

    private static Optional<Adjustment.Reason> reason(String typed) {
        return List.of(Adjustment.Reason.values()).stream()
                .filter(each -> each.name().equals(typed))
                .findFirst();
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
