package org.jiheng.documents.writing.paged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jiheng.documents.GeneratedForms;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.policy.indicator.ProjectTier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on paper: every character, in the order it is read, on pages of A4. */
class PdfWriterTests {
    private static final FontChain FONTS = FontChain.standard();

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(60);
    }

    /** Long texts, fifteen indicators, rare characters: whatever is in the form, all of it is on the pages. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsCut(long seed) throws IOException {
        var sheet = sheet(seed);
        var text = PrintedText.withoutBlanks(text(pdf(List.of(sheet))));

        for (var row : sheet.rows()) {
            for (var cell : row.cells()) {
                assertThat(text).contains(PrintedText.withoutBlanks(PrintedText.beginning(cell.text())));
            }
        }
        var whole = sheet.texts()
                .flatMapToInt(String::codePoints)
                .filter(PrintedText::isPrinted)
                .count();
        assertThat(text.codePoints().count()).as("characters on the pages").isGreaterThanOrEqualTo(whole);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMarkIsInsideItsPage(long seed) {
        for (var leaf : PageSetter.set(sheet(seed), FONTS)) {
            int foot = leaf.height() - Leaf.ofMillimetres(18);
            assertThat(leaf.texts()).allMatch(text -> text.x() >= Leaf.ofMillimetres(18) && text.baseline() <= foot);
            assertThat(leaf.rules()).allMatch(rule -> rule.y2() <= foot && rule.x2() <= leaf.width());
        }
    }

    /** 食 and the radical ⻝ share a glyph in many fonts; copied out, each is still itself. */
    @Test
    void whatIsCopiedIsWhatWasWritten() throws IOException {
        var written = "食⻝⾷一⼀大⼤水⽔高⾼𠮷䶮㛃𬬻㐂\uE81E·～≥１２";
        var form = new GeneratedForms(1).declaration(ProjectTier.KEY_SPECIAL);
        var title = new OfficialSheet(
                LayoutBook.standard().layoutFor(form).orElseThrow(),
                null,
                written,
                null,
                "单位：万元",
                LayoutBook.standard().sheetFor(form).orElseThrow().rows(),
                null,
                List.of());

        assertThat(text(pdf(List.of(title)))).contains(written);
    }

    @Test
    void namesTheCharactersNoFontCanDraw() {
        var sheet = sheet(1);
        var rare = new OfficialSheet(sheet.layout(), "\uE81E", "𠀋\u200B项目", null, "", sheet.rows(), null, List.of());

        assertThat(FONTS.missing(rare)).contains(0xE81E).doesNotContain(0x200B, (int) '项');
    }

    @Test
    void carriesItsFontsAndNamesNobody() throws IOException {
        var bytes = pdf(List.of(sheet(3), sheet(4)));
        try (var document = Loader.loadPDF(bytes)) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font).isInstanceOf(PDType0Font.class);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC-Regular");
                }
            }
            var information = document.getDocumentInformation();
            assertThat(information.getAuthor()).isNull();
            assertThat(information.getCreator()).isNull();
            assertThat(information.getCreationDate()).isNull();
            assertThat(information.getMetadataKeys()).containsExactly("Title");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(2);
        }
        assertThat(bytes.length).isLessThan(400_000);
    }

    @Test
    void numbersItsPages() throws IOException {
        try (var document = Loader.loadPDF(
                pdf(IntStream.range(1, 6).mapToObj(each -> sheet(each)).toList()))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(5);
            assertThat(text(document, pages)).contains("第 %d 页 共 %d 页".formatted(pages, pages));
        }
    }

    @Test
    void givesTheSameBytesEveryTimeAndInSeveralThreads() throws Exception {
        var sheets = IntStream.range(1, 6).mapToObj(each -> sheet(each)).toList();
        var first = pdf(sheets);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var others = pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<byte[]>>mapToObj(each -> () -> pdf(sheets))
                    .toList());
            for (var other : others) {
                assertThat(other.get()).isEqualTo(first);
            }
        }
    }

    private static OfficialSheet sheet(long seed) {
        var generated = new GeneratedForms(seed);
        var form = switch ((int) (seed % 3)) {
            case 0 -> generated.declaration(ProjectTier.KEY_SPECIAL);
            case 1 -> generated.levelled();
            default -> generated.declaration(ProjectTier.GENERAL);
        };
        return LayoutBook.standard().sheetFor(form).orElseThrow();
    }

    private static byte[] pdf(List<OfficialSheet> sheets) throws IOException {
        var out = new ByteArrayOutputStream();
        PdfWriter.write(sheets, FONTS, out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }
}
