package org.jiheng.documents.reading.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Written by hand, part by part, because half of what office programs write no library offers to write. */
class DocxSourceTest {
    private static byte[] document(String body) throws IOException {
        return document(body, "");
    }

    private static byte[] document(String body, String numbering) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            add(zip, "[Content_Types].xml", "<Types/>");
            add(
                    zip,
                    "word/document.xml",
                    "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>%s</w:body></w:document>".formatted(body));
            if (!numbering.isEmpty()) {
                add(zip, "word/numbering.xml", "<w:numbering xmlns:w=\"w\">%s</w:numbering>".formatted(numbering));
            }
        }
        return out.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String paragraph(String text) {
        return "<w:p><w:r><w:t>%s</w:t></w:r></w:p>".formatted(text);
    }

    private static String cell(String properties, String content) {
        return "<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>".formatted(properties, content);
    }

    private static String read(String body) throws IOException {
        return GridText.of("a.docx", document(body));
    }

    @Test
    void tablesWithMergedCellsAndTheLinesBetween() throws IOException {
        var table = "<w:tbl><w:tblPr/><w:tblGrid/>"
                + "<w:tr>" + cell("<w:vMerge w:val=\"restart\"/>", paragraph("产出"))
                + cell("<w:gridSpan w:val=\"2\"/>", paragraph("数量")) + "</w:tr>"
                + "<w:tr>" + cell("<w:vMerge/>", "<w:p/>") + cell("", paragraph("10")) + cell("", paragraph("个"))
                + "</w:tr>"
                + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>"
                + cell("<w:hMerge w:val=\"restart\"/>", paragraph("合")) + cell("<w:hMerge/>", paragraph("计"))
                + "</w:tr>"
                + "</w:tbl>";
        assertThat(read(paragraph("绩效目标表") + table + paragraph("填表人：甲  电话：1") + table))
                .isEqualTo("""
                1.0~ |0:绩效目标表
                1.1 |0x2:产出 |1+2:数量
                1.2 |1:10 |2:个
                1.3 |1+2:合⏎计
                2.0~ |0:填表人：甲 |1:电话：1
                2.1 |0x2:产出 |1+2:数量
                2.2 |1:10 |2:个
                2.3 |1+2:合⏎计""");
    }

    @Test
    void anOuterTableThatOnlyLaysOutThePage() throws IOException {
        var inner = "<w:tbl><w:tr>" + cell("", paragraph("项目名称")) + cell("", paragraph("某项目")) + "</w:tr></w:tbl>";
        assertThat(read("<w:tbl><w:tr>" + cell("", paragraph("某局") + inner + "<w:p/>") + "</w:tr></w:tbl>"))
                .isEqualTo("1.0~ |0:某局\n1.1 |0:项目名称 |1:某项目");
    }

    @Test
    void aTableInsideACellOfAFormBelongsToItsText() throws IOException {
        var inner = "<w:tbl><w:tr>" + cell("", paragraph("设备")) + cell("", paragraph("5万元")) + "</w:tr><w:tr>"
                + cell("", paragraph("软件")) + cell("", paragraph("3万元")) + "</w:tr></w:tbl>";
        var row = "<w:tr>" + cell("", paragraph("项目名称")) + cell("", paragraph("某项目")) + "</w:tr>";
        assertThat(read("<w:tbl>" + row + row + "<w:tr>" + cell("", paragraph("资金测算"))
                        + cell("", paragraph("明细：") + inner) + "</w:tr></w:tbl>"))
                .endsWith("1.3 |0:资金测算 |1:明细：⏎设备\t5万元⏎软件\t3万元");
    }

    @Test
    void textBoxesContentControlsAndLinksAreReadOnce() throws IOException {
        var box = "<w:txbxContent>" + paragraph("单位：万元") + "</w:txbxContent>";
        assertThat(read(
                        "<w:p><w:r><w:t>绩效</w:t></w:r><w:hyperlink><w:r><w:t>目标表</w:t></w:r></w:hyperlink><w:r><mc:AlternateContent><mc:Choice>"
                                + box
                                + "</mc:Choice><mc:Fallback>" + box
                                + "</mc:Fallback></mc:AlternateContent></w:r></w:p><w:sdt><w:sdtPr><w:alias w:val=\"名\"/></w:sdtPr><w:sdtContent>"
                                + paragraph("年度目标") + "</w:sdtContent></w:sdt>"))
                .isEqualTo("1.0~ |0:绩效目标表\n1.0~ |0:单位：万元\n1.0~ |0:年度目标");
    }

    @Test
    void struckOutTextIsNotReadAndInsertedTextIs() throws IOException {
        assertThat(read(
                        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>行</w:t></w:r></w:p>"
                                + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell("", paragraph("删")) + "</w:tr><w:tr>"
                                + cell("", paragraph("留")) + "</w:tr></w:tbl>"))
                .isEqualTo("1.0~ |0:新\n1.0~ |0:行\n1.1 |0:留");
    }

    @Test
    void automaticListsWriteTheirNumbers() throws IOException {
        var numbering =
                "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
                        + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>"
                        + "<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"·\"/></w:lvl></w:abstractNum>"
                        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>";
        var body = item(1, 0, "立项")
                + item(1, 1, "通知")
                + item(1, 1, "批复")
                + item(1, 0, "目标")
                + item(1, 1, "完成")
                + item(2, 0, "点");
        assertThat(GridText.of("a.docx", document(body, numbering)).replaceAll("1\\.0~ \\|0:", ""))
                .isEqualTo("一、立项\n1.通知\n2.批复\n二、目标\n1.完成\n点");
    }

    private static String item(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(level, list, text);
    }

    @Test
    void tickBoxesAndSignsOfTheSymbolFonts() throws IOException {
        assertThat(
                        read(
                                "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>新增</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:t>延续</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>95</w:t></w:r></w:p>"))
                .isEqualTo("1.0~ |0:☑新增□延续≥95");
    }
}
