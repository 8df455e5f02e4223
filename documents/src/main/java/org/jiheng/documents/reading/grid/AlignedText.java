package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.List;

/** 按位对齐的文本 — measures a line as a typewriter prints it: a Chinese character is two columns wide. */
final class AlignedText {
    /** Blanks as wide as this end a field; a single one may stand inside a text, and so may a wide one in a title. */
    private static final int GAP = 3;

    private AlignedText() {}

    /** The words of a line that stand apart from each other. */
    static List<AlignedColumns.Segment> segments(String line) {
        var segments = new ArrayList<AlignedColumns.Segment>();
        int from = -1;
        int until = 0;
        int position = 0;
        int start = 0;
        int end = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            int width = width(c);
            boolean blank = c == ' ' || c == '\u3000' || c == '\u00a0';
            if (!blank) {
                if (from >= 0 && position - end >= GAP) {
                    segments.add(new AlignedColumns.Segment(start, end, line.substring(from, until)));
                    from = -1;
                }
                if (from < 0) {
                    from = at;
                    start = position;
                }
                until = at + 1;
                end = position + width;
            }
            position += width;
        }
        if (from >= 0) {
            segments.add(new AlignedColumns.Segment(start, end, line.substring(from, until)));
        }
        return segments;
    }

    private static int width(char c) {
        if (Character.isLowSurrogate(c)) {
            return 0;
        }
        boolean wide = c >= 0x1100
                && (c < 0x1160
                        || (c >= 0x2e80 && c < 0xd7a4)
                        || Character.isHighSurrogate(c)
                        || (c >= 0xf900 && c < 0xfb00)
                        || (c >= 0xfe30 && c < 0xfe70)
                        || (c >= 0xff00 && c < 0xff61)
                        || (c >= 0xffe0 && c < 0xffe7)
                        || c == '≥'
                        || c == '≤'
                        || c == '“'
                        || c == '”'
                        || c == '…'
                        || c == '—');
        return wide ? 2 : 1;
    }
}
