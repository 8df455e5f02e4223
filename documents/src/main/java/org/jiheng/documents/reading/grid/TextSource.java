package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * 文本表格 — lines of fields, kept apart by tabs as copied out of a worksheet, by commas (csv), by upright strokes, or
 * by blanks that line them up. Which of them it is, the text as a whole says: a comma inside a sentence divides nothing.
 */
record TextSource(String text) implements GridSource {
    /** What is looked at to find out how fields are kept apart. */
    private static final int SAMPLE = 200_000;

    private static final String STROKES = "|│┃｜";
    private static final Pattern RULE = Pattern.compile("[\\s|│┃｜+:=─━—┌┐└┘├┤┬┴┼╔╗╚╝║═-]+");

    @Override
    public String mediaType() {
        return separator() == Separator.COMMA ? "text/csv" : "text/plain";
    }

    /** 分隔方式. */
    private enum Separator {
        TAB,
        COMMA,
        STROKE,
        BLANKS,
        NONE
    }

    @Override
    public void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile {
        grids.startGrid("", false, new Placings.InText());
        switch (separator()) {
            case TAB, NONE -> new DelimitedText(text, '\t', grids).read();
            case COMMA -> new DelimitedText(text, ',', grids).read();
            case STROKE -> readStrokes(grids);
            case BLANKS -> readAligned(grids, limits);
        }
    }

    private Separator separator() {
        int lines = 0;
        int tabs = 0;
        int strokes = 0;
        int commas = 0;
        int gaps = 0;
        for (var line : (Iterable<String>)
                text.substring(0, Math.min(text.length(), SAMPLE)).lines()::iterator) {
            if (line.isBlank()) {
                continue;
            }
            lines++;
            tabs += line.strip().indexOf('\t') > 0 || line.startsWith("\t") ? 1 : 0;
            strokes +=
                    line.chars().filter(c -> STROKES.indexOf(c) >= 0).limit(2).count() == 2 ? 1 : 0;
            commas += line.chars().filter(c -> c == ',').limit(2).count() == 2 ? 1 : 0;
            gaps += AlignedText.segments(line).size() > 1 ? 1 : 0;
        }
        if (tabs > 1 || tabs * 2 >= Math.max(1, lines)) {
            return Separator.TAB;
        }
        if (strokes > 1 && strokes * 3 >= lines) {
            return Separator.STROKE;
        }
        if (commas > 1 && commas * 2 >= lines) {
            return Separator.COMMA;
        }
        return gaps > 1 && gaps * 4 >= lines ? Separator.BLANKS : Separator.NONE;
    }

    /** Fields between upright strokes; lines that only draw the frame are left out. */
    private void readStrokes(GridBuilder grids) throws UnreadableFile {
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (RULE.matcher(line).matches()) {
                continue;
            }
            var cells = new ArrayList<GridCell>();
            int column = 0;
            int from = line.isEmpty() || STROKES.indexOf(line.strip().charAt(0)) < 0 ? 0 : firstStroke(line, 0) + 1;
            while (from <= line.length()) {
                int end = firstStroke(line, from);
                grids.checkColumn(column);
                grids.addCell(cells, column, 1, 1, line.substring(from, end));
                column++;
                from = end + 1;
            }
            grids.addRow(0, number, false, cells);
        }
    }

    private static int firstStroke(String line, int from) {
        int at = from;
        while (at < line.length() && STROKES.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private void readAligned(GridBuilder grids, Limits limits) throws UnreadableFile {
        var lines = new ArrayList<List<AlignedColumns.Segment>>();
        for (var line : (Iterable<String>) text.lines()::iterator) {
            lines.add(AlignedText.segments(line));
            if (lines.size() > limits.cells()) {
                throw GridBuilder.tooManyRows(limits);
            }
        }
        var fitted = AlignedColumns.fitted(lines, 1);
        var starts = new TreeSet<Integer>();
        fitted.forEach(line -> line.forEach(word -> starts.add(word.start())));
        var columns = new Columns(starts, 1);
        int number = 0;
        for (var line : fitted) {
            number++;
            var cells = new ArrayList<GridCell>();
            for (var word : line) {
                int column = columns.at(word.start());
                grids.checkColumn(column);
                grids.addCell(cells, column, columns.span(word.start(), word.end(), 1), 1, word.text());
            }
            grids.addRow(0, number, false, cells);
        }
    }
}
