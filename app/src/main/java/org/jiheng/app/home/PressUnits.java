package org.jiheng.app.home;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.notice.Addressees;
import org.jiheng.app.notice.Notices;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 催报 — one press tells everybody of a department or unit who still has something to hand in; once a day is enough. */
@Component
class PressUnits {
    private final AccessPolicy access;
    private final Progress progress;
    private final Addressees addressees;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PressUnits(
            AccessPolicy access,
            Progress progress,
            Addressees addressees,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.progress = progress;
        this.addressees = addressees;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** @return how many people were told; nobody twice on one day */
    int by(Officer officer, Actor actor, int year, long organisation) {
        return access.call(officer, Deed.PRESS_UNITS, () -> {
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
            events.publishEvent(new Happened(
                    officer.regionCode(),
                    actor,
                    "催报",
                    "organisation",
                    String.valueOf(organisation),
                    Map.of("年度", year, "告知人数", told)));
            return told;
        });
    }

    int year(Officer officer) {
        return access.call(officer, Deed.PRESS_UNITS, progress::newestYear);
    }
}
