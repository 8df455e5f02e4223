package org.jiheng.documents.reading.grid;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Small readings of plain text that every field needs: trimmed, on one line, as a number. */
public final class Plain {
    private static final int EXCERPT = 20;
    /** Without an exponent and with bounded digits: {@code 1e999999999} would be a bomb of its own. */
    private static final Pattern NUMBER = Pattern.compile("([-+]?)(\\d{1,20}|\\d{1,3}(?:,\\d{3}){1,6})(\\.\\d{1,20})?");

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u3000\\u200b\\ufeff]+");
    private static final Pattern LINE_BREAK =
            Pattern.compile("[ \\t\\u00a0\\u3000]*[\\r\\n\\u000b\\f]+[ \\t\\u00a0\\u3000]*");

    private Plain() {}

    /** Without blanks at both ends, where Chinese documents also use no-break, full-width and zero-width ones. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    public static @Nullable String orNull(String text) {
        var trimmed = trim(text);
        return trimmed.isEmpty() ? null : trimmed;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff' || c < ' ';
    }

    /** One line: a name that was wrapped by hand in its cell is still one name. */
    public static String oneLine(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        var joined = new StringBuilder();
        for (var part : LINE_BREAK.split(text, -1)) {
            if (!joined.isEmpty()
                    && !part.isEmpty()
                    && isLatin(joined.charAt(joined.length() - 1))
                    && isLatin(part.charAt(0))) {
                joined.append(' ');
            }
            joined.append(part);
        }
        return joined.toString();
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }

    /**
     * Full-width forms to half-width, traditional and look-alike characters to the usual ones, all blanks gone: for
     * comparing, never for keeping.
     */
    public static String folded(String text) {
        // Most labels are plain Chinese already; normalising them again is what reading a form used to spend its time
        // on.
        return isFolded(text) ? text : fold(text);
    }

    private static boolean isFolded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean asItIs = (c > ' ' && c < 0x7f) || (c >= 0x4e00 && c < 0xa000 && SameCharacters.of(c) == c);
            if (!asItIs) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        var normal = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toCharArray();
        for (int i = 0; i < normal.length; i++) {
            normal[i] = SameCharacters.of(normal[i]);
        }
        return new String(normal);
    }

    /** The number that the whole text is, thousands commas allowed; null when it is anything else. */
    public static @Nullable BigDecimal number(String text) {
        var match = NUMBER.matcher(folded(text));
        return match.matches() ? plain(new BigDecimal(match.group().replace(",", ""))) : null;
    }

    /** 95 and 95.0 are one value; 100 must not become 1E+2. */
    public static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static String excerpt(String text) {
        var line = oneLine(trim(text.length() > 4 * EXCERPT ? text.substring(0, 4 * EXCERPT) : text));
        return line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line;
    }
}
