package org.jiheng.documents.writing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** 工作簿清单 — a workbook as text, so that a change to an export shows as lines in a diff. */
final class WorkbookDump {

    private final StringBuilder text = new StringBuilder();

    static String of(byte[] xlsx) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var dump = new WorkbookDump();
            for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
                dump.sheet(workbook.getSheetAt(index), workbook.getPrintArea(index));
            }
            return dump.text.toString();
        }
    }

    private void sheet(XSSFSheet sheet, String printArea) {
        var print = sheet.getPrintSetup();
        text.append("sheet %s%n".formatted(sheet.getSheetName()));
        text.append("print %s, paper %d, landscape %s, fit %d wide %d high, centred %s, footer %s%n"
                .formatted(
                        printArea,
                        print.getPaperSize(),
                        print.getLandscape(),
                        print.getFitWidth(),
                        print.getFitHeight(),
                        sheet.getHorizontallyCenter(),
                        sheet.getFooter().getCenter()));
        text.append("margins inch: top %.3f right %.3f bottom %.3f left %.3f%n"
                .formatted(
                        sheet.getMargin(PageMargin.TOP),
                        sheet.getMargin(PageMargin.RIGHT),
                        sheet.getMargin(PageMargin.BOTTOM),
                        sheet.getMargin(PageMargin.LEFT)));
        text.append("repeats %s%n"
                .formatted(
                        sheet.getRepeatingRows() == null
                                ? "nothing"
                                : sheet.getRepeatingRows().formatAsString()));
        text.append("columns");
        for (int column = 0; column < sheet.getRow(0).getLastCellNum(); column++) {
            text.append(' ').append(sheet.getColumnWidth(column));
        }
        text.append('\n');
        sheet.getMergedRegions().stream()
                .map(region -> region.formatAsString())
                .sorted()
                .forEach(region -> text.append("merged ").append(region).append('\n'));
        for (var row : sheet) {
            text.append("row %d, %.2f pt%n".formatted(row.getRowNum() + 1, row.getHeightInPoints()));
            for (var cell : row) {
                cell((XSSFCell) cell);
            }
        }
    }

    private void cell(XSSFCell cell) {
        if (cell.getCellType() == CellType.BLANK) {
            return;
        }
        var style = cell.getCellStyle();
        text.append("  %s %s %s | %s %s, %s %s, %s%n"
                .formatted(
                        cell.getReference(),
                        cell.getCellType() == CellType.NUMERIC
                                ? "number"
                                : cell.getCellType() == CellType.STRING ? "text" : cell.getCellType(),
                        cell.getCellType() == CellType.NUMERIC
                                ? cell.getRawValue()
                                : cell.getStringCellValue().replace("\n", "⏎"),
                        style.getFont().getFontName(),
                        style.getFont().getFontHeight() / 20.0,
                        style.getAlignment(),
                        style.getVerticalAlignment(),
                        borders(
                                style.getBorderTop(),
                                style.getBorderRight(),
                                style.getBorderBottom(),
                                style.getBorderLeft())));
    }

    private static String borders(BorderStyle... clockwiseFromTop) {
        var shown = new StringBuilder();
        for (var border : clockwiseFromTop) {
            shown.append(
                    switch (border) {
                        case NONE -> '-';
                        case THIN -> 't';
                        case MEDIUM -> 'M';
                        default -> '?';
                    });
        }
        return shown.toString();
    }
}
