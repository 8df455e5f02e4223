package org.jiheng.app.identity;

import java.io.Serializable;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.web.SignedIn;
import org.jiheng.policy.common.Actor;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * 用户 — a person with one account, one role and a place in an organisation.
 *
 * @param units ids of the organisations whose data this officer sees: the own one, for a department also those below;
 *     empty for finance, which sees the whole division
 */
public record Officer(
        long id, String login, String name, Role role, Organisation organisation, String regionName, Set<Long> units)
        implements SignedIn, AuthenticatedPrincipal, Serializable {
    public Officer {
        units = Set.copyOf(units);
    }

    public String regionCode() {
        return organisation.regionCode();
    }

    public boolean seesWholeRegion() {
        return role == Role.FINANCE_OFFICER;
    }

    public Scope scope() {
        return seesWholeRegion() ? Scope.wholeRegion(regionCode()) : Scope.ofUnits(regionCode(), units);
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
