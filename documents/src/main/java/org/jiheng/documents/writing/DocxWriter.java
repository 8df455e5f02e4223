package org.jiheng.documents.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.documents.writing.OfficialSheet.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Word导出 — official sheets as one docx: a real table for each with the same merged cells, widths and fonts by name,
 * its heads repeated on a new page, rows that do not tear, and page numbers in the footer (GIT-78, GIT-92). Written
 * part by part, so a book of a thousand projects needs no more memory than one form; the same forms give the same
 * bytes, and nothing names an author, a program or a time.
 */
public final class DocxWriter {
    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /** What XML cannot hold at all, and halves of surrogate pairs. */
    private static final Pattern IMPOSSIBLE =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}");

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final int TALL_LINES = 15;

    private final Writer out;

    private DocxWriter(Writer out) {
        this.out = out;
    }

    /** Writes the document; the stream stays open. The sheets are asked for one after the other, and once. */
    public static void write(Iterable<OfficialSheet> sheets, OutputStream stream) throws IOException {
        var zip = new ZipOutputStream(stream);
        part(zip, "[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
            <Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>\
            <Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>\
            </Types>\
            """);
        part(zip, "_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="%s/officeDocument" Target="word/document.xml"/>\
            </Relationships>\
            """.formatted(RELATIONS));
        part(zip, "word/_rels/document.xml.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="%1$s/styles" Target="styles.xml"/>\
            <Relationship Id="rId2" Type="%1$s/settings" Target="settings.xml"/>\
            <Relationship Id="rId3" Type="%1$s/footer" Target="footer1.xml"/>\
            </Relationships>\
            """.formatted(RELATIONS));
        part(zip, "word/settings.xml", """
            <w:settings xmlns:w="%s"><w:characterSpacingControl w:val="compressPunctuation"/>\
            <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
            <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>\
            """.formatted(MAIN));
        part(zip, "word/styles.xml", """
            <w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/>\
            <w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
            <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>\
            <w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>\
            """.formatted(MAIN));
        part(zip, "word/footer1.xml", footer());
        begin(zip, "word/document.xml");
        var writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        new DocxWriter(writer).document(sheets);
        writer.flush();
        zip.closeEntry();
        zip.finish();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        begin(zip, name);
        zip.write((XML + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
    }

    /** The long form of a field: WPS leaves the short one blank in footers (GIT-78). */
    private static String footer() {
        return """
            <w:ftr xmlns:w="%s"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>%s%s%s%s%s</w:p></w:ftr>\
            """.formatted(MAIN, small("第 "), field("PAGE"), small(" 页 共 "), field("NUMPAGES"), small(" 页"));
    }

    private static String small(String text) {
        return "<w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    private static String field(String name) {
        return """
            <w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>\
            <w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:instrText xml:space="preserve"> %s </w:instrText></w:r>\
            <w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>\
            <w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r>\
            <w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>\
            """.formatted(name);
    }

    private void document(Iterable<OfficialSheet> sheets) throws IOException {
        out.write(XML);
        out.write("<w:document xmlns:w=\"%s\" xmlns:r=\"%s\"><w:body>".formatted(MAIN, RELATIONS));
        @Nullable Layout before = null;
        boolean any = false;
        for (var sheet : sheets) {
            if (before != null) {
                // A section of its own, so that an upright form may follow one laid across.
                out.write("<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>");
                section(before);
                out.write("</w:pPr></w:p>");
            }
            sheet(sheet);
            before = sheet.layout();
            any = true;
        }
        if (!any || before == null) {
            throw new IllegalArgumentException("a document needs at least one sheet");
        }
        section(before);
        out.write("</w:body></w:document>");
    }

    private void section(Layout layout) throws IOException {
        var page = layout.page();
        int shorter = TextFit.twips(2100);
        int longer = TextFit.twips(2970);
        out.write("""
            <w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:type w:val="nextPage"/>\
            <w:pgSz w:w="%d" w:h="%d"%s/>\
            <w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/></w:sectPr>\
            """.formatted(
                        page.landscape() ? longer : shorter,
                        page.landscape() ? shorter : longer,
                        page.landscape() ? " w:orient=\"landscape\"" : "",
                        TextFit.twips(page.topMm() * 10),
                        TextFit.twips(page.sideMm() * 10),
                        TextFit.twips(page.bottomMm() * 10),
                        TextFit.twips(page.sideMm() * 10),
                        TextFit.twips(page.topMm() * 5),
                        TextFit.twips(page.bottomMm() * 5)));
    }

    private void sheet(OfficialSheet sheet) throws IOException {
        var layout = sheet.layout();
        if (sheet.tableNo() != null) {
            paragraph(sheet.tableNo(), layout, Role.LABEL, "left", "");
        }
        paragraph(sheet.title(), layout, Role.TITLE, "center", "<w:pStyle w:val=\"Heading1\"/>");
        if (sheet.yearLine() != null) {
            paragraph(sheet.yearLine(), layout, Role.LABEL, "center", "<w:keepNext/>");
        }
        if (!sheet.unitLine().isEmpty()) {
            paragraph(sheet.unitLine(), layout, Role.LABEL, "right", "<w:keepNext/>");
        }
        tables(sheet);
        if (sheet.note() != null) {
            paragraph(sheet.note(), layout, Role.VALUE, "left", "");
        }
    }

    /**
     * One table as on paper. On a form of several pages the indicators become a table of their own, right under
     * the first: only heads in the first row of a table repeat.
     */
    private void tables(OfficialSheet sheet) throws IOException {
        var rows = sheet.rows();
        int heads = 0;
        while (heads < rows.size() && !rows.get(heads).columnHeads()) {
            heads++;
        }
        if (heads == rows.size() || RowHeights.fitsOnePage(sheet)) {
            table(sheet, rows, false);
        } else {
            if (heads > 0) {
                table(sheet, rows.subList(0, heads), false);
                out.write("<w:p><w:pPr><w:keepNext/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>");
            }
            table(sheet, rows.subList(heads, rows.size()), true);
        }
    }

    private void table(OfficialSheet sheet, List<OfficialSheet.Row> rows, boolean headsRepeat) throws IOException {
        var layout = sheet.layout();
        out.write("""
            <w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>\
            <w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/>\
            <w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/>\
            <w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/>\
            </w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>\
            """.formatted(TextFit.twips(layout.widthMm() * 10)));
        for (int millimetres : layout.columnsMm()) {
            out.write("<w:gridCol w:w=\"%d\"/>".formatted(TextFit.twips(millimetres * 10)));
        }
        out.write("</w:tblGrid>");
        var below = new @Nullable Below[sheet.columns()];
        for (var row : rows) {
            row(sheet, row, below, headsRepeat && row.columnHeads());
        }
        out.write("</w:tbl>");
    }

    /** 跨行的单元格 in the rows under its first. */
    private record Below(Cell cell, int rowsLeft, boolean first) {}

    private void row(OfficialSheet sheet, OfficialSheet.Row row, @Nullable Below[] below, boolean repeated)
            throws IOException {
        var layout = sheet.layout();
        boolean tall =
                row.cells().stream().anyMatch(cell -> cell.rows() == 1 && RowHeights.lines(cell, layout) > TALL_LINES);
        out.write("<w:tr><w:trPr>");
        if (!tall) {
            out.write("<w:cantSplit/>");
        }
        out.write("<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>".formatted(TextFit.twips(layout.rowTenthsMm())));
        if (repeated) {
            out.write("<w:tblHeader/>");
        }
        out.write("</w:trPr>");
        var cells = new ArrayList<>(row.cells());
        int column = 0;
        while (column < below.length) {
            var above = below[column];
            if (above != null) {
                cell(
                        above.cell(),
                        layout,
                        above.first() ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>",
                        !above.first());
                int columns = above.cell().columns();
                for (int each = column; each < column + columns; each++) {
                    below[each] = above.rowsLeft() > 1 ? new Below(above.cell(), above.rowsLeft() - 1, false) : null;
                }
                column += columns;
                continue;
            }
            var cell = cells.removeFirst();
            // A repeated row cannot share a cell with the rows under it: they get the label once more for themselves.
            boolean merged = cell.rows() > 1 && !repeated;
            cell(cell, layout, merged ? "<w:vMerge w:val=\"restart\"/>" : "", false);
            if (cell.rows() > 1) {
                for (int each = column; each < column + cell.columns(); each++) {
                    below[each] = new Below(cell, cell.rows() - 1, repeated);
                }
            }
            column += cell.columns();
        }
        out.write("</w:tr>");
    }

    private void cell(Cell cell, Layout layout, String merge, boolean covered) throws IOException {
        int width = TextFit.twips(layout.widthMm(cell.column(), cell.columns()) * 10);
        out.write("<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>".formatted(width));
        if (cell.columns() > 1) {
            out.write("<w:gridSpan w:val=\"%d\"/>".formatted(cell.columns()));
        }
        out.write(merge);
        out.write("<w:vAlign w:val=\"%s\"/></w:tcPr>"
                .formatted(RowHeights.lines(cell, layout) > TALL_LINES ? "top" : "center"));
        var text = covered ? "" : cell.text();
        var across = cell.isLeft() ? "left" : "center";
        for (var paragraph : List.of(LINE_END.split(text, -1))) {
            paragraph(paragraph, layout, cell.role(), across, "");
        }
        out.write("</w:tc>");
    }

    private void paragraph(String text, Layout layout, Role role, String across, String properties) throws IOException {
        var font = layout.font(role);
        var family = escaped(font.family());
        out.write("<w:p><w:pPr>%s<w:jc w:val=\"%s\"/></w:pPr>".formatted(properties, across));
        if (!text.isEmpty()) {
            out.write("""
                <w:r><w:rPr><w:rFonts w:ascii="%1$s" w:hAnsi="%1$s" w:eastAsia="%1$s" w:hint="eastAsia"/>\
                <w:sz w:val="%2$d"/><w:szCs w:val="%2$d"/></w:rPr>\
                """.formatted(family, font.halfPoints()));
            var tabs = text.split("\t", -1);
            for (int each = 0; each < tabs.length; each++) {
                out.write(each == 0 ? "" : "<w:tab/>");
                out.write("<w:t xml:space=\"preserve\">" + escaped(tabs[each]) + "</w:t>");
            }
            out.write("</w:r>");
        }
        out.write("</w:p>");
    }

    private static String escaped(String text) {
        return IMPOSSIBLE
                .matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
