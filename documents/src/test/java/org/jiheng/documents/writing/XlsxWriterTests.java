package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxWriterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "_x0041_", "_x000D_", "第一行\n第二行", "𠮷䶮⼀⾷𬬻"
            })
    void textStaysTextWhateverItStartsWith(String project) throws IOException {
        try (var workbook = workbook(SheetForms.keySpecial().project(project).sheet())) {
            var cell = cell(workbook, "B4");

            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(project);
            assertThat(cell.getCTCell().isSetF()).isFalse();
        }
    }

    @Test
    void whatXmlCannotHoldIsEscapedAsExcelDoes() throws IOException {
        try (var workbook =
                workbook(SheetForms.keySpecial().project("甲\u0001乙\u000B丙").sheet())) {
            assertThat(cell(workbook, "B4").getStringCellValue()).isEqualTo("甲\u0001乙\u000B丙");
        }
    }

    @Test
    void nothingInTheFileTellsWhoWroteItWhenOrWithWhat() throws IOException {
        var bytes = bytes(List.of(SheetForms.keySpecial().sheet()));
        try (var parts = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                assertThat(part.getTimeLocal().getYear()).isEqualTo(1980);
                if (part.getName().startsWith("docProps/")) {
                    assertThat(new String(parts.readAllBytes(), StandardCharsets.UTF_8))
                            .doesNotContain("POI", "dc:creator", "dcterms:created", "dcterms:modified", "Application");
                }
            }
        }
    }

    @Test
    void noRowIsHigherThanExcelAllowsAndNoneTooLowForItsText() throws IOException {
        var longText = "全区基层治理能力提升与公共服务设施改造。".repeat(100);
        try (var workbook = workbook(SheetForms.keySpecial().overview(longText).sheet())) {
            var sheet = workbook.getSheetAt(0);
            int height = 0;
            for (var row : sheet) {
                assertThat(row.getHeight()).isLessThanOrEqualTo((short) 8190);
                height += row.getHeight();
            }
            // 2,000 characters, 38 to the line of 145 mm, 10.5 points high.
            assertThat(height).isGreaterThan(2000 / 38 * 210);
            assertThat(sheet.getMergedRegions().stream().map(region -> region.formatAsString()))
                    .contains("B9:G11", "A9:A11");
        }
    }

    @Test
    void refusesATextThatNoCellCanHold() {
        var sheet = SheetForms.keySpecial().overview("长".repeat(32_768)).sheet();

        assertThatThrownBy(() -> bytes(List.of(sheet)))
                .isInstanceOf(CannotExportException.class)
                .hasMessageContainingAll("32768字", "上限", "请缩短");
    }

    @Test
    void refusesMoreSheetsThanAWorkbookShouldHold() {
        var sheets = Collections.nCopies(5_101, SheetForms.keySpecial().sheet());

        assertThatThrownBy(() -> XlsxWriter.write(sheets, OutputStream.nullOutputStream()))
                .isInstanceOf(CannotExportException.class)
                .hasMessageContainingAll("5100张", "请分批导出");
    }

    /** A sheet is gone when the next is asked for: nothing of a book is kept but names and styles. */
    @Test
    void sheetsAreAskedForOneAfterTheOther() throws IOException {
        var out = new ByteArrayOutputStream();
        var sizes = new ArrayList<Integer>();
        Iterable<OfficialSheet> sheets = () -> IntStream.range(0, 300)
                .mapToObj(each -> {
                    sizes.add(out.size());
                    return SheetForms.keySpecial().project("项目" + each).sheet();
                })
                .iterator();
        XlsxWriter.write(sheets, out);

        assertThat(sizes.get(200)).isGreaterThan(out.size() / 3);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(300);
            assertThat(workbook.getSheetName(299)).isEqualTo("项目299");
        }
    }

    private static byte[] bytes(List<OfficialSheet> sheets) throws IOException {
        var out = new ByteArrayOutputStream();
        XlsxWriter.write(sheets, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook workbook(OfficialSheet sheet) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes(List.of(sheet))));
    }

    private static XSSFCell cell(XSSFWorkbook workbook, String address) {
        var reference = new CellReference(address);
        return workbook.getSheetAt(0).getRow(reference.getRow()).getCell(reference.getCol());
    }
}
