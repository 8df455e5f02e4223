package org.jiheng.documents.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/**
 * 官方版式 — the sample's text laid out as its original looked: merged cells, the label 绩效指标 beside all rows,
 * numbers as numbers. Made from the printed text alone, without our reader or our writer.
 */
final class OfficialLayout {
    private static final int WIDTH = 7;

    private OfficialLayout() {}

    record Cell(int row, int column, int rowSpan, int columnSpan, String text) {}

    /** One sheet, or one table, for each form. */
    static List<List<Cell>> forms(String sample) {
        var forms = new ArrayList<List<Cell>>();
        var lines = new ArrayList<String>();
        boolean numbered = false;
        for (var line : sample.lines().filter(each -> !each.isBlank()).toList()) {
            boolean tableNumber = line.startsWith("表");
            if (tableNumber || (line.startsWith("长寿区") && !numbered)) {
                if (!lines.isEmpty()) {
                    forms.add(form(lines));
                }
                lines.clear();
            }
            numbered = tableNumber;
            lines.add(line);
        }
        forms.add(form(lines));
        return forms;
    }

    private static List<Cell> form(List<String> lines) {
        var cells = new ArrayList<Cell>();
        int indicatorRows = (int) lines.stream()
                .filter(line -> line.startsWith("绩效指标") || line.matches("\t[^\t]+\t[=≥].*"))
                .count();
        int row = 0;
        for (var line : lines) {
            var words = Stream.of(line.split("\t", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
            var label = words.getFirst();
            if (words.size() == 1 && (label.startsWith("表") || label.startsWith("单位"))) {
                cells.add(new Cell(row, label.startsWith("表") ? 0 : WIDTH - 1, 1, 1, label));
            } else if (label.startsWith("长寿区") || label.startsWith("本单位")) {
                cells.add(new Cell(row, 0, 1, WIDTH, label));
            } else if (label.startsWith("主管部门") || label.startsWith("联系人")) {
                var second = words.stream()
                        .filter(word -> word.startsWith("实施单位") || word.startsWith("联系电话"))
                        .findFirst()
                        .orElseThrow();
                int at = words.indexOf(second);
                cells.add(new Cell(row, 0, 1, 1, label));
                cells.add(new Cell(row, 1, 1, 2, at > 1 ? words.get(1) : ""));
                cells.add(new Cell(row, 3, 1, 1, second));
                cells.add(new Cell(row, 4, 1, 3, words.size() > at + 1 ? words.get(at + 1) : ""));
            } else if (label.startsWith("预算执行率")) {
                cells.add(new Cell(row, 0, 1, 2, label));
                cells.add(new Cell(row, 2, 1, 5, words.get(1)));
            } else if (label.equals("项目总资金额")) {
                boolean filled = !words.get(1).equals("上级补助");
                cells.add(new Cell(row, 0, 3, 1, label));
                cells.add(new Cell(row, 1, 3, 2, filled ? words.get(1) : ""));
                cells.add(new Cell(row, 3, 1, 1, "上级补助"));
                cells.add(new Cell(row, 4, 1, 3, ""));
            } else if (label.endsWith("资金")) {
                cells.add(new Cell(row, 3, 1, 1, label));
                cells.add(new Cell(row, 4, 1, 3, words.size() > 1 ? words.get(1) : ""));
            } else if (label.equals("绩效指标")) {
                cells.add(new Cell(row, 0, indicatorRows, 1, label));
                addRow(cells, row, words.subList(1, words.size()));
            } else if (line.startsWith("\t")) {
                addRow(cells, row, words);
            } else {
                cells.add(new Cell(row, 0, 1, 1, label));
                cells.add(new Cell(row, 1, 1, 6, words.size() > 1 ? words.get(1) : ""));
            }
            row++;
        }
        return cells;
    }

    private static void addRow(List<Cell> cells, int row, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            cells.add(new Cell(row, i + 1, 1, 1, words.get(i)));
        }
    }

    /** All forms below each other on one sheet, as units send them. */
    static byte[] xlsx(List<List<Cell>> forms) {
        return workbook(new XSSFWorkbook(), forms);
    }

    /** The same in the format of Excel 97–2003. */
    static byte[] xls(List<List<Cell>> forms) {
        return workbook(new HSSFWorkbook(), forms);
    }

    private static byte[] workbook(Workbook empty, List<List<Cell>> forms) {
        try (var workbook = empty;
                var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("绩效目标表");
            int top = 0;
            for (var form : forms) {
                int bottom = top;
                for (var cell : form) {
                    var row = sheet.getRow(top + cell.row());
                    var target = (row == null ? sheet.createRow(top + cell.row()) : row).createCell(cell.column());
                    if (cell.text().matches("\\d+(\\.\\d+)?") && cell.text().length() < 8) {
                        target.setCellValue(Double.parseDouble(cell.text()));
                    } else if (!cell.text().isEmpty()) {
                        target.setCellValue(cell.text());
                    }
                    if (cell.rowSpan() > 1 || cell.columnSpan() > 1) {
                        sheet.addMergedRegion(new CellRangeAddress(
                                top + cell.row(),
                                top + cell.row() + cell.rowSpan() - 1,
                                cell.column(),
                                cell.column() + cell.columnSpan() - 1));
                    }
                    bottom = Math.max(bottom, top + cell.row());
                }
                top = bottom + 3;
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table for each form, in a page as publishing systems make them. */
    static byte[] html(List<List<Cell>> forms) {
        var page =
                new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>绩效目标表</title></head><body>"
                        + "<div class=\"nav\">首页 &gt; 政务公开 &gt; 预算</div>");
        for (var form : forms) {
            page.append("<table border=\"1\">");
            int row = -1;
            for (var cell : form) {
                if (cell.row() != row) {
                    page.append(row < 0 ? "<tr>" : "</tr>\n<tr>");
                    row = cell.row();
                }
                var gap = form.stream().anyMatch(other -> other.row() == cell.row() && other.column() < cell.column());
                if (!gap && cell.column() == WIDTH - 1) {
                    page.append("<td colspan=\"6\">&nbsp;</td>");
                }
                page.append("<td rowspan=\"%d\" colspan=\"%d\">".formatted(cell.rowSpan(), cell.columnSpan()))
                        .append(cell.text().replace("&", "&amp;").replace("<", "&lt;"))
                        .append("</td>");
            }
            page.append("</tr></table>");
        }
        return page.append("<p>版权所有</p></body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The title as a paragraph and a table below it for each form, as offices write them. */
    static byte[] docx(List<List<Cell>> forms) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("附件：绩效目标表");
            for (var form : forms) {
                int height = form.stream().mapToInt(Cell::row).max().orElseThrow() + 1;
                var table = document.createTable(height, 0);
                for (int row = 0; row < height; row++) {
                    fillRow(table.getRow(row), row, form);
                }
                document.createParagraph();
            }
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fillRow(XWPFTableRow row, int number, List<Cell> form) {
        while (!row.getTableCells().isEmpty()) {
            row.removeCell(0);
        }
        int column = 0;
        while (column < WIDTH) {
            int at = column;
            var covering = form.stream()
                    .filter(cell -> cell.column() <= at
                            && at < cell.column() + cell.columnSpan()
                            && cell.row() <= number
                            && number < cell.row() + cell.rowSpan())
                    .findFirst();
            var cell = row.createCell();
            int span = 1;
            if (covering.isPresent()) {
                var content = covering.get();
                span = content.columnSpan();
                var properties = cell.getCTTc().addNewTcPr();
                if (span > 1) {
                    properties.addNewGridSpan().setVal(BigInteger.valueOf(span));
                }
                if (content.rowSpan() > 1) {
                    properties.addNewVMerge().setVal(content.row() == number ? STMerge.RESTART : STMerge.CONTINUE);
                }
                if (content.row() == number) {
                    cell.setText(content.text());
                }
            }
            column += span;
        }
    }

    /** Each form's rows as comma-separated values, quoted as a spreadsheet quotes them. */
    static String csv(String sample) {
        return sample.lines()
                .map(line -> Stream.of(line.split("\t", -1))
                        .map(field -> field.indexOf(',') >= 0 || field.indexOf('"') >= 0
                                ? "\"" + field.replace("\"", "\"\"") + "\""
                                : field)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));
    }
}
