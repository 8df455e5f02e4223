package org.jiheng.app.target;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 编辑页 — one draft, ready to be filled in. */
@Component
class ShowEditor {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    /** What F1 lists, in the order of ui §5. */
    private static final List<String> KEYS = List.of(
            "tab", "enter", "edit", "escape", "copy", "fill", "undo", "move", "rows", "next", "regions", "save",
            "keys");

    private final AccessPolicy access;
    private final Targets targets;
    private final Drafts drafts;
    private final CheckUnit checkUnit;
    private final Clock clock;

    ShowEditor(AccessPolicy access, Targets targets, Drafts drafts, CheckUnit checkUnit, Clock clock) {
        this.access = access;
        this.targets = targets;
        this.drafts = drafts;
        this.checkUnit = checkUnit;
        this.clock = clock;
    }

    EditorPage show(
            Officer officer,
            long projectId,
            int year,
            DraftKeys.Key key,
            EditorPage.@Nullable Notice notice,
            boolean contactShown) {
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            var draft = drafts.read(projectId, year).orElseThrow(NotFound::new);
            checkUnit.ifChanged(draft.regionCode(), draft.unitId(), year);
            var stored = targets.find(projectId, year).orElseThrow(NotFound::new);
            var address = "/projects/%d/%d".formatted(projectId, year);
            var name = draft.form().declaration().project().name();
            var closed = Editing.closed(officer, draft.unitId(), draft.state()).orElse(null);
            return new EditorPage(
                    draft.id(),
                    name == null ? "" : name,
                    String.valueOf(year),
                    stored.unitName(),
                    Words.say("state." + draft.state()),
                    Words.say(
                            "edit.savedBy",
                            MINUTE.format(stored.changedAt().atZone(clock.getZone())),
                            stored.changedBy()),
                    draft.revision(),
                    address + "/edit",
                    address,
                    address + "/print",
                    address + "/submission",
                    Words.say(draft.state().equals("IMPROVING") ? "project.handBack" : "project.submit"),
                    sheet(draft, stored.findings(), offers(officer, draft, stored), contactShown),
                    alternatives(draft),
                    KEYS.stream()
                            .map(each ->
                                    new EditorPage.Key(Words.say("edit.key." + each), Words.say("edit.does." + each)))
                            .toList(),
                    officer.id(),
                    key.id().toString(),
                    key.key(),
                    Objects.requireNonNullElse(draft.form().moneyUnit(), MoneyUnit.WAN_YUAN)
                            .name(),
                    draft.shown(new FieldKey(null, "executionWeight")),
                    closed,
                    notice,
                    HiddenContact.of(officer, draft.form(), address, "edit", contactShown));
        });
    }

    /** The findings anew, and the sheet they stand beside; for a page that has just saved something. */
    EditSheet check(Officer officer, long targetId) {
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            var place = drafts.place(targetId).orElseThrow(NotFound::new);
            var draft = drafts.read(place.projectId(), place.fiscalYear())
                    .filter(found -> found.id() == targetId)
                    .orElseThrow(NotFound::new);
            checkUnit.ifChanged(draft.regionCode(), draft.unitId(), draft.fiscalYear());
            var stored = targets.find(place.projectId(), place.fiscalYear()).orElseThrow(NotFound::new);
            return sheet(draft, stored.findings(), offers(officer, draft, stored), false);
        });
    }

    private Map<StoredFinding, Offer> offers(Officer officer, Draft draft, StoredTarget stored) {
        return Editing.closedToRewriting(officer, draft.unitId(), draft.state()).isEmpty()
                ? checkUnit.offers(draft.regionCode(), stored)
                : Map.of();
    }

    private static EditSheet sheet(
            Draft draft, List<StoredFinding> findings, Map<StoredFinding, Offer> offers, boolean contactShown) {
        var form = contactShown ? draft.form() : PersonalFields.masked(draft.form());
        var sheet = LayoutBook.standard().sheetFor(form).orElseThrow();
        var remarks = new ArrayList<SheetView.Remark>();
        unread(draft, remarks);
        findings.stream()
                .map(finding -> SheetView.Remark.of(finding, offers.get(finding)))
                .forEach(remarks::add);
        return EditSheet.of(
                sheet,
                SheetView.of(sheet, draft.form().declaration(), remarks),
                draft,
                contactShown,
                ProjectListPage.Count.of(remarks.stream()
                        .collect(Collectors.groupingBy(SheetView.Remark::severity, Collectors.summingInt(each -> 1)))));
    }

    /** What was typed and could not be read is kept, and said beside its cell. */
    private static void unread(Draft draft, List<SheetView.Remark> remarks) {
        draft.fields().forEach((stored, field) -> {
            var typed = field.typed();
            if (typed == null || field.revision() < draft.writtenAt()) {
                return;
            }
            FieldKey.parse(stored)
                    .flatMap(key -> key.path(draft.rows())
                            .map(path -> new SheetView.Remark(
                                    path,
                                    Severity.ERROR,
                                    Severity.ERROR.chinese(),
                                    Words.say("edit.ownCheck"),
                                    EditSheet.problem(key, typed),
                                    Words.say("edit.unreadAdvice"),
                                    "",
                                    null,
                                    null)))
                    .ifPresent(remarks::add);
        });
    }

    private List<EditorPage.Alternative> alternatives(Draft draft) {
        return drafts.alternatives(draft).stream()
                .flatMap(each -> FieldKey.parse(each.field())
                        .flatMap(key -> key.path(draft.rows())
                                .map(path -> new EditorPage.Alternative(
                                        each.id(),
                                        key.toString(),
                                        FieldWords.of(path),
                                        PersonalFields.onScreen(key.part(), each.value()),
                                        PersonalFields.onScreen(key.part(), draft.shown(key)),
                                        Words.say(
                                                "edit.by",
                                                each.writtenBy(),
                                                TIME.format(each.writtenAt().atZone(clock.getZone()))))))
                        .stream())
                .toList();
    }
}
