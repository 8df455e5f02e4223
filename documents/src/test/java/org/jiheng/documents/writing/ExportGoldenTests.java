package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.documents.Form;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.documents.writing.paged.OfdWriter;
import org.jiheng.documents.writing.paged.PdfWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code golden/export} holds forms as JSON and what they look like as files. Run with
 * {@code -Dgolden.update=true} to accept a change; then look at the diff. The workbooks themselves are left
 * in {@code target/export} to be opened.
 */
class ExportGoldenTests {

    private static final Path CASES = Path.of("src/test/resources/golden/export");
    private static final Path OPENED_BY_HAND = Path.of("target/export");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void exportsAsBefore(Path folder) throws IOException {
        var sheets = sheets(folder);
        var xlsx = new ByteArrayOutputStream();
        XlsxWriter.write(sheets, xlsx);
        var html = SheetForms.html(sheets);
        var pdf = new ByteArrayOutputStream();
        PdfWriter.write(sheets, FontChain.standard(), pdf);
        var docx = new ByteArrayOutputStream();
        DocxWriter.write(sheets, docx);
        var ofd = new ByteArrayOutputStream();
        OfdWriter.write(sheets, FontChain.standard(), ofd);
        Files.createDirectories(OPENED_BY_HAND);
        Files.write(OPENED_BY_HAND.resolve(folder.getFileName() + ".ofd"), ofd.toByteArray());
        Files.write(OPENED_BY_HAND.resolve(folder.getFileName() + ".docx"), docx.toByteArray());
        Files.write(OPENED_BY_HAND.resolve(folder.getFileName() + ".pdf"), pdf.toByteArray());
        Files.write(OPENED_BY_HAND.resolve(folder.getFileName() + ".xlsx"), xlsx.toByteArray());
        Files.writeString(OPENED_BY_HAND.resolve(folder.getFileName() + ".html"), html);

        var notCarried = new StringBuilder();
        sheets.forEach(sheet ->
                notCarried.append("not carried ").append(sheet.notCarried()).append('\n'));
        same(folder.resolve("expected.xlsx.txt"), notCarried + WorkbookDump.of(xlsx.toByteArray()));
        same(folder.resolve("expected.html"), html);
        same(folder.resolve("expected.docx.txt"), DocumentDump.of(docx.toByteArray()));
        same(folder.resolve("expected.pdf.txt"), PdfDump.of(pdf.toByteArray()));
        same(folder.resolve("expected.ofd.txt"), OfdDump.of(ofd.toByteArray()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheSameBytesEveryTime(Path folder) throws IOException {
        var first = new ByteArrayOutputStream();
        var second = new ByteArrayOutputStream();
        XlsxWriter.write(sheets(folder), first);
        XlsxWriter.write(sheets(folder), second);

        assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
    }

    private static List<OfficialSheet> sheets(Path folder) {
        try (var in = Files.newInputStream(folder.resolve("input.json"))) {
            return FormsJson.read(in).stream()
                    .flatMap(file -> file.forms().stream())
                    .map(read -> sheet(folder, read.form()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A case may name a layout that would not be chosen by itself. */
    private static OfficialSheet sheet(Path folder, Form form) {
        var named = folder.resolve("layout.txt");
        var book = LayoutBook.standard();
        try {
            return Files.exists(named)
                    ? OfficialSheet.of(
                            form,
                            LayoutBook.among(book.named(Files.readString(named).strip()), form)
                                    .orElseThrow())
                    : book.sheetFor(form).orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void same(Path expected, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }
}
