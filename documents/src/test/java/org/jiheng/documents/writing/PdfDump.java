package org.jiheng.documents.writing;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** 页面清单 — the text of each page in the order it is read, so that a change to a PDF shows as lines in a diff. */
final class PdfDump {
    private PdfDump() {}

    static String of(byte[] pdf) throws IOException {
        var text = new StringBuilder();
        try (var document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                var box = document.getPage(page - 1).getMediaBox();
                text.append("page %d of %d, %.1f x %.1f pt%n".formatted(page, pages, box.getWidth(), box.getHeight()));
                var stripper = new PDFTextStripper();
                stripper.setLineSeparator("\n");
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                text.append(stripper.getText(document).strip()).append("\n");
            }
        }
        return text.toString();
    }
}
