package org.jiheng.app.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.Stage;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 批复目标 — the budget section approves projects with the budget's document, all of one document or none; the department passes the
 * document on to its units (APR-01, APR-02).
 */
@Component
class ApproveTargets {
    private static final int LONGEST_NUMBER = 60;

    /** 填写的批复. */
    record Typed(String number, String dated, String congress, Map<Long, String> moneyByCase) {
        Typed {
            moneyByCase = Map.copyOf(moneyByCase);
        }
    }

    /** 批复结果. */
    sealed interface Outcome {
        record Issued(List<Long> approvals) implements Outcome {}

        record Refused(List<String> reasons) implements Outcome {}
    }

    /** Undoes what a document had approved before one of its projects was refused. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<String> reasons;

        private Undone(List<String> reasons) {
            this.reasons = reasons;
        }
    }

    private final AccessPolicy access;
    private final ReviewCases cases;
    private final MoveCase move;
    private final Approvals approvals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApproveTargets(
            AccessPolicy access,
            ReviewCases cases,
            MoveCase move,
            Approvals approvals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.move = move;
        this.approvals = approvals;
        this.events = events;
        this.clock = clock;
    }

    Outcome issue(Officer officer, Actor actor, Typed typed) {
        var document = read(typed.number(), typed.dated(), typed.congress());
        if (document.isEmpty()) {
            return new Outcome.Refused(List.of(Words.say("approval.documentWrong", LONGEST_NUMBER)));
        }
        if (typed.moneyByCase().isEmpty()) {
            return new Outcome.Refused(List.of(Words.say("queue.nothingChosen")));
        }
        try {
            return access.call(officer, Deed.APPROVE_TARGETS, () -> issued(officer, actor, document.get(), typed));
        } catch (Undone undone) {
            return new Outcome.Refused(undone.reasons);
        }
    }

    private Outcome issued(Officer officer, Actor actor, Approvals.Document document, Typed typed) {
        var byDepartment = new LinkedHashMap<Long, List<ReviewCase>>();
        for (var id : typed.moneyByCase().keySet().stream().sorted().toList()) {
            var reviewed = cases.find(id)
                    .filter(each -> each.subject().kind().equals(ReviewedTargets.KIND))
                    .orElseThrow(NotFound::new);
            byDepartment
                    .computeIfAbsent(reviewed.departmentId(), _ -> new ArrayList<>())
                    .add(reviewed);
        }
        var made = new ArrayList<Long>();
        var now = Instant.now(clock);
        for (var department : byDepartment.entrySet()) {
            var first = department.getValue().getFirst();
            var id = approvals.add(
                    officer.regionCode(), first.fiscalYear(), department.getKey(), document, officer.id(), now);
            for (var reviewed : department.getValue()) {
                approve(
                        officer,
                        actor,
                        document,
                        id,
                        reviewed,
                        typed.moneyByCase().getOrDefault(reviewed.id(), ""));
            }
            events.publishEvent(new Happened(
                    officer.regionCode(),
                    actor,
                    "下达批复",
                    "approval",
                    String.valueOf(id),
                    Map.of(
                            "文号", document.number(),
                            "日期", document.dated().toString(),
                            "部门", first.departmentName(),
                            "项目数", department.getValue().size())));
            made.add(id);
        }
        return new Outcome.Issued(made);
    }

    private void approve(
            Officer officer,
            Actor actor,
            Approvals.Document document,
            long approval,
            ReviewCase reviewed,
            String typedMoney) {
        var money = money(typedMoney, reviewed);
        if (money.isEmpty()) {
            throw new Undone(List.of(Words.say("approval.moneyWrong", reviewed.title(), typedMoney)));
        }
        if (reviewed.stage() != Stage.IN_LIBRARY) {
            throw new Undone(List.of(Words.say(
                    "approval.notInLibrary", reviewed.title(), reviewed.stage().chinese())));
        }
        approvals.addItem(officer.regionCode(), approval, reviewed.subject().id(), reviewed.unitId(), money.get());
        var wish = new MoveCase.Wish(
                reviewed.id(),
                reviewed.revision(),
                Action.APPROVE,
                Words.say("approval.remark", document.number(), money.get().rounded()));
        switch (move.by(officer, actor, wish)) {
            case MoveCase.Outcome.Accepted _ -> {
                // approved, and its target with it
            }
            case MoveCase.Outcome.Refused(var reasons) ->
                throw new Undone(reasons.stream()
                        .map(each -> reviewed.title() + "：" + each)
                        .toList());
        }
    }

    /** In 万元 as typed; empty means as declared. */
    private static Optional<Money> money(String typed, ReviewCase reviewed) {
        if (typed.isBlank()) {
            return Optional.ofNullable(reviewed.money());
        }
        return typed.strip().matches("\\d{1,9}(\\.\\d{1,6})?")
                ? Optional.of(Money.ofWanYuan(new BigDecimal(typed.strip())))
                : Optional.empty();
    }

    /** @return why it was not passed on; empty when it was */
    Optional<String> forward(Officer officer, Actor actor, long id, long unitId, String number, String dated) {
        return access.call(officer, Deed.FORWARD_APPROVAL, () -> {
            var approval = approvals
                    .find(id)
                    .filter(each ->
                            each.departmentId() == officer.organisation().id())
                    .orElseThrow(NotFound::new);
            var document = read(number, dated, "");
            if (document.isEmpty()) {
                return Optional.of(Words.say("approval.documentWrong", LONGEST_NUMBER));
            }
            if (approval.items().stream().noneMatch(each -> each.unitId() == unitId)) {
                throw new NotFound();
            }
            approvals.forward(officer.regionCode(), id, unitId, document.get(), officer.id(), Instant.now(clock));
            events.publishEvent(new Happened(
                    officer.regionCode(),
                    actor,
                    "转批到单位",
                    "approval",
                    String.valueOf(id),
                    Map.of("文号", document.get().number(), "单位", unitId)));
            return Optional.<String>empty();
        });
    }

    private static Optional<Approvals.Document> read(String number, String dated, String congress) {
        var date = date(dated);
        if (number.isBlank() || number.strip().length() > LONGEST_NUMBER || date == null) {
            return Optional.empty();
        }
        return Optional.of(new Approvals.Document(number.strip(), date, date(congress)));
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}
