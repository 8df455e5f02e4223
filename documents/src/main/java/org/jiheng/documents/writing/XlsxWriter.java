package org.jiheng.documents.writing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Excel导出 — official sheets as one xlsx workbook, a sheet for each form, the way WPS and Excel both show
 * it: merged cells, fonts by name, no formula anywhere (GIT-78). The same forms give the same bytes, and the
 * file names no author, program or time.
 */
public final class XlsxWriter {

    /** A larger batch is better kept in several workbooks, and would need too much memory at once. */
    static final int MAX_SHEETS = 1_000;

    private XlsxWriter() {}

    /**
     * Writes the workbook; the stream stays open.
     *
     * @throws CannotExportException when a workbook cannot hold it
     */
    public static void write(List<OfficialSheet> sheets, OutputStream out) throws IOException {
        if (sheets.isEmpty()) {
            throw new IllegalArgumentException("a workbook needs at least one sheet");
        }
        if (sheets.size() > MAX_SHEETS) {
            throw new CannotExportException("一个Excel文件最多放%d张表，这里有%d张，请分批导出。".formatted(MAX_SHEETS, sheets.size()));
        }
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            var styles = new XlsxStyles(workbook);
            var names = new SheetNames();
            for (var sheet : sheets) {
                new XlsxSheetWriter(workbook, styles, sheet).write(names.next(sheet));
            }
            dropMetadata(workbook);
            workbook.write(bytes);
        }
        withoutTimes(bytes.toByteArray(), out);
    }

    private static void dropMetadata(XSSFWorkbook workbook) {
        var core = workbook.getProperties().getCoreProperties().getUnderlyingProperties();
        core.setCreatorProperty(Optional.empty());
        core.setCreatedProperty(Optional.empty());
        core.setModifiedProperty(Optional.empty());
        var extended = workbook.getProperties().getExtendedProperties().getUnderlyingProperties();
        if (extended.isSetApplication()) {
            extended.unsetApplication();
        }
    }

    /** The container stamps each part with the time of writing; a constant keeps the bytes the same. */
    private static void withoutTimes(byte[] workbook, OutputStream out) throws IOException {
        var dosEpoch = LocalDateTime.of(1980, 1, 1, 0, 0);
        var zip = new ZipOutputStream(out);
        try (var parts = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                var entry = new ZipEntry(part.getName());
                entry.setTimeLocal(dosEpoch);
                zip.putNextEntry(entry);
                parts.transferTo(zip);
                zip.closeEntry();
            }
        }
        zip.finish();
    }
}
