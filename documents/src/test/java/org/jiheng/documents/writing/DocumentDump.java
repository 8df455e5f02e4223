package org.jiheng.documents.writing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** 文档清单 — a Word document as text, so that a change to an export shows as lines in a diff. */
final class DocumentDump {
    private final StringBuilder text = new StringBuilder();

    static String of(byte[] docx) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            var dump = new DocumentDump();
            for (var element : document.getBodyElements()) {
                switch (element) {
                    case XWPFParagraph paragraph -> dump.paragraph(paragraph);
                    case XWPFTable table -> dump.table(table);
                    default -> throw new IllegalStateException("unexpected " + element);
                }
            }
            var page = document.getDocument().getBody().getSectPr();
            dump.text.append("last page %s x %s, margins %s %s%n"
                    .formatted(
                            page.getPgSz().getW(),
                            page.getPgSz().getH(),
                            page.getPgMar().getTop(),
                            page.getPgMar().getLeft()));
            document.getFooterList()
                    .forEach(footer -> dump.text
                            .append("footer ")
                            .append(footer.getText().strip())
                            .append('\n'));
            return dump.text.toString();
        }
    }

    private void paragraph(XWPFParagraph paragraph) {
        var run = paragraph.getRuns().isEmpty() ? null : paragraph.getRuns().getFirst();
        text.append("paragraph %s %s %s | %s%n"
                .formatted(
                        paragraph.getStyle(),
                        paragraph.getAlignment(),
                        run == null ? "-" : run.getFontFamily() + " " + run.getFontSizeAsDouble(),
                        paragraph.getText()));
    }

    private void table(XWPFTable table) {
        text.append("table");
        table.getCTTbl()
                .getTblGrid()
                .getGridColList()
                .forEach(column -> text.append(' ').append(column.getW()));
        text.append('\n');
        table.getRows().forEach(this::row);
    }

    private void row(XWPFTableRow row) {
        text.append(" row%s%s%n"
                .formatted(row.isRepeatHeader() ? " repeats" : "", row.isCantSplitRow() ? "" : " may tear"));
        for (var cell : row.getTableCells()) {
            var properties = cell.getCTTc().getTcPr();
            var merge = properties.isSetVMerge() ? properties.getVMerge().isSetVal() ? " merges" : " merged" : "";
            var span = properties.isSetGridSpan()
                    ? " over " + properties.getGridSpan().getVal()
                    : "";
            text.append("  %s%s %s | %s%n"
                    .formatted(
                            properties.getTcW().getW(),
                            span + merge,
                            cell.getParagraphs().getFirst().getAlignment(),
                            cell.getText().replace("\n", "⏎")));
        }
    }
}
