package org.jiheng.documents.writing.paged;

/** 不可见字符 — what leaves no mark on paper: control and format characters, variation selectors, halves of pairs. */
final class Invisible {
    private Invisible() {}

    static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                (codePoint >= 0xFE00 && codePoint <= 0xFE0F) // variation selectors
                        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                        || codePoint == 0xFFFE
                        || codePoint == 0xFFFF;
        };
    }

    /** The text as it can be drawn: tabs and odd blanks as one blank, the invisible left out. */
    static String removed(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            if (each == '\t' || (Character.getType(each) == Character.SPACE_SEPARATOR && each != '\u3000')) {
                shown.append(' ');
            } else if (!is(each)) {
                shown.appendCodePoint(each);
            }
        });
        return shown.toString();
    }
}
