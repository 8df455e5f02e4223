package org.jiheng.documents.reading.grid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawn here stroke by stroke; what an office program draws is in ConvertedFilesTest. */
class PdfSourceTest {
    private static final PDFont FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private static final int TOP = 800;

    /** Draws on a page measured from its lower left corner. */
    private interface Drawing {
        void on(PDPageContentStream page) throws IOException;
    }

    private static byte[] pdf(Drawing... pages) throws IOException {
        return pdf(0, pages);
    }

    private static byte[] pdf(int rotation, Drawing... pages) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (var drawing : pages) {
                var page = new PDPage(PDRectangle.A4);
                page.setRotation(rotation);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.setFont(FONT, 10);
                    if (rotation == 90) {
                        content.transform(Matrix.getRotateInstance(Math.PI / 2, PDRectangle.A4.getWidth(), 0));
                    }
                    drawing.on(content);
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void text(PDPageContentStream page, int x, int y, String text) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    private static void line(PDPageContentStream page, int x1, int y1, int x2, int y2) throws IOException {
        page.moveTo(x1, y1);
        page.lineTo(x2, y2);
        page.stroke();
    }

    /** Two columns of 100, three rows of 20; the left cells of the last two rows are one. */
    private static void table(PDPageContentStream page, int left, int top) throws IOException {
        for (int row = 0; row < 4; row++) {
            line(page, row == 2 ? left + 100 : left, top - 20 * row, left + 200, top - 20 * row);
        }
        for (int column = 0; column < 3; column++) {
            line(page, left + 100 * column, top, left + 100 * column, top - 60);
        }
        text(page, left + 5, top - 15, "Name");
        text(page, left + 105, top - 15, "Value");
        text(page, left + 5, top - 45, "Output");
        text(page, left + 105, top - 35, "10");
        text(page, left + 105, top - 55, "20");
    }

    private static final String TABLE = "1.2 |0:Name |1:Value\n1.3 |0x2:Output |1:10\n1.4 |1:20";

    @Test
    void linesMakeCellsAndMissingLinesMergeThem() throws IOException {
        var file = pdf(page -> {
            text(page, 50, TOP, "Title");
            table(page, 50, 700);
        });
        assertThat(GridText.of("a.pdf", file)).isEqualTo("1.1~ |0:Title\n" + TABLE);
    }

    @Test
    void aPageOnItsSide() throws IOException {
        var file = pdf(90, page -> {
            text(page, 50, 500, "Title");
            table(page, 50, 400);
        });
        assertThat(GridText.of("a.pdf", file)).isEqualTo("1.1~ |0:Title\n" + TABLE);
    }

    @Test
    void linesMayBeThinBoxesAndDashesAndDoubled() throws IOException {
        var file = pdf(page -> {
            for (int row = 0; row < 4; row++) {
                page.addRect(row == 2 ? 150 : 50, 700 - 20 * row, row == 2 ? 100 : 200, 0.7f);
                page.addRect(row == 2 ? 150 : 50, 698.5f - 20 * row, row == 2 ? 100 : 200, 0.7f);
            }
            page.fill();
            for (int column = 0; column < 3; column++) {
                for (int piece = 0; piece < 15; piece++) {
                    line(page, 50 + 100 * column, 700 - 4 * piece, 50 + 100 * column, 698 - 4 * piece);
                }
            }
            text(page, 55, 685, "Name");
            text(page, 155, 685, "Value");
            text(page, 55, 655, "Output");
            text(page, 155, 665, "10");
            text(page, 155, 645, "20");
        });
        assertThat(GridText.of("a.pdf", file)).isEqualTo("1.1 |0:Name |1:Value\n1.2 |0x2:Output |1:10\n1.3 |1:20");
    }

    @Test
    void aTableThatIsOpenAtItsSides() throws IOException {
        var file = pdf(page -> {
            for (int row = 0; row < 3; row++) {
                line(page, 50, 700 - 20 * row, 250, 700 - 20 * row);
            }
            line(page, 150, 700, 150, 660);
            text(page, 55, 685, "Name");
            text(page, 155, 685, "Value");
            text(page, 55, 665, "Output");
            text(page, 155, 665, "10");
        });
        assertThat(GridText.of("a.pdf", file)).isEqualTo("1.1 |0:Name |1:Value\n1.2 |0:Output |1:10");
    }

    @Test
    void linesOfOneCellAreJoinedWhereTheEdgeBrokeThem() throws IOException {
        var file = pdf(page -> {
            for (int side = 0; side < 2; side++) {
                line(page, 50, 700 - 60 * side, 250, 700 - 60 * side);
            }
            for (int column = 0; column < 3; column++) {
                line(page, 50 + 100 * column, 700, 50 + 100 * column, 640);
            }
            text(page, 55, 685, "a long line, brok-");
            text(page, 55, 673, "en");
            text(page, 55, 661, "1. own");
            text(page, 155, 685, "short");
            text(page, 155, 673, "own");
        });
        assertThat(GridText.of("a.pdf", file)).isEqualTo("1.1 |0:a long line, brok-en⏎1. own |1:short⏎own");
    }

    @Test
    void wordsUnderEachOtherMakeColumnsWithoutAnyLine() throws IOException {
        var file = pdf(page -> {
            text(page, 50, TOP, "Title of the page");
            for (int row = 0; row < 3; row++) {
                text(page, 50, 760 - 20 * row, row == 0 ? "Name of it" : "Name " + row);
                text(page, 150, 760 - 20 * row, row == 0 ? "Value" : row == 1 ? "" : "20");
                text(page, row == 0 ? 250 : 265, 760 - 20 * row, row == 0 ? "Points given" : "5");
            }
        });
        assertThat(GridText.of("a.pdf", file)).isEqualTo("""
                1.1~ |0:Title of the page
                1.2 |0:Name of it |1:Value |2:Points given
                1.3 |0:Name 1 |2:5
                1.4 |0:Name 2 |1:20 |2:5""");
    }

    @Test
    void aTableOverTwoPagesKeepsItsColumnsAndItsHeadIsReadOnce() throws IOException {
        var file = pdf(
                page -> {
                    table(page, 50, 700);
                    text(page, 280, 20, "- 1 -");
                },
                page -> {
                    for (int row = 0; row < 3; row++) {
                        line(page, 50, TOP - 20 * row, 250, TOP - 20 * row);
                    }
                    for (int column = 0; column < 3; column++) {
                        line(page, 50 + 100 * column, TOP, 50 + 100 * column, TOP - 40);
                    }
                    text(page, 55, TOP - 15, "Name");
                    text(page, 155, TOP - 15, "Value");
                    text(page, 155, TOP - 35, "30");
                    text(page, 280, 20, "- 2 -");
                });
        assertThat(GridText.of("a.pdf", file))
                .isEqualTo("1.1 |0:Name |1:Value\n1.2 |0x2:Output |1:10\n1.3 |1:20\n2.2 |1:30");
    }

    @Test
    void boldByPrintingTwiceIsReadOnce() throws IOException {
        var file = pdf(page -> {
            text(page, 50, TOP, "Title 11");
            page.beginText();
            page.newLineAtOffset(50.3f, TOP);
            page.showText("Title 11");
            page.endText();
        });
        assertThat(GridText.of("a.pdf", file)).isEqualTo("1.1~ |0:Title 11");
    }

    @Test
    void aScannedPageIsSaidToBeOne() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var picture =
                    LosslessFactory.createFromImage(document, new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB));
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 0, 0, 500, 700);
            }
            document.save(out);
            assertRefused(out.toByteArray(), ProblemCode.SCANNED, "扫描件");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened only by its owner", ""})
    void encryptedOrNotToBeCopied(String password) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            var rights = new AccessPermission();
            rights.setCanExtractContent(false);
            document.protect(new StandardProtectionPolicy("owner", password, rights));
            document.save(out);
            assertRefused(out.toByteArray(), ProblemCode.ENCRYPTED, password.isEmpty() ? "不允许复制" : "已加密");
        }
    }

    @Test
    void cutOffAndDamaged() throws IOException {
        var file = pdf(page -> table(page, 50, 700));
        assertRefused(Arrays.copyOf(file, file.length / 2), ProblemCode.TRUNCATED, "不完整");
        assertRefused("%PDF-1.7\nnothing\n%%EOF".getBytes(StandardCharsets.US_ASCII), ProblemCode.CORRUPT, "损坏");
    }

    @Test
    void tooManyPages() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (int page = 0; page <= Limits.STANDARD.pages(); page++) {
                document.addPage(new PDPage());
            }
            document.save(out);
            assertRefused(out.toByteArray(), ProblemCode.TOO_MANY_PAGES, Limits.STANDARD.pages() + "页");
        }
    }

    private static void assertRefused(byte[] file, ProblemCode code, String saying) {
        var refused = requireNonNull(catchThrowableOfType(UnreadableFile.class, () -> GridText.of("a.pdf", file)));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.sentence()).contains(saying).endsWith("。");
    }
}
