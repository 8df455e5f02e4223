package org.jiheng.app.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.ExternalPeople.Identity;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * 统一身份登录 — after the house's own sign-in has said who it is. Only its stable number counts, never a name (GIT-98): who is known goes on
 * like after a password, who is not waits until the system administrator says whose account it is, and has no rights until then.
 */
@Component
class OidcSignIn {
    private static final int MOST_WAITING = 500;
    private static final int LONGEST_SUBJECT = 255;

    private final ExternalPeople people;
    private final Officers officers;
    private final SignInSteps steps;
    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;
    private final SavedRequestAwareAuthenticationSuccessHandler onward =
            new SavedRequestAwareAuthenticationSuccessHandler();

    OidcSignIn(
            ExternalPeople people,
            Officers officers,
            SignInSteps steps,
            ScopedTransactions transactions,
            ApplicationEventPublisher events) {
        this.people = people;
        this.officers = officers;
        this.steps = steps;
        this.transactions = transactions;
        this.events = events;
    }

    void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        var user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
        var identity = new Identity(String.valueOf(user.getIssuer()), String.valueOf(user.getSubject()));
        var address = request.getRemoteAddr();
        var known = people.login(identity).flatMap(officers::account);
        if (known.isEmpty()) {
            leave(request, response, wait(identity, user, address) ? "signIn.waiting" : "signIn.waitingFull");
            return;
        }
        var account = known.get();
        if (!account.mayEnter()) {
            tell(SignInEvent.failed(account.home().regionCode(), account.actor(address), "统一身份登录：账号停用，或没有生效的任职"));
            leave(request, response, "signIn.noPost");
            return;
        }
        // The password here is another one, and its age says nothing about this sign-in.
        var next = steps.next(account, Set.of(Step.PASSWORD), Optional.empty(), address, null);
        steps.become(next, request, response);
        request.getSession().setAttribute(Sessions.BY_HOUSE, true);
        onward.onAuthenticationSuccess(request, response, next);
    }

    private boolean wait(Identity identity, OidcUser user, String address) {
        var region = officers.firstRegion();
        if (region.isEmpty() || identity.subject().length() > LONGEST_SUBJECT) {
            return false;
        }
        var called = Objects.requireNonNullElse(user.getFullName(), "").strip();
        var name = called.codePointCount(0, called.length()) <= Officers.LONGEST_NAME ? called : "";
        return transactions.call(Scope.ofUnits(region.get(), Set.of()), () -> {
            if (people.waitingCount() >= MOST_WAITING) {
                return false;
            }
            people.wait(region.get(), identity, name);
            events.publishEvent(new AccountEvent(
                    region.get(),
                    new Actor(0, "", name, "", "", address),
                    "统一身份待认领",
                    "external_identity",
                    identity.subject(),
                    Map.of(),
                    Map.of()));
            return true;
        });
    }

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (isIn(request)) {
            // An old answer, or somebody else's: it puts nobody out.
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        officers.firstRegion()
                .ifPresent(region -> tell(SignInEvent.failed(
                        region, new Actor(0, "", "", "", "", request.getRemoteAddr()), "统一身份认证没有通过")));
        leave(request, response, "signIn.houseFailed");
    }

    /** Whoever this session is; the chain has forgotten them for the failed answer. */
    private static boolean isIn(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context)) {
            return false;
        }
        var authentication = context.getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Officer;
    }

    /** Nothing of what the house said stays in the session. */
    private static void leave(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.getSession().setAttribute(SignInController.LAST_PROBLEM, Words.say(why));
        response.sendRedirect(request.getContextPath() + "/sign-in");
    }

    private void tell(SignInEvent event) {
        transactions.run(Scope.ofUnits(event.regionCode(), Set.of()), () -> events.publishEvent(event));
    }
}
