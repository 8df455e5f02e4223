package org.jiheng.app.identity;

import java.io.Serializable;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.web.SignedIn;
import org.jiheng.policy.common.Actor;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * 用户 — a person acting in one of their appointments: one role, at one organisation.
 *
 * @param id of the person, whatever they act as
 * @param appointment the one they act in
 * @param units ids of the organisations whose data this officer sees: the own one, for a department also those below, for a
 *     line section of finance the departments assigned to it; empty for who sees the whole division, for experts and
 *     delegates, who see single rows, and for administrators, who see no unit's rows
 */
public record Officer(
        long id,
        String login,
        String name,
        Role role,
        Organisation organisation,
        String regionName,
        Set<Long> units,
        long appointment)
        implements SignedIn, AuthenticatedPrincipal, Serializable {
    public Officer {
        units = Set.copyOf(units);
    }

    @Override
    public String regionCode() {
        return organisation.regionCode();
    }

    public boolean seesWholeRegion() {
        return switch (role) {
            case FINANCE_PERFORMANCE_SECTION, FINANCE_BUDGET_SECTION, AUDITOR -> true;
            case UNIT_CLERK,
                    UNIT_HEAD,
                    DEPARTMENT_REVIEWER,
                    DEPARTMENT_HEAD,
                    FINANCE_LINE_SECTION,
                    EXPERT,
                    DELEGATE,
                    SYSTEM_ADMINISTRATOR,
                    SECURITY_ADMINISTRATOR,
                    AUDIT_ADMINISTRATOR -> false;
        };
    }

    /** A delegate: what was approved, of everybody, and nothing else. */
    public boolean seesOnlyApproved() {
        return role == Role.DELEGATE;
    }

    /** Whether things of that unit can be in sight at all; which of them a delegate sees, goes by the state of each. */
    boolean looksAfter(long unitId) {
        return seesWholeRegion() || units.contains(unitId) || role == Role.DELEGATE;
    }

    /**
     * Departments and finance see what units have handed in, and drafts of their own; units and auditors see drafts too (lifecycle §6).
     * Opened by {@link AccessPolicy}, which asks what for.
     */
    public Scope scope() {
        if (role == Role.DELEGATE) {
            return Scope.ofRows(regionCode(), new Scope.Sight.Approved(id));
        }
        if (role == Role.EXPERT) {
            return Scope.ofRows(regionCode(), new Scope.Sight.Assigned(id));
        }
        var scope = seesWholeRegion() ? Scope.wholeRegion(regionCode()) : Scope.ofUnits(regionCode(), units);
        return role.isFinance() || Role.DEPARTMENT.contains(role)
                ? scope.withDraftsOf(Set.of(organisation.id()))
                : scope;
    }

    /** Who did it, for the audit. */
    public Actor actor(String address) {
        return new Actor(id, login, name, role.name(), organisation.name(), address);
    }

    /** The session is filed under it. */
    @Override
    public String getName() {
        return login;
    }

    @Override
    public String displayName() {
        return name;
    }

    @Override
    public String organisationName() {
        return organisation.name();
    }

    @Override
    public String roleName() {
        return role.name();
    }

    @Override
    public String roleInWords() {
        return role.chinese();
    }
}
