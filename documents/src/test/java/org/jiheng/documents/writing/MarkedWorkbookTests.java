package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.documents.writing.MarkedWorkbook.Mark;
import org.jiheng.documents.writing.MarkedWorkbook.Weight;
import org.junit.jupiter.api.Test;

/** 标好记号的原件 — only marks and comments are added; all that was there is there still. */
class MarkedWorkbookTests {

    @Test
    void marksTheCellsAndLeavesTheRestAlone() throws IOException {
        var marked = MarkedWorkbook.of(
                workbook(),
                List.of(
                        new Mark("目标表", "B2", Weight.DOUBTFUL, "指标值像百分数"),
                        new Mark("目标表", "B2", Weight.WRONG, "应改 LNT-04"),
                        new Mark("目标表", "D9", Weight.HINT, "这里空着\u0000"),
                        new Mark("没有的表", "A1", Weight.HINT, "不会出错")));
        try (var before = open(workbook());
                var after = open(marked)) {
            var was = before.getSheet("目标表");
            var sheet = after.getSheet("目标表");
            for (var row : was) {
                for (var cell : row) {
                    var same = sheet.getRow(cell.getRowIndex()).getCell(cell.getColumnIndex());
                    assertThat(same.toString()).isEqualTo(cell.toString());
                    assertThat(same.getCellType()).isEqualTo(cell.getCellType());
                }
            }
            assertThat(sheet.getMergedRegions()).isEqualTo(was.getMergedRegions());
            assertThat(sheet.getColumnWidth(0)).isEqualTo(was.getColumnWidth(0));
            assertThat(after.isSheetHidden(1)).isTrue();
            var cell = sheet.getRow(1).getCell(1);
            assertThat(cell.getCellStyle().getFillForegroundXSSFColor().getARGBHex())
                    .as("the worst of what is said")
                    .isEqualTo("FFFBE0DD");
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("0.00%");
            assertThat(cell.getCellComment().getString().getString()).isEqualTo("指标值像百分数\n应改 LNT-04");
            assertThat(sheet.getRow(8).getCell(3).getCellComment().getString().getString())
                    .isEqualTo("这里空着");
            assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFillForegroundXSSFColor())
                    .as("what is not spoken of keeps its look")
                    .isNull();
        }
    }

    @Test
    void aCommentSomebodyWroteStays() throws IOException {
        var marked = MarkedWorkbook.of(workbook(), List.of(new Mark("目标表", "A1", Weight.HINT, "看一下标题")));
        try (var after = open(marked)) {
            assertThat(after.getSheet("目标表")
                            .getRow(0)
                            .getCell(0)
                            .getCellComment()
                            .getString()
                            .getString())
                    .isEqualTo("老周：别动这一格\n看一下标题");
        }
    }

    @Test
    void whatCannotBeOpenedIsSaidInASentence() {
        assertThatThrownBy(() -> MarkedWorkbook.of("不是工作簿".getBytes(StandardCharsets.UTF_8), List.of()))
                .isInstanceOf(CannotExportException.class)
                .hasMessageContaining("标不了记号");
        assertThatThrownBy(() -> MarkedWorkbook.of(new byte[MarkedWorkbook.MOST_BYTES + 1], List.of()))
                .isInstanceOf(CannotExportException.class)
                .hasMessageContaining("超过4MB");
    }

    private static byte[] workbook() throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("目标表");
            sheet.setColumnWidth(0, 9_000);
            sheet.createRow(0).createCell(0).setCellValue("2026年绩效目标表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
            var percent = workbook.createCellStyle();
            percent.setDataFormat(workbook.createDataFormat().getFormat("0.00%"));
            var value = sheet.createRow(1).createCell(1);
            value.setCellValue(95);
            value.setCellStyle(percent);
            sheet.getRow(1).createCell(2).setCellFormula("B2*2");
            var helper = workbook.getCreationHelper();
            var comment = sheet.createDrawingPatriarch().createCellComment(helper.createClientAnchor());
            comment.setString(helper.createRichTextString("老周：别动这一格"));
            Objects.requireNonNull(sheet.getRow(0).getCell(0)).setCellComment(comment);
            workbook.createSheet("底稿");
            workbook.setSheetHidden(1, true);
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static XSSFWorkbook open(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }
}
