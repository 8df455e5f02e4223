package org.jiheng.app.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Builds the pages of the audit. */
@Component
class ShowAudit {
    private static final int PAGE = 50;
    private static final int ROOTS = 10;
    private static final int LONGEST_VALUE = 80;
    private static final int SHOWN_CHANGES = 3;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final AuditEvents events;
    private final Verifications verifications;
    private final AccessPolicy access;
    private final JsonMapper json;
    private final Clock clock;

    ShowAudit(AuditEvents events, Verifications verifications, AccessPolicy access, JsonMapper json, Clock clock) {
        this.events = events;
        this.verifications = verifications;
        this.access = access;
        this.json = json;
        this.clock = clock;
    }

    /** 查找请求 — as the address says it; what makes no sense asks for nothing. */
    record Request(
            @Nullable String words,
            @Nullable String kind,
            @Nullable String outcome,
            @Nullable String from,
            @Nullable String until,
            @Nullable Long before) {}

    AuditPage search(Officer officer, Request request) {
        var region = officer.regionCode();
        var outcome = Stream.of("DONE", "FAILED", "REFUSED")
                .filter(each -> each.equals(request.outcome()))
                .findFirst()
                .orElse(null);
        var fromDatabase = "DATABASE".equals(request.outcome());
        var from = day(request.from());
        var until = day(request.until());
        var wanted = new AuditEvents.Wanted(
                null,
                blank(request.kind()),
                null,
                outcome,
                fromDatabase ? "DATABASE" : null,
                from.map(this::start).orElse(null),
                until.map(day -> start(day.plusDays(1))).orElse(null),
                blank(request.words()),
                request.before(),
                PAGE + 1);
        return access.call(officer, Deed.READ_AUDIT, () -> {
            var found = events.find(region, wanted);
            var kinds = events.kinds(region);
            var chosenOutcome = fromDatabase ? "DATABASE" : Objects.requireNonNullElse(outcome, "");
            var search = new AuditPage.Search(
                    Objects.requireNonNullElse(request.words(), ""),
                    Objects.requireNonNullElse(request.kind(), ""),
                    Stream.concat(Stream.of(""), kinds.stream())
                            .map(kind -> new AuditPage.Choice(
                                    kind,
                                    kind.isEmpty() ? Words.say("audit.allKinds") : kindWord(kind),
                                    kind.equals(request.kind())))
                            .toList(),
                    Stream.of("", "DONE", "FAILED", "REFUSED", "DATABASE")
                            .map(each -> new AuditPage.Choice(
                                    each,
                                    Words.say(each.isEmpty() ? "audit.allOutcomes" : "audit.outcome." + each),
                                    each.equals(chosenOutcome)))
                            .toList(),
                    from.map(LocalDate::toString).orElse(""),
                    until.map(LocalDate::toString).orElse(""),
                    address(
                            "/audit/evidence.zip",
                            "from",
                            from.map(LocalDate::toString).orElse(null),
                            "until",
                            until.map(LocalDate::toString).orElse(null)));
            return new AuditPage(
                    Words.say("audit.title"),
                    Words.say("audit.lead", "%,d".formatted(events.end(region).number())),
                    search,
                    verdict(region),
                    rows(found, true),
                    next(
                            found,
                            "/audit",
                            "q",
                            request.words(),
                            "kind",
                            request.kind(),
                            "outcome",
                            request.outcome(),
                            "from",
                            request.from(),
                            "until",
                            request.until()),
                    roots(region),
                    "/audit-roots");
        });
    }

    AuditPage mine(Officer officer, @Nullable Long before) {
        var wanted = new AuditEvents.Wanted(officer.id(), null, null, null, null, null, null, null, before, PAGE + 1);
        return access.call(officer, Deed.SEE_OWN_DEEDS, () -> {
            var found = events.find(officer.regionCode(), wanted);
            return new AuditPage(
                    Words.say("audit.mine"),
                    Words.say("audit.mineLead"),
                    null,
                    null,
                    rows(found, false),
                    next(found, "/audit/mine"),
                    List.of(),
                    "");
        });
    }

    AuditPage object(Officer officer, String kind, String id, @Nullable Long before) {
        var wanted = new AuditEvents.Wanted(null, kind, id, null, null, null, null, null, before, PAGE + 1);
        return access.call(officer, Deed.SEE_HISTORY_OF_OBJECT, () -> {
            var found = events.find(officer.regionCode(), wanted);
            return new AuditPage(
                    Words.say("audit.object", kindWord(kind), id),
                    Words.say("audit.objectLead"),
                    null,
                    null,
                    rows(found, false),
                    next(found, "/audit/object", "kind", kind, "id", id),
                    List.of(),
                    "");
        });
    }

    AuditPage.@Nullable Checked verdict(String region) {
        return verifications
                .latest(region)
                .map(done -> switch (done.verdict()) {
                    case Verdict.Intact(var rows, var first, var last, var roots) ->
                        new AuditPage.Checked(
                                "g",
                                "shield-check",
                                Words.say("audit.intact"),
                                Words.say(
                                        "audit.intactText",
                                        first == null ? "" : LocalDate.ofInstant(first, clock.getZone()),
                                        "%,d".formatted(rows),
                                        roots),
                                when(done));
                    case Verdict.Broken broken ->
                        new AuditPage.Checked(
                                "r", "alert-triangle", Words.say("audit.broken"), broken.sentence(), when(done));
                })
                .orElse(new AuditPage.Checked("", "shield-check", Words.say("audit.unchecked"), "", ""));
    }

    private String when(Verifications.Done done) {
        return Words.say(
                "audit.checkedAt",
                MINUTE.format(ZonedDateTime.ofInstant(done.at(), clock.getZone())),
                "%d.%d".formatted(done.took().toSeconds(), done.took().toMillisPart() / 100));
    }

    List<AuditPage.Root> roots(String region) {
        var all = events.roots(region);
        return all.reversed().stream()
                .limit(ROOTS)
                .map(root -> new AuditPage.Root(
                        root.day().toString(), "%,d".formatted(root.events()), Verdict.shortly(root.hash())))
                .toList();
    }

    private List<AuditPage.Row> rows(List<AuditRow> found, boolean linked) {
        return found.stream().limit(PAGE).map(row -> print(row, linked)).toList();
    }

    private AuditPage.Row print(AuditRow row, boolean linked) {
        var fromDatabase = row.origin().equals("DATABASE");
        var outcome = fromDatabase ? "DATABASE" : row.outcome();
        return new AuditPage.Row(
                "%,d".formatted(row.number()),
                SECOND.format(ZonedDateTime.ofInstant(row.at(), clock.getZone())),
                fromDatabase ? Words.say("audit.databaseRole", row.actorLogin()) : row.actorName(),
                Stream.of(role(row.actorRole()), row.organisation())
                        .filter(each -> !each.isEmpty())
                        .reduce((a, b) -> a + " · " + b)
                        .orElse(""),
                row.action(),
                outcome.equals("DONE") ? "" : Words.say("audit.outcome." + outcome),
                outcome.equals("REFUSED") || outcome.equals("FAILED") ? "back" : "",
                row.reason(),
                kindWord(row.subjectKind()) + " " + row.subjectId(),
                linked ? address("/audit/object", "kind", row.subjectKind(), "id", row.subjectId()) : null,
                changes(row).stream().limit(SHOWN_CHANGES).toList(),
                changes(row).stream().skip(SHOWN_CHANGES).toList(),
                Verdict.shortly(row.hash()),
                row.address());
    }

    /** Field by field; what stayed the same is left out. */
    private List<AuditPage.Change> changes(AuditRow row) {
        Map<String, Object> before = json.readValue(row.before(), FIELDS);
        Map<String, Object> after = json.readValue(row.after(), FIELDS);
        var fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        var changes = new ArrayList<AuditPage.Change>();
        for (var field : fields) {
            var was = value(before.get(field));
            var is = value(after.get(field));
            if (!Objects.equals(was, is)) {
                changes.add(new AuditPage.Change(field, was, is));
            }
        }
        return changes;
    }

    private static @Nullable String value(@Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return null;
        }
        var text = value.toString();
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    private static String role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .map(Role::chinese)
                .findFirst()
                .orElse("");
    }

    /** Features name their things in English; the words we know are said in Chinese, others as they are. */
    private static String kindWord(String kind) {
        return switch (kind) {
            case "target", "target_version" -> Words.say("audit.kind.target");
            case "project" -> Words.say("audit.kind.project");
            case "officer", "account" -> Words.say("audit.kind.officer");
            case "organisation" -> Words.say("audit.kind.organisation");
            case "appointment" -> Words.say("audit.kind.appointment");
            case "original_file" -> Words.say("audit.kind.original");
            case "region" -> Words.say("audit.kind.region");
            case "address" -> Words.say("audit.kind.address");
            case "audit" -> Words.say("audit.kind.audit");
            case "division" -> Words.say("audit.kind.division");
            case "approval", "target_approval" -> Words.say("audit.kind.approval");
            case "adjustment", "target_adjustment" -> Words.say("audit.kind.adjustment");
            case "review_case" -> Words.say("audit.kind.review");
            case "disclosure_book" -> Words.say("audit.kind.book");
            case "calendar" -> Words.say("audit.kind.calendar");
            case "label_mapping" -> Words.say("audit.kind.label");
            case "empty_table" -> Words.say("audit.kind.emptyTable");
            case "security_setting" -> Words.say("audit.kind.setting");
            default -> kind;
        };
    }

    private static @Nullable String next(List<AuditRow> found, String path, @Nullable String... parameters) {
        if (found.size() <= PAGE) {
            return null;
        }
        var all = new ArrayList<@Nullable String>(Arrays.asList(parameters));
        all.add("before");
        all.add(Long.toString(found.get(PAGE - 1).number()));
        return address(path, all);
    }

    /** Names and values in turn; what has no value is left out. */
    private static String address(String path, @Nullable String... parameters) {
        return address(path, Arrays.asList(parameters));
    }

    private static String address(String path, List<@Nullable String> parameters) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new ArrayList<String>();
        for (int at = 0; at < parameters.size(); at += 2) {
            var value = parameters.get(at + 1);
            if (value != null && !value.isEmpty()) {
                address.queryParam(Objects.requireNonNull(parameters.get(at)), "{v" + values.size() + "}");
                values.add(value);
            }
        }
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.ofNullable(blank(typed)).map(LocalDate::parse);
        } catch (DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static @Nullable String blank(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
