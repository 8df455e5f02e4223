package org.jiheng.documents.writing.paged;

/** 印出的文字 — the text of a page and the text of a form, made comparable: where a line ends is the layout's affair. */
final class PrintedText {
    private PrintedText() {}

    /** As much as surely stands in one line of any column. */
    static String beginning(String text) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(2, text.codePointCount(0, text.length()))));
    }

    static boolean isPrinted(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && Character.getType(codePoint) != Character.SPACE_SEPARATOR
                && !Invisible.is(codePoint);
    }

    static String withoutBlanks(String text) {
        return text.codePoints()
                .filter(PrintedText::isPrinted)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
