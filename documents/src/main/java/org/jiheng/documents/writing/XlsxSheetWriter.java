package org.jiheng.documents.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.documents.writing.OfficialSheet.Cell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** One official sheet into one worksheet. */
final class XlsxSheetWriter {

    private static final int HIGHEST_ROW = 8190; // 409.5 points, the most that Excel lets a row be
    /** A text longer than this stands at the top of its cell, where a page break tears it least. */
    private static final int CENTRED_LINES = 15;
    /** Excel shows at most eleven characters of a number before it rounds it to the eye. */
    private static final int LONGEST_NUMBER = 11;

    /** What XML cannot hold, and what a reader would take for such an escape. */
    private static final Pattern NEEDS_ESCAPE =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}");

    private static final Pattern CARRIAGE_RETURN = Pattern.compile("\r\n?");

    private final XSSFWorkbook workbook;
    private final XlsxStyles styles;
    private final OfficialSheet official;
    private final Layout layout;
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

    XlsxSheetWriter(XSSFWorkbook workbook, XlsxStyles styles, OfficialSheet official) {
        this.workbook = workbook;
        this.styles = styles;
        this.official = official;
        this.layout = official.layout();
    }

    void write(String name) {
        var sheet = workbook.createSheet(name);
        for (int column = 0; column < official.columns(); column++) {
            sheet.setColumnWidth(column, columnWidth(layout.columnsMm().get(column)));
        }
        int row = 0;
        if (official.tableNo() != null) {
            line(sheet, row++, official.tableNo(), Role.LABEL, HorizontalAlignment.LEFT);
        }
        line(sheet, row++, official.title(), Role.TITLE, HorizontalAlignment.CENTER);
        if (official.yearLine() != null) {
            line(sheet, row++, official.yearLine(), Role.LABEL, HorizontalAlignment.CENTER);
        }
        if (!official.unitLine().isEmpty()) {
            line(sheet, row++, official.unitLine(), Role.LABEL, HorizontalAlignment.RIGHT);
        }
        plan(row);
        for (int each = 0; each < official.rows().size(); each++) {
            var span = spans.get(each);
            for (int at = span.first(); at <= span.last(); at++) {
                row(sheet, at).setHeight((short) span.height());
            }
            for (var cell : official.rows().get(each).cells()) {
                cell(
                        sheet,
                        cell,
                        span.first(),
                        spans.get(each + cell.rows() - 1).last());
            }
        }
        row = spans.getLast().last() + 1;
        if (official.note() != null) {
            line(sheet, row++, official.note(), Role.VALUE, HorizontalAlignment.LEFT);
        }
        printing(sheet, row - 1);
    }

    /** A line above or below the table, across its whole width. */
    private void line(XSSFSheet sheet, int at, String text, Role role, HorizontalAlignment across) {
        int halfPoints = layout.font(role).halfPoints();
        int lines = TextFit.lines(text, width(0, official.columns()), halfPoints);
        int height = lines * TextFit.lineHeight(halfPoints) + RowHeights.PADDING;
        row(sheet, at).setHeight((short) Math.min(HIGHEST_ROW, height));
        var style = styles.of(
                new XlsxStyles.Key(layout, role, across, VerticalAlignment.CENTER, true, XlsxStyles.Edges.NONE));
        for (int column = 0; column < official.columns(); column++) {
            row(sheet, at).createCell(column).setCellStyle(style);
        }
        text(row(sheet, at).getCell(0), text);
        sheet.addMergedRegion(new CellRangeAddress(at, at, 0, official.columns() - 1));
    }

    /** Gives every row of the table the height its longest text needs. */
    private void plan(int first) {
        int[] heights = RowHeights.of(official);
        int lineHeight = TextFit.lineHeight(layout.font(Role.VALUE).halfPoints());
        int at = first;
        for (int height : heights) {
            int count = Math.ceilDiv(height, HIGHEST_ROW);
            // Parts of a tall row end between two lines, so that a page break falls there too.
            int part = count == 1 ? height : Math.ceilDiv(Math.ceilDiv(height, count), lineHeight) * lineHeight;
            spans.add(new Span(at, count, Math.min(HIGHEST_ROW, part)));
            at += count;
        }
    }

    private int lines(Cell cell) {
        return RowHeights.lines(cell, layout);
    }

    private void cell(XSSFSheet sheet, Cell cell, int first, int last) {
        var across = cell.isLeft() ? HorizontalAlignment.LEFT : HorizontalAlignment.CENTER;
        var down = lines(cell) > CENTRED_LINES ? VerticalAlignment.TOP : VerticalAlignment.CENTER;
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
                row(sheet, at)
                        .createCell(column)
                        .setCellStyle(styles.of(new XlsxStyles.Key(layout, cell.role(), across, down, !number, edges)));
            }
        }
        var corner = row(sheet, first).getCell(cell.column());
        if (number) {
            // The digits go into the file as they are; a double in between could change the last one.
            corner.getCTCell().setT(STCellType.N);
            corner.getCTCell().setV(cell.text());
        } else if (!cell.text().isEmpty()) {
            text(corner, cell.text());
        }
        if (last > first || lastColumn > cell.column()) {
            sheet.addMergedRegion(new CellRangeAddress(first, last, cell.column(), lastColumn));
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

    /** A string cell, so that text beginning with = + - @ stays text and never becomes a formula. */
    private void text(XSSFCell cell, String text) {
        var escaped = NEEDS_ESCAPE
                .matcher(CARRIAGE_RETURN.matcher(text).replaceAll("\n"))
                .replaceAll(XlsxSheetWriter::escape);
        int longest = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        if (escaped.length() > longest) {
            throw new CannotExportException("“%s”中有一栏长%d字，超过Excel一格%d字的上限，请缩短后重试，或改用网页格式导出。"
                    .formatted(official.title(), text.length(), longest));
        }
        cell.setCellValue(escaped);
    }

    private static String escape(MatchResult found) {
        char character = found.group().charAt(0);
        return Character.isSurrogate(character) ? "\uFFFD" : "_x%04X_".formatted((int) character);
    }

    private void printing(XSSFSheet sheet, int lastRow) {
        var page = layout.page();
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(page.landscape());
        sheet.setFitToPage(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0); // as many pages as it takes
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.TOP, inches(page.topMm()));
        sheet.setMargin(PageMargin.BOTTOM, inches(page.bottomMm()));
        sheet.setMargin(PageMargin.LEFT, inches(page.sideMm()));
        sheet.setMargin(PageMargin.RIGHT, inches(page.sideMm()));
        sheet.setMargin(PageMargin.HEADER, inches(page.topMm() / 2));
        sheet.setMargin(PageMargin.FOOTER, inches(page.bottomMm() / 2));
        sheet.getFooter().setCenter("第 &P 页 共 &N 页");
        workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, official.columns() - 1, 0, lastRow);
        repeatColumnHeads(sheet, lastRow);
        sheet.setDisplayGridlines(false);
        sheet.addIgnoredErrors(
                new CellRangeAddress(0, lastRow, 0, official.columns() - 1), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
    }

    /** On a form of several pages, the heads of the indicator table stand above its rows on each (GIT-92). */
    private void repeatColumnHeads(XSSFSheet sheet, int lastRow) {
        var page = layout.page();
        int room = TextFit.twips(((page.landscape() ? 210 : 297) - page.topMm() - page.bottomMm()) * 10);
        int height = 0;
        for (int at = 0; at <= lastRow; at++) {
            height += row(sheet, at).getHeight();
        }
        if (height <= room) {
            return;
        }
        for (int each = 0; each < official.rows().size(); each++) {
            if (official.rows().get(each).columnHeads()) {
                var span = spans.get(each);
                sheet.setRepeatingRows(new CellRangeAddress(span.first(), span.last(), -1, -1));
            }
        }
    }

    private static double inches(int millimetres) {
        return millimetres / 25.4;
    }

    private int width(int column, int columns) {
        return TextFit.twips(layout.widthMm(column, columns) * 10);
    }

    /** In 1/256 of a digit of the workbook's standard font, see {@link XlsxStyles#DIGIT_PIXELS}. */
    private static int columnWidth(int millimetres) {
        return millimetres * 96 * 10 / 254 * 256 / XlsxStyles.DIGIT_PIXELS;
    }

    private static XSSFRow row(XSSFSheet sheet, int at) {
        var row = sheet.getRow(at);
        return row == null ? sheet.createRow(at) : row;
    }
}
