package org.jiheng.app.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.web.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * 邮件 — what waits goes out as one letter for each person. Off unless a server is set ({@code spring.mail.host}); tried again when the
 * server does not answer, and given up after some tries: the notice itself stays in the system.
 */
@Component
class SendMail {
    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);
    static final int MOST_ATTEMPTS = 5;

    private final ScopedTransactions transactions;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final ObjectProvider<JavaMailSender> senders;
    private final String from;
    private final String site;
    private final Clock clock;

    SendMail(
            ScopedTransactions transactions,
            Notices notices,
            JdbcClient jdbc,
            ObjectProvider<JavaMailSender> senders,
            @Value("${jiheng.mail.from:jiheng@localhost}") String from,
            @Value("${jiheng.mail.site:}") String site,
            Clock clock) {
        this.transactions = transactions;
        this.notices = notices;
        this.jdbc = jdbc;
        this.senders = senders;
        this.from = from;
        this.site = site;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void whatWaits() {
        var sender = senders.getIfAvailable();
        if (sender != null) {
            RemindOfDeadlines.regions(jdbc).forEach(region -> send(region, sender));
        }
    }

    /** @return how many letters left the house */
    int send(String region, JavaMailSender sender) {
        return transactions.call(Scope.wholeRegion(region), () -> {
            var letters = new LinkedHashMap<Long, List<Notices.Letter>>();
            notices.waiting()
                    .forEach(each -> letters.computeIfAbsent(each.officerId(), _ -> new ArrayList<>())
                            .add(each));
            int sent = 0;
            for (var letter : letters.values()) {
                sent += one(letter, sender) ? 1 : 0;
            }
            return sent;
        });
    }

    private boolean one(List<Notices.Letter> letter, JavaMailSender sender) {
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(letter.getFirst().address());
        message.setSubject(
                letter.size() == 1
                        ? Words.say("mail.subject", letter.getFirst().title())
                        : Words.say("mail.digest", letter.size()));
        message.setText(text(letter));
        try {
            sender.send(message);
            letter.forEach(each -> notices.mailed(each.id(), Instant.now(clock)));
            return true;
        } catch (MailException refused) {
            LOG.warn("邮件没有发出，稍后再试：{}", refused.getClass().getSimpleName());
            letter.forEach(each -> notices.notMailed(each.id(), each.attempts() + 1 >= MOST_ATTEMPTS));
            return false;
        }
    }

    private String text(List<Notices.Letter> letter) {
        var text = new StringBuilder();
        for (var each : letter) {
            text.append(each.title()).append('\n');
            if (!each.words().isEmpty()) {
                text.append(each.words()).append('\n');
            }
            if (!site.isEmpty()) {
                text.append(site).append(each.href()).append('\n');
            }
            text.append('\n');
        }
        return text.append(Words.say("mail.foot")).toString();
    }
}
