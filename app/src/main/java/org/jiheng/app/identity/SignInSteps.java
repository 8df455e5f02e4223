package org.jiheng.app.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.security.SecuritySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * 登录的几步 — after the password: the second factor, a new password when the old one is at its end, and which post the person
 * acts in. Until all is done the session holds no role, so nothing of the product is open to it.
 */
@Component
class SignInSteps {
    private final Officers officers;
    private final PasswordAge age;
    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;
    private final SecuritySettings settings;
    private final boolean secondFactorIsCompulsory;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SavedRequestAwareAuthenticationSuccessHandler onward =
            new SavedRequestAwareAuthenticationSuccessHandler();

    SignInSteps(
            Officers officers,
            PasswordAge age,
            ScopedTransactions transactions,
            ApplicationEventPublisher events,
            SecuritySettings settings,
            @Value("${jiheng.second-factor-compulsory:false}") boolean secondFactorIsCompulsory) {
        this.secondFactorIsCompulsory = secondFactorIsCompulsory;
        this.officers = officers;
        this.age = age;
        this.transactions = transactions;
        this.events = events;
        this.settings = settings;
    }

    /** What the person is now: still on the way, or in. Being let in is written down. */
    Authentication next(
            Officers.Account account,
            Set<Step> passed,
            Optional<Long> chosen,
            String address,
            @Nullable Object details) {
        var step = left(account, passed);
        if (step.isPresent()) {
            return token(
                    new Entrant(account.login(), account.name(), step.get(), passed),
                    step.get().role(),
                    details);
        }
        var officer = chosen.flatMap(id -> account.posts().stream()
                        .filter(each -> each.appointment() == id)
                        .findFirst())
                .orElseGet(() -> account.posts().getFirst());
        transactions.run(Scope.ofUnits(officer.regionCode(), Set.of()), () -> {
            officers.signedIn(account.id(), address);
            events.publishEvent(SignInEvent.done(officer.regionCode(), officer.actor(address), "登录"));
        });
        return as(officer, details);
    }

    private Optional<Step> left(Officers.Account account, Set<Step> passed) {
        var left = EnumSet.noneOf(Step.class);
        if (account.hasSecondFactor()) {
            left.add(Step.SECOND_FACTOR);
        } else if (account.posts().stream().anyMatch(SignInSteps::weighs) && isCompulsory(account)) {
            left.add(Step.ENROLMENT);
        }
        if (account.mustChangePassword() || age.isOver(account)) {
            left.add(Step.PASSWORD);
        }
        if (account.posts().size() > 1) {
            left.add(Step.POST);
        }
        left.removeAll(passed);
        return left.stream().findFirst();
    }

    /** By the protection level the division has chosen, or for the whole installation. */
    private boolean isCompulsory(Officers.Account account) {
        return secondFactorIsCompulsory
                || transactions
                        .call(Scope.ofUnits(account.home().regionCode(), Set.of()), settings::profile)
                        .asksForSecondFactor();
    }

    /** Administrators, and who reviews or approves (GIT-07). */
    private static boolean weighs(Officer post) {
        return post.role().isAdministrator()
                || post.role().isFinance()
                || Role.DEPARTMENT.contains(post.role())
                || post.role() == Role.UNIT_HEAD;
    }

    static Authentication as(Officer officer, @Nullable Object details) {
        return token(officer, officer.role().name(), details);
    }

    private static Authentication token(Object principal, String role, @Nullable Object details) {
        var token = UsernamePasswordAuthenticationToken.authenticated(
                principal, null, List.of(new SimpleGrantedAuthority("ROLE_" + role)));
        token.setDetails(details);
        return token;
    }

    /** One step is done: on to the next, or to the page first asked for. The session gets a new number each time. */
    void passed(
            Entrant entrant, Step step, Optional<Long> chosen, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var account = officers.account(entrant.login()).filter(Officers.Account::mayEnter);
        if (account.isEmpty()) {
            request.getSession().invalidate();
            response.sendRedirect(request.getContextPath() + "/sign-in");
            return;
        }
        var done = EnumSet.of(step);
        done.addAll(entrant.passed());
        var authentication = next(account.get(), done, chosen, request.getRemoteAddr(), null);
        become(authentication, request, response);
        onward.onAuthenticationSuccess(request, response, authentication);
    }

    /** What is left now, after something about the account has changed; the page already written stays. */
    void again(Entrant entrant, HttpServletRequest request, HttpServletResponse response) {
        officers.account(entrant.login())
                .filter(Officers.Account::mayEnter)
                .ifPresent(account -> become(
                        next(
                                account,
                                withSecondFactor(entrant.passed()),
                                Optional.empty(),
                                request.getRemoteAddr(),
                                null),
                        request,
                        response));
    }

    /** Whoever has just shown the first code need not show the next one at once. */
    private static Set<Step> withSecondFactor(Set<Step> passed) {
        var done = EnumSet.of(Step.SECOND_FACTOR, Step.ENROLMENT);
        done.addAll(passed);
        return done;
    }

    void become(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
