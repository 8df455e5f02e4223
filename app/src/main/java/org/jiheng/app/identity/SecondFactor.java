package org.jiheng.app.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.binary.Base32;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.OneTimeCode;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * 动态码 — a second factor from an app on the telephone, with recovery codes for the day it is lost (GIT-07). The secret is
 * encrypted at rest (GIT-25); a code is good once, within a minute and a half.
 */
@Component
class SecondFactor {
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 8;
    private static final int WINDOW = 1; // half minutes a telephone's clock may be off
    private static final String ISSUER = "绩衡";

    private final Officers officers;
    private final Cryptography cryptography;
    private final SignInThrottle throttle;
    private final PasswordEncoder passwords;
    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondFactor(
            Officers officers,
            Cryptography cryptography,
            SignInThrottle throttle,
            PasswordEncoder passwords,
            ScopedTransactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.officers = officers;
        this.cryptography = cryptography;
        this.throttle = throttle;
        this.passwords = passwords;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * 绑定资料 — what the telephone is told.
     *
     * @param secret in groups of four, for typing
     * @param picture path of the black squares of the code, in a square of {@code size}
     */
    record Offer(String secret, String picture, int size) {}

    /** A new secret that counts only when a code of it has been shown. */
    Offer offer(String login) {
        var account = officers.account(login).orElseThrow();
        var secret = cryptography.random(SECRET_BYTES);
        inScope(
                account,
                () -> officers.offerSecondFactor(
                        account.id(), cryptography.encryptText(purpose(account), new Base32().encodeToString(secret))));
        return offer(account, new Base32().encodeToString(secret));
    }

    /** The one offered last; a new one when there is none. */
    Offer current(String login) {
        var account = officers.account(login).orElseThrow();
        return transactions
                .call(scope(account), () -> officers.offeredSecondFactor(account.id()))
                .map(kept -> offer(account, cryptography.decryptText(purpose(account), kept)))
                .orElseGet(() -> offer(login));
    }

    private static Offer offer(Officers.Account account, String secret) {
        var address = "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(ISSUER), encoded(account.login()), secret, encoded(ISSUER));
        var picture = QrPicture.of(address);
        return new Offer(secret.replaceAll("(.{4})(?=.)", "$1 "), picture.path(), picture.size());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The first code: from now on it is asked at every sign-in. Gives the recovery codes, which are shown this once. */
    Optional<List<String>> bind(String login, String code, String address) {
        var account = officers.account(login).orElseThrow();
        if (code.isBlank() || throttle.isLocked(login, address)) {
            return Optional.empty();
        }
        var step = transactions
                .call(scope(account), () -> officers.offeredSecondFactor(account.id()))
                .flatMap(kept -> step(account, kept, 0, code));
        if (step.isEmpty()) {
            throttle.failed(login, address);
            inScope(
                    account,
                    () -> events.publishEvent(event(account, address, "绑定动态码").inVain("动态码不对")));
            return Optional.empty();
        }
        var codes = recoveryCodes();
        var hashes = codes.stream().map(each -> passwords.encode(plain(each))).toList();
        transactions.run(scope(account), () -> {
            officers.bindSecondFactor(account.id(), step.get(), hashes);
            events.publishEvent(event(account, address, "绑定动态码"));
        });
        return Optional.of(codes);
    }

    /** A code of the telephone, or one of the recovery codes, at sign-in. A wrong one counts like a wrong password. */
    boolean passes(String login, String code, String address) {
        var account = officers.account(login).orElseThrow();
        var sealed = account.totpSecret();
        if (sealed == null || code.isBlank() || throttle.isLocked(login, address)) {
            return false;
        }
        var step = step(account, sealed, account.totpLastStep(), code);
        var passed = step.isPresent()
                ? transactions.call(scope(account), () -> officers.useStep(account.id(), step.get()))
                : passesByRecovery(account, code, address);
        if (passed) {
            throttle.succeeded(login);
        } else {
            throttle.failed(login, address);
            inScope(
                    account,
                    () -> events.publishEvent(event(account, address, "验证动态码").inVain("动态码不对")));
        }
        return passed;
    }

    private Optional<Long> step(Officers.Account account, String sealed, long last, String code) {
        var typed = code.replace(" ", "");
        var secret = new Base32().decode(cryptography.decryptText(purpose(account), sealed));
        var now = OneTimeCode.step(clock.instant());
        Optional<Long> found = Optional.empty();
        for (long step = now - WINDOW; step <= now + WINDOW; step++) {
            var right = MessageDigest.isEqual(
                    OneTimeCode.at(secret, step).getBytes(StandardCharsets.UTF_8),
                    typed.getBytes(StandardCharsets.UTF_8));
            if (right && step > last) {
                found = Optional.of(step);
            }
        }
        return found;
    }

    private boolean passesByRecovery(Officers.Account account, String code, String address) {
        var typed = plain(code);
        if (typed.length() != 10) {
            return false;
        }
        var left = transactions.call(scope(account), () -> officers.recoveryCodes(account.id()));
        var found = left.stream()
                .filter(each -> passwords.matches(typed, each.hash()))
                .findFirst();
        return found.isPresent()
                && transactions.call(scope(account), () -> {
                    var used = officers.useRecoveryCode(found.get().id());
                    events.publishEvent(event(account, address, "使用恢复码"));
                    return used;
                });
    }

    /** By the person themselves, who shows the password once more. */
    boolean remove(String login, String password, String address) {
        var account = officers.account(login).orElseThrow();
        if (password.isEmpty() || throttle.isLocked(login, address)) {
            return false;
        }
        if (!passwords.matches(password, account.passwordHash())) {
            throttle.failed(login, address);
            inScope(
                    account,
                    () -> events.publishEvent(event(account, address, "解除动态码").inVain("密码不对")));
            return false;
        }
        transactions.run(scope(account), () -> {
            officers.forgetSecondFactor(account.id());
            events.publishEvent(event(account, address, "解除动态码"));
        });
        return true;
    }

    private List<String> recoveryCodes() {
        var codes = new ArrayList<String>();
        for (int at = 0; at < RECOVERY_CODES; at++) {
            var letters = new Base32()
                    .encodeToString(cryptography.random(7))
                    .substring(0, 10)
                    .toLowerCase(Locale.ROOT);
            codes.add(letters.substring(0, 5) + "-" + letters.substring(5));
        }
        return codes;
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static String purpose(Officers.Account account) {
        return "officer.totp/%s/%d".formatted(account.home().regionCode(), account.id());
    }

    private static AccountEvent event(Officers.Account account, String address, String action) {
        return new AccountEvent(
                account.home().regionCode(),
                account.actor(address),
                action,
                "officer",
                account.login(),
                Map.of(),
                Map.of());
    }

    private static Scope scope(Officers.Account account) {
        return Scope.ofUnits(account.home().regionCode(), Set.of());
    }

    private void inScope(Officers.Account account, Runnable work) {
        transactions.run(scope(account), work);
    }
}
