package org.jiheng.documents.writing;

/**
 * 行数估算 — how many lines a text needs in a cell. A workbook never grows a merged row by itself, so a row
 * too low would cut text on paper; the estimate therefore leans towards one line more.
 *
 * <p>Lengths are in twips, a twentieth of a point, as workbooks count them.
 */
final class TextFit {

    static final int TWIPS_PER_POINT = 20;
    private static final int TWIPS_PER_HALF_POINT = 10;

    private TextFit() {}

    static int twips(int tenthsOfMillimetre) {
        return tenthsOfMillimetre * 1440 / 254;
    }

    /** One and a half times the size: room for the tallest of the fonts that may stand in for 仿宋. */
    static int lineHeight(int halfPoints) {
        return halfPoints * TWIPS_PER_HALF_POINT * 3 / 2;
    }

    /** The room for text in a cell of this width, without its padding. */
    static int textWidth(int cellWidth) {
        return cellWidth - 6 * TWIPS_PER_POINT;
    }

    static int width(String text, int halfPoints) {
        return text.codePoints().map(each -> width(each, halfPoints)).sum();
    }

    static int lines(String text, int cellWidth, int halfPoints) {
        int room = textWidth(cellWidth);
        int em = halfPoints * TWIPS_PER_HALF_POINT;
        // A closing mark may not begin a line and takes the character before it along: keep one free.
        int tight = Math.max(em, room - em);
        return text.lines()
                .mapToInt(paragraph -> width(paragraph, halfPoints) <= room ? 1 : wrapped(paragraph, tight, halfPoints))
                .sum();
    }

    private static int wrapped(String paragraph, int room, int halfPoints) {
        int lines = 1;
        int used = 0;
        int word = 0; // width of the Latin word or number that the line ends with, which moves as a whole
        for (int codePoint : paragraph.codePoints().toArray()) {
            int width = width(codePoint, halfPoints);
            boolean inWord = codePoint > ' ' && codePoint < 0x80;
            if (used + width > room) {
                lines++;
                used = inWord && word + width <= room ? word : 0;
            }
            used += width;
            word = inWord ? (word + width <= room ? word + width : width) : 0;
        }
        return lines;
    }

    /** Han characters and full-width marks fill the square; Latin letters about half of it, capitals more. */
    private static int width(int codePoint, int halfPoints) {
        int em = halfPoints * TWIPS_PER_HALF_POINT;
        return codePoint < 0x80 ? em * 6 / 10 : em;
    }
}
