package org.jiheng.app.target;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** 逐格保存的地址 — what the script of the editor talks to. */
@Controller
class FieldsController {
    /** Two thousand pasted cells of ordinary length are some hundred kilobytes. */
    private static final int MOST_BYTES = 2 << 20;

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final SaveFields saveFields;
    private final ShowEditor editor;
    private final Suggestions suggestions;
    private final DraftKeys keys;
    private final JsonMapper json;
    private final Clock clock;

    FieldsController(
            SaveFields saveFields,
            ShowEditor editor,
            Suggestions suggestions,
            DraftKeys keys,
            JsonMapper json,
            Clock clock) {
        this.saveFields = saveFields;
        this.editor = editor;
        this.suggestions = suggestions;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** 页面送来的. */
    record Request(@Nullable Long since, @Nullable List<Sent> changes) {}

    /** @param kind fill, add, remove, move, keep or settle */
    record Sent(
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable UUID row,
            @Nullable String field,
            @Nullable String value,
            @Nullable Long seen,
            @Nullable UUID behind,
            @Nullable Long alternative) {

        /** A change that does not say what it has seen has seen nothing. */
        long sight() {
            return seen == null ? 0 : seen;
        }
    }

    /** 回给页面的. */
    record Reply(
            long revision,
            String at,
            List<Told> outcomes,
            List<Cell> news,
            List<String> rows,
            boolean reload,
            @Nullable String closed,
            String token) {}

    /** @param result saved, already, conflict, gone or refused */
    record Told(
            UUID id,
            String result,
            long revision,
            @Nullable String text,
            @Nullable String by,
            @Nullable String when) {}

    record Cell(@Nullable String row, String field, String text, long revision, String by) {}

    @PostMapping("/targets/{id}/fields")
    ResponseEntity<Reply> save(
            Officer officer, Actor actor, @PathVariable long id, CsrfToken token, HttpServletRequest request)
            throws IOException {
        var changes = read(request.getInputStream().readNBytes(MOST_BYTES + 1));
        if (changes.isEmpty()) {
            // who may not see the target is told that it is not there, whatever was sent
            saveFields.news(officer, id, 0);
            return ResponseEntity.badRequest().build();
        }
        var sent = changes.get();
        return switch (saveFields.by(officer, actor, id, sent.since(), sent.changes())) {
            case SaveFields.Result.Closed(var reason) ->
                ResponseEntity.status(HttpStatus.CONFLICT)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Reply(0, "", List.of(), List.of(), List.of(), false, reason, token.getToken()));
            case SaveFields.Result.Done done -> answer(done, token);
        };
    }

    /** What others did meanwhile; also how a page finds out that it may save again after signing in anew. */
    @GetMapping("/targets/{id}/fields")
    ResponseEntity<Reply> news(
            Officer officer, @PathVariable long id, @RequestParam(defaultValue = "0") long since, CsrfToken token) {
        AccessPolicy.require(officer, Deed.FILL_IN_TARGET);
        return answer(saveFields.news(officer, id, since), token);
    }

    /** The notes anew, as the page shows them. */
    @PostMapping("/targets/{id}/check")
    String check(Officer officer, @PathVariable long id, Model model) {
        model.addAttribute("page", editor.check(officer, id));
        return "target/edit-notes";
    }

    /** The key of an earlier session of the same person, to open what that session kept on this computer. */
    @GetMapping("/targets/keys/{id}")
    ResponseEntity<String> key(Officer officer, @PathVariable UUID id) {
        return keys.of(officer, id)
                .map(key ->
                        ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(key.key()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/targets/{id}/suggestions")
    ResponseEntity<List<Suggestions.Suggestion>> suggestions(
            Officer officer, @PathVariable long id, @RequestParam(defaultValue = "") String q) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(suggestions.of(officer, id, q));
    }

    /** A block of the clipboard, read as an import would; nothing is stored. */
    @PostMapping("/targets/{id}/paste")
    ResponseEntity<PastedRows> paste(Officer officer, @PathVariable long id, HttpServletRequest request)
            throws IOException {
        AccessPolicy.require(officer, Deed.FILL_IN_TARGET);
        saveFields.news(officer, id, 0); // whose form it is not, is told that there is none
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        try {
            var pasted = json.readValue(body, Pasted.class);
            if (pasted == null || pasted.parts() == null || pasted.text() == null) {
                return ResponseEntity.badRequest().build();
            }
            var from = Math.max(0, pasted.parts().indexOf(pasted.part()));
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(PastedRows.read(
                            pasted.html() == null ? "" : pasted.html(),
                            pasted.text(),
                            pasted.parts().subList(from, pasted.parts().size())));
        } catch (JacksonException unreadable) {
            return ResponseEntity.badRequest().build();
        }
    }

    /** 剪贴板. */
    record Pasted(
            @Nullable String text,
            @Nullable String html,
            @Nullable String part,
            @Nullable List<String> parts) {}

    private record Read(long since, List<FieldChange> changes) {}

    private Optional<Read> read(byte[] body) {
        if (body.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            var request = json.readValue(body, Request.class);
            var sent = request == null ? null : request.changes();
            if (sent == null || sent.isEmpty() || sent.size() > SaveFields.MOST_CHANGES) {
                return Optional.empty();
            }
            var changes = new ArrayList<FieldChange>();
            for (var each : sent) {
                var change = change(each);
                if (change.isEmpty()) {
                    return Optional.empty();
                }
                changes.add(change.get());
            }
            return Optional.of(new Read(request.since() == null ? 0 : request.since(), changes));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<FieldChange> change(@Nullable Sent sent) {
        if (sent == null || sent.id() == null || sent.kind() == null) {
            return Optional.empty();
        }
        var id = sent.id();
        var row = Optional.ofNullable(sent.row());
        var text = sent.value() == null ? "" : sent.value();
        var key = FieldKey.parse(sent.row(), sent.field());
        return switch (sent.kind()) {
            case "fill" -> key.map(each -> new FieldChange.Fill(id, each, text, sent.sight()));
            case "add" -> row.map(each -> new FieldChange.AddRow(id, each, sent.behind()));
            case "remove" -> row.map(each -> new FieldChange.RemoveRow(id, each, sent.sight()));
            case "move" -> row.map(each -> new FieldChange.MoveRow(id, each, sent.behind()));
            case "keep" -> key.map(each -> new FieldChange.KeepBoth(id, each, text));
            case "settle" -> Optional.ofNullable(sent.alternative()).map(each -> new FieldChange.Settle(id, each));
            default -> Optional.empty();
        };
    }

    private ResponseEntity<Reply> answer(SaveFields.Result.Done done, CsrfToken token) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Reply(
                        done.revision(),
                        SECOND.format(done.at().atZone(clock.getZone())),
                        done.outcomes().stream()
                                .map(each -> told(each, clock.getZone()))
                                .toList(),
                        done.news().stream()
                                .map(each -> new Cell(
                                        each.key().row() == null
                                                ? null
                                                : String.valueOf(each.key().row()),
                                        each.key().part(),
                                        each.shown(),
                                        each.revision(),
                                        each.by()))
                                .toList(),
                        done.rows().stream().map(UUID::toString).toList(),
                        done.wholeFormWritten(),
                        null,
                        token.getToken()));
    }

    private static Told told(SaveFields.Outcome outcome, ZoneId zone) {
        return switch (outcome) {
            case SaveFields.Outcome.Saved(var id, var revision, var shown) ->
                new Told(id, "saved", revision, shown, null, null);
            case SaveFields.Outcome.Already(var id, var revision) ->
                new Told(id, "already", revision, null, null, null);
            case SaveFields.Outcome.Conflict(var id, var theirs, var by, var at, var revision) ->
                new Told(id, "conflict", revision, theirs, by, minute(at, zone));
            case SaveFields.Outcome.RowGone(var id, var by) -> new Told(id, "gone", 0, null, by, null);
            case SaveFields.Outcome.Refused(var id, var reason) -> new Told(id, "refused", 0, reason, null, null);
        };
    }

    private static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }
}
