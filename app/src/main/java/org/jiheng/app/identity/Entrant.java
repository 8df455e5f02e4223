package org.jiheng.app.identity;

import java.io.Serializable;
import java.util.Set;
import org.jiheng.app.web.OnTheWay;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * 正在登录的人 — has shown who they are and is not in yet.
 *
 * @param step what is asked next
 * @param passed what has been done in this sign-in
 */
record Entrant(String login, String name, Step step, Set<Step> passed)
        implements OnTheWay, AuthenticatedPrincipal, Serializable {
    Entrant {
        passed = Set.copyOf(passed);
    }

    @Override
    public String nextStep() {
        return step.path();
    }

    /** The session is filed under it, so that it ends with the others. */
    @Override
    public String getName() {
        return login;
    }
}
