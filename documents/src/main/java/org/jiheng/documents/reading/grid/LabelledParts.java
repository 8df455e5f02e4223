package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * 行内分栏 — a line above a table often holds two or three labels side by side, kept apart by blanks: 填报单位：某局　　单位：万元. Each becomes
 * a cell of its own. Blanks inside a spaced-out title divide nothing.
 */
final class LabelledParts {
    private static final Pattern GAP = Pattern.compile("(?:\\t|[ \\u00a0\\u3000]{2,})[ \\t\\u00a0\\u3000]*");
    /** No printed label is longer. */
    private static final int LONGEST_LABEL = 20;

    private LabelledParts() {}

    static List<String> of(String line) {
        if (line.indexOf('：') < 0 && line.indexOf(':') < 0) {
            return List.of(line);
        }
        var parts = new ArrayList<String>();
        var gap = GAP.matcher(line);
        int from = 0;
        while (gap.find()) {
            if (gap.start() > from && isLabelled(line, gap.end())) {
                parts.add(line.substring(from, gap.start()));
                from = gap.end();
            }
        }
        parts.add(line.substring(from));
        return parts;
    }

    private static boolean isLabelled(String line, int from) {
        int until = Math.min(line.length(), from + LONGEST_LABEL);
        for (int at = from; at < until; at++) {
            char c = line.charAt(at);
            if (c == '：' || c == ':') {
                return at > from;
            }
            if (c == '。' || c == '，' || c == '\t') {
                return false;
            }
        }
        return false;
    }
}
