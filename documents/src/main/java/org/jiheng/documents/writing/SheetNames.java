package org.jiheng.documents.writing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 工作表名 — what the tab of a form says: its project, made safe and unique. Excel allows 31 UTF-16 units,
 * none of {@code []*?/\:}, no apostrophe at an end, and compares names without regard to case.
 */
final class SheetNames {

    private static final int LONGEST = 31;
    private static final Pattern UNSAFE = Pattern.compile("[\\[\\]*?/\\\\:]|\\p{Cc}|\\p{Cf}|\\p{Cs}|\\p{Zl}|\\p{Zp}");
    private static final Pattern EDGES = Pattern.compile("^['\\s　]+|['\\s　]+$");

    private final Set<String> used = new HashSet<>();

    SheetNames() {
        used.add("history"); // Excel keeps this name for itself
    }

    String next(OfficialSheet sheet) {
        return next(sheet.bookmark());
    }

    String next(String wish) {
        var clean = EDGES.matcher(UNSAFE.matcher(wish).replaceAll(" ")).replaceAll("");
        var base = clean.isEmpty() ? "绩效目标表" : clean;
        var name = cut(base, LONGEST);
        for (int copy = 2; !used.add(name.toLowerCase(Locale.ROOT)); copy++) {
            var suffix = "(" + copy + ")";
            name = cut(base, LONGEST - suffix.length()) + suffix;
        }
        return name;
    }

    /** To a number of UTF-16 units, but never inside a character (GIT-83). */
    private static String cut(String text, int units) {
        if (text.length() <= units) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(units - 1)) ? units - 1 : units;
        return EDGES.matcher(text.substring(0, end)).replaceAll("");
    }
}
