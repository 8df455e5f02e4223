package org.jiheng.documents.reading.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;

class XlsSourceTest {
    private static byte[] workbook(Consumer<HSSFWorkbook> content) throws IOException {
        try (var workbook = new HSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            content.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static CellStyle format(HSSFWorkbook workbook, String format) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static void number(HSSFSheet sheet, int column, double value, String format) {
        var row = sheet.getRow(0) == null ? sheet.createRow(0) : sheet.getRow(0);
        var cell = row.createCell(column);
        cell.setCellValue(value);
        cell.setCellStyle(format(sheet.getWorkbook(), format));
    }

    @Test
    void numbersAsTheyAreShown() throws IOException {
        var file = workbook(workbook -> {
            var sheet = workbook.createSheet("表");
            number(sheet, 0, 0.955, "0.0%");
            number(sheet, 1, 226.3, "#,##0.00");
            number(sheet, 2, LocalDate.of(2025, 3, 1).toEpochDay() + 25_569.0, "yyyy\"年\"m\"月\"");
            number(sheet, 3, 2025, "0\"年\"");
            number(sheet, 4, 1e15, "General");
            number(sheet, 5, 0.1 + 0.2, "General");
        });
        assertThat(GridText.of("a.xls", file))
                .isEqualTo("0.1 |0:95.5% |1:226.3 |2:2025-03-01 |3:2025 |4:1000000000000000 |5:0.3");
    }

    @Test
    void formulasAsTheyWereLastShown() throws IOException {
        var file = workbook(workbook -> {
            var row = workbook.createSheet("表").createRow(0);
            row.createCell(0).setCellValue(50);
            row.createCell(1).setCellFormula("A1*2");
            row.createCell(2).setCellFormula("\"≥\"&A1");
            row.createCell(3).setCellFormula("A1>1");
            row.createCell(4).setCellFormula("A1/0");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        assertThat(GridText.of("a.xls", file)).isEqualTo("0.1 |0:50 |1:100 |2:≥50 |3:TRUE |4:#DIV/0!");
    }

    @Test
    void mergedCellsComeFromTheFile() throws IOException {
        var file = workbook(workbook -> {
            var sheet = workbook.createSheet("表");
            for (int row = 0; row < 3; row++) {
                sheet.createRow(row).createCell(0).setCellValue("产出指标");
                sheet.getRow(row).createCell(2).setCellValue("数量" + row);
            }
            sheet.addMergedRegion(new CellRangeAddress(0, 2, 0, 1));
        });
        assertThat(GridText.of("a.xls", file)).isEqualTo("""
                0.1 |0+2x3:产出指标 |2:数量0
                0.2 |2:数量1
                0.3 |2:数量2""");
    }

    @Test
    void sheetsInTheirOrderWithTheHiddenOnesAndWithoutCharts() throws IOException {
        var file = workbook(workbook -> {
            var first = workbook.createSheet("第一张");
            first.createRow(0).createCell(0).setCellValue("一");
            var drawing = first.createDrawingPatriarch();
            drawing.createComment(new HSSFClientAnchor())
                    .setString(workbook.getCreationHelper().createRichTextString("批注不是内容"));
            workbook.createSheet("空的");
            workbook.createSheet("第三张").createRow(6).createCell(3).setCellValue("三");
            workbook.setSheetHidden(2, true);
        });
        var grids = GridText.grids("a.xls", file);
        assertThat(grids).extracting(Grid::name).containsExactly("第一张", "空的", "第三张");
        assertThat(grids).extracting(Grid::hidden).containsExactly(false, false, true);
        assertThat(grids).extracting(GridText::of).containsExactly("0.1 |0:一", "", "0.7 |3:三");
        var last = grids.getLast();
        assertThat(last.place(last.rows().getFirst(), 3)).isEqualTo(new Place.Cell("第三张", "D7"));
    }
}
