package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.documents.reading.grid.PdfPage.Glyph;

/**
 * 印出的一行 — characters become words again: a PDF only says where each was printed.
 *
 * @param words that stand apart, from left to right
 */
record PrintedLine(int baseline, int size, List<AlignedColumns.Segment> words) {
    /** Characters this far up or down are still in the line, in hundredths of the size of the font, as all below. */
    private static final int SAME_LINE = 50;
    /** A wider gap is more than a blank. */
    private static final int APART = 130;

    private static final int BLANK_BETWEEN_LETTERS = 20;
    private static final int BLANK_BETWEEN_CHARACTERS = 80;
    /** Bold is often the same character printed twice, a hair apart. */
    private static final int PRINTED_TWICE = 25;

    private static final int CHARACTER = 100;
    private static final int LETTER = 60;
    private static final int MARGINS = 140;
    /** With less left in its last line, a cell may go on over the page. */
    private static final int FULL = 350;

    private static final String OPENING = "（(《〈“‘「【〔[";
    private static final String CLOSING = "）)》〉”’」】〕]，。、；：！？,.;:!?%％";

    private static final Pattern LIST_NUMBER = Pattern.compile(
            "(?:\\d{1,2}[.．](?!\\d)|\\d{1,2}、|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\\d]{1,3}[)）]|[①-⑳]).*",
            Pattern.DOTALL);

    int start() {
        return words.getFirst().start();
    }

    int end() {
        return words.getLast().end();
    }

    String text() {
        return String.join(" ", words.stream().map(AlignedColumns.Segment::text).toList());
    }

    /** From top to bottom; glyphs may come in any order. */
    static List<PrintedLine> of(List<Glyph> glyphs) {
        var sorted =
                glyphs.stream().sorted(Comparator.comparingInt(Glyph::baseline)).toList();
        var lines = new ArrayList<PrintedLine>();
        int from = 0;
        while (from < sorted.size()) {
            int baseline = sorted.get(from).baseline();
            int size = sorted.get(from).size();
            int to = from + 1;
            while (to < sorted.size()
                    && within(
                            sorted.get(to).baseline() - baseline,
                            SAME_LINE,
                            Math.max(size, sorted.get(to).size()))) {
                size = Math.max(size, sorted.get(to).size());
                to++;
            }
            var words = words(new ArrayList<>(sorted.subList(from, to)));
            if (!words.isEmpty()) {
                lines.add(new PrintedLine(sorted.get(to - 1).baseline(), size, words));
            }
            from = to;
        }
        return lines;
    }

    /** Whether a distance is no more than so many hundredths of the size of the font. */
    private static boolean within(int distance, int hundredths, int size) {
        return distance * 100L <= (long) hundredths * size;
    }

    private static List<AlignedColumns.Segment> words(List<Glyph> line) {
        line.sort(Comparator.comparingInt(Glyph::start));
        var words = new ArrayList<AlignedColumns.Segment>();
        var text = new StringBuilder();
        int start = 0;
        int end = 0;
        var last = "";
        int lastStart = 0;
        for (var glyph : line) {
            if (glyph.text().isBlank()) {
                continue;
            }
            boolean twice = glyph.text().equals(last) && within(glyph.start() - lastStart, PRINTED_TWICE, glyph.size());
            if (twice) {
                continue;
            }
            int gap = glyph.start() - end;
            if (!text.isEmpty() && !within(gap, APART, glyph.size())) {
                words.add(new AlignedColumns.Segment(start, end, text.toString()));
                text.setLength(0);
            }
            if (text.isEmpty()) {
                start = glyph.start();
            } else if (isBlankBetween(text.charAt(text.length() - 1), glyph, gap)) {
                text.append(' ');
            }
            text.append(glyph.text());
            end = Math.max(glyph.end(), text.length() == glyph.text().length() ? glyph.end() : end);
            last = glyph.text();
            lastStart = glyph.start();
        }
        if (!text.isEmpty()) {
            words.add(new AlignedColumns.Segment(start, end, text.toString()));
        }
        return spacedOut(words) ? joined(words) : words;
    }

    private static boolean isBlankBetween(char before, Glyph glyph, int gap) {
        boolean letters = before < 0x250 && glyph.text().charAt(0) < 0x250;
        return !within(gap, letters ? BLANK_BETWEEN_LETTERS : BLANK_BETWEEN_CHARACTERS, glyph.size());
    }

    /** 绩  效  目  标  表: a title whose characters were pulled apart is still one. */
    private static boolean spacedOut(List<AlignedColumns.Segment> words) {
        return words.size() > 2
                && words.stream()
                        .allMatch(word ->
                                word.text().codePointCount(0, word.text().length()) == 1);
    }

    private static List<AlignedColumns.Segment> joined(List<AlignedColumns.Segment> words) {
        var text = String.join(
                " ", words.stream().map(AlignedColumns.Segment::text).toList());
        return List.of(new AlignedColumns.Segment(
                words.getFirst().start(), words.getLast().end(), text));
    }

    /**
     * What was printed in a cell.
     *
     * @param full whether its last line reached the edge, so that it may go on elsewhere
     */
    record CellText(String text, boolean full) {}

    /**
     * A line goes on in the next one without a break when the beginning of that one would not have fitted behind it: then
     * it was broken by the edge, not by its writer.
     */
    static CellText inCell(List<Glyph> glyphs, int left, int right) {
        var text = new StringBuilder();
        int free = 0;
        int size = 1;
        for (var line : of(glyphs)) {
            var words = line.text();
            append(text, words, !text.isEmpty() && within(free, firstUnit(words), size));
            free = right - left - (line.end() - line.start());
            size = line.size();
        }
        return new CellText(text.toString(), within(free, FULL, size));
    }

    /** How much of a line its first word needs, with the signs that may not be torn from it and the cell's own margins. */
    private static int firstUnit(String line) {
        int at = 0;
        int width = MARGINS;
        while (at < line.length() && OPENING.indexOf(line.charAt(at)) >= 0) {
            width += CHARACTER;
            at++;
        }
        if (at < line.length() && isLatin(line.charAt(at))) {
            while (at < line.length() && isLatin(line.charAt(at))) {
                width += LETTER;
                at++;
            }
        } else {
            width += CHARACTER;
            at++;
        }
        while (at < line.length() && CLOSING.indexOf(line.charAt(at)) >= 0) {
            width += CHARACTER;
            at++;
        }
        return width;
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && c > ' ';
    }

    /** Joins a text to what stood before it. */
    static String joined(String before, String after, boolean goesOn) {
        var text = new StringBuilder(before);
        append(text, after, goesOn);
        return text.toString();
    }

    private static void append(StringBuilder text, String words, boolean goesOn) {
        if (text.isEmpty()) {
            text.append(words);
            return;
        }
        if (!goesOn || LIST_NUMBER.matcher(words).matches()) {
            text.append('\n');
        } else if (text.charAt(text.length() - 1) < 0x250
                && Character.isLetter(text.charAt(text.length() - 1))
                && words.charAt(0) < 0x250
                && Character.isLetter(words.charAt(0))) {
            text.append(' ');
        }
        text.append(words);
    }
}
