package org.jiheng.documents.writing.paged;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jiheng.documents.writing.Layout;

/**
 * 断行 — a text into lines of a width, where Chinese may break: between any two characters, but never a closing
 * mark at the beginning of a line or an opening one at its end (标点避头尾), and never inside a character or a number.
 */
final class LineBreaking {
    private static final Pattern AFTER_MARK = Pattern.compile("(?<=[～~/—-])");

    private final FontChain fonts;

    LineBreaking(FontChain fonts) {
        this.fonts = fonts;
    }

    /** @param width in thousandths of a point */
    List<String> lines(String text, Layout.Font font, int width) {
        var lines = new ArrayList<String>();
        text.lines().forEach(paragraph -> paragraph(Invisible.removed(paragraph), font, width, lines));
        return lines;
    }

    /** As few lines as {@link #lines}, but of about the same length: 绩效 over 指标 rather than 绩效指 over 标. */
    List<String> balanced(String text, Layout.Font font, int width) {
        var fewest = lines(text, font, width);
        if (fewest.size() < 2) {
            return fewest;
        }
        int em = Face.EM * font.halfPoints() / 2;
        var best = fewest;
        for (int narrower = width - em; narrower >= em; narrower -= em) {
            var lines = lines(text, font, narrower);
            if (lines.size() > fewest.size()) {
                break;
            }
            best = lines;
        }
        return best;
    }

    int width(String text, Layout.Font font) {
        return text.codePoints().map(each -> width(each, font)).sum();
    }

    private int width(int codePoint, Layout.Font font) {
        return fonts.glyph(font, codePoint).advance() * font.halfPoints() / 2;
    }

    /** Java would part 0.58～0.62 before its last two digits. */
    private static int next(BreakIterator breaks, String text) {
        int at = breaks.next();
        while (at != BreakIterator.DONE && isInNumber(text, at)) {
            at = breaks.next();
        }
        return at;
    }

    private static boolean isInNumber(String text, int at) {
        if (at < 2 || at >= text.length() || !Character.isDigit(text.charAt(at))) {
            return false;
        }
        char before = text.charAt(at - 1);
        return Character.isDigit(before)
                || ((before == '.' || before == ',') && Character.isDigit(text.charAt(at - 2)));
    }

    private void paragraph(String paragraph, Layout.Font font, int room, List<String> lines) {
        var breaks = BreakIterator.getLineInstance(Locale.CHINA);
        breaks.setText(paragraph);
        var line = new StringBuilder();
        int used = 0;
        for (int from = breaks.first(), to = next(breaks, paragraph);
                to != BreakIterator.DONE;
                from = to, to = next(breaks, paragraph)) {
            var whole = paragraph.substring(from, to);
            // What no line holds breaks behind a wave or a stroke if it can: 0.58～ over 0.62.
            var parts = width(whole, font) <= room ? List.of(whole) : List.of(AFTER_MARK.split(whole));
            for (var piece : parts) {
                int width = width(piece, font);
                // A blank at the end of a line takes no room.
                if (used + width(piece.stripTrailing(), font) <= room) {
                    line.append(piece);
                    used += width;
                    continue;
                }
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                for (int codePoint : piece.codePoints().toArray()) {
                    int one = width(codePoint, font);
                    if (used + one > room && !line.isEmpty()) {
                        lines.add(line.toString());
                        line.setLength(0);
                        used = 0;
                    }
                    line.appendCodePoint(codePoint);
                    used += one;
                }
            }
        }
        lines.add(line.toString());
    }
}
