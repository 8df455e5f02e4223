package org.jiheng.documents.issuing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jiheng.documents.writing.DocxWriter;
import org.jiheng.documents.writing.HtmlWriter;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.XlsxWriter;
import org.jiheng.documents.writing.paged.OfdWriter;
import org.jiheng.documents.writing.paged.PdfWriter;

/** 整册一个文件 — cover, contents, forms and totals, each laid out when its turn comes and then forgotten. */
final class BookFile {
    private final DisclosureBook book;
    private final IntConsumer written;

    BookFile(DisclosureBook book, IntConsumer written) {
        this.book = book;
        this.written = written;
    }

    void write(FileFormat format, OutputStream out) throws IOException {
        switch (format) {
            case PDF -> pdf(out);
            case DOCX -> DocxWriter.write(sheets(1), out);
            case XLSX -> XlsxWriter.write(sheets(1), out);
            case OFD -> OfdWriter.write(sheets(2), book.fonts(), out);
            case HTML -> HtmlWriter.write(sheets(2), out);
        }
    }

    /** The pages are counted first, so that the contents can name them; laid out twice they need no memory. */
    private void pdf(OutputStream out) throws IOException {
        var fonts = book.fonts();
        var cover = book.own().cover();
        var none = IntStream.range(0, book.size()).mapToObj(each -> 0).toList();
        int page =
                1 + PdfWriter.pages(cover, fonts) + PdfWriter.pages(book.own().contents(none), fonts);
        var pageOf = new ArrayList<Integer>();
        for (int each = 0; each < book.size(); each++) {
            pageOf.add(page);
            page += PdfWriter.pages(book.sheet(each), fonts);
            tell(0, each, 2);
        }
        try (var pdf = new PdfWriter(book.title(), cover, fonts)) {
            pdf.add(cover, "封面");
            pdf.add(book.own().contents(pageOf), "目录");
            for (int each = 0; each < book.size(); each++) {
                pdf.add(book.sheet(each), DisclosureBook.name(book.form(each)));
                tell(1, each, 2);
            }
            pdf.add(book.own().totals(), "项目支出汇总表");
            pdf.save(out);
        }
    }

    private void tell(int pass, int each, int passes) {
        written.accept((pass * book.size() + each + 1) / passes);
    }

    /** All of it in order, for a writer that goes through it so many times. */
    private Iterable<OfficialSheet> sheets(int passes) {
        var begun = new ArrayList<Integer>();
        return () -> {
            begun.add(begun.size());
            return new Sheets(begun.getLast(), passes);
        };
    }

    /** The front at -2 and -1, the forms, the totals behind the last. */
    private final class Sheets implements Iterator<OfficialSheet> {
        private final int pass;
        private final int passes;
        private int next = -2;

        Sheets(int pass, int passes) {
            this.pass = pass;
            this.passes = passes;
        }

        @Override
        public boolean hasNext() {
            return next <= book.size();
        }

        @Override
        public OfficialSheet next() {
            int at = next++;
            if (at > book.size()) {
                throw new NoSuchElementException();
            }
            if (at < 0) {
                return at == -2 ? book.own().cover() : book.own().contents(null);
            }
            if (at == book.size()) {
                return book.own().totals();
            }
            var sheet = book.sheet(at);
            tell(pass, at, passes);
            return sheet;
        }
    }
}
