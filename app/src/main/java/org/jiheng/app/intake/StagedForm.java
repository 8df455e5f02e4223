package org.jiheng.app.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.app.target.FieldWords;
import org.jiheng.app.target.TargetText;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.reading.Doubt;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Fix;
import org.jspecify.annotations.Nullable;

/**
 * 待收的表 — what was read, what was set right since, and the form that makes.
 *
 * @param form as it stands now and would be accepted
 * @param whole the same with every row there was, under the number it keeps ({@link StagedRows})
 * @param setAside corrections that do not fit this reading any more, because the file was read anew; they are shown, not made
 * @param settled keys of the doubts somebody has looked at and found right
 */
record StagedForm(
        ReadForm read,
        Form form,
        Form whole,
        StagedRows rows,
        List<Correction> corrections,
        List<Correction> setAside,
        Set<String> settled) {
    private static final int KEY_BYTES = 8;

    StagedForm {
        corrections = List.copyOf(corrections);
        setAside = List.copyOf(setAside);
        settled = Set.copyOf(settled);
    }

    static StagedForm of(ReadForm read, List<Correction> wanted, Set<String> settled) {
        var now = new Now(read.form(), StagedRows.asRead(read.indicators().size()));
        var made = new ArrayList<Correction>();
        var setAside = new ArrayList<Correction>();
        for (var correction : wanted) {
            var next = made(now, correction);
            if (next == null) {
                setAside.add(correction);
            } else {
                now = next;
                made.add(correction);
            }
        }
        return new StagedForm(read, now.rows.of(now.whole), now.whole, now.rows, made, setAside, settled);
    }

    /** 至此 — the form with the corrections made so far. */
    private record Now(Form whole, StagedRows rows) {}

    private static @Nullable Now made(Now now, Correction correction) {
        var next = now;
        for (var part : correction.parts()) {
            var made = StagedRows.isRow(part.field()) ? rowMade(next, part) : made(next, part);
            if (made == null) {
                return null;
            }
            next = made;
        }
        return next;
    }

    private static @Nullable Now made(Now now, Correction.Part part) {
        var row = StagedRows.row(part.field());
        return (row.isEmpty() || now.rows.has(row.get()))
                        && FormValues.text(now.whole, part.field()).equals(part.was())
                        && FormValues.fill(now.whole, part.field(), part.now())
                                instanceof FormValues.Result.Filled(var filled)
                ? new Now(filled, now.rows)
                : null;
    }

    private static @Nullable Now rowMade(Now now, Correction.Part part) {
        int row = StagedRows.row(part.field()).orElseThrow();
        if (part.addsRow()) {
            int after = Integer.parseInt(part.now());
            return row < now.rows.read() || now.rows.order().contains(row)
                    ? null
                    : new Now(StagedRows.grown(now.whole, row, after), now.rows.with(row, after));
        }
        return now.rows.has(row)
                        && FormValues.text(now.whole, FieldPath.indicator(row, "name"))
                                .equals(part.was())
                ? new Now(now.whole, now.rows.without(row))
                : null;
    }

    /** What a person calls the field, by the row as it is counted now. */
    String words(FieldPath field) {
        return FieldWords.of(rows.counted(field).orElse(field));
    }

    /** The number of the next row that is added; none is given twice, so that nothing said of one is taken for another's. */
    int nextRow() {
        return Stream.concat(corrections.stream(), setAside.stream())
                .flatMap(each -> each.parts().stream())
                .filter(Correction.Part::addsRow)
                .mapToInt(part -> 1 + StagedRows.row(part.field()).orElseThrow())
                .reduce(whole.declaration().indicators().size(), Math::max);
    }

    /** Only targets become drafts for now; of other forms the original is kept. */
    boolean isTarget() {
        return form.type() == FormType.TARGET;
    }

    /** What still asks for somebody's word: neither found right nor set right. */
    List<Doubt> openDoubts() {
        var set = corrected();
        return read.doubts().stream()
                .filter(doubt -> !settled.contains(key(doubt)))
                .filter(doubt -> !set.containsKey(doubt.field()))
                .filter(doubt -> rows.counted(doubt.field()).isPresent())
                .toList();
    }

    /** What was read in each field that was set right since. */
    Map<FieldPath, String> corrected() {
        var was = new LinkedHashMap<FieldPath, String>();
        corrections.forEach(each -> each.parts().forEach(part -> was.putIfAbsent(part.field(), part.was())));
        return was;
    }

    /** The last correction of each field, which is the one that can be taken back. */
    Map<FieldPath, Correction> latest() {
        var latest = new HashMap<FieldPath, Correction>();
        corrections.forEach(each -> each.parts().forEach(part -> latest.put(part.field(), each)));
        return latest;
    }

    /** A correction that a rule offers, as the texts it changes. */
    List<Correction.Part> parts(Fix fix) {
        var parts = new ArrayList<Correction.Part>();
        for (var change : fix.changes()) {
            switch (change) {
                case Fix.TargetBecomes target -> {
                    add(parts, rows.kept(change.field()), TargetText.of(target.becomes(), null));
                    add(
                            parts,
                            rows.kept(FieldPath.indicator(target.row(), "unit")),
                            target.unit() == null ? "" : target.unit());
                }
                case Fix.TextBecomes _, Fix.NameBecomes _, Fix.BlankCoreBecomesNo _ ->
                    add(parts, rows.kept(change.field()), change.after());
            }
        }
        return parts;
    }

    private void add(List<Correction.Part> parts, FieldPath field, String now) {
        var was = FormValues.text(whole, field);
        if (!was.equals(now)) {
            parts.add(new Correction.Part(field, was, now));
        }
    }

    int nextNumber() {
        return 1
                + Stream.concat(corrections.stream(), setAside.stream())
                        .mapToInt(Correction::number)
                        .max()
                        .orElse(0);
    }

    /** The same doubt of the same words has the same key, also when the file is read again. */
    static String key(Doubt doubt) {
        var whole = doubt.code() + "\n" + doubt.field() + "\n" + doubt.message();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }
}
