package org.jiheng.app.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 看人员 — the lists and the page of one account, as the system and security administrators see them. */
@Component
class ShowOfficers {
    static final String ALL = "all";
    static final String WAITING = "waiting";
    static final String UNUSED = "unused";
    static final String DISABLED = "disabled";
    private static final int UNUSED_DAYS = 90; // GIT-09
    private static final int PAGE = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final AccessPolicy access;
    private final Officers officers;
    private final Appointments appointments;
    private final Organisations organisations;
    private final Vacancies vacancies;
    private final Clock clock;

    ShowOfficers(
            AccessPolicy access,
            Officers officers,
            Appointments appointments,
            Organisations organisations,
            Vacancies vacancies,
            Clock clock) {
        this.access = access;
        this.officers = officers;
        this.appointments = appointments;
        this.organisations = organisations;
        this.vacancies = vacancies;
        this.clock = clock;
    }

    OfficersPage list(Officer by, String q, String show, int page, @Nullable String notice, @Nullable String problem) {
        return access.call(by, Deed.SEE_OFFICERS, () -> {
            var everybody = officers.list(q);
            var waiting = waiting(everybody);
            var rows = switch (show) {
                case WAITING -> waiting;
                case UNUSED ->
                    everybody.stream()
                            .filter(this::isUnused)
                            .map(each -> row(each, by.id() == each.id() ? "" : String.valueOf(each.id())))
                            .toList();
                case DISABLED ->
                    everybody.stream()
                            .filter(each -> !each.enabled() && each.activated())
                            .map(each -> row(each, ""))
                            .toList();
                default -> everybody.stream().map(each -> row(each, "")).toList();
            };
            var confirming = show.equals(WAITING) && AccessPolicy.may(by, Deed.GRANT_RIGHTS);
            var disabling = show.equals(UNUSED);
            var pages = Math.max(1, (rows.size() + PAGE - 1) / PAGE);
            var current = Math.clamp(page, 1, pages);
            return new OfficersPage(
                    Words.say("officers.summary", by.regionName(), everybody.size(), waiting.size()),
                    q,
                    show,
                    Stream.of(ALL, WAITING, UNUSED, DISABLED)
                            .map(tab -> new OfficersPage.Tab(
                                    "/officers?show=" + tab,
                                    Words.say("officers.tab." + tab, waiting.size()),
                                    tab.equals(show)))
                            .toList(),
                    rows.subList((current - 1) * PAGE, Math.min(rows.size(), current * PAGE)),
                    confirming ? "appointment" : disabling ? "officer" : "",
                    confirming ? "/officers/confirmations" : "/officers/disabling",
                    Words.say(confirming ? "officers.confirmChosen" : "officers.disableChosen"),
                    AccessPolicy.may(by, Deed.MAKE_ACCOUNTS),
                    Words.say("officers.none." + show),
                    current > 1 ? "/officers?show=" + show + "&page=" + (current - 1) : null,
                    current < pages ? "/officers?show=" + show + "&page=" + (current + 1) : null,
                    Words.say("projects.paging", current, pages),
                    vacancies.ofHeads(),
                    notice,
                    problem);
        });
    }

    /** Not seen for ninety days, or without any post that is not over. */
    private boolean isUnused(Officers.Listed each) {
        var since = each.lastSignInAt() == null ? each.createdAt() : each.lastSignInAt();
        return each.enabled()
                && (since.isBefore(OffsetDateTime.now(clock).minusDays(UNUSED_DAYS))
                        || Boolean.TRUE.equals(each.ended()));
    }

    private OfficersPage.Row row(Officers.Listed each, String value) {
        var state = state(each.enabled(), each.activated());
        return new OfficersPage.Row(
                value,
                "/officers/" + each.id(),
                each.displayName(),
                each.loginName(),
                each.organisation(),
                roles(each.roles()),
                state.words,
                state.style,
                state.icon,
                each.lastSignInAt() == null ? Words.say("officers.never") : time(each.lastSignInAt()));
    }

    private static String roles(@Nullable String names) {
        return names == null
                ? Words.say("officers.noRole")
                : Arrays.stream(names.split(",", -1))
                        .map(name -> Role.valueOf(name).chinese())
                        .distinct()
                        .collect(Collectors.joining("、"));
    }

    private List<OfficersPage.Row> waiting(List<Officers.Listed> everybody) {
        var today = LocalDate.now(clock);
        var names = names();
        var people = new HashMap<Long, Officers.Listed>();
        everybody.forEach(each -> people.put(each.id(), each));
        return appointments.of(null).stream()
                .filter(each -> !each.confirmed() && !each.isOver(today) && people.containsKey(each.officerId()))
                .map(each -> {
                    var person = Objects.requireNonNull(people.get(each.officerId()));
                    var asked = each.grantedBy() == null ? "" : nameOf(each.grantedBy());
                    return new OfficersPage.Row(
                            String.valueOf(each.id()),
                            "/officers/" + each.officerId(),
                            person.displayName(),
                            person.loginName(),
                            names.getOrDefault(each.organisationId(), ""),
                            each.role().chinese()
                                    + (each.substituteFor() == null ? "" : Words.say("officer.substitute")),
                            Words.say("officer.waiting"),
                            "wait",
                            "clock",
                            Words.say("officers.askedBy", asked, period(each)));
                })
                .toList();
    }

    private String nameOf(long officerId) {
        return officers.person(officerId).map(Officers.Person::name).orElse("");
    }

    private Map<Long, String> names() {
        return organisations.all().stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
    }

    private static String period(Appointment each) {
        return each.until() == null
                ? Words.say("officer.since", each.from())
                : Words.say("officer.between", each.from(), each.until());
    }

    private record State(String words, String style, String icon) {}

    private static State state(boolean enabled, boolean activated) {
        if (enabled) {
            return new State(Words.say("officer.enabled"), "ok", "circle-check");
        }
        return activated
                ? new State(Words.say("officer.disabled"), "back", "circle-x")
                : new State(Words.say("officer.notYet"), "wait", "clock");
    }

    Optional<OfficerPage> one(Officer by, long id, String password, @Nullable String notice, @Nullable String problem) {
        return access.call(
                by,
                Deed.SEE_OFFICERS,
                () -> officers.person(id).map(person -> page(by, person, password, notice, problem)));
    }

    private OfficerPage page(
            Officer by, Officers.Person person, String password, @Nullable String notice, @Nullable String problem) {
        var today = LocalDate.now(clock);
        var names = names();
        var security = AccessPolicy.may(by, Deed.GRANT_RIGHTS);
        var own = by.id() == person.id();
        var held = appointments.of(person.id());
        var posts = held.stream()
                .map(each -> {
                    var state = each.isOver(today)
                            ? new State(Words.say("officer.over"), "", "calendar-off")
                            : !each.confirmed()
                                    ? new State(Words.say("officer.waiting"), "wait", "clock")
                                    : each.isInForce(today)
                                            ? new State(Words.say("officer.inForce"), "ok", "circle-check")
                                            : new State(Words.say("officer.later"), "", "clock");
                    return new OfficerPage.Post(
                            each.id(),
                            each.role().chinese(),
                            names.getOrDefault(each.organisationId(), "")
                                    + (each.departments().isEmpty()
                                            ? ""
                                            : Words.say(
                                                    "officer.departments",
                                                    each.departments().stream()
                                                            .map(department -> names.getOrDefault(department, ""))
                                                            .sorted()
                                                            .collect(Collectors.joining("、")))),
                            period(each),
                            how(each),
                            state.words,
                            state.style,
                            state.icon,
                            security
                                    && !each.confirmed()
                                    && !each.isOver(today)
                                    && !own
                                    && !Long.valueOf(by.id()).equals(each.grantedBy()),
                            security && !own && !each.isOver(today));
                })
                .toList();
        var state = state(person.enabled(), person.activated());
        return new OfficerPage(
                person.id(),
                person.name(),
                person.login(),
                names.getOrDefault(person.organisationId(), ""),
                state.words,
                state.style,
                state.icon,
                List.of(
                        new OfficerPage.Fact(Words.say("officer.login"), person.login()),
                        new OfficerPage.Fact(
                                Words.say("officer.home"), names.getOrDefault(person.organisationId(), "")),
                        new OfficerPage.Fact(Words.say("officer.created"), time(person.createdAt())),
                        new OfficerPage.Fact(
                                Words.say("officer.lastSeen"),
                                person.lastSignInAt() == null
                                        ? Words.say("officers.never")
                                        : time(person.lastSignInAt())),
                        new OfficerPage.Fact(
                                Words.say("officer.secondFactor"),
                                Words.say(person.secondFactor() ? "officer.bound" : "officer.unbound"))),
                posts,
                own ? List.of() : actions(by, person),
                roles(),
                choices(organisations.current(LocalDate.now(clock))),
                choices(departments()),
                absent(person.id(), names, today),
                today.toString(),
                !own,
                posts.stream().anyMatch(OfficerPage.Post::toConfirm),
                password,
                notice,
                problem);
    }

    private String how(Appointment each) {
        var asked = each.grantedBy() == null ? Words.say("officer.byInstallation") : nameOf(each.grantedBy());
        var confirmed = each.confirmedBy() == null ? "" : nameOf(each.confirmedBy());
        var reason = each.reason().isEmpty() ? "" : " · " + each.reason();
        var substitute = each.substituteFor() == null
                ? ""
                : appointments
                        .one(each.substituteFor())
                        .map(original -> Words.say("officer.substituteFor", nameOf(original.officerId())))
                        .orElse("");
        return substitute
                + (confirmed.isEmpty()
                        ? Words.say("officer.asked", asked)
                        : Words.say("officer.askedAndConfirmed", asked, confirmed))
                + reason;
    }

    private List<OfficerPage.Action> actions(Officer by, Officers.Person person) {
        var actions = new ArrayList<OfficerPage.Action>();
        var path = "/officers/" + person.id();
        switch (by.role()) {
            case SYSTEM_ADMINISTRATOR ->
                actions.add(
                        action(path + "/password-reset", "officer.resetPassword", "officer.resetPasswordHint", "key"));
            case SECURITY_ADMINISTRATOR -> {
                actions.add(action(path + "/unlocking", "officer.unlock", "officer.unlockHint", "lock"));
                if (person.secondFactor()) {
                    actions.add(action(
                            path + "/second-factor-reset",
                            "officer.resetSecondFactor",
                            "officer.resetSecondFactorHint",
                            "fingerprint"));
                }
                if (!person.enabled() && person.activated()) {
                    actions.add(action(path + "/enabling", "officer.enable", "officer.enableHint", "user-check"));
                }
            }
            case UNIT_CLERK,
                    UNIT_HEAD,
                    DEPARTMENT_REVIEWER,
                    DEPARTMENT_HEAD,
                    FINANCE_LINE_SECTION,
                    FINANCE_PERFORMANCE_SECTION,
                    FINANCE_BUDGET_SECTION,
                    EXPERT,
                    AUDITOR,
                    DELEGATE,
                    AUDIT_ADMINISTRATOR -> {}
        }
        if (person.enabled()) {
            actions.add(action(path + "/disabling", "officer.disable", "officer.disableHint", "circle-x"));
        }
        return actions;
    }

    private static OfficerPage.Action action(String path, String words, String hint, String icon) {
        return new OfficerPage.Action(path, Words.say(words), icon, Words.say(hint));
    }

    NewOfficerPage blank(Officer by, Map<String, String> typed, @Nullable String problem) {
        return access.call(
                by,
                Deed.MAKE_ACCOUNTS,
                () -> new NewOfficerPage(
                        typed,
                        roles(),
                        choices(organisations.current(LocalDate.now(clock))),
                        choices(departments()),
                        problem));
    }

    static List<OfficerPage.Choice> roles() {
        return Arrays.stream(Role.values())
                .map(role -> new OfficerPage.Choice(role.name(), role.chinese()))
                .toList();
    }

    private static List<OfficerPage.Choice> choices(List<Organisation> some) {
        return some.stream()
                .map(each -> new OfficerPage.Choice(String.valueOf(each.id()), each.name()))
                .toList();
    }

    private List<Organisation> departments() {
        return organisations.current(LocalDate.now(clock)).stream()
                .filter(each -> each.kind() == Organisation.Kind.DEPARTMENT)
                .toList();
    }

    /** Posts of others that somebody could stand in for. */
    private List<OfficerPage.Choice> absent(long officerId, Map<Long, String> names, LocalDate today) {
        return appointments.of(null).stream()
                .filter(each -> each.officerId() != officerId
                        && each.isInForce(today)
                        && !each.role().isAdministrator()
                        && each.substituteFor() == null)
                .map(each -> new OfficerPage.Choice(
                        String.valueOf(each.id()),
                        "%s · %s · %s"
                                .formatted(
                                        nameOf(each.officerId()),
                                        each.role().chinese(),
                                        names.getOrDefault(each.organisationId(), ""))))
                .sorted(Comparator.comparing(OfficerPage.Choice::text))
                .toList();
    }

    private String time(OffsetDateTime at) {
        return ZonedDateTime.ofInstant(at.toInstant(), clock.getZone()).format(TIME);
    }
}
