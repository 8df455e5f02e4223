package org.jiheng.app.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** 密码期限 — ninety days unless set otherwise, told fifteen days before (GIT-03). */
@Component
class PasswordAge {
    private static final long NOTICE_DAYS = 15;

    private final Clock clock;
    private final long days;

    PasswordAge(Clock clock, @Value("${jiheng.password-days:90}") long days) {
        this.clock = clock;
        this.days = days;
    }

    long days() {
        return days;
    }

    boolean isOver(Officers.Account account) {
        return daysLeft(account) <= 0;
    }

    boolean isSoonOver(Officers.Account account) {
        return !isOver(account) && daysLeft(account) <= NOTICE_DAYS;
    }

    Instant endOf(Officers.Account account) {
        return account.passwordChangedAt().plus(Duration.ofDays(days));
    }

    /** Whole days, the running one counted. */
    long daysLeft(Officers.Account account) {
        var age = Duration.between(account.passwordChangedAt(), clock.instant());
        return days - age.toDays();
    }
}
