package org.jiheng.app.target;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** 文字比较 — what was struck out and what was put in, by clause: a sentence of which one word changed is shown beside its old self. */
public final class TextDiff {
    private static final Pattern CLAUSE = Pattern.compile("[^，。；：、！？,;\\n]*[，。；：、！？,;\\n]?");
    private static final int MOST = 400;

    /** 一段. */
    public enum Kind {
        SAME,
        OLD,
        NEW
    }

    /** 一段文字. */
    public record Piece(Kind kind, String text) {}

    private TextDiff() {}

    static List<Piece> between(String old, String now) {
        if (old.equals(now)) {
            return now.isEmpty() ? List.of() : List.of(new Piece(Kind.SAME, now));
        }
        var a = clauses(old);
        var b = clauses(now);
        if (a.size() > MOST || b.size() > MOST) {
            return pieces(List.of(), old, now);
        }
        // longest common subsequence, from behind
        var length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        var pieces = new ArrayList<Piece>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                add(pieces, Kind.SAME, a.get(i));
                i++;
                j++;
            } else if (j == b.size() || (i < a.size() && length[i + 1][j] >= length[i][j + 1])) {
                add(pieces, Kind.OLD, a.get(i));
                i++;
            } else {
                add(pieces, Kind.NEW, b.get(j));
                j++;
            }
        }
        return pieces;
    }

    private static List<Piece> pieces(List<Piece> before, String old, String now) {
        var pieces = new ArrayList<>(before);
        add(pieces, Kind.OLD, old);
        add(pieces, Kind.NEW, now);
        return pieces;
    }

    private static void add(List<Piece> pieces, Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
            var last = pieces.removeLast();
            pieces.add(new Piece(kind, last.text() + text));
        } else {
            pieces.add(new Piece(kind, text));
        }
    }

    private static List<String> clauses(String text) {
        return CLAUSE.matcher(text)
                .results()
                .map(each -> each.group())
                .filter(clause -> !clause.isEmpty())
                .toList();
    }
}
