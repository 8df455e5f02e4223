package org.jiheng.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.paged.FontChain;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * 导出 — files a second: the ten forms of the published sample, from values to the finished file, laying out included; beside
 * POI writing nothing but the cells and their merges, and LibreOffice making a PDF of our workbook.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class WriteBenchmark {
    private static final Path SAMPLE = Path.of("samples/changshou-2024-laoganju.txt");
    private static final int FORMS = 10;

    private final FontChain fonts = FontChain.standard();
    private final List<ReadForm> forms = sample();
    private final List<OfficialSheet> laidOut = sheets();
    private Path folder = Path.of("");
    private Path workbook = folder;

    private static List<ReadForm> sample() {
        try (var in = Files.newInputStream(SAMPLE)) {
            return FormReader.standard().read("sample.txt", in).forms();
        } catch (IOException missing) {
            throw new UncheckedIOException("to be started in the project's folder", missing);
        }
    }

    private List<OfficialSheet> sheets() {
        return forms.stream()
                .map(form -> LayoutBook.standard().sheetFor(form.form()).orElseThrow())
                .toList();
    }

    @Setup(Level.Trial)
    public void theSampleIsWhole() throws IOException {
        if (forms.size() != FORMS) {
            throw new IllegalStateException("the sample has %d forms".formatted(forms.size()));
        }
        folder = Files.createTempDirectory("jiheng-bench-");
        workbook = folder.resolve("sample.xlsx");
        try (var out = Files.newOutputStream(workbook)) {
            FileFormat.XLSX.write(laidOut, fonts, out);
        }
        for (var format : FileFormat.values()) {
            System.out.printf("%s %,d bytes%n", format, write(format));
        }
        System.out.printf("poi %,d bytes%n", poiBareCells());
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public int writeXlsx() throws IOException {
        return write(FileFormat.XLSX);
    }

    @Benchmark
    public int writeDocx() throws IOException {
        return write(FileFormat.DOCX);
    }

    @Benchmark
    public int writePdf() throws IOException {
        return write(FileFormat.PDF);
    }

    @Benchmark
    public int writeOfd() throws IOException {
        return write(FileFormat.OFD);
    }

    @Benchmark
    public int writeHtml() throws IOException {
        return write(FileFormat.HTML);
    }

    private int write(FileFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(sheets(), fonts, out);
        return out.size();
    }

    /** The texts and merges of the same sheets: no fonts, borders, widths, print areas or repeated heads. */
    @Benchmark
    public int poiBareCells() throws IOException {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            for (int each = 0; each < laidOut.size(); each++) {
                var sheet = laidOut.get(each);
                var into = book.createSheet(String.valueOf(each + 1));
                for (int row = 0; row < sheet.rows().size(); row++) {
                    var line = into.createRow(row);
                    for (var cell : sheet.rows().get(row).cells()) {
                        line.createCell(cell.column()).setCellValue(cell.text());
                        if (cell.columns() > 1 || cell.rows() > 1) {
                            into.addMergedRegion(new CellRangeAddress(
                                    row, row + cell.rows() - 1, cell.column(), cell.column() + cell.columns() - 1));
                        }
                    }
                }
            }
            book.write(out);
            return out.size();
        }
    }

    /** The program is started for each file, as an office without a print server would. */
    @Benchmark
    public long libreOfficePdf() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        workbook.toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("soffice did not convert the workbook");
        }
        return Files.size(folder.resolve("sample.pdf"));
    }
}
