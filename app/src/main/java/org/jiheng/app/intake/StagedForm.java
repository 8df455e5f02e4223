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
import org.jiheng.app.target.TargetText;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.reading.Doubt;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Fix;

/**
 * 待收的表 — what was read, what was set right since, and the form that makes.
 *
 * @param setAside corrections that do not fit this reading any more, because the file was read anew; they are shown, not made
 * @param settled keys of the doubts somebody has looked at and found right
 */
record StagedForm(
        ReadForm read, Form form, List<Correction> corrections, List<Correction> setAside, Set<String> settled) {
    private static final int KEY_BYTES = 8;

    StagedForm {
        corrections = List.copyOf(corrections);
        setAside = List.copyOf(setAside);
        settled = Set.copyOf(settled);
    }

    static StagedForm of(ReadForm read, List<Correction> wanted, Set<String> settled) {
        var form = read.form();
        var made = new ArrayList<Correction>();
        var setAside = new ArrayList<Correction>();
        for (var correction : wanted) {
            var next = made(form, correction);
            if (next == null) {
                setAside.add(correction);
            } else {
                form = next;
                made.add(correction);
            }
        }
        return new StagedForm(read, form, made, setAside, settled);
    }

    private static @org.jspecify.annotations.Nullable Form made(Form form, Correction correction) {
        var next = form;
        for (var part : correction.parts()) {
            if (!FormValues.text(next, part.field()).equals(part.was())
                    || !(FormValues.fill(next, part.field(), part.now())
                            instanceof FormValues.Result.Filled(var filled))) {
                return null;
            }
            next = filled;
        }
        return next;
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
                    add(parts, change.field(), TargetText.of(target.becomes(), null));
                    add(parts, FieldPath.indicator(target.row(), "unit"), target.unit() == null ? "" : target.unit());
                }
                case Fix.TextBecomes _, Fix.NameBecomes _, Fix.BlankCoreBecomesNo _ ->
                    add(parts, change.field(), change.after());
            }
        }
        return parts;
    }

    private void add(List<Correction.Part> parts, FieldPath field, String now) {
        var was = FormValues.text(form, field);
        if (!was.equals(now)) {
            parts.add(new Correction.Part(field, was, now));
        }
    }

    int nextNumber() {
        return 1
                + java.util.stream.Stream.concat(corrections.stream(), setAside.stream())
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
