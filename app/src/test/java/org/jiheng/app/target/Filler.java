package org.jiheng.app.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jspecify.annotations.Nullable;

/** 填表的人 — an officer at the editor without a browser: knows a draft up to some save and sends changes to it. */
final class Filler {
    private final ScopedTransactions transactions;
    private final SaveFields saveFields;
    private final Drafts drafts;
    private final Officer officer;
    private final long target;
    private final List<FieldChange> pressed = new ArrayList<>();
    private long seen;

    Filler(ScopedTransactions transactions, SaveFields saveFields, Drafts drafts, Officer officer, long target) {
        this.transactions = transactions;
        this.saveFields = saveFields;
        this.drafts = drafts;
        this.officer = officer;
        this.target = target;
        look();
    }

    /** A draft of one test, with the four indicators of {@link Forms#text}. */
    static long newDraft(
            People people, ScopedTransactions transactions, DraftTarget drafts, Officer officer, String name) {
        return transactions.call(officer.scope(), () -> {
            var unit = officer.organisation();
            var by = new DraftTarget.By(officer.actor(""), unit, unit, null);
            return switch (drafts.store(by, Forms.read(Forms.text(unit.name(), name)), false)) {
                case DraftTarget.Result.Added(var id, var _) -> id;
                case DraftTarget.Result.Replaced _, DraftTarget.Result.AlreadyThere _, DraftTarget.Result.Refused _ ->
                    throw new AssertionError(name);
            };
        });
    }

    /** Reads the page anew. */
    Filler look() {
        seen = draft().revision();
        return this;
    }

    Draft draft() {
        return transactions.call(
                officer.scope(),
                () -> drafts.place(target)
                        .flatMap(place -> drafts.read(place.projectId(), place.fiscalYear()))
                        .orElseThrow());
    }

    UUID row(int number) {
        return draft().rows().get(number - 1);
    }

    String says(@Nullable UUID row, String field) {
        return draft().shown(new FieldKey(row, field));
    }

    /** The names of the rows, in order. */
    List<String> names() {
        return draft().form().declaration().indicators().stream()
                .map(each -> each.name())
                .toList();
    }

    Filler fill(@Nullable UUID row, String field, String text) {
        pressed.add(new FieldChange.Fill(UUID.randomUUID(), new FieldKey(row, field), text, seen));
        return this;
    }

    Filler press(FieldChange change) {
        pressed.add(change);
        return this;
    }

    /** Sends what was pressed; a page that heard the answer knows the draft up to it. */
    SaveFields.Result.Done send() {
        var done = lost();
        seen = done.revision();
        pressed.clear();
        return done;
    }

    /** Sends, but the answer is lost on the way: the page knows nothing and will send again. */
    SaveFields.Result.Done lost() {
        return switch (saveFields.by(officer, officer.actor(""), target, seen, List.copyOf(pressed))) {
            case SaveFields.Result.Done done -> done;
            case SaveFields.Result.Closed(var reason) -> throw new AssertionError(reason);
        };
    }

    Optional<String> closed() {
        return switch (saveFields.by(officer, officer.actor(""), target, seen, List.copyOf(pressed))) {
            case SaveFields.Result.Done _ -> Optional.empty();
            case SaveFields.Result.Closed(var reason) -> Optional.of(reason);
        };
    }

    long seen() {
        return seen;
    }

    Map<String, Draft.Field> fields() {
        return draft().fields();
    }
}
