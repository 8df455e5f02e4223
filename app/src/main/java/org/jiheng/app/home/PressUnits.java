package org.jiheng.app.home;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.notice.Addressees;
import org.jiheng.app.notice.Notices;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 催报 — one press tells everybody of a department or unit who still has something to hand in; once a day is enough. */
@Component
class PressUnits {
    /** 催报事件. */
    private record Pressed(String regionCode, Actor actor, String subjectId, Map<String, Object> after)
            implements DomainEvent {
        @Override
        public String action() {
            return "催报";
        }

        @Override
        public String subjectKind() {
            return "organisation";
        }

        @Override
        public Map<String, Object> before() {
            return Map.of();
        }
    }

    private final ScopedTransactions transactions;
    private final Progress progress;
    private final Addressees addressees;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PressUnits(
            ScopedTransactions transactions,
            Progress progress,
            Addressees addressees,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transactions = transactions;
        this.progress = progress;
        this.addressees = addressees;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** @return how many people were told; nobody twice on one day */
    int by(Officer officer, Actor actor, int year, long organisation) {
        return transactions.call(officer.scope(), () -> {
            var today = LocalDate.now(clock);
            int told = 0;
            for (var unit : progress.owing(year, organisation)) {
                var saying = new Notices.Saying(
                        "PRESSED",
                        "%d-%d-%s".formatted(year, unit, today),
                        Words.say("notice.pressed", year, officer.organisationName()),
                        "",
                        "/desk");
                for (var person : addressees.at(unit, Set.of(Role.UNIT_CLERK, Role.UNIT_HEAD), today)) {
                    told += notices.tell(officer.regionCode(), person, saying, Instant.now(clock)) ? 1 : 0;
                }
            }
            events.publishEvent(new Pressed(
                    officer.regionCode(), actor, String.valueOf(organisation), Map.of("年度", year, "告知人数", told)));
            return told;
        });
    }

    int year(Officer officer) {
        return transactions.call(officer.scope(), progress::newestYear);
    }
}
