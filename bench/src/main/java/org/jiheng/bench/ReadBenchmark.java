package org.jiheng.bench;

import cn.idev.excel.FastExcel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.BodyContentHandler;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xml.sax.SAXException;

/**
 * 识别 — files a second: our whole reading, from bytes to values with their places and doubts, beside libraries that only take
 * the file apart. None of those sees merged cells while it streams, or knows what a label means.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReadBenchmark {
    private static final Path FILES = Path.of("documents/src/test/resources/golden/formats/two-forms");
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    private final FormReader reader = FormReader.standard();
    private final byte[] workbook = Workbooks.ofTenForms();
    private final byte[] pdf = file("workbook.pdf");
    private final byte[] page = file("workbook.html");

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(FILES.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException("to be started in the project's folder", missing);
        }
    }

    /** A reader that finds nothing would be fast. */
    @Setup(Level.Trial)
    public void everythingIsFound() {
        expect(readXlsx(), Workbooks.FORMS, Workbooks.INDICATORS);
        expect(readPdf(), 2, 8);
        expect(readHtml(), 2, 8);
        System.out.printf("workbook %,d bytes, pdf %,d, html %,d%n", workbook.length, pdf.length, page.length);
    }

    private static void expect(ReadFile file, int forms, int indicators) {
        boolean found = file.forms().size() == forms
                && file.forms().stream()
                        .allMatch(form -> form.form().declaration().indicators().size() == indicators);
        if (!found) {
            throw new IllegalStateException("read something else: " + file);
        }
    }

    // ---- xlsx

    @Benchmark
    public ReadFile readXlsx() {
        return reader.read("目标表.xlsx", workbook);
    }

    /** The limit: every part unzipped and its XML pulled through once, and nothing made of it. */
    @Benchmark
    public int unzipAndStax() throws IOException, XMLStreamException {
        int texts = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            while (zip.getNextEntry() != null) {
                var xml = XML.createXMLStreamReader(new ByteArrayInputStream(zip.readAllBytes()));
                while (xml.hasNext()) {
                    texts += xml.next() == XMLStreamConstants.CHARACTERS ? 1 : 0;
                }
            }
        }
        return texts;
    }

    @Benchmark
    public int fastexcelReaderRows() throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                var rows = book.getFirstSheet().openStream()) {
            return rows.mapToInt(row -> row.stream()
                            .mapToInt(cell -> cell == null ? 0 : cell.getText().length())
                            .sum())
                    .sum();
        }
    }

    @Benchmark
    public int easyExcelLineageRows() {
        var rows = FastExcel.read(new ByteArrayInputStream(workbook))
                .sheet()
                .headRowNumber(0)
                .doReadSync();
        return rows.size();
    }

    @Benchmark
    public int poiUsermodel() throws IOException {
        int characters = 0;
        var format = new DataFormatter();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (var row : book.getSheetAt(0)) {
                for (var cell : row) {
                    characters += format.formatCellValue(cell).length();
                }
            }
        }
        return characters;
    }

    @Benchmark
    public int tikaText() throws IOException, SAXException, TikaException {
        var text = new BodyContentHandler(-1);
        new OOXMLParser().parse(new ByteArrayInputStream(workbook), text, new Metadata(), new ParseContext());
        return text.toString().length();
    }

    // ---- pdf

    @Benchmark
    public ReadFile readPdf() {
        return reader.read("目标表.pdf", pdf);
    }

    @Benchmark
    public String pdfBoxText() throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    // ---- html

    @Benchmark
    public ReadFile readHtml() {
        return reader.read("目标表.html", page);
    }

    @Benchmark
    public Document jsoupParse() {
        return Jsoup.parse(new String(page, StandardCharsets.UTF_8));
    }
}
