package org.jiheng.app.identity;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.policy.common.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
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
    private final Clock clock;
    /** Made beside the start, which it would hold up by a tenth. */
    private final CompletableFuture<String> hashOfNobody;

    PasswordSignIn(
            Officers officers,
            SignInThrottle throttle,
            PasswordEncoder passwords,
            SignInSteps steps,
            ScopedTransactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clock = clock;
        this.officers = officers;
        this.throttle = throttle;
        this.passwords = passwords;
        this.steps = steps;
        this.transactions = transactions;
        this.events = events;
        this.hashOfNobody = CompletableFuture.supplyAsync(
                () -> Objects.requireNonNull(passwords.encode("nobody has this password")));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var password = String.valueOf(attempt.getCredentials());
        var address = address(attempt);
        var account = officers.account(login);
        if (throttle.isLocked(login, address)) {
            tell(account, login, address, false, "连续失败，已锁定");
            throw new LockedException(login);
        }
        var hash = account.map(Officers.Account::passwordHash).orElseGet(hashOfNobody::join);
        var right = password.length() <= LONGEST_PASSWORD && passwords.matches(password, hash);
        if (account.isEmpty() || !right || !account.get().mayEnter()) {
            throttle.failed(login, address);
            tell(account, login, address, true, why(account, right));
            throw new BadCredentialsException(login);
        }
        if (account.get().isTooLate(clock.instant())) { // told to nobody but who has the right one
            tell(account, login, address, false, "一次性密码过期");
            throw new CredentialsExpiredException(login);
        }
        if (!account.get().hasSecondFactor()) { // otherwise the code is still to come, and may be guessed at
            throttle.succeeded(login);
        }
        return steps.next(account.get(), Set.of(), Optional.empty(), address, attempt.getDetails());
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof Officer officer) {
            record(SignInEvent.done(officer.regionCode(), officer.actor(address(event.getAuthentication())), "退出"));
        }
    }

    private static String address(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
    }

    private static String why(Optional<Officers.Account> account, boolean right) {
        if (account.isEmpty()) {
            return "没有这个账号";
        }
        return right ? "账号停用，或没有生效的任职" : "密码不对";
    }

    /** What is no login name may be a password typed into the wrong field. */
    private void tell(Optional<Officers.Account> account, String login, String address, boolean tried, String reason) {
        var region = account.map(known -> known.home().regionCode()).or(officers::firstRegion);
        var actor = account.map(known -> known.actor(address))
                .orElseGet(() -> new Actor(0, login.matches(Officers.LOGIN) ? login : "（不像账号）", "", "", "", address));
        region.ifPresent(code ->
                record(tried ? SignInEvent.failed(code, actor, reason) : SignInEvent.refused(code, actor, reason)));
    }

    private void record(SignInEvent event) {
        transactions.run(Scope.ofUnits(event.regionCode(), Set.of()), () -> events.publishEvent(event));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
