package org.jiheng.documents.accuracy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jiheng.documents.accuracy.Page.Cell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** 各种办公软件的写法 — the same pages as workbooks, documents, web pages and texts. */
final class Producers {
    private static final int DOCUMENT_WIDTH = 9600;
    private static final int LANDSCAPE_WIDTH = 14_400;

    private Producers() {}

    static byte[] xlsx(List<Page> pages) throws IOException {
        return workbook(new XSSFWorkbook(), pages);
    }

    static byte[] xls(List<Page> pages) throws IOException {
        return workbook(new HSSFWorkbook(), pages);
    }

    private static byte[] workbook(Workbook workbook, List<Page> pages) throws IOException {
        try (workbook;
                var out = new ByteArrayOutputStream()) {
            var border = workbook.createCellStyle();
            border.setBorderBottom(org.apache.poi.ss.usermodel.BorderStyle.THIN);
            border.setBorderTop(org.apache.poi.ss.usermodel.BorderStyle.THIN);
            border.setBorderLeft(org.apache.poi.ss.usermodel.BorderStyle.THIN);
            border.setBorderRight(org.apache.poi.ss.usermodel.BorderStyle.THIN);
            border.setWrapText(true);
            for (var page : pages) {
                var sheet = workbook.getSheet(page.sheetName) == null
                        ? workbook.createSheet(page.sheetName)
                        : workbook.getSheet(page.sheetName);
                for (int column = 0; column < page.columns; column++) {
                    sheet.setColumnWidth(column, 14 * 256);
                }
                sheet.setFitToPage(true);
                sheet.getPrintSetup().setFitWidth((short) 1);
                sheet.getPrintSetup().setFitHeight((short) 0);
                sheet.getPrintSetup().setLandscape(page.columns > 8);
                int at = sheet.getPhysicalNumberOfRows() == 0 ? 0 : sheet.getLastRowNum() + 2;
                for (var line : page.above) {
                    sheet.createRow(at).createCell(0).setCellValue(line);
                    if (page.columns > 1) {
                        sheet.addMergedRegion(new CellRangeAddress(at, at, 0, page.columns - 1));
                    }
                    at++;
                }
                int first = at;
                for (int i = 0; i < page.rows.size(); i++) {
                    sheet.createRow(first + i);
                }
                for (int i = 0; i < page.rows.size(); i++) {
                    for (var cell : page.rows.get(i)) {
                        var target = sheet.getRow(first + i).createCell(cell.column());
                        target.setCellStyle(border);
                        if (isNumber(cell.text())) {
                            target.setCellValue(Double.parseDouble(cell.text()));
                        } else {
                            target.setCellValue(cell.text());
                        }
                        if (cell.columnSpan() > 1 || cell.rowSpan() > 1) {
                            sheet.addMergedRegion(new CellRangeAddress(
                                    first + i,
                                    first + i + cell.rowSpan() - 1,
                                    cell.column(),
                                    cell.column() + cell.columnSpan() - 1));
                        }
                    }
                }
                at = first + page.rows.size();
                for (var line : page.below) {
                    sheet.createRow(at++).createCell(0).setCellValue(line);
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,9}(\\.\\d{1,6})?");
    }

    static byte[] docx(List<Page> pages) throws IOException {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            for (var page : pages) {
                for (var line : page.above) {
                    document.createParagraph().createRun().setText(line);
                }
                table(document, page);
                for (var line : page.below) {
                    document.createParagraph().createRun().setText(line);
                }
                if (page.columns > 8) {
                    var size = document.getDocument().getBody().isSetSectPr()
                            ? document.getDocument().getBody().getSectPr()
                            : document.getDocument().getBody().addNewSectPr();
                    var paper = size.isSetPgSz() ? size.getPgSz() : size.addNewPgSz();
                    paper.setOrient(org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation.LANDSCAPE);
                    paper.setW(BigInteger.valueOf(16840));
                    paper.setH(BigInteger.valueOf(11900));
                }
                // Office programs never end a document, or follow one table by another, without a paragraph.
                document.createParagraph();
            }
            document.write(out);
            return out.toByteArray();
        }
    }

    private static void table(XWPFDocument document, Page page) {
        var table = document.createTable();
        var grid = table.getCTTbl().addNewTblGrid();
        for (int column = 0; column < page.columns; column++) {
            grid.addNewGridCol()
                    .setW(BigInteger.valueOf((page.columns > 8 ? LANDSCAPE_WIDTH : DOCUMENT_WIDTH) / page.columns));
        }
        Map<Integer, Cell> reaching = new HashMap<>();
        Map<Integer, Integer> left = new HashMap<>();
        for (int i = 0; i < page.rows.size(); i++) {
            var row = i == 0 ? table.getRow(0) : table.createRow();
            while (!row.getTableCells().isEmpty()) {
                row.removeCell(0);
            }
            int column = 0;
            var cells = page.rows.get(i);
            while (column < page.columns) {
                int at = column;
                var above = reaching.get(at);
                if (above != null && left.getOrDefault(at, 0) > 0) {
                    var cell = row.createCell();
                    span(cell, above.columnSpan());
                    cell.getCTTc().getTcPr().addNewVMerge().setVal(STMerge.CONTINUE);
                    left.merge(at, -1, Integer::sum);
                    column += above.columnSpan();
                    continue;
                }
                var found = cells.stream().filter(each -> each.column() == at).findFirst();
                var cell = row.createCell();
                if (found.isEmpty()) {
                    span(cell, 1);
                    column++;
                    continue;
                }
                span(cell, found.get().columnSpan());
                if (found.get().rowSpan() > 1) {
                    cell.getCTTc().getTcPr().addNewVMerge().setVal(STMerge.RESTART);
                    reaching.put(at, found.get());
                    left.put(at, found.get().rowSpan() - 1);
                }
                paragraphs(cell, found.get().text());
                column += found.get().columnSpan();
            }
        }
    }

    private static void paragraphs(XWPFTableCell cell, String text) {
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var paragraph = i == 0 ? cell.getParagraphs().getFirst() : cell.addParagraph();
            paragraph.createRun().setText(lines[i]);
        }
    }

    private static void span(XWPFTableCell cell, int columns) {
        var properties = cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
        properties.addNewGridSpan().setVal(BigInteger.valueOf(columns));
    }

    /** As an office program saves it: attributes quoted, every end tag there. */
    static String html(List<Page> pages) {
        var html = new StringBuilder("""
                <!DOCTYPE html><html><head><meta charset="utf-8"><title>政务公开</title></head><body>
                <div class="nav"><ul><li>首页</li><li>预算绩效</li></ul></div>
                """);
        for (var page : pages) {
            for (var line : page.above) {
                html.append("<p style=\"text-align:center\"><span><b>")
                        .append(escaped(line))
                        .append("</b></span></p>\n");
            }
            html.append("<table border=\"1\" cellspacing=\"0\"><tbody>\n");
            for (var row : page.rows) {
                html.append("<tr>");
                for (var cell : row) {
                    html.append("<td");
                    if (cell.columnSpan() > 1) {
                        html.append(" colspan=\"").append(cell.columnSpan()).append('"');
                    }
                    if (cell.rowSpan() > 1) {
                        html.append(" rowspan=\"").append(cell.rowSpan()).append('"');
                    }
                    html.append("><p>")
                            .append(cell.text().isEmpty() ? "&nbsp;" : escaped(cell.text()))
                            .append("</p></td>");
                }
                html.append("</tr>\n");
            }
            html.append("</tbody></table>\n");
            for (var line : page.below) {
                html.append("<p>").append(escaped(line)).append("</p>\n");
            }
        }
        return html.append("<p>版权所有 衡溪县人民政府</p></body></html>\n").toString();
    }

    /** As an old content system makes it: capital tags, no end tags, layout table around it. */
    static String oldHtml(List<Page> pages) {
        var html = new StringBuilder("<HTML><BODY><TABLE width=100%><TR><TD>\n");
        for (var page : pages) {
            for (var line : page.above) {
                html.append("<CENTER><FONT size=4>").append(escaped(line)).append("</FONT></CENTER>\n");
            }
            html.append("<TABLE border=1>\n");
            for (var row : page.rows) {
                html.append("<TR>");
                for (var cell : row) {
                    html.append("<TD");
                    if (cell.columnSpan() > 1) {
                        html.append(" COLSPAN=").append(cell.columnSpan());
                    }
                    if (cell.rowSpan() > 1) {
                        html.append(" ROWSPAN=").append(cell.rowSpan());
                    }
                    html.append('>').append(cell.text().isEmpty() ? "&nbsp;" : escaped(cell.text()));
                }
                html.append('\n');
            }
            html.append("</TABLE>\n");
            for (var line : page.below) {
                html.append(escaped(line)).append("<BR>\n");
            }
        }
        return html.append("</TABLE></BODY></HTML>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
    }

    /** As copied out of a worksheet. */
    static String text(List<Page> pages) {
        return separated(pages, '\t');
    }

    static String csv(List<Page> pages) {
        return separated(pages, ',');
    }

    private static String separated(List<Page> pages, char separator) {
        var text = new StringBuilder();
        for (var page : pages) {
            for (var line : page.above) {
                text.append(quoted(line, separator)).append('\n');
            }
            for (var row : page.rows) {
                int column = 0;
                for (var cell : row) {
                    while (column < cell.column()) {
                        text.append(separator);
                        column++;
                    }
                    text.append(quoted(cell.text(), separator));
                }
                while (column < page.columns - 1) {
                    text.append(separator);
                    column++;
                }
                text.append('\n');
            }
            for (var line : page.below) {
                text.append(quoted(line, separator)).append('\n');
            }
        }
        return text.toString();
    }

    private static String quoted(String text, char separator) {
        return text.indexOf(separator) >= 0 || text.indexOf('\n') >= 0 || text.indexOf('"') >= 0
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
