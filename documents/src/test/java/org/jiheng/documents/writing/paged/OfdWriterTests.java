package org.jiheng.documents.writing.paged;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jiheng.documents.GeneratedForms;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.policy.indicator.ProjectTier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** An OFD as GB/T 33190 wants it: every part named exists, every number is given once, and all of the form is in it as text. */
class OfdWriterTests {
    private static final FontChain FONTS = FontChain.standard();
    private static final String NAMESPACE = "http://www.ofdspec.org/2016";

    /** Two ways of smoothing differ by much on a thin stroke; a glyph in the wrong place differs everywhere. */
    private static final int GREY_APART = 160;

    private static final double MOST_APART = 0.01;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holdsEveryCharacterInTheOrderItIsRead(long seed) throws Exception {
        var sheet = sheet(seed);
        var parts = parts(ofd(List.of(sheet)));
        var text = new StringBuilder();
        for (var page : pages(parts)) {
            for (var code : elements(page, "TextCode")) {
                text.append(code.getTextContent());
            }
        }
        var squeezed = PrintedText.withoutBlanks(text.toString());

        for (var row : sheet.rows()) {
            for (var cell : row.cells()) {
                assertThat(squeezed).contains(PrintedText.withoutBlanks(PrintedText.beginning(cell.text())));
            }
        }
        var whole = sheet.texts()
                .flatMapToInt(String::codePoints)
                .filter(PrintedText::isPrinted)
                .count();
        assertThat(squeezed.codePoints().count()).isGreaterThanOrEqualTo(whole);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPartThatIsNamedIsThereAndEveryNumberIsGivenOnce(long seed) throws Exception {
        var parts = parts(ofd(List.of(sheet(seed), sheet(seed + 1))));
        var root = xml(parts, "OFD.xml");
        assertThat(root.getDocumentElement().getNamespaceURI()).isEqualTo(NAMESPACE);
        assertThat(one(root, "DocRoot").getTextContent()).isEqualTo("Doc_0/Document.xml");
        var document = xml(parts, "Doc_0/Document.xml");
        int largest = Integer.parseInt(one(document, "MaxUnitID").getTextContent());
        var numbers = new HashSet<Integer>();
        var resources = xml(parts, "Doc_0/" + one(document, "PublicRes").getTextContent());
        var fonts = new HashMap<String, Integer>();
        var folder = resources.getDocumentElement().getAttribute("BaseLoc");
        for (var font : elements(resources, "Font")) {
            int id = Integer.parseInt(font.getAttribute("ID"));
            assertThat(numbers.add(id)).isTrue();
            var file = parts.get("Doc_0/" + folder + "/" + one(font, "FontFile").getTextContent());
            assertThat(file).isNotNull();
            try (var program = new TTFParser(true).parse(new RandomAccessReadBuffer(file))) {
                fonts.put(font.getAttribute("ID"), program.getNumberOfGlyphs());
            }
        }
        for (var reference : elements(document, "Page")) {
            assertThat(numbers.add(Integer.parseInt(reference.getAttribute("ID"))))
                    .isTrue();
            var page = xml(parts, "Doc_0/" + reference.getAttribute("BaseLoc"));
            for (var element : elements(page, "*")) {
                if (element.hasAttribute("ID")) {
                    int id = Integer.parseInt(element.getAttribute("ID"));
                    assertThat(numbers.add(id)).as("number %d", id).isTrue();
                    assertThat(id).isLessThanOrEqualTo(largest);
                }
            }
            for (var text : elements(page, "TextObject")) {
                drawsItsText(text, fonts);
            }
        }
    }

    /** Drawn from the file alone, a page looks as the PDF does, but for the thickness of its title. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void looksAsThePdf(long seed) throws Exception {
        var sheets = List.of(sheet(seed));
        var parts = parts(ofd(sheets));
        var fonts = new HashMap<String, java.awt.Font>();
        var resources = xml(parts, "Doc_0/PublicRes.xml");
        var folder = resources.getDocumentElement().getAttribute("BaseLoc");
        for (var font : elements(resources, "Font")) {
            var file = parts.get("Doc_0/" + folder + "/" + one(font, "FontFile").getTextContent());
            fonts.put(font.getAttribute("ID"), OfdPicture.font(java.util.Objects.requireNonNull(file)));
        }
        var out = new ByteArrayOutputStream();
        PdfWriter.write(sheets, FONTS, out);
        var pages = pages(parts);
        try (var pdf = Loader.loadPDF(out.toByteArray())) {
            var renderer = new PDFRenderer(pdf);
            assertThat(pages).hasSize(pdf.getNumberOfPages());
            for (int page = 0; page < pages.size(); page++) {
                var ofd = OfdPicture.of(pages.get(page).getDocumentElement(), fonts, 60);
                var same = renderer.renderImageWithDPI(page, 60, ImageType.GRAY);
                assertThat(apart(ofd, same))
                        .as("page %d, share of dots that differ", page + 1)
                        .isLessThan(MOST_APART);
            }
        }
    }

    private static double apart(BufferedImage one, BufferedImage other) {
        int width = Math.min(one.getWidth(), other.getWidth());
        int height = Math.min(one.getHeight(), other.getHeight());
        assertThat(Math.abs(one.getWidth() - other.getWidth())).isLessThan(2);
        assertThat(Math.abs(one.getHeight() - other.getHeight())).isLessThan(2);
        long differing = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int difference = Math.abs(
                        one.getRaster().getSample(x, y, 0) - other.getRaster().getSample(x, y, 0));
                differing += difference > GREY_APART ? 1 : 0;
            }
        }
        return (double) differing / width / height;
    }

    /** As many steps as there are gaps, as many glyphs as characters, each of them in the font. */
    private static void drawsItsText(Element text, Map<String, Integer> fonts) {
        var code = one(text, "TextCode");
        var words = code.getTextContent();
        var steps = code.getAttribute("DeltaX");
        assertThat(steps.isEmpty() ? 0 : steps.split(" ").length).isEqualTo(words.length() - 1);
        var transform = one(text, "CGTransform");
        assertThat(transform.getAttribute("CodeCount")).isEqualTo(String.valueOf(words.length()));
        var glyphs = one(transform, "Glyphs").getTextContent().split(" ");
        assertThat(transform.getAttribute("GlyphCount")).isEqualTo(String.valueOf(glyphs.length));
        assertThat(glyphs).hasSize(words.codePointCount(0, words.length()));
        var known = fonts.get(text.getAttribute("Font"));
        assertThat(known).isNotNull();
        assertThat(glyphs)
                .allSatisfy(glyph ->
                        assertThat(Integer.parseInt(glyph)).isPositive().isLessThan(known));
    }

    private static List<Document> pages(Map<String, byte[]> parts) throws Exception {
        return parts.keySet().stream()
                .filter(name -> name.endsWith("Content.xml"))
                .sorted(java.util.Comparator.comparingInt(
                        name -> Integer.parseInt(name.replaceAll(".*Page_(\\d+)/.*", "$1"))))
                .map(name -> xml(parts, name))
                .toList();
    }

    private static Document xml(Map<String, byte[]> parts, String name) {
        var bytes = parts.get(name);
        assertThat(bytes).as(name).isNotNull();
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new AssertionError(name, broken);
        }
    }

    private static Element one(org.w3c.dom.Node under, String name) {
        var found = elements(under, name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static List<Element> elements(org.w3c.dom.Node under, String name) {
        var nodes = under instanceof Document document
                ? document.getElementsByTagNameNS(NAMESPACE, name)
                : ((Element) under).getElementsByTagNameNS(NAMESPACE, name);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(each -> (Element) nodes.item(each))
                .toList();
    }

    private static OfficialSheet sheet(long seed) {
        var generated = new GeneratedForms(seed);
        var form = switch ((int) (seed % 4)) {
            case 0 -> generated.declaration(ProjectTier.KEY_SPECIAL);
            case 1 -> generated.levelled();
            case 2 -> generated.selfEvaluation();
            default -> generated.monitoring();
        };
        return LayoutBook.standard().sheetFor(form).orElseThrow();
    }

    private static byte[] ofd(List<OfficialSheet> sheets) throws IOException {
        var out = new ByteArrayOutputStream();
        OfdWriter.write(sheets, FONTS, out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] ofd) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(parts.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        }
        return parts;
    }
}
