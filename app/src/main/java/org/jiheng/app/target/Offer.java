package org.jiheng.app.target;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jiheng.policy.indicator.Fix;
import org.jiheng.policy.rules.Finding;

/**
 * 可照此改 — a certain correction as a page offers it, with what becomes what shown before anybody presses the button.
 *
 * @param key names this very correction: when the form is changed in one of its places, the key is not found any more
 */
public record Offer(String key, String rule, String words, List<Change> changes) {
    private static final int KEY_BYTES = 10;

    /** 一处改动 — the field in words, what stands there now and what will. */
    public record Change(String field, String before, String after) {}

    public Offer {
        changes = List.copyOf(changes);
    }

    public static Offer of(Finding finding, Fix fix) {
        return new Offer(
                key(finding.rule(), fix),
                finding.rule(),
                fix.inWords(),
                fix.changes().stream()
                        .map(each -> new Change(FieldWords.of(each.field()), each.before(), each.after()))
                        .toList());
    }

    /** The same correction of the same words gives the same key, whenever the rules are asked. */
    public static String key(String rule, Fix fix) {
        var whole = new StringBuilder(rule);
        for (var change : fix.changes()) {
            whole.append('\n').append(change.field().path());
            whole.append('\0').append(change.before()).append('\0').append(change.after());
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(whole.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }
}
