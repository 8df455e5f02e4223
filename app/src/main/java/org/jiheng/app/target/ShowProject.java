package org.jiheng.app.target;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.RuleInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 项目页 — one project's official form, ready to show or to print. */
@Component
class ShowProject {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final AccessPolicy access;
    private final Targets targets;
    private final Drafts drafts;
    private final TargetFixes fixes;
    private final TargetDoubts doubts;
    private final CheckUnit checkUnit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ShowProject(
            AccessPolicy access,
            Targets targets,
            Drafts drafts,
            TargetFixes fixes,
            TargetDoubts doubts,
            CheckUnit checkUnit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.targets = targets;
        this.drafts = drafts;
        this.fixes = fixes;
        this.doubts = doubts;
        this.checkUnit = checkUnit;
        this.events = events;
        this.clock = clock;
    }

    ProjectPage show(Officer officer, long projectId, int year, ProjectPage.@Nullable Told told, boolean contactShown) {
        return access.call(officer, Deed.SEE_TARGET, () -> {
            var draft = drafts.read(projectId, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.SEE_TARGET, draft.thing());
            var follows = AccessPolicy.may(officer, Deed.FOLLOW_TARGET, draft.thing());
            if (follows) {
                checkUnit.ifChanged(draft.regionCode(), draft.unitId(), year);
            }
            var stored = targets.find(projectId, year).orElseThrow(NotFound::new);
            var mayFix = Editing.closedToRewriting(officer, stored.unitId(), draft.state())
                    .isEmpty();
            var mayEdit =
                    Editing.closed(officer, stored.unitId(), draft.state()).isEmpty();
            var offers = mayFix ? checkUnit.offers(officer.regionCode(), stored) : Map.<StoredFinding, Offer>of();
            var sheet = sheet(officer, stored, contactShown);
            var declaration = stored.form().declaration();
            var total = declaration.funding().total();
            return new ProjectPage(
                    address(projectId, year),
                    follows ? "/projects/" + projectId + "/history" : null,
                    name(stored),
                    String.valueOf(year),
                    stored.unitName(),
                    stored.departmentName(),
                    Words.say("state." + draft.state()),
                    Words.say(
                            "project.changed",
                            stored.changedBy(),
                            MINUTE.format(stored.changedAt().atZone(clock.getZone()))),
                    total == null ? "" : total.rounded(),
                    counts(stored),
                    SheetView.of(
                            sheet,
                            declaration,
                            Stream.concat(
                                            doubts.open(stored.id()).stream()
                                                    .map(doubt -> SheetView.Remark.doubted(
                                                            doubt.path(),
                                                            doubt.message(),
                                                            mayFix
                                                                    ? settleAddress(projectId, year, doubt.id())
                                                                    : null)),
                                            stored.findings().stream()
                                                    .map(finding -> SheetView.Remark.of(finding, offers.get(finding))))
                                    .toList()),
                    FormFile.of(address(projectId, year)),
                    address(projectId, year) + "/print",
                    mayEdit ? address(projectId, year) + "/edit" : null,
                    stored.sourceFileId() == null ? null : "/originals/" + stored.sourceFileId(),
                    sheet.notCarried().stream().map(FieldWords::of).toList(),
                    !AccessPolicy.may(officer, Deed.SEE_REVIEW, draft.thing())
                            ? null
                            : review(officer, draft.state(), address(projectId, year)),
                    targets.years(projectId).stream()
                            .filter(other -> other != year)
                            .map(other -> new ProjectPage.OtherYear(
                                    address(projectId, other), Words.say("projects.year", other)))
                            .toList(),
                    causes(officer, stored, offers),
                    mayFix ? address(projectId, year) + "/fixes" : null,
                    mayFix ? made(stored, projectId, year) : List.of(),
                    told,
                    HiddenContact.of(officer, stored.form(), address(projectId, year), "form", contactShown),
                    AccessPolicy.may(officer, Deed.SEE_HISTORY_OF_OBJECT)
                            ? "/audit/object?kind=target&id=" + stored.id()
                            : null);
        });
    }

    private List<Cause> causes(Officer officer, StoredTarget stored, Map<StoredFinding, Offer> offers) {
        var day =
                Objects.requireNonNull(stored.form().declaration().fiscalYear()).firstDay();
        var book = RuleBook.inForce(new Region(officer.regionCode(), officer.regionName()), day);
        var titles = book.rules().stream().collect(Collectors.toMap(RuleInfo::id, RuleInfo::title));
        return Cause.of(stored.findings().stream()
                .map(finding -> new Cause.Place(
                        finding.rule(),
                        titles.getOrDefault(finding.rule(), finding.rule()),
                        finding.severity(),
                        offers.get(finding)))
                .toList());
    }

    private List<ProjectPage.FixMade> made(StoredTarget stored, long projectId, int year) {
        return fixes.open(stored.id()).stream()
                .map(made -> new ProjectPage.FixMade(
                        undoAddress(projectId, year, made.id()),
                        made.rule(),
                        made.words(),
                        Words.say("fix.by", made.by(), MINUTE.format(made.at().atZoneSameInstant(clock.getZone())))))
                .toList();
    }

    private static String settleAddress(long projectId, int year, long doubt) {
        return "%s/doubts/%d/settlement".formatted(address(projectId, year), doubt);
    }

    static String undoAddress(long projectId, int year, long fix) {
        return "%s/fixes/%d/undo".formatted(address(projectId, year), fix);
    }

    PrintPage print(Officer officer, Actor actor, long projectId, int year, boolean contactShown) {
        return access.call(officer, Deed.SEE_TARGET, () -> {
            var stored = targets.find(projectId, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.SEE_TARGET, stored.unitId());
            events.publishEvent(FormIssued.printed(officer.regionCode(), actor, stored.id()));
            return new PrintPage(
                    name(stored),
                    SheetView.of(
                            sheet(officer, stored, contactShown), stored.form().declaration(), List.of()),
                    address(projectId, year),
                    FormFile.of(address(projectId, year)),
                    FormFile.of(address(projectId, year)).stream()
                            .map(FormFile::masked)
                            .toList(),
                    HiddenContact.of(officer, stored.form(), address(projectId, year), "print", contactShown));
        });
    }

    private static OfficialSheet sheet(Officer officer, StoredTarget stored, boolean contactShown) {
        return LayoutBook.standard()
                .sheetFor(contactShown ? stored.form() : PersonalFields.shownTo(officer, stored.form()))
                .orElseThrow();
    }

    private static String name(StoredTarget stored) {
        var name = stored.form().declaration().project().name();
        return name == null ? "" : name;
    }

    /** The clerk hands in what is still theirs; everybody else looks where it is. */
    private static ProjectPage.@Nullable OtherYear review(Officer officer, String state, String address) {
        var theirs = Draft.isOpen(state);
        if (theirs && AccessPolicy.may(officer, Deed.SUBMIT_TARGET)) {
            return new ProjectPage.OtherYear(
                    address + "/submission",
                    Words.say(state.equals("IMPROVING") ? "project.handBack" : "project.submit"));
        }
        if (state.equals("APPROVED") && AccessPolicy.may(officer, Deed.ASK_FOR_ADJUSTMENT)) {
            return new ProjectPage.OtherYear(address + "/adjustment", Words.say("project.adjust"));
        }
        return state.equals("DRAFT")
                ? null
                : new ProjectPage.OtherYear(address + "/submission", Words.say("project.review"));
    }

    private static List<ProjectListPage.Count> counts(StoredTarget stored) {
        return ProjectListPage.Count.of(stored.findings().stream()
                .collect(Collectors.groupingBy(StoredFinding::severity, Collectors.summingInt(each -> 1))));
    }

    static String address(long projectId, int year) {
        return "/projects/%d/%d".formatted(projectId, year);
    }
}
