package org.jiheng.app.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.policy.common.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** 账号密码登录 — same answer and same work for an unknown account and a wrong password (GIT-04). */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private static final int LONGEST_PASSWORD = 256;

    private final Officers officers;
    private final SignInThrottle throttle;
    private final PasswordEncoder passwords;
    private final SignInSteps steps;
    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;
    private final String hashOfNobody;

    PasswordSignIn(
            Officers officers,
            SignInThrottle throttle,
            PasswordEncoder passwords,
            SignInSteps steps,
            ScopedTransactions transactions,
            ApplicationEventPublisher events) {
        this.officers = officers;
        this.throttle = throttle;
        this.passwords = passwords;
        this.steps = steps;
        this.transactions = transactions;
        this.events = events;
        this.hashOfNobody = passwords.encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var password = String.valueOf(attempt.getCredentials());
        var address = address(attempt);
        if (throttle.isLocked(login, address)) {
            throw new LockedException(login);
        }
        var account = officers.account(login);
        var hash = account.map(Officers.Account::passwordHash).orElse(hashOfNobody);
        var right = password.length() <= LONGEST_PASSWORD && passwords.matches(password, hash);
        if (account.isEmpty() || !right || !account.get().mayEnter()) {
            throttle.failed(login, address);
            account.ifPresent(known -> record(known.home().regionCode(), known.actor(address), "登录失败"));
            throw new BadCredentialsException(login);
        }
        if (!account.get().hasSecondFactor()) { // otherwise the code is still to come, and may be guessed at
            throttle.succeeded(login);
        }
        return steps.next(account.get(), Set.of(), Optional.empty(), address, attempt.getDetails());
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof Officer officer) {
            record(officer.regionCode(), officer.actor(address(event.getAuthentication())), "退出");
        }
    }

    private static String address(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
    }

    private void record(String region, Actor actor, String action) {
        transactions.run(
                Scope.ofUnits(region, Set.of()), () -> events.publishEvent(new SignInEvent(region, actor, action)));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
