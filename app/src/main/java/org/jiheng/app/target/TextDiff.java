package org.jiheng.app.target;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** 文字比较 — what was struck out and what was written instead, character by character, as one reads Chinese. */
public final class TextDiff {
    /** Longer texts are shown as a whole struck out and a whole written: nobody reads a diff of that length anyway. */
    private static final int LONGEST = 4000;

    private TextDiff() {}

    public static List<TextPiece> between(String before, String after) {
        if (before.equals(after)) {
            return after.isEmpty() ? List.of() : List.of(new TextPiece(TextPiece.Kind.SAME, after));
        }
        if (before.isEmpty()
                || after.isEmpty()
                || isNumber(before)
                || isNumber(after)
                || before.length() > LONGEST
                || after.length() > LONGEST) {
            return whole(before, after);
        }
        var old = before.codePoints().boxed().toList();
        var now = after.codePoints().boxed().toList();
        var pieces = new ArrayList<TextPiece>();
        int at = 0;
        int changed = 0;
        for (AbstractDelta<Integer> delta : DiffUtils.diff(old, now).getDeltas()) {
            var target = delta.getTarget();
            add(pieces, TextPiece.Kind.SAME, now.subList(at, target.getPosition()));
            add(pieces, TextPiece.Kind.GONE, delta.getSource().getLines());
            add(pieces, TextPiece.Kind.NEW, target.getLines());
            at = target.getPosition() + target.size();
            changed += target.size();
        }
        add(pieces, TextPiece.Kind.SAME, now.subList(at, now.size()));
        // A rewritten sentence in which some single characters happen to recur is easier read as old and new.
        return changed * 2 > now.size() && pieces.size() > 4 ? whole(before, after) : pieces;
    }

    /** Digits of one number are not mixed with those of another: 30 → 50, not 3̶50. */
    private static boolean isNumber(String text) {
        return text.matches("[\\d.,]+");
    }

    private static List<TextPiece> whole(String before, String after) {
        var pieces = new ArrayList<TextPiece>();
        if (!before.isEmpty()) {
            pieces.add(new TextPiece(TextPiece.Kind.GONE, before));
        }
        if (!after.isEmpty()) {
            pieces.add(new TextPiece(TextPiece.Kind.NEW, after));
        }
        return pieces;
    }

    private static void add(List<TextPiece> pieces, TextPiece.Kind kind, List<Integer> characters) {
        if (!characters.isEmpty()) {
            var text = new StringBuilder();
            characters.forEach(text::appendCodePoint);
            pieces.add(new TextPiece(kind, text.toString()));
        }
    }
}
