package org.jiheng.documents.reading.grid;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/**
 * 生僻与私用字符 — older GB18030 put some characters on private code points because the world had none for them yet. They
 * have theirs now, and are moved there (GIT-85); other private characters stay as they are. Control characters are
 * dropped: nobody typed them to be read.
 */
public final class OddCharacters {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Map<Character, String> STANDARDISED = standardised();

    private OddCharacters() {}

    public static boolean isPrivate(int c) {
        return (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xf0000 && c <= 0x10ffff);
    }

    static String settled(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isOdd(text.charAt(at))) {
                return settledFrom(text, at);
            }
        }
        return text;
    }

    private static boolean isOdd(char c) {
        return (c < ' ' && c != '\n' && c != '\t' && c != '\r')
                || (c >= 0x7f && c < 0xa0)
                || (c >= 0xe000 && c <= 0xf8ff);
    }

    private static String settledFrom(String text, int from) {
        var settled = new StringBuilder(text.length()).append(text, 0, from);
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\u000b' || c == '\f') {
                settled.append('\n');
            } else if (!isOdd(c)) {
                settled.append(c);
            } else if (isPrivate(c)) {
                settled.append(STANDARDISED.getOrDefault(c, String.valueOf(c)));
            }
        }
        return settled.toString();
    }

    /**
     * The older standard laid its private characters out in the order of their two-byte codes; what the present one makes
     * of the same codes is what Java knows.
     */
    private static Map<Character, String> standardised() {
        var map = new HashMap<Character, String>();
        addRow(map, 0xe78d, 0xa6, 0xd9, 0xdf);
        addRow(map, 0xe794, 0xa6, 0xec, 0xed);
        addRow(map, 0xe796, 0xa6, 0xf3, 0xf3);
        addRow(map, 0xe7c7, 0xa8, 0xbc, 0xbc);
        addRow(map, 0xe7e7, 0xa9, 0x89, 0x95);
        addRow(map, 0xe815, 0xfe, 0x50, 0x7e);
        addRow(map, 0xe844, 0xfe, 0x80, 0xa0);
        return Map.copyOf(map);
    }

    private static void addRow(Map<Character, String> map, int first, int lead, int from, int to) {
        for (int trail = from; trail <= to; trail++) {
            var now = new String(new byte[] {(byte) lead, (byte) trail}, GB18030);
            if (!isPrivate(now.codePointAt(0))) {
                map.put((char) (first + trail - from), now);
            }
        }
    }
}
