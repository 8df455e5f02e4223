package org.jiheng.app.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Happened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * 启用区划 — a division below one's own begins to work here: the system administrator names its bureau and its three administrators, the
 * security administrator confirms and is shown their one-time passwords, this once (GIT-10, GIT-11). From then on the division is its own.
 */
@Component
class OpenDivision {
    static final Duration PASSWORD_LASTS = Duration.ofDays(3);

    private final AccessPolicy access;
    private final ScopedTransactions transactions;
    private final Divisions divisions;
    private final DivisionOpenings openings;
    private final Installation installation;
    private final Organisations organisations;
    private final Officers officers;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpenDivision(
            AccessPolicy access,
            ScopedTransactions transactions,
            Divisions divisions,
            DivisionOpenings openings,
            Installation installation,
            Organisations organisations,
            Officers officers,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.transactions = transactions;
        this.divisions = divisions;
        this.openings = openings;
        this.installation = installation;
        this.organisations = organisations;
        this.officers = officers;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /** 办理结果. */
    sealed interface Result {
        record Done(String message) implements Result {}

        /** @param passwords to be shown once */
        record Opened(List<OneTime> passwords) implements Result {
            public Opened {
                passwords = List.copyOf(passwords);
            }
        }

        /** @param problems field → sentence, in the order of the fields */
        record Refused(Map<String, String> problems) implements Result {
            public Refused {
                problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
            }

            static Refused because(String key, Object... values) {
                return new Refused(Map.of("", Words.say(key, values)));
            }
        }
    }

    /** 一次性密码. */
    record OneTime(Role role, String name, String login, String password) {}

    /**
     * 办到哪里.
     *
     * @param opening the last one asked for here, if any
     * @param inUse somebody has an account there
     * @param entries of the three, in the division once it is opened; empty before
     */
    record Standing(
            Divisions.Division division,
            Optional<DivisionOpenings.Opening> opening,
            boolean inUse,
            Map<String, DivisionOpenings.Entry> entries) {
        Standing {
            entries = Map.copyOf(entries);
        }

        boolean isWaiting() {
            return opening.filter(each -> each.state() == DivisionOpenings.State.ASKED)
                    .isPresent();
        }

        /** Not begun by these administrators, and not by others either. */
        boolean mayBeAsked() {
            return !isWaiting() && !inUse;
        }

        /** It was opened here and one of the three has never come in. */
        boolean mayBeAskedAgain() {
            return !isWaiting()
                    && opening.filter(each -> each.state() == DivisionOpenings.State.CONFIRMED)
                            .isPresent()
                    && entries.values().stream().anyMatch(each -> !each.entered());
        }
    }

    /** @throws NotFound when it does not lie below the officer's own division, or has ended */
    Standing standing(Officer by, String code) {
        var division = divisions.below(by, code).orElseThrow(NotFound::new);
        record Known(Optional<DivisionOpenings.Opening> opening, boolean inUse) {}
        var known = access.call(
                by,
                Deed.SEE_ORGANISATIONS,
                () -> new Known(openings.last(code), openings.inUse().contains(code)));
        var people = known.inUse
                ? known.opening.map(DivisionOpenings.Opening::people).orElse(List.of())
                : List.<FirstPerson>of();
        var entries = transactions.call(
                Scope.ofUnits(code, Set.of()),
                () -> people.stream()
                        .flatMap(each ->
                                openings.entry(each.login()).map(entry -> Map.entry(each.login(), entry)).stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return new Standing(division, known.opening, known.inUse, entries);
    }

    Result ask(Officer by, String address, String code, String bureau, List<FirstPerson> people) {
        if (!standing(by, code).mayBeAsked()) {
            return Result.Refused.because("opening.notNow");
        }
        var problems = new LinkedHashMap<String, String>();
        FirstPerson.checkBureau(problems, bureau);
        FirstPerson.check(people, problems);
        return access.call(by, Deed.MAKE_ACCOUNTS, () -> {
            for (var person : people) {
                if (!problems.containsKey(person.field() + "-login") && officers.isTaken(person.login())) {
                    problems.put(person.field() + "-login", Words.say("opening.taken", person.login()));
                }
            }
            if (!problems.isEmpty()) {
                return new Result.Refused(problems);
            }
            add(by, address, code, bureau.strip(), people);
            return new Result.Done(Words.say("opening.asked"));
        });
    }

    /** For those of the three who did not come in while their password lasted. */
    Result askAgain(Officer by, String address, String code) {
        var standing = standing(by, code);
        if (!standing.mayBeAskedAgain()) {
            return Result.Refused.because("opening.notNow");
        }
        var before = standing.opening().orElseThrow();
        return access.call(by, Deed.MAKE_ACCOUNTS, () -> {
            add(by, address, code, before.bureau(), before.people());
            return new Result.Done(Words.say("opening.asked"));
        });
    }

    private void add(Officer by, String address, String code, String bureau, List<FirstPerson> people) {
        openings.add(by, code, bureau, people);
        tell(by, by.regionCode(), address, "申请启用区划", code, said(bureau, people));
    }

    Result refuse(Officer by, String address, String code) {
        var standing = standing(by, code);
        if (!standing.isWaiting()) {
            return Result.Refused.because("opening.notNow");
        }
        return access.call(by, Deed.GRANT_RIGHTS, () -> {
            openings.decide(standing.opening().orElseThrow(), DivisionOpenings.State.REFUSED, by);
            tell(by, by.regionCode(), address, "不同意启用区划", code, Map.of());
            return new Result.Done(Words.say("opening.refused"));
        });
    }

    /**
     * The second person. First the division, then that it is confirmed: should the server stop between the two, the application still waits and
     * confirming it once more makes new passwords for who has not come in.
     */
    Result confirm(Officer by, String address, String code) {
        AccessPolicy.require(by, Deed.GRANT_RIGHTS);
        var standing = standing(by, code);
        if (!standing.isWaiting()) {
            return Result.Refused.because("opening.notNow");
        }
        var opening = standing.opening().orElseThrow();
        if (opening.askedBy() == by.id()) {
            return Result.Refused.because("opening.ownRequest");
        }
        var strangers = access.call(
                by,
                Deed.GRANT_RIGHTS,
                () -> opening.people().stream()
                        .map(FirstPerson::login)
                        .filter(login ->
                                officers.isTaken(login) && !standing.entries().containsKey(login))
                        .toList());
        if (!strangers.isEmpty() || (standing.inUse() && standing.entries().isEmpty())) {
            return strangers.isEmpty()
                    ? Result.Refused.because("opening.notNow")
                    : Result.Refused.because("opening.taken", String.join("、", strangers));
        }
        var made = transactions.call(Scope.wholeRegion(code), () -> people(by, address, standing, opening));
        access.run(by, Deed.GRANT_RIGHTS, () -> {
            openings.decide(opening, DivisionOpenings.State.CONFIRMED, by);
            tell(by, by.regionCode(), address, "确认启用区划", code, said(opening.bureau(), opening.people()));
        });
        return new Result.Opened(made);
    }

    private List<OneTime> people(Officer by, String address, Standing standing, DivisionOpenings.Opening opening) {
        var code = standing.division().code();
        if (!standing.inUse()) {
            installation.addRegion(code, standing.division().name());
            organisations.add(code, null, Organisation.Kind.FINANCE, opening.bureau(), null);
        }
        var bureau = organisations.all().stream()
                .filter(each -> each.kind() == Organisation.Kind.FINANCE)
                .findFirst()
                .orElseThrow();
        var until = clock.instant().plus(PASSWORD_LASTS);
        var made = new ArrayList<OneTime>();
        for (var person : opening.people()) {
            var entry = openings.entry(person.login());
            if (entry.isPresent() && entry.get().entered()) {
                continue;
            }
            var password = ReadablePassword.make();
            if (entry.isEmpty()) {
                installation.addOfficer(bureau, person.login(), person.name(), person.role(), password);
            }
            var id = officers.inScope(person.login()).orElseThrow().id();
            if (entry.isPresent()) {
                officers.changePassword(id, passwords.encode(password));
            }
            officers.isOneTime(id, until);
            made.add(new OneTime(person.role(), person.name(), person.login(), password));
        }
        tell(by, code, address, standing.inUse() ? "重发一次性密码" : "启用区划", code, said(opening.bureau(), opening.people()));
        return made;
    }

    private static Map<String, Object> said(String bureau, List<FirstPerson> people) {
        var said = new LinkedHashMap<String, Object>();
        said.put("单位", bureau);
        people.forEach(each -> said.put(each.role().chinese(), each.login()));
        return said;
    }

    private void tell(
            Officer by, String region, String address, String action, String code, Map<String, Object> after) {
        events.publishEvent(new Happened(region, by.actor(address), action, "division", code, after));
    }
}
