package org.jiheng.app.target;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.documents.writing.LayoutBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 历稿页 — lists the versions of a target and compares any two of them. */
@Component
class ShowVersions {
    static final String DRAFT = "draft";
    static final String LAST_YEAR = "last";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final AccessPolicy access;
    private final Targets targets;
    private final Drafts drafts;
    private final TargetVersions versions;
    private final Clock clock;

    ShowVersions(AccessPolicy access, Targets targets, Drafts drafts, TargetVersions versions, Clock clock) {
        this.access = access;
        this.targets = targets;
        this.drafts = drafts;
        this.versions = versions;
        this.clock = clock;
    }

    /** @param old and now a number, draft or last; without them the list alone */
    VersionsPage show(Officer officer, long projectId, int year, @Nullable String old, @Nullable String now) {
        return access.call(officer, Deed.FOLLOW_TARGET, () -> {
            var draft = drafts.read(projectId, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.FOLLOW_TARGET, draft.thing());
            var stored = targets.find(projectId, year).orElseThrow(NotFound::new);
            var address = "/projects/%d/%d".formatted(projectId, year);
            var lines = new ArrayList<VersionsPage.Line>();
            var kept = versions.of(draft.id());
            lines.add(new VersionsPage.Line(
                    DRAFT,
                    Words.say("versions.now"),
                    Words.say("state." + draft.state()),
                    minute(stored.changedAt()),
                    stored.changedBy(),
                    address + "/print",
                    kept.isEmpty() ? null : compare(address, kept.getLast().key(), DRAFT),
                    null));
            for (int at = kept.size() - 1; at >= 0; at--) {
                lines.add(line(address, kept, at));
            }
            lastYear(projectId, year)
                    .ifPresent(last -> lines.add(new VersionsPage.Line(
                            LAST_YEAR,
                            Words.say("projects.year", last),
                            Words.say("versions.lastYear"),
                            "",
                            "",
                            "/projects/%d/%d/print".formatted(projectId, last),
                            compare(address, LAST_YEAR, DRAFT),
                            null)));
            var name = draft.form().declaration().project().name();
            return new VersionsPage(
                    name == null ? "" : name,
                    String.valueOf(year),
                    address,
                    address + "/versions",
                    lines,
                    Editing.closedToRewriting(officer, draft.unitId(), draft.state())
                            .isEmpty(),
                    old == null || now == null ? null : compared(draft, projectId, year, old, now));
        });
    }

    private VersionsPage.Line line(String address, List<TargetVersions.Version> kept, int at) {
        var version = kept.get(at);
        return new VersionsPage.Line(
                version.key(),
                version.label(),
                version.occasion(),
                minute(version.at()),
                version.by(),
                address + "/versions/" + version.key() + "/print",
                at == 0 ? null : compare(address, kept.get(at - 1).key(), version.key()),
                address + "/versions/" + version.key() + "/restoration");
    }

    private static String compare(String address, String old, String now) {
        return address + "/versions?old=" + old + "&now=" + now;
    }

    private VersionsPage.Compared compared(Draft draft, long projectId, int year, String old, String now) {
        var before = side(draft, projectId, year, old).orElseThrow(NotFound::new);
        var after = side(draft, projectId, year, now).orElseThrow(NotFound::new);
        return new VersionsPage.Compared(called(draft, old), called(draft, now), ComparedSheet.of(before, after));
    }

    private Optional<ComparedSheet.Side> side(Draft draft, long projectId, int year, String key) {
        if (key.equals(DRAFT)) {
            return Optional.of(new ComparedSheet.Side(PersonalFields.masked(draft.form()), draft.rows()));
        }
        if (key.equals(LAST_YEAR)) {
            return lastYear(projectId, year)
                    .flatMap(last -> drafts.read(projectId, last))
                    .map(last -> new ComparedSheet.Side(PersonalFields.masked(last.form()), last.rows()));
        }
        return versions.find(draft.id(), key)
                .map(version -> new ComparedSheet.Side(
                        PersonalFields.masked(version.form()),
                        version.rows().isEmpty() ? fresh(version.form()) : version.rows()));
    }

    private String called(Draft draft, String key) {
        return switch (key) {
            case DRAFT -> Words.say("versions.now");
            case LAST_YEAR -> Words.say("versions.lastYear");
            default ->
                versions.find(draft.id(), key)
                        .map(TargetVersions.Version::label)
                        .orElse(key);
        };
    }

    private Optional<Integer> lastYear(long projectId, int year) {
        return targets.years(projectId).stream().filter(each -> each < year).max(Comparator.naturalOrder());
    }

    PrintPage print(Officer officer, long projectId, int year, String key) {
        return access.call(officer, Deed.FOLLOW_TARGET, () -> {
            var draft = drafts.read(projectId, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.FOLLOW_TARGET, draft.thing());
            var frozen = versions.find(draft.id(), key).orElseThrow(NotFound::new);
            return printed(PersonalFields.masked(frozen.form()), "/projects/%d/%d".formatted(projectId, year));
        });
    }

    private static PrintPage printed(Form form, String address) {
        var name = form.declaration().project().name();
        return new PrintPage(
                name == null ? "" : name,
                SheetView.of(LayoutBook.standard().sheetFor(form).orElseThrow(), form.declaration(), List.of()),
                address + "/versions",
                List.of(),
                List.of(),
                null);
    }

    private String minute(Instant instant) {
        return MINUTE.format(instant.atZone(clock.getZone()));
    }

    /** For the rows of a form that has none yet. */
    static List<UUID> fresh(Form form) {
        return form.declaration().indicators().stream()
                .map(each -> UUID.randomUUID())
                .toList();
    }
}
