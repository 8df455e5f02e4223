package org.jiheng.app.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 登录限次 — counts failures per account and per address and locks for half an hour (GIT-04). Unknown accounts are
 * counted like known ones, so that the answer does not tell them apart. An office shares one address, so it may fail
 * more often than one person.
 */
@Component
class SignInThrottle {
    static final int PER_ACCOUNT = 5;
    static final int PER_ADDRESS = 30;
    static final Duration LOCK = Duration.ofMinutes(30);
    private static final int LONGEST_SUBJECT = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isLocked(String login, String address) {
        return failures("ACCOUNT", login) >= PER_ACCOUNT || failures("ADDRESS", address) >= PER_ADDRESS;
    }

    /** How many more times this account may try. */
    int triesLeft(String login) {
        return Math.max(0, PER_ACCOUNT - failures("ACCOUNT", login));
    }

    @Transactional
    void failed(String login, String address) {
        jdbc.sql("delete from sign_in_failure where at < :since")
                .param("since", since())
                .update();
        add("ACCOUNT", login);
        add("ADDRESS", address);
    }

    @Transactional
    void succeeded(String login) {
        jdbc.sql("delete from sign_in_failure where kind = 'ACCOUNT' and subject = :login")
                .param("login", cut(login))
                .update();
    }

    private void add(String kind, String subject) {
        jdbc.sql("insert into sign_in_failure (kind, subject, at) values (:kind, :subject, :at)")
                .param("kind", kind)
                .param("subject", cut(subject))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private int failures(String kind, String subject) {
        return jdbc.sql(
                        "select count(*) from sign_in_failure where kind = :kind and subject = :subject and at >= :since")
                .param("kind", kind)
                .param("subject", cut(subject))
                .param("since", since())
                .query(Integer.class)
                .single();
    }

    private Timestamp since() {
        return Timestamp.from(clock.instant().minus(LOCK));
    }

    private static String cut(String subject) {
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT));
    }
}
