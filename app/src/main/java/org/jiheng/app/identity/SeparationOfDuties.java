package org.jiheng.app.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 岗位分离 — who may not do what because of what else they do. Nobody reviews what they drafted; nobody reviews the same form
 * for the department and for finance; who runs the system has no business rights (GIT-10).
 */
public final class SeparationOfDuties {
    private SeparationOfDuties() {}

    /**
     * Whether this person may review something.
     *
     * @param drafters ids of everybody who wrote in it since it was last handed in
     */
    public static boolean mayReview(Officer reviewer, Set<Long> drafters) {
        return !drafters.contains(reviewer.id());
    }

    /** Why this role cannot be held there; empty when it can. */
    static Optional<String> misplaced(Role role, Organisation.Kind kind) {
        return switch (role) {
            case UNIT_CLERK, UNIT_HEAD ->
                kind == Organisation.Kind.FINANCE
                        ? Optional.of("%s要任在预算单位或主管部门，不能任在财政部门".formatted(role.chinese()))
                        : Optional.empty();
            case DEPARTMENT_REVIEWER, DEPARTMENT_HEAD ->
                kind == Organisation.Kind.DEPARTMENT
                        ? Optional.empty()
                        : Optional.of("%s要任在主管部门".formatted(role.chinese()));
            case FINANCE_LINE_SECTION, FINANCE_PERFORMANCE_SECTION, FINANCE_BUDGET_SECTION ->
                kind == Organisation.Kind.FINANCE
                        ? Optional.empty()
                        : Optional.of("%s要任在财政部门".formatted(role.chinese()));
            case EXPERT, AUDITOR, DELEGATE, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR ->
                Optional.empty();
        };
    }

    /**
     * Why this role cannot be given to somebody who holds, or is to hold, these appointments at the same time.
     *
     * @param held of this person, over or not
     */
    static Optional<String> conflict(
            Role wanted, LocalDate from, @Nullable LocalDate until, Collection<Appointment> held) {
        return held.stream()
                .filter(each -> overlap(each, from, until))
                .map(Appointment::role)
                .filter(role -> exclude(role, wanted))
                .findFirst()
                .map(role -> "这个人同期任%s，不能再任%s：%s".formatted(role.chinese(), wanted.chinese(), reason(role, wanted)));
    }

    private static boolean overlap(Appointment each, LocalDate from, @Nullable LocalDate until) {
        return (each.until() == null || !each.until().isBefore(from))
                && (until == null || !until.isBefore(each.from()));
    }

    private static boolean exclude(Role one, Role other) {
        if (one.isAdministrator() || other.isAdministrator()) {
            return one != other;
        }
        return between(one, other, Role.DEPARTMENT, Role.FINANCE)
                || between(one, other, Role.UNIT, Role.FINANCE)
                || between(one, other, Set.of(Role.AUDITOR), Role.UNIT)
                || between(one, other, Set.of(Role.AUDITOR), Role.DEPARTMENT)
                || between(one, other, Set.of(Role.AUDITOR), Role.FINANCE);
    }

    private static boolean between(Role one, Role other, Set<Role> these, Set<Role> those) {
        return (these.contains(one) && those.contains(other)) || (those.contains(one) && these.contains(other));
    }

    private static String reason(Role one, Role other) {
        if (one.isAdministrator() || other.isAdministrator()) {
            return "管理员不办业务，三员各由一人担任";
        }
        return one == Role.AUDITOR || other == Role.AUDITOR ? "审计不能审自己经手的" : "申报、审核和财政审核不能是同一个人";
    }
}
