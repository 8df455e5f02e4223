package org.jiheng.app.target;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 编辑页 as a plain form: without script a person fills it in and presses 保存; row buttons save too. */
@Controller
class EditorController {
    private static final String KEY = "org.jiheng.app.target.draftKey";

    private final ShowEditor editor;
    private final DraftKeys keys;
    private final SaveFields saveFields;
    private final FixTarget fixTarget;
    private final Drafts drafts;
    private final AccessPolicy access;

    EditorController(
            ShowEditor editor,
            DraftKeys keys,
            SaveFields saveFields,
            FixTarget fixTarget,
            Drafts drafts,
            AccessPolicy access) {
        this.editor = editor;
        this.keys = keys;
        this.saveFields = saveFields;
        this.fixTarget = fixTarget;
        this.drafts = drafts;
        this.access = access;
    }

    @GetMapping("/projects/{id}/{year}/edit")
    String edit(Officer officer, @PathVariable long id, @PathVariable int year, HttpSession session, Model model) {
        var told = model.getAttribute("notice");
        var notice = told instanceof String words
                ? new EditorPage.Notice(words, null)
                : told instanceof EditorPage.Notice said ? said : null;
        model.addAttribute(
                "page",
                editor.show(
                        officer,
                        id,
                        year,
                        key(officer, session),
                        notice,
                        model.containsAttribute(ProjectController.CONTACT_SHOWN)));
        return "target/edit";
    }

    /** One key for each session; a lost one is simply cut anew. */
    private DraftKeys.Key key(Officer officer, HttpSession session) {
        var kept =
                session.getAttribute(KEY) instanceof UUID id ? keys.of(officer, id) : Optional.<DraftKeys.Key>empty();
        return kept.orElseGet(() -> {
            var cut = keys.cut(officer);
            session.setAttribute(KEY, cut.id());
            return cut;
        });
    }

    @PostMapping("/projects/{id}/{year}/edit")
    String save(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam(name = "do", defaultValue = "save") String press,
            HttpServletRequest request,
            RedirectAttributes next) {
        var draft = access.call(
                officer, Deed.FILL_IN_TARGET, () -> drafts.read(id, year).orElseThrow(NotFound::new));
        if (seen < 0) {
            return "redirect:/projects/%d/%d/edit".formatted(id, year);
        }
        var changes = new ArrayList<>(typed(officer, draft, seen, request));
        changes.addAll(pressed(officer, draft, press));
        next.addFlashAttribute(
                "notice",
                switch (saveFields.by(officer, actor, draft.id(), seen, changes)) {
                    case SaveFields.Result.Closed(var reason) -> new EditorPage.Notice(reason, null);
                    case SaveFields.Result.Done done ->
                        fixed(officer, actor, id, year, press)
                                .orElseGet(
                                        () -> new EditorPage.Notice(kept(officer, actor, draft, changes, done), null));
                });
        return "redirect:/projects/%d/%d/edit".formatted(id, year);
    }

    /** {@code fix:<key>} makes the correction a rule offers beside its cell; {@code unfix:17} takes one back. */
    private Optional<EditorPage.Notice> fixed(Officer officer, Actor actor, long id, int year, String press) {
        var parts = press.split(":", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0]) {
            case "fix" -> Optional.of(told(fixTarget.fix(officer, actor, id, year, List.of(parts[1]))));
            case "unfix" ->
                parts[1].matches("\\d{1,18}")
                        ? Optional.of(told(fixTarget.undo(officer, actor, id, year, Long.parseLong(parts[1]))))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static EditorPage.Notice told(FixTarget.Result result) {
        return switch (result) {
            case FixTarget.Result.Fixed(var fixes, var lastId) ->
                new EditorPage.Notice(Words.say("fix.done", fixes), "unfix:" + lastId);
            case FixTarget.Result.Undone(var words) -> new EditorPage.Notice(Words.say("fix.undone", words), null);
            case FixTarget.Result.Settled _ -> new EditorPage.Notice(Words.say("doubt.settled"), null);
            case FixTarget.Result.Refused(var reason) -> new EditorPage.Notice(reason.words(), null);
        };
    }

    /**
     * What the person changed on the page: a field that still says what it said when the page was made was left alone, even if
     * somebody else has changed it since.
     */
    private List<FieldChange> typed(Officer officer, Draft draft, long seen, HttpServletRequest request) {
        var bases = access.call(officer, Deed.FILL_IN_TARGET, () -> drafts.bases(draft, seen));
        return request.getParameterMap().entrySet().stream()
                .flatMap(entry -> FieldKey.parse(entry.getKey())
                        .filter(key -> key.row() != null || Filling.HEAD.contains(key.part()))
                        .map(key -> new FieldChange.Fill(UUID.randomUUID(), key, lines(entry.getValue()[0]), seen))
                        .stream())
                .filter(fill -> !PersonalFields.isAsShown(
                        fill.key().part(),
                        fill.text(),
                        bases.getOrDefault(fill.key().toString(), draft.shown(fill.key()))))
                .map(fill -> (FieldChange) fill)
                .toList();
    }

    /** Browsers send line breaks of their own kind. */
    private static String lines(String typed) {
        return typed.replace("\r\n", "\n").strip();
    }

    private List<FieldChange> pressed(Officer officer, Draft draft, String press) {
        var parts = press.split(":", 2);
        var row = parts.length == 2 ? FieldKey.uuid(parts[1]) : Optional.<UUID>empty();
        var at = row.map(draft.rows()::indexOf).orElse(-1);
        return switch (parts[0]) {
            case "add" ->
                List.of(new FieldChange.AddRow(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        draft.rows().isEmpty() ? null : draft.rows().getLast()));
            case "remove" ->
                row.<List<FieldChange>>map(
                                each -> List.of(new FieldChange.RemoveRow(UUID.randomUUID(), each, Long.MAX_VALUE)))
                        .orElse(List.of());
            case "up" ->
                at <= 0
                        ? List.of()
                        : List.of(new FieldChange.MoveRow(
                                UUID.randomUUID(),
                                row.orElseThrow(),
                                at == 1 ? null : draft.rows().get(at - 2)));
            case "down" ->
                at < 0 || at == draft.rows().size() - 1
                        ? List.of()
                        : List.of(new FieldChange.MoveRow(
                                UUID.randomUUID(),
                                row.orElseThrow(),
                                draft.rows().get(at + 1)));
            case "take", "drop" -> settled(officer, draft, parts[0].equals("take"), parts.length == 2 ? parts[1] : "");
            default -> List.of();
        };
    }

    /** {@code take:17} puts the other text in its field; {@code drop:17} only lets it go. */
    private List<FieldChange> settled(Officer officer, Draft draft, boolean take, String number) {
        if (!number.matches("\\d{1,18}")) {
            return List.of();
        }
        var id = Long.parseLong(number);
        var changes = new ArrayList<FieldChange>();
        if (take) {
            access.call(officer, Deed.FILL_IN_TARGET, () -> drafts.openAlternative(draft, id))
                    .ifPresent(other -> FieldKey.parse(other.field())
                            .ifPresent(key -> changes.add(
                                    new FieldChange.Fill(UUID.randomUUID(), key, other.value(), Long.MAX_VALUE))));
        }
        changes.add(new FieldChange.Settle(UUID.randomUUID(), id));
        return changes;
    }

    /** Where somebody else wrote the same field, both texts are kept; whoever looks next decides. */
    private String kept(
            Officer officer, Actor actor, Draft draft, List<FieldChange> changes, SaveFields.Result.Done done) {
        var both = done.outcomes().stream()
                .filter(SaveFields.Outcome.Conflict.class::isInstance)
                .flatMap(conflict -> changes.stream()
                        .filter(change -> change.id().equals(conflict.id()))
                        .filter(FieldChange.Fill.class::isInstance)
                        .map(FieldChange.Fill.class::cast)
                        .<FieldChange>map(fill -> new FieldChange.KeepBoth(UUID.randomUUID(), fill.key(), fill.text())))
                .toList();
        if (!both.isEmpty()) {
            saveFields.by(officer, actor, draft.id(), done.revision(), both);
            return Words.say("edit.bothKept", both.size());
        }
        var refused = done.outcomes().stream()
                .filter(SaveFields.Outcome.Refused.class::isInstance)
                .map(each -> ((SaveFields.Outcome.Refused) each).reason())
                .findFirst();
        return Objects.requireNonNull(refused.orElseGet(() -> Words.say("edit.saved")));
    }
}
