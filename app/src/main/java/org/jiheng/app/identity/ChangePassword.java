package org.jiheng.app.identity;

import java.util.Map;
import java.util.Optional;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** 改密码 — by the person themselves; every other session of theirs ends (GIT-02, GIT-05). */
@Component
class ChangePassword {
    private final Officers officers;
    private final Sessions sessions;
    private final SignInThrottle throttle;
    private final PasswordRule rule;
    private final PasswordEncoder passwords;
    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;

    ChangePassword(
            Officers officers,
            Sessions sessions,
            SignInThrottle throttle,
            PasswordRule rule,
            PasswordEncoder passwords,
            ScopedTransactions transactions,
            ApplicationEventPublisher events) {
        this.officers = officers;
        this.sessions = sessions;
        this.throttle = throttle;
        this.rule = rule;
        this.passwords = passwords;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * @param session to be kept
     * @return what is wrong, in one sentence; empty when it was changed
     */
    Optional<String> by(String login, String old, String wanted, String again, String address, String session) {
        if (throttle.isLocked(login, address)) {
            return Optional.of("试错太多次，过 %d 分钟再试".formatted(SignInThrottle.LOCK.toMinutes()));
        }
        var account = officers.account(login).orElseThrow();
        if (old.isEmpty()) { // nothing was tried
            return Optional.of("请填写现在的密码");
        }
        if (!passwords.matches(old, account.passwordHash())) {
            throttle.failed(login, address);
            var failed = new AccountEvent(
                    account.home().regionCode(), account.actor(address), "修改密码", "officer", login, Map.of(), Map.of());
            transactions.run(
                    Scope.ofUnits(failed.regionCode(), java.util.Set.of()),
                    () -> events.publishEvent(failed.inVain("原来的密码不对")));
            return Optional.of("原来的密码不对");
        }
        if (!wanted.equals(again)) {
            return Optional.of("两次填的新密码不一样");
        }
        var complaint = rule.complaint(wanted, login);
        if (complaint.isPresent()) {
            return complaint;
        }
        var region = account.home().regionCode();
        var used = transactions.call(
                Scope.ofUnits(region, java.util.Set.of()), () -> officers.lastPasswords(account.id()));
        if (used.stream().anyMatch(hash -> passwords.matches(wanted, hash))) {
            return Optional.of("这个密码最近用过，换一个没用过的");
        }
        var hash = passwords.encode(wanted);
        transactions.run(Scope.ofUnits(region, java.util.Set.of()), () -> {
            officers.changePassword(account.id(), hash);
            events.publishEvent(
                    new AccountEvent(region, account.actor(address), "修改密码", "officer", login, Map.of(), Map.of()));
        });
        sessions.endAllBut(login, session);
        return Optional.empty();
    }
}
