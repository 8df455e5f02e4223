package org.jiheng.documents.writing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jiheng.documents.writing.OfficialSheet.Cell;
import org.jiheng.documents.writing.XlsxStyles.Across;
import org.jiheng.documents.writing.XlsxStyles.Down;
import org.jspecify.annotations.Nullable;

/**
 * One official sheet as one worksheet part. Texts stand in their cells and not in a table of the workbook, which would
 * grow with it.
 */
final class XlsxSheetWriter {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static final int HIGHEST_ROW = 8190; // 409.5 points, the most that Excel lets a row be
    private static final int LONGEST_TEXT = 32_767;
    /** A text longer than this stands at the top of its cell, where a page break tears it least. */
    private static final int CENTRED_LINES = 15;
    /** Excel shows at most eleven characters of a number before it rounds it to the eye. */
    private static final int LONGEST_NUMBER = 11;

    /** What XML cannot hold, and what a reader would take for such an escape. */
    private static final Pattern NEEDS_ESCAPE =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}");

    private static final Pattern CARRIAGE_RETURN = Pattern.compile("\r\n?");

    private final XlsxStyles styles;
    private final OfficialSheet official;
    private final Layout layout;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();
    /** For each row of the table, the worksheet rows it takes: more than one where a row would be too high. */
    private final List<Span> spans = new ArrayList<>();

    /**
     * @param first worksheet row, counted from 0
     * @param height of each of them in twips
     */
    private record Span(int first, int count, int height) {
        int last() {
            return first + count - 1;
        }
    }

    /** A worksheet row: for each column the number of its style, and what stands in it as XML. */
    private static final class Row {
        private final int height;
        private final int[] styles;
        private final @Nullable String[] contents;

        Row(int height, int columns) {
            this.height = height;
            this.styles = new int[columns];
            this.contents = new @Nullable String[columns];
        }
    }

    XlsxSheetWriter(XlsxStyles styles, OfficialSheet official) {
        this.styles = styles;
        this.official = official;
        this.layout = official.layout();
        fill();
    }

    private void fill() {
        if (official.tableNo() != null) {
            line(official.tableNo(), Role.LABEL, Across.LEFT);
        }
        line(official.title(), Role.TITLE, Across.CENTER);
        if (official.yearLine() != null) {
            line(official.yearLine(), Role.LABEL, Across.CENTER);
        }
        if (!official.unitLine().isEmpty()) {
            line(official.unitLine(), Role.LABEL, Across.RIGHT);
        }
        plan();
        for (int each = 0; each < official.rows().size(); each++) {
            for (var cell : official.rows().get(each).cells()) {
                cell(
                        cell,
                        spans.get(each).first(),
                        spans.get(each + cell.rows() - 1).last());
            }
        }
        if (official.note() != null) {
            line(official.note(), Role.VALUE, Across.LEFT);
        }
    }

    /** A line above or below the table, across its whole width. */
    private void line(String text, Role role, Across across) {
        int halfPoints = layout.font(role).halfPoints();
        int lines = TextFit.lines(text, width(0, official.columns()), halfPoints);
        int height = lines * TextFit.lineHeight(halfPoints) + RowHeights.PADDING;
        var row = new Row(Math.min(HIGHEST_ROW, height), official.columns());
        int at = rows.size();
        rows.add(row);
        int style = styles.of(new XlsxStyles.Key(layout.font(role), across, Down.CENTER, true, XlsxStyles.Edges.NONE));
        Arrays.fill(row.styles, style);
        row.contents[0] = text(text);
        merge(at, at, 0, official.columns() - 1);
    }

    /** Gives every row of the table the height its longest text needs. */
    private void plan() {
        int lineHeight = TextFit.lineHeight(layout.font(Role.VALUE).halfPoints());
        for (int height : RowHeights.of(official)) {
            int count = Math.ceilDiv(height, HIGHEST_ROW);
            // Parts of a tall row end between two lines, so that a page break falls there too.
            int part = count == 1 ? height : Math.ceilDiv(Math.ceilDiv(height, count), lineHeight) * lineHeight;
            spans.add(new Span(rows.size(), count, Math.min(HIGHEST_ROW, part)));
            for (int each = 0; each < count; each++) {
                rows.add(new Row(spans.getLast().height(), official.columns()));
            }
        }
    }

    private void cell(Cell cell, int first, int last) {
        var across = cell.isLeft() ? Across.LEFT : Across.CENTER;
        var down = RowHeights.lines(cell, layout) > CENTRED_LINES ? Down.TOP : Down.CENTER;
        boolean number = holdsNumber(cell);
        int lastColumn = cell.column() + cell.columns() - 1;
        for (int at = first; at <= last; at++) {
            for (int column = cell.column(); column <= lastColumn; column++) {
                var edges = new XlsxStyles.Edges(
                        true,
                        at == spans.getFirst().first(),
                        column == official.columns() - 1,
                        at == spans.getLast().last(),
                        column == 0);
                rows.get(at).styles[column] =
                        styles.of(new XlsxStyles.Key(layout.font(cell.role()), across, down, !number, edges));
            }
        }
        if (number) {
            // The digits go into the file as they are; a double in between could change the last one.
            rows.get(first).contents[cell.column()] = "<v>" + cell.text() + "</v>";
        } else if (!cell.text().isEmpty()) {
            rows.get(first).contents[cell.column()] = text(cell.text());
        }
        merge(first, last, cell.column(), lastColumn);
    }

    private void merge(int first, int last, int firstColumn, int lastColumn) {
        if (last > first || lastColumn > firstColumn) {
            merged.add(reference(first, firstColumn) + ":" + reference(last, lastColumn));
        }
    }

    /** As a number only where Excel shows every digit as it was filled in: no zeros at the end, no ####. */
    private boolean holdsNumber(Cell cell) {
        var text = cell.text();
        return cell.number()
                && text.length() <= LONGEST_NUMBER
                && !(text.indexOf('.') >= 0 && text.endsWith("0"))
                && !(text.length() > 1 && text.startsWith("0") && text.charAt(1) != '.')
                && TextFit.width(text, layout.font(cell.role()).halfPoints())
                        <= TextFit.textWidth(width(cell.column(), cell.columns()));
    }

    /** A string, so that text beginning with = + - @ stays text and never becomes a formula. */
    private String text(String text) {
        var plain = NEEDS_ESCAPE
                .matcher(CARRIAGE_RETURN.matcher(text).replaceAll("\n"))
                .replaceAll(XlsxSheetWriter::escape);
        if (plain.length() > LONGEST_TEXT) {
            throw new CannotExportException("“%s”中有一栏长%d字，超过Excel一格%d字的上限，请缩短后重试，或改用网页格式导出。"
                    .formatted(official.title(), text.length(), LONGEST_TEXT));
        }
        // Blanks at the ends are thrown away by office programs unless they are told to keep them.
        var kept = plain.strip().equals(plain) ? "" : " xml:space=\"preserve\"";
        return "<is><t" + kept + ">" + escaped(plain) + "</t></is>";
    }

    private static String escape(MatchResult found) {
        char character = found.group().charAt(0);
        return Character.isSurrogate(character) ? "\uFFFD" : "_x%04X_".formatted((int) character);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The whole part; the first sheet of a workbook is the one that lies open. */
    String xml(boolean open) {
        var page = layout.page();
        var xml = new StringBuilder("""
            <worksheet xmlns="%s"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
            <sheetViews><sheetView showGridLines="0" %sworkbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>\
            """.formatted(MAIN, open ? "tabSelected=\"1\" " : ""));
        for (int column = 0; column < official.columns(); column++) {
            xml.append("<col min=\"%1$d\" max=\"%1$d\" width=\"%2$s\" customWidth=\"1\"/>"
                    .formatted(column + 1, columnWidth(layout.columnsMm().get(column))));
        }
        xml.append("</cols><sheetData>");
        for (int at = 0; at < rows.size(); at++) {
            row(xml, at);
        }
        xml.append("</sheetData><mergeCells count=\"%d\">".formatted(merged.size()));
        merged.forEach(each -> xml.append("<mergeCell ref=\"").append(each).append("\"/>"));
        xml.append("</mergeCells><printOptions horizontalCentered=\"1\"/>");
        xml.append("""
            <pageMargins left="%1$s" right="%1$s" top="%2$s" bottom="%3$s" header="%4$s" footer="%5$s"/>\
            <pageSetup paperSize="9" orientation="%6$s" fitToWidth="1" fitToHeight="0"/>\
            <headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>\
            <ignoredErrors><ignoredError sqref="%7$s" numberStoredAsText="1"/></ignoredErrors></worksheet>\
            """.formatted(
                        inches(page.sideMm()),
                        inches(page.topMm()),
                        inches(page.bottomMm()),
                        inches(page.topMm() / 2),
                        inches(page.bottomMm() / 2),
                        page.landscape() ? "landscape" : "portrait",
                        reference(0, 0) + ":" + reference(rows.size() - 1, official.columns() - 1)));
        return xml.toString();
    }

    private void row(StringBuilder xml, int at) {
        var row = rows.get(at);
        xml.append("<row r=\"")
                .append(at + 1)
                .append("\" ht=\"")
                .append(BigDecimal.valueOf(row.height)
                        .divide(BigDecimal.valueOf(TextFit.TWIPS_PER_POINT), MathContext.UNLIMITED)
                        .toPlainString())
                .append("\" customHeight=\"1\">");
        for (int column = 0; column < row.styles.length; column++) {
            var content = row.contents[column];
            xml.append("<c r=\"")
                    .append(reference(at, column))
                    .append("\" s=\"")
                    .append(row.styles[column]);
            if (content == null) {
                xml.append("\"/>");
            } else {
                xml.append(content.startsWith("<is>") ? "\" t=\"inlineStr\">" : "\">")
                        .append(content)
                        .append("</c>");
            }
        }
        xml.append("</row>");
    }

    /** What is printed, as the name of a workbook says it. */
    String printArea() {
        return "$A$1:$%s$%d".formatted(letters(official.columns() - 1), rows.size());
    }

    /** On a form of several pages, the heads of the indicator table stand above its rows on each (GIT-92). */
    @Nullable
    String repeatedRows() {
        var page = layout.page();
        int room = TextFit.twips(((page.landscape() ? 210 : 297) - page.topMm() - page.bottomMm()) * 10);
        if (rows.stream().mapToInt(row -> row.height).sum() <= room) {
            return null;
        }
        @Nullable String repeated = null;
        for (int each = 0; each < official.rows().size(); each++) {
            if (official.rows().get(each).columnHeads()) {
                repeated = "$%d:$%d"
                        .formatted(spans.get(each).first() + 1, spans.get(each).last() + 1);
            }
        }
        return repeated;
    }

    private static String reference(int row, int column) {
        return letters(column) + (row + 1);
    }

    private static String letters(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : letters(column / 26 - 1) + (char) ('A' + column % 26);
    }

    private static String inches(int millimetres) {
        return BigDecimal.valueOf(millimetres)
                .divide(new BigDecimal("25.4"), 6, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private int width(int column, int columns) {
        return TextFit.twips(layout.widthMm(column, columns) * 10);
    }

    /** In digits of the workbook's standard font, see {@link XlsxStyles#DIGIT_PIXELS}. */
    private static String columnWidth(int millimetres) {
        int parts = millimetres * 96 * 10 / 254 * 256 / XlsxStyles.DIGIT_PIXELS;
        return BigDecimal.valueOf(parts)
                .divide(BigDecimal.valueOf(256), MathContext.UNLIMITED)
                .toPlainString();
    }
}
