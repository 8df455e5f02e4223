package org.jiheng.documents.issuing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.documents.writing.DocxWriter;
import org.jiheng.documents.writing.HtmlWriter;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.XlsxWriter;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.documents.writing.paged.OfdWriter;
import org.jiheng.documents.writing.paged.PdfWriter;

/** 文件格式 — in which official sheets leave the house. */
public enum FileFormat {
    XLSX("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public void write(List<OfficialSheet> sheets, FontChain fonts, OutputStream out) throws IOException {
            XlsxWriter.write(sheets, out);
        }
    },
    DOCX("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
        @Override
        public void write(List<OfficialSheet> sheets, FontChain fonts, OutputStream out) throws IOException {
            DocxWriter.write(sheets, out);
        }
    },
    PDF("PDF", "application/pdf") {
        @Override
        public void write(List<OfficialSheet> sheets, FontChain fonts, OutputStream out) throws IOException {
            PdfWriter.write(sheets, fonts, out);
        }
    },
    OFD("OFD", "application/ofd") {
        @Override
        public void write(List<OfficialSheet> sheets, FontChain fonts, OutputStream out) throws IOException {
            OfdWriter.write(sheets, fonts, out);
        }
    },
    HTML("网页", "text/html;charset=UTF-8") {
        @Override
        public void write(List<OfficialSheet> sheets, FontChain fonts, OutputStream out) throws IOException {
            HtmlWriter.write(sheets, out);
        }
    };

    private final String chinese;
    private final String mediaType;

    FileFormat(String chinese, String mediaType) {
        this.chinese = chinese;
        this.mediaType = mediaType;
    }

    /** Writes the sheets as one file; the stream stays open. */
    public abstract void write(List<OfficialSheet> sheets, FontChain fonts, OutputStream out) throws IOException;

    /** As people call it. */
    public String chinese() {
        return chinese;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileFormat> of(String extension) {
        return Stream.of(values())
                .filter(format -> format.extension().equals(extension))
                .findFirst();
    }
}
