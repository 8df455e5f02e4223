package org.jiheng.documents.reading.grid;

import java.util.ArrayList;

/**
 * 制表符分隔的文本 — lines of fields between tabs, as copied out of a worksheet.
 *
 * <p>A spreadsheet puts a field in quotes when it holds a line feed or a tab; a name that merely begins with a
 * quotation mark is left as it stands.
 */
record TextSource(String text) implements GridSource {
    /** No cell is longer; a lone quotation mark must not make us search the whole file, once for each. */
    private static final int FARTHEST_QUOTE = 70_000;

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile {
        grids.startGrid("", false, (row, column) -> new Place.LineColumn(row.number(), column + 1));
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
                more = end < text.length() && text.charAt(end) == '\t';
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
            if (c == '\t' || c == '\n' || c == '\r') {
                return at;
            }
            at++;
        }
        return at;
    }

    /** Just behind the closing quote of a field that a spreadsheet had to quote; -1 if this is no such field. */
    private int endOfQuoted(int from) {
        boolean needed = false;
        int farthest = (int) Math.min(text.length(), (long) from + FARTHEST_QUOTE);
        for (int at = from + 1; at < farthest; at++) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                needed = true;
                at++;
            } else if (c == '"') {
                boolean ends = at + 1 == text.length() || "\t\r\n".indexOf(text.charAt(at + 1)) >= 0;
                return ends && needed ? at + 1 : -1;
            } else if (c == '\t' || c == '\n' || c == ',') {
                needed = true;
            }
        }
        return -1;
    }
}
