package org.jiheng.app.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 认领统一身份 — the system administrator says which account somebody is; the account has the rights it had, and no others (GIT-98). */
@Component
class ClaimIdentity {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final AccessPolicy access;
    private final ExternalPeople people;
    private final Officers officers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClaimIdentity(
            AccessPolicy access,
            ExternalPeople people,
            Officers officers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.people = people;
        this.officers = officers;
        this.events = events;
        this.clock = clock;
    }

    WaitingPage show(Officer by, @Nullable String notice, @Nullable String problem) {
        return access.call(by, Deed.MAKE_ACCOUNTS, () -> {
            var rows = people.waiting().stream()
                    .map(each -> new WaitingPage.Row(
                            "/officers/waiting/" + each.id(),
                            each.name().isEmpty() ? Words.say("waiting.unnamed") : each.name(),
                            each.subject(),
                            minute(each.firstAt()),
                            minute(each.lastAt()),
                            String.valueOf(each.times())))
                    .toList();
            return new WaitingPage(Words.say("waiting.summary", rows.size()), rows, notice, problem);
        });
    }

    private String minute(OffsetDateTime at) {
        return MINUTE.format(at.atZoneSameInstant(clock.getZone()));
    }

    /** What is wrong; empty when it was done. */
    Optional<String> claim(Officer by, String address, long id, String typed) {
        var login = typed.strip().toLowerCase(Locale.ROOT);
        return access.call(by, Deed.MAKE_ACCOUNTS, () -> {
            var identity = people.waiting(id).orElseThrow(NotFound::new);
            var account = officers.inScope(login);
            if (account.isEmpty()) {
                return Optional.of(Words.say("waiting.noAccount", login.length() > 40 ? "" : login));
            }
            if (account.get().id() == by.id()) {
                return Optional.of(Words.say("waiting.own"));
            }
            if (!people.link(identity, login, by.id())) {
                return Optional.of(Words.say("waiting.taken"));
            }
            people.settle(id, by.id());
            events.publishEvent(AccountEvent.of(by, address, "关联统一身份", login, Map.of("统一身份", identity.subject())));
            return Optional.empty();
        });
    }

    void dismiss(Officer by, String address, long id) {
        access.run(by, Deed.MAKE_ACCOUNTS, () -> {
            var identity = people.waiting(id).orElseThrow(NotFound::new);
            people.settle(id, by.id());
            events.publishEvent(new AccountEvent(
                    by.regionCode(),
                    by.actor(address),
                    "不予认领",
                    "external_identity",
                    identity.subject(),
                    Map.of(),
                    Map.of()));
        });
    }
}
