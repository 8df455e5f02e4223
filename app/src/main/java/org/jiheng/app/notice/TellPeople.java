package org.jiheng.app.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.Converse;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.Moved;
import org.jiheng.app.workflow.ReviewCase;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 告知 — whoever has something in hand now, and whoever waits for a decision, is told at once and in the same transaction. */
@Component
class TellPeople {
    private static final Set<Role> UNIT_PEOPLE = Set.of(Role.UNIT_CLERK, Role.UNIT_HEAD);
    private static final int LONGEST = 4000;

    private final Notices notices;
    private final Addressees addressees;
    private final Converse converse;
    private final MoveCase move;
    private final ZoneId zone;

    TellPeople(Notices notices, Addressees addressees, Converse converse, MoveCase move, Clock clock) {
        this.notices = notices;
        this.addressees = addressees;
        this.converse = converse;
        this.move = move;
        this.zone = clock.getZone();
    }

    @EventListener
    void tell(Moved moved) {
        var reviewed = moved.reviewed();
        var step = moved.step();
        var today = LocalDate.ofInstant(step.at(), zone);
        var saying = new Notices.Saying(
                step.action().name(),
                "",
                Words.say(
                        "notice.moved",
                        reviewed.title(),
                        step.action().chinese(),
                        step.to().chinese()),
                words(moved),
                move.address(reviewed));
        var to = new LinkedHashSet<Long>(whoseTurn(reviewed, today));
        if (concernsTheUnit(step.action())) {
            to.addAll(addressees.at(reviewed.unitId(), UNIT_PEOPLE, today));
            to.addAll(addressees.at(reviewed.departmentId(), Role.DEPARTMENT, today));
        }
        to.remove(step.officerId());
        to.forEach(each -> notices.tell(reviewed.regionCode(), each, saying, step.at()));
    }

    /** What came back carries the reviewer's own words with it. */
    private String words(Moved moved) {
        var said = moved.step().remark();
        if (!Set.of(Action.RETURN, Action.GRADE_GOOD, Action.GRADE_FAIR)
                .contains(moved.step().action())) {
            return said;
        }
        var open = converse.open(moved.reviewed()).stream()
                .map(each -> each.comments().getLast().words())
                .collect(Collectors.joining("\n"));
        var all = said.isEmpty() ? open : open.isEmpty() ? said : said + "\n" + open;
        return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
    }

    private List<Long> whoseTurn(ReviewCase reviewed, LocalDate today) {
        return switch (reviewed.stage()) {
            case DRAFT, RETURNED_UNIT, IMPROVING -> addressees.at(reviewed.unitId(), Set.of(Role.UNIT_CLERK), today);
            case UNIT_CHECK, REQUESTED ->
                addressees.at(reviewed.unitId(), Set.of(Role.UNIT_HEAD, Role.DEPARTMENT_HEAD), today);
            case DEPT_REVIEW, RETURNED_DEPT ->
                addressees.at(reviewed.departmentId(), Set.of(Role.DEPARTMENT_REVIEWER), today);
            case FIN_LINE_REVIEW ->
                addressees.ofFinance(reviewed.departmentId(), Set.of(Role.FINANCE_LINE_SECTION), today);
            case FIN_REVIEW, GRADED ->
                addressees.ofFinance(reviewed.departmentId(), Set.of(Role.FINANCE_PERFORMANCE_SECTION), today);
            case IN_LIBRARY, LINKED ->
                addressees.ofFinance(reviewed.departmentId(), Set.of(Role.FINANCE_BUDGET_SECTION), today);
            case REJECTED, WITHDRAWN, APPROVED, REFUSED, SUPERSEDED, CLOSED -> List.of();
        };
    }

    private static boolean concernsTheUnit(Action action) {
        return switch (action) {
            case RETURN,
                    GRADE_EXCELLENT,
                    GRADE_GOOD,
                    GRADE_FAIR,
                    GRADE_POOR,
                    FINISH,
                    REOPEN,
                    APPROVE,
                    TAKE_OUT,
                    REFUSE -> true;
            case SUBMIT, HAND_BACK, CONFIRM, WITHDRAW, PASS, TAKE_UP, LINK, SUPERSEDE, CLOSE -> false;
        };
    }
}
