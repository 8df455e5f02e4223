package org.jiheng.documents.reading.grid;

import java.util.ArrayList;

/**
 * 分隔符文本 — fields between tabs or commas.
 *
 * <p>A spreadsheet puts a field in quotes when it holds a line feed, a separator or a quotation mark; a name that merely
 * begins with a quotation mark is left as it stands.
 */
final class DelimitedText {
    /** No cell is longer; a lone quotation mark must not make us search the whole file, once for each. */
    private static final int FARTHEST_QUOTE = 70_000;

    private final String text;
    private final char separator;
    private final GridBuilder grids;

    DelimitedText(String text, char separator, GridBuilder grids) {
        this.text = text;
        this.separator = separator;
        this.grids = grids;
    }

    void read() throws UnreadableFile {
        int line = 1;
        int at = 0;
        while (at < text.length()) {
            int startLine = line;
            var cells = new ArrayList<GridCell>();
            int column = 0;
            int end = at;
            boolean more = true;
            while (more) {
                grids.checkColumn(column);
                int behindQuote = at < text.length() && text.charAt(at) == '"' ? endOfQuoted(at) : -1;
                if (behindQuote >= 0) {
                    end = behindQuote;
                    var inner = text.substring(at + 1, end - 1).replace("\"\"", "\"");
                    line += (int) inner.chars().filter(c -> c == '\n').count();
                    grids.addCell(cells, column, 1, 1, inner);
                } else {
                    end = endOfField(at);
                    grids.addCell(cells, column, 1, 1, text.substring(at, end));
                }
                more = end < text.length() && text.charAt(end) == separator;
                column++;
                at = end + 1;
            }
            if (at < text.length() && text.charAt(end) == '\r' && text.charAt(at) == '\n') {
                at++;
            }
            grids.addRow(0, startLine, false, cells);
            line++;
        }
    }

    private int endOfField(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == separator || c == '\n' || c == '\r') {
                return at;
            }
            at++;
        }
        return at;
    }

    /** Just behind the closing quote of a field that a spreadsheet had to quote; -1 if this is no such field. */
    private int endOfQuoted(int from) {
        // In csv every program may quote what it likes; between tabs a pair of quotes may be somebody's own.
        boolean needed = separator == ',';
        int farthest = (int) Math.min(text.length(), (long) from + FARTHEST_QUOTE);
        for (int at = from + 1; at < farthest; at++) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                needed = true;
                at++;
            } else if (c == '"') {
                boolean ends = at + 1 == text.length() || isEnd(text.charAt(at + 1));
                return ends && needed ? at + 1 : -1;
            } else if (c == '\t' || c == '\n' || c == ',') {
                needed = true;
            }
        }
        return -1;
    }

    private boolean isEnd(char c) {
        return c == separator || c == '\r' || c == '\n';
    }
}
