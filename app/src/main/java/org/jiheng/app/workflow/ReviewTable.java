package org.jiheng.app.workflow;

import static org.jiheng.app.identity.Role.DEPARTMENT_HEAD;
import static org.jiheng.app.identity.Role.DEPARTMENT_REVIEWER;
import static org.jiheng.app.identity.Role.FINANCE_BUDGET_SECTION;
import static org.jiheng.app.identity.Role.FINANCE_LINE_SECTION;
import static org.jiheng.app.identity.Role.FINANCE_PERFORMANCE_SECTION;
import static org.jiheng.app.identity.Role.UNIT_CLERK;
import static org.jiheng.app.identity.Role.UNIT_HEAD;
import static org.jiheng.app.workflow.Action.*;
import static org.jiheng.app.workflow.Guard.*;
import static org.jiheng.app.workflow.Stage.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.identity.Role;

/**
 * 流转表 — who may do what at which stage, and where it leads: all there is of it (REV-04, REV-05, ADJ-01). A test tries every
 * stage, action and role against it, and prints it as docs/workflow.md.
 */
public record ReviewTable(String title, List<Transition> transitions) {
    private static final Set<Role> DEPARTMENT = Set.of(DEPARTMENT_REVIEWER, DEPARTMENT_HEAD);
    /** A bureau without a section for every department lets the performance section look for it. */
    private static final Set<Role> LINE = Set.of(FINANCE_LINE_SECTION, FINANCE_PERFORMANCE_SECTION);

    private static final Set<Role> PERFORMANCE = Set.of(FINANCE_PERFORMANCE_SECTION);
    private static final Set<Role> BUDGET = Set.of(FINANCE_BUDGET_SECTION);
    private static final Set<Role> CLERK = Set.of(UNIT_CLERK);
    /** A department's own projects have no unit above the clerk but the department's head. */
    private static final Set<Role> HEAD = Set.of(UNIT_HEAD, DEPARTMENT_HEAD);

    /** 绩效目标. */
    public static final ReviewTable TARGETS = new ReviewTable(
            "绩效目标",
            List.of(
                    // the unit
                    line(DRAFT, SUBMIT, CLERK, UNIT_CHECK, WINDOW_OPEN, FINDINGS_SETTLED),
                    line(RETURNED_UNIT, SUBMIT, CLERK, UNIT_CHECK, WINDOW_OPEN, FINDINGS_SETTLED, THREADS_ANSWERED),
                    line(UNIT_CHECK, WITHDRAW, CLERK, DRAFT, NOT_OPENED),
                    line(UNIT_CHECK, RETURN, HEAD, DRAFT, REASON_GIVEN),
                    line(UNIT_CHECK, CONFIRM, HEAD, DEPT_REVIEW, NOT_OWN_DRAFT, WINDOW_OPEN),
                    // the department
                    line(DEPT_REVIEW, WITHDRAW, HEAD, UNIT_CHECK, NOT_OPENED),
                    line(DEPT_REVIEW, RETURN, DEPARTMENT, RETURNED_UNIT, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, REASON_GIVEN),
                    line(
                            DEPT_REVIEW,
                            PASS,
                            DEPARTMENT,
                            FIN_LINE_REVIEW,
                            NOT_OWN_DRAFT,
                            ONE_LEVEL_ONLY,
                            WAIVERS_DECIDED,
                            THREADS_SETTLED),
                    line(RETURNED_DEPT, TAKE_UP, DEPARTMENT, DEPT_REVIEW),
                    // finance
                    line(FIN_LINE_REVIEW, WITHDRAW, DEPARTMENT, DEPT_REVIEW, NOT_OPENED),
                    line(FIN_LINE_REVIEW, RETURN, LINE, RETURNED_DEPT, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, REASON_GIVEN),
                    line(FIN_LINE_REVIEW, PASS, LINE, FIN_REVIEW, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, THREADS_SETTLED),
                    line(FIN_REVIEW, RETURN, PERFORMANCE, RETURNED_DEPT, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, REASON_GIVEN),
                    line(
                            FIN_REVIEW,
                            GRADE_EXCELLENT,
                            PERFORMANCE,
                            IN_LIBRARY,
                            NOT_OWN_DRAFT,
                            ONE_LEVEL_ONLY,
                            SCORED,
                            THREADS_SETTLED),
                    line(
                            FIN_REVIEW,
                            GRADE_GOOD,
                            PERFORMANCE,
                            IMPROVING,
                            NOT_OWN_DRAFT,
                            ONE_LEVEL_ONLY,
                            SCORED,
                            REASON_GIVEN),
                    line(
                            FIN_REVIEW,
                            GRADE_FAIR,
                            PERFORMANCE,
                            RETURNED_DEPT,
                            NOT_OWN_DRAFT,
                            ONE_LEVEL_ONLY,
                            SCORED,
                            REASON_GIVEN),
                    line(
                            FIN_REVIEW,
                            GRADE_POOR,
                            PERFORMANCE,
                            REJECTED,
                            NOT_OWN_DRAFT,
                            ONE_LEVEL_ONLY,
                            SCORED,
                            REASON_GIVEN),
                    // 良 is improved by agreement and goes on without another grade
                    line(IMPROVING, HAND_BACK, CLERK, GRADED, FINDINGS_SETTLED, THREADS_ANSWERED),
                    line(GRADED, RETURN, PERFORMANCE, IMPROVING, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, REASON_GIVEN),
                    line(GRADED, FINISH, PERFORMANCE, IN_LIBRARY, WAIVERS_DECIDED, THREADS_SETTLED),
                    line(REJECTED, REOPEN, PERFORMANCE, DRAFT, REASON_GIVEN),
                    // the budget
                    line(IN_LIBRARY, APPROVE, BUDGET, APPROVED, DOCUMENT_NAMED),
                    line(
                            IN_LIBRARY,
                            TAKE_OUT,
                            Set.of(FINANCE_PERFORMANCE_SECTION, FINANCE_BUDGET_SECTION),
                            WITHDRAWN,
                            REASON_GIVEN),
                    line(APPROVED, SUPERSEDE, PERFORMANCE, SUPERSEDED, ADJUSTMENT_APPROVED),
                    line(APPROVED, CLOSE, PERFORMANCE, CLOSED, YEAR_OVER)));

    /** 目标调整: the target's procedure and the budget's together. */
    public static final ReviewTable ADJUSTMENTS = new ReviewTable(
            "目标调整",
            List.of(
                    line(DRAFT, SUBMIT, CLERK, REQUESTED, WINDOW_OPEN, FINDINGS_SETTLED),
                    line(REQUESTED, WITHDRAW, CLERK, DRAFT, NOT_OPENED),
                    line(REQUESTED, RETURN, HEAD, DRAFT, REASON_GIVEN),
                    line(REQUESTED, CONFIRM, HEAD, DEPT_REVIEW, NOT_OWN_DRAFT, WINDOW_OPEN),
                    line(DEPT_REVIEW, RETURN, DEPARTMENT, DRAFT, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, REASON_GIVEN),
                    line(DEPT_REVIEW, PASS, DEPARTMENT, FIN_REVIEW, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, THREADS_SETTLED),
                    line(DEPT_REVIEW, REFUSE, DEPARTMENT, REFUSED, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, REASON_GIVEN),
                    line(FIN_REVIEW, RETURN, PERFORMANCE, DRAFT, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, REASON_GIVEN),
                    line(FIN_REVIEW, REFUSE, PERFORMANCE, REFUSED, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, REASON_GIVEN),
                    line(FIN_REVIEW, LINK, BUDGET, LINKED, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, DOCUMENT_NAMED),
                    line(LINKED, APPROVE, PERFORMANCE, APPROVED, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, THREADS_SETTLED),
                    line(LINKED, REFUSE, PERFORMANCE, REFUSED, NOT_OWN_DRAFT, ONE_LEVEL_ONLY, REASON_GIVEN)));

    public ReviewTable {
        transitions = List.copyOf(transitions);
        var distinct = transitions.stream()
                .map(each -> each.from() + " " + each.action())
                .distinct()
                .count();
        if (distinct != transitions.size()) {
            throw new IllegalArgumentException("one action leads from one stage to one other: " + title);
        }
    }

    private static Transition line(Stage from, Action action, Set<Role> roles, Stage to, Guard... guards) {
        return new Transition(from, action, roles, to, Set.of(guards));
    }

    public Optional<Transition> find(Stage from, Action action) {
        return transitions.stream()
                .filter(each -> each.from() == from && each.action() == action)
                .findFirst();
    }

    /** What somebody in this role may do at this stage, in the order of the table. */
    public List<Transition> open(Stage from, Role role) {
        return transitions.stream()
                .filter(each -> each.from() == from && each.roles().contains(role))
                .toList();
    }

    /** Stages at which somebody in this role has something to decide, taking back apart. */
    public Set<Stage> deskOf(Role role) {
        return transitions.stream()
                .filter(each -> each.roles().contains(role) && each.action() != WITHDRAW)
                .map(Transition::from)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
