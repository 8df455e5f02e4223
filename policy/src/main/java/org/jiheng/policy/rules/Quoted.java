package org.jiheng.policy.rules;

/** 引文 — the filler's own words in a message, shortened where they are long: a margin note is a narrow place. */
public final class Quoted {
    private static final int MOST_CHARACTERS = 40;

    private Quoted() {}

    public static String of(String text) {
        var oneLine = text.strip().replaceAll("\\s+", " ");
        var length = oneLine.codePointCount(0, oneLine.length());
        return length <= MOST_CHARACTERS
                ? "“" + oneLine + "”"
                : "“" + oneLine.substring(0, oneLine.offsetByCodePoints(0, MOST_CHARACTERS)) + "…”";
    }
}
