package org.jiheng.documents.writing.paged;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Pages as they look, beside pictures that a person looked at once: the ten forms of the published sample, and a form of
 * every other layout. Run with {@code -Dgolden.update=true} to accept a change; then look at the pictures.
 */
class PagePicturesTest {
    private static final Path PICTURES = Path.of("src/test/resources/golden/pages");
    private static final Path SEEN = Path.of("target/pages");
    private static final int DOTS_PER_INCH = 60;
    /** Smoothing differs a little between machines; a shifted line or a lost word differs a lot. */
    private static final int GREY_APART = 64;

    private static final double MOST_APART = 0.002;

    @TestFactory
    Stream<DynamicTest> looksAsBefore() throws IOException {
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("sample", () -> same("sample", sample()))),
                Stream.of(
                                "national-target",
                                "national-self-evaluation",
                                "national-monitoring",
                                "national-department-target",
                                "national-review",
                                "chongqing-self-evaluation",
                                "long")
                        .map(name -> DynamicTest.dynamicTest(name, () -> same(name, golden(name)))))
                .toList()
                .stream();
    }

    private static void same(String name, List<OfficialSheet> sheets) throws IOException {
        var out = new ByteArrayOutputStream();
        PdfWriter.write(sheets, FontChain.standard(), out);
        Files.createDirectories(SEEN);
        try (var document = Loader.loadPDF(out.toByteArray())) {
            var renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                var picture = renderer.renderImageWithDPI(page, DOTS_PER_INCH, ImageType.GRAY);
                var file = "%s-%02d.png".formatted(name, page + 1);
                ImageIO.write(picture, "png", SEEN.resolve(file).toFile());
                var kept = PICTURES.resolve(file);
                if (Boolean.getBoolean("golden.update")) {
                    Files.createDirectories(PICTURES);
                    Files.copy(SEEN.resolve(file), kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
                assertThat(kept).exists();
                assertThat(apart(picture, ImageIO.read(kept.toFile())))
                        .as("share of dots of %s that are not as in the kept picture", file)
                        .isLessThan(MOST_APART);
            }
            assertThat(PICTURES.resolve("%s-%02d.png".formatted(name, document.getNumberOfPages() + 1)))
                    .doesNotExist();
        }
    }

    private static double apart(BufferedImage one, BufferedImage other) {
        assertThat(other.getWidth()).isEqualTo(one.getWidth());
        assertThat(other.getHeight()).isEqualTo(one.getHeight());
        long differing = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int difference = Math.abs(
                        one.getRaster().getSample(x, y, 0) - other.getRaster().getSample(x, y, 0));
                differing += difference > GREY_APART ? 1 : 0;
            }
        }
        return (double) differing / one.getWidth() / one.getHeight();
    }

    private static List<OfficialSheet> sample() throws IOException {
        try (var in = PagePicturesTest.class.getResourceAsStream("/samples/changshou-2024-laoganju.txt")) {
            assertThat(in).isNotNull();
            return FormReader.standard().read("changshou-2024-laoganju.txt", in).forms().stream()
                    .map(ReadForm::form)
                    .map(form -> LayoutBook.standard().sheetFor(form).orElseThrow())
                    .toList();
        }
    }

    private static List<OfficialSheet> golden(String name) throws IOException {
        var folder = Path.of("src/test/resources/golden/export", name);
        var named = folder.resolve("layout.txt");
        var layouts = Files.exists(named)
                ? LayoutBook.standard().named(Files.readString(named).strip())
                : List.<Layout>of();
        try (var in = Files.newInputStream(folder.resolve("input.json"))) {
            return FormsJson.read(in).stream()
                    .flatMap(file -> file.forms().stream())
                    .map(ReadForm::form)
                    .map(form -> layouts.isEmpty()
                            ? LayoutBook.standard().sheetFor(form).orElseThrow()
                            : OfficialSheet.of(form, layouts.getFirst()))
                    .toList();
        }
    }
}
