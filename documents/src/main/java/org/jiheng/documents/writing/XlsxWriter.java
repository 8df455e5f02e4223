package org.jiheng.documents.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Excel导出 — official sheets as one xlsx workbook, a sheet for each form, the way WPS and Excel both show
 * it: merged cells, fonts by name, no formula anywhere (GIT-78). Written sheet by sheet, so a book of a thousand
 * projects needs no more memory than one form. The same forms give the same bytes, and the file names no author,
 * program or time.
 */
public final class XlsxWriter {

    /** Office programs hold all sheets of a workbook in memory, and have no better way to find one than its tab. */
    static final int MAX_SHEETS = 5_100;

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipOutputStream zip;
    private final XlsxStyles styles = new XlsxStyles();
    private final SheetNames names = new SheetNames();
    private final StringBuilder list = new StringBuilder();
    private final StringBuilder definedNames = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private int count;

    private XlsxWriter(ZipOutputStream zip) {
        this.zip = zip;
    }

    /**
     * Writes the workbook; the stream stays open. The sheets are asked for one after the other, and once.
     *
     * @throws CannotExportException when a workbook cannot hold it
     */
    public static void write(Iterable<OfficialSheet> sheets, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        new XlsxWriter(zip).workbook(sheets);
        zip.finish();
    }

    private void workbook(Iterable<OfficialSheet> sheets) throws IOException {
        // What is not named is a worksheet: how many there will be is not known yet.
        part("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="%1$sworksheet+xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>\
            <Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/></Types>\
            """.formatted(TYPE));
        part("_rels/.rels", """
            <Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>\
            """.formatted(PACKAGE_RELATIONS, RELATIONS));
        for (var sheet : sheets) {
            add(sheet);
        }
        if (count == 0) {
            throw new IllegalArgumentException("a workbook needs at least one sheet");
        }
        part("xl/styles.xml", styles.xml());
        part("xl/workbook.xml", """
            <workbook xmlns="%s" xmlns:r="%s"><bookViews><workbookView activeTab="0"/></bookViews><sheets>%s</sheets>\
            <definedNames>%s</definedNames></workbook>\
            """.formatted(XlsxSheetWriter.MAIN, RELATIONS, list, definedNames));
        part("xl/_rels/workbook.xml.rels", """
            <Relationships xmlns="%s">%s<Relationship Id="rId0" Type="%s/styles" Target="styles.xml"/></Relationships>\
            """.formatted(PACKAGE_RELATIONS, relations, RELATIONS));
    }

    private void add(OfficialSheet official) throws IOException {
        if (count == MAX_SHEETS) {
            throw new CannotExportException("一个Excel文件最多放%d张表，这里不止，请分批导出。".formatted(MAX_SHEETS));
        }
        var name = names.next(official);
        var sheet = new XlsxSheetWriter(styles, official);
        part("xl/worksheets/sheet%d.xml".formatted(count + 1), sheet.xml(count == 0));
        var quoted = "'" + XlsxSheetWriter.escaped(name).replace("'", "''") + "'!";
        define("Print_Area", quoted + sheet.printArea());
        if (sheet.repeatedRows() != null) {
            define("Print_Titles", quoted + sheet.repeatedRows());
        }
        count++;
        list.append("<sheet name=\"%s\" sheetId=\"%2$d\" r:id=\"rId%2$d\"/>"
                .formatted(XlsxSheetWriter.escaped(name), count));
        relations.append("<Relationship Id=\"rId%1$d\" Type=\"%2$s/worksheet\" Target=\"worksheets/sheet%1$d.xml\"/>"
                .formatted(count, RELATIONS));
    }

    private void define(String name, String range) {
        definedNames.append(
                "<definedName name=\"_xlnm.%s\" localSheetId=\"%d\">%s</definedName>".formatted(name, count, range));
    }

    private void part(String name, String xml) throws IOException {
        var entry = new ZipEntry(name);
        // A constant keeps the bytes the same.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".getBytes(StandardCharsets.UTF_8));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
