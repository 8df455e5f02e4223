package org.jiheng.app.target;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.project.Project;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.documents.writing.CellText;
import org.jiheng.documents.writing.Layout.IndicatorPart;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Indicator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 逐格保存 — saves what a person changed, field by field. Two people in different fields both win; in the same field neither is
 * overwritten, and both are told.
 */
@Component
class SaveFields {
    static final int MOST_CHANGES = 2000;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_ROWS = 200;
    private static final String ROW = "row";

    /** 一处改动的下落. */
    sealed interface Outcome {
        UUID id();

        /** @param shown what the field now says, read back */
        record Saved(UUID id, long revision, String shown) implements Outcome {}

        /** An earlier try had got through. */
        record Already(UUID id, long revision) implements Outcome {}

        /** Somebody else wrote the field since the page last saw it; theirs stands. */
        record Conflict(UUID id, String theirs, String by, Instant at, long revision) implements Outcome {}

        /** Somebody else removed the row. */
        record RowGone(UUID id, String by) implements Outcome {}

        record Refused(UUID id, String reason) implements Outcome {}
    }

    /** 别人的改动 — what a field says now that the page does not know of yet. */
    record News(FieldKey key, String shown, long revision, String by) {}

    /** 保存结果. */
    sealed interface Result {
        /** @param wholeFormWritten the form was written anew as a whole, such as by an import: the page must be loaded afresh */
        record Done(
                long revision,
                Instant at,
                List<Outcome> outcomes,
                List<News> news,
                List<UUID> rows,
                boolean wholeFormWritten)
                implements Result {
            public Done {
                outcomes = List.copyOf(outcomes);
                news = List.copyOf(news);
                rows = List.copyOf(rows);
            }
        }

        /** Nobody may change it any more, or not this officer. */
        record Closed(String reason) implements Result {}
    }

    private record Edited(
            String regionCode, Actor actor, String subjectId, Map<String, Object> before, Map<String, Object> after)
            implements DomainEvent {
        @Override
        public String action() {
            return "修改目标";
        }

        @Override
        public String subjectKind() {
            return "target";
        }
    }

    private final ScopedTransactions transactions;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SaveFields(ScopedTransactions transactions, Drafts drafts, ApplicationEventPublisher events, Clock clock) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param since the save up to which the page knows the whole draft
     * @throws NotFound when there is no such target for this officer
     */
    Result by(Officer officer, Actor actor, long targetId, long since, List<FieldChange> changes) {
        return transactions.callInCompany(officer.scope(), () -> {
            var locked = drafts.lock(
                            targetId, changes.stream().map(FieldChange::id).toList())
                    .orElseThrow(NotFound::new);
            var draft = locked.draft();
            var closed = Editing.closed(officer, draft.unitId(), draft.state());
            if (closed.isPresent()) {
                return new Result.Closed(closed.get());
            }
            var desk = new Desk(officer, draft, locked.made());
            var outcomes = changes.stream().map(desk::make).toList();
            desk.save(actor);
            return new Result.Done(
                    desk.revision(), clock.instant(), outcomes, desk.news(since), desk.rows, draft.writtenAt() > since);
        });
    }

    /** What others did since the page last heard, without changing anything. */
    Result.Done news(Officer officer, long targetId, long since) {
        return transactions.call(officer.scope(), () -> {
            var draft = drafts.place(targetId)
                    .flatMap(place -> drafts.read(place.projectId(), place.fiscalYear()))
                    .filter(found -> found.id() == targetId)
                    .orElseThrow(NotFound::new);
            var desk = new Desk(officer, draft, Map.of());
            return new Result.Done(
                    draft.revision(),
                    clock.instant(),
                    List.of(),
                    desk.news(since),
                    draft.rows(),
                    draft.writtenAt() > since);
        });
    }

    /** 案头 — one draft while the changes of one request are made to it. */
    private final class Desk {
        private final Officer officer;
        private final Draft draft;
        private final Map<UUID, Long> made;
        private Form form;
        private final List<UUID> rows;
        private final List<Indicator> indicators;
        private final Map<String, @Nullable String> typed = new HashMap<>();
        private final Set<String> own = new HashSet<>();
        private final Set<UUID> writtenRows = new HashSet<>();
        private final Set<UUID> removedRows = new HashSet<>();
        private final List<Logged> logged = new ArrayList<>();
        private final Map<String, Object> before = new LinkedHashMap<>();
        private final Map<String, Object> after = new LinkedHashMap<>();
        private boolean touched;

        private record Logged(UUID change, String field, String before, String after) {}

        Desk(Officer officer, Draft draft, Map<UUID, Long> made) {
            this.officer = officer;
            this.draft = draft;
            this.made = made;
            this.form = draft.form();
            this.rows = new ArrayList<>(draft.rows());
            this.indicators = new ArrayList<>(draft.form().declaration().indicators());
        }

        long revision() {
            return touched ? draft.revision() + 1 : draft.revision();
        }

        Outcome make(FieldChange change) {
            var earlier = made.get(change.id());
            if (earlier != null) {
                if (change instanceof FieldChange.Fill fill && draft.revisionOf(fill.key()) <= earlier) {
                    own.add(fill.key()
                            .toString()); // nobody wrote it since: what follows in the queue goes on from there
                }
                return new Outcome.Already(change.id(), earlier);
            }
            return switch (change) {
                case FieldChange.Fill fill -> fill(fill);
                case FieldChange.AddRow add -> add(add);
                case FieldChange.RemoveRow remove -> remove(remove);
                case FieldChange.MoveRow move -> move(move);
                case FieldChange.KeepBoth keep -> keep(keep);
                case FieldChange.Settle settle -> settle(settle);
            };
        }

        private Outcome fill(FieldChange.Fill fill) {
            var key = fill.key();
            var row = key.row();
            if (fill.text().length() > LONGEST_TEXT) {
                return new Outcome.Refused(fill.id(), Words.say("edit.tooLong", LONGEST_TEXT));
            }
            if (row == null
                    ? !Filling.HEAD.contains(key.part())
                    : FieldKey.part(key.part()).isEmpty()) {
                return new Outcome.Refused(fill.id(), Words.say("edit.noField"));
            }
            if (row != null && !rows.contains(row)) {
                return new Outcome.RowGone(fill.id(), whoLast(new FieldKey(row, ROW)));
            }
            var text = fill.text().replace("\r\n", "\n").replace("\u0000", "");
            var current = shown(key);
            if (PersonalFields.isAsShown(key.part(), text.strip(), current)) {
                own.add(key.toString());
                return new Outcome.Saved(fill.id(), revisionOf(key), text.strip());
            }
            if (PersonalFields.isMasked(key.part(), text)) {
                return new Outcome.Refused(fill.id(), Words.say("edit.maskedPhone"));
            }
            if (revisionOf(key) > fill.seen() && !own.contains(key.toString())) {
                return conflict(fill.id(), key, current);
            }
            if (row == null) {
                fillHead(key, text);
            } else {
                fillRow(row, FieldKey.part(key.part()).orElseThrow(), text);
            }
            var now = shown(key);
            if (now.equals(current)) {
                own.add(key.toString());
                return new Outcome.Saved(fill.id(), draft.revisionOf(key), now);
            }
            note(fill.id(), key, current, now);
            return new Outcome.Saved(fill.id(), draft.revision() + 1, now);
        }

        private void fillHead(FieldKey key, String text) {
            if (key.part().equals(FieldPath.PROJECT_NAME.path()) && !mayBeCalled(text.strip())) {
                typed.put(key.toString(), text);
                return;
            }
            var filled = Filling.fill(form, key.part(), text);
            form = filled.form();
            typed.put(key.toString(), filled.understood() ? null : text);
        }

        /** A project cannot be without a name, nor have that of another project of its unit. */
        private boolean mayBeCalled(String name) {
            return !name.isEmpty()
                    && name.indexOf('\n') < 0
                    && name.codePointCount(0, name.length()) <= Project.LONGEST_NAME
                    && !drafts.nameIsTaken(draft, name);
        }

        private void fillRow(UUID row, IndicatorPart part, String text) {
            var index = rows.indexOf(row);
            var old = indicators.get(index);
            var filled = Filling.fill(old, part, text);
            indicators.set(index, filled.indicator());
            writtenRows.add(row);
            typed.put(new FieldKey(row, FieldKey.name(part)).toString(), filled.understood() ? null : text);
            // ≥95% typed into one cell fills its neighbours too
            for (var other : FieldKey.COLUMNS) {
                var was = CellText.of(old, other);
                var is = CellText.of(filled.indicator(), other);
                if (other != part && !was.equals(is)) {
                    var key = new FieldKey(row, FieldKey.name(other));
                    typed.put(key.toString(), null);
                    note(UUID.randomUUID(), key, was, is);
                }
            }
        }

        private Outcome add(FieldChange.AddRow add) {
            if (rows.contains(add.row())) {
                return new Outcome.Saved(add.id(), draft.revision(), "");
            }
            if (rows.size() >= MOST_ROWS) {
                return new Outcome.Refused(add.id(), Words.say("edit.tooManyRows", MOST_ROWS));
            }
            var at = placeBehind(add.behind());
            rows.add(at, add.row());
            indicators.add(at, Filling.blankRow());
            writtenRows.add(add.row());
            removedRows.remove(add.row());
            for (var part : FieldKey.COLUMNS) {
                var key = new FieldKey(add.row(), FieldKey.name(part)).toString();
                typed.put(key, null);
                own.add(key);
            }
            note(add.id(), new FieldKey(add.row(), ROW), "", Words.say("edit.rowAdded"));
            return new Outcome.Saved(add.id(), draft.revision() + 1, "");
        }

        private Outcome remove(FieldChange.RemoveRow remove) {
            var index = rows.indexOf(remove.row());
            if (index < 0) {
                return new Outcome.Saved(remove.id(), draft.revision(), "");
            }
            for (var part : FieldKey.COLUMNS) {
                var key = new FieldKey(remove.row(), FieldKey.name(part));
                if (revisionOf(key) > remove.seen() && !own.contains(key.toString())) {
                    return conflict(remove.id(), key, shown(key));
                }
            }
            var gone = Words.say("edit.rowRemoved", summary(indicators.get(index)));
            note(remove.id(), new FieldKey(remove.row(), ROW), summary(indicators.get(index)), gone);
            rows.remove(index);
            indicators.remove(index);
            writtenRows.remove(remove.row());
            removedRows.add(remove.row());
            return new Outcome.Saved(remove.id(), draft.revision() + 1, "");
        }

        private Outcome move(FieldChange.MoveRow move) {
            var index = rows.indexOf(move.row());
            if (index < 0) {
                return new Outcome.RowGone(move.id(), whoLast(new FieldKey(move.row(), ROW)));
            }
            var indicator = indicators.remove(index);
            rows.remove(index);
            var at = move.row().equals(move.behind()) ? index : placeBehind(move.behind());
            rows.add(at, move.row());
            indicators.add(at, indicator);
            if (at != index) {
                note(move.id(), new FieldKey(move.row(), "place"), String.valueOf(index + 1), String.valueOf(at + 1));
            }
            return new Outcome.Saved(move.id(), revision(), "");
        }

        private Outcome keep(FieldChange.KeepBoth keep) {
            if (keep.text().length() > LONGEST_TEXT) {
                return new Outcome.Refused(keep.id(), Words.say("edit.tooLong", LONGEST_TEXT));
            }
            drafts.keep(draft, keep.id(), keep.key().toString(), keep.text().replace("\u0000", ""), officer.id());
            tell(keep.key(), shown(keep.key()), Words.say("edit.kept", told(keep.key(), keep.text())));
            touched = true;
            return new Outcome.Saved(keep.id(), draft.revision() + 1, shown(keep.key()));
        }

        private Outcome settle(FieldChange.Settle settle) {
            var open = drafts.openAlternative(draft, settle.alternative());
            if (open.isPresent()) {
                drafts.settle(settle.alternative(), officer.id());
                FieldKey.parse(open.get().field())
                        .ifPresent(key -> tell(
                                key, Words.say("edit.kept", told(key, open.get().value())), Words.say("edit.settled")));
                touched = true;
            }
            return new Outcome.Saved(settle.id(), revision(), "");
        }

        private Outcome conflict(UUID change, FieldKey key, String written) {
            var theirs = PersonalFields.onScreen(key.part(), written);
            var field = draft.fields().get(key.toString());
            return field == null
                    ? new Outcome.Conflict(
                            change, theirs, Words.say("edit.wholeForm"), clock.instant(), draft.writtenAt())
                    : new Outcome.Conflict(change, theirs, field.changedByName(), field.changedAt(), revisionOf(key));
        }

        private String whoLast(FieldKey key) {
            var field = draft.fields().get(key.toString());
            return field == null ? Words.say("edit.wholeForm") : field.changedByName();
        }

        /** A row whose neighbour is gone goes to the end. */
        private int placeBehind(@Nullable UUID behind) {
            if (behind == null) {
                return 0;
            }
            var index = rows.indexOf(behind);
            return index < 0 ? rows.size() : index + 1;
        }

        private long revisionOf(FieldKey key) {
            return own.contains(key.toString()) && typed.containsKey(key.toString())
                    ? draft.revision() + 1
                    : draft.revisionOf(key);
        }

        private String shown(FieldKey key) {
            if (typed.containsKey(key.toString())) {
                var asTyped = typed.get(key.toString());
                if (asTyped != null) {
                    return asTyped;
                }
                if (key.row() == null) {
                    return Filling.shown(form, key.part());
                }
            } else if (key.row() == null || draft.rows().contains(key.row())) {
                return draft.shown(key);
            }
            var index = rows.indexOf(key.row());
            return index < 0
                    ? ""
                    : FieldKey.part(key.part())
                            .map(part -> CellText.of(indicators.get(index), part))
                            .orElse("");
        }

        private void note(UUID change, FieldKey key, String was, String is) {
            touched = true;
            own.add(key.toString());
            logged.add(new Logged(change, key.toString(), was, is));
            tell(key, told(key, was), told(key, is));
        }

        private void tell(FieldKey key, String was, String is) {
            var words = key.path(rows).map(FieldWords::of).orElseGet(() -> Words.say("edit.aRow"));
            before.putIfAbsent(words, was);
            after.put(words, is);
        }

        /** The telephone is no business of the audit (GIT-47). */
        private String told(FieldKey key, String text) {
            return key.part().equals("contact.phone") && !text.isEmpty() ? Words.say("edit.phone") : text;
        }

        void save(Actor actor) {
            if (!touched) {
                return;
            }
            var revision = draft.revision() + 1;
            var whole = Filling.with(form, form.declaration().withIndicators(indicators));
            var trip = drafts.trip();
            drafts.save(trip, draft, whole, revision, officer.id());
            var name = whole.declaration().project().name();
            if (name != null
                    && !name.equals(draft.form().declaration().project().name())) {
                drafts.rename(trip, draft, name);
            }
            if (!whole.fundLines().equals(draft.form().fundLines())) {
                drafts.saveLines(trip, draft, whole.fundLines());
            }
            removedRows.stream().filter(draft.rows()::contains).forEach(row -> drafts.removeRow(trip, draft, row));
            for (int at = 0; at < rows.size(); at++) {
                var row = rows.get(at);
                if (writtenRows.contains(row)) {
                    drafts.saveRow(trip, draft, row, at, indicators.get(at));
                } else if (draft.rows().indexOf(row) != at) {
                    drafts.place(trip, draft, row, at);
                }
            }
            for (var each : logged) {
                drafts.log(
                        trip, draft, each.change(), each.field(), revision, each.before(), each.after(), officer.id());
            }
            // a row that comes back must not show what was once typed into it
            var forgotten = typed.keySet().stream().filter(draft.fields()::containsKey);
            Stream.concat(logged.stream().map(Logged::field), forgotten)
                    .distinct()
                    .forEach(field -> drafts.stamp(trip, draft, field, revision, typed.get(field), officer.id()));
            trip.run();
            events.publishEvent(new Edited(draft.regionCode(), actor, String.valueOf(draft.id()), before, after));
        }

        List<News> news(long since) {
            var news = new ArrayList<News>();
            draft.fields().forEach((stored, field) -> {
                if (field.revision() > since && !own.contains(stored)) {
                    FieldKey.parse(stored)
                            .filter(key -> key.row() == null || rows.contains(key.row()))
                            .ifPresent(key -> news.add(new News(
                                    key,
                                    PersonalFields.onScreen(key.part(), shown(key)),
                                    field.revision(),
                                    field.changedByName())));
                }
            });
            // what this request filled beside the cell that was typed into
            own.stream()
                    .filter(typed::containsKey)
                    .map(FieldKey::parse)
                    .flatMap(Optional::stream)
                    .filter(key -> key.row() == null || rows.contains(key.row()))
                    .forEach(key -> news.add(new News(key, shown(key), draft.revision() + 1, officer.name())));
            return news;
        }

        private static String summary(Indicator indicator) {
            return "%s %s %s"
                    .formatted(
                            indicator.name(),
                            TargetText.of(indicator.target(), indicator.unit()),
                            Objects.requireNonNullElse(indicator.points(), ""))
                    .strip();
        }
    }
}
