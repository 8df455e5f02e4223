package org.jiheng.documents.writing.paged;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.Role;

/**
 * PDF导出 — official sheets as one PDF/A-2b file with its fonts, bookmarks, page numbers and a structure for readers that
 * speak. The same forms give the same bytes; no author, program or time is named.
 *
 * <p>Pages go to a temporary file as they are made, so a book of a thousand projects needs no more memory than one of ten.
 */
public final class PdfWriter implements AutoCloseable {
    private static final int PAGE_NUMBER_SIZE = 9 * Leaf.POINT;
    /** How much the title is thickened, in thousandths of its size: 小标宋 is a heavy face, Noto Sans Regular is not. */
    private static final int TITLE_STROKE = 22;

    private final FontChain fonts;
    private final PDDocument document;
    private final Map<Face, PdfFont> used = new LinkedHashMap<>();
    private final COSDictionary resources = new COSDictionary();
    private final COSDictionary fontResources = new COSDictionary();
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final List<Numbered> pages = new ArrayList<>();
    private final String title;
    private final PdfTags tags;

    /** A page with the layout whose fonts its number is set in. */
    private record Numbered(PDPage page, int width, int height, Layout layout) {}

    /**
     * @param title of the document, as its window shows it
     * @param first the sheet it begins with
     */
    public PdfWriter(String title, OfficialSheet first, FontChain fonts) throws IOException {
        this.title = title;
        this.fonts = fonts;
        this.document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
        this.tags = new PdfTags(first);
        resources.setItem(COSName.FONT, fontResources);
    }

    /** Writes these sheets as one file; the stream stays open. */
    public static void write(List<OfficialSheet> sheets, FontChain fonts, OutputStream out) throws IOException {
        if (sheets.isEmpty()) {
            throw new IllegalArgumentException("a file needs at least one sheet");
        }
        var title = sheets.getFirst().title();
        try (var pdf = new PdfWriter(title, sheets.getFirst(), fonts)) {
            for (var sheet : sheets) {
                pdf.add(sheet, sheet.bookmark());
            }
            pdf.save(out);
        }
    }

    /** How many pages a sheet takes. */
    public static int pages(OfficialSheet sheet, FontChain fonts) {
        return PageSetter.set(sheet, fonts).size();
    }

    /** Adds a sheet on new pages; gives back the number of its first page. */
    public int add(OfficialSheet sheet, String bookmark) throws IOException {
        tags.beginSheet(sheet);
        int first = pages.size() + 1;
        for (var leaf : PageSetter.set(sheet, fonts)) {
            var page = page(leaf);
            tags.beginPage(page);
            page.getCOSObject().setItem(COSName.RESOURCES, resources);
            page.getCOSObject().setItem(COSName.CONTENTS, PdfFont.stream(document, content(sheet, leaf)));
            document.addPage(page);
            pages.add(new Numbered(page, leaf.width(), leaf.height(), sheet.layout()));
        }
        bookmark(bookmark, pages.get(first - 1).page());
        return first;
    }

    private void bookmark(String text, PDPage page) {
        var destination = new PDPageFitWidthDestination();
        destination.setPage(page);
        var item = new PDOutlineItem();
        item.setTitle(Invisible.removed(text));
        item.setDestination(destination);
        outline.addLast(item);
    }

    /** Finishes the file; nothing can be added after. The stream stays open. */
    public void save(OutputStream out) throws IOException {
        for (int number = 1; number <= pages.size(); number++) {
            number(pages.get(number - 1), number);
        }
        for (var font : used.values()) {
            font.finish(document);
        }
        tags.finish(document);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("zh-CN");
        catalog.setDocumentOutline(outline);
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        var information = new PDDocumentInformation();
        information.setTitle(title);
        document.setDocumentInformation(information);
        archival();
        document.setDocumentId((long) title.hashCode());
        document.save(new KeptOpen(out));
    }

    /** What makes it PDF/A-2b besides embedded fonts: metadata that says so, and the meaning of black. */
    private void archival() throws IOException {
        try {
            var metadata = XMPMetadata.createXMPMetadata();
            metadata.createAndAddDublinCoreSchema().setTitle(title);
            var archival = metadata.createAndAddPDFAIdentificationSchema();
            archival.setPart(2);
            archival.setConformance("B");
            var bytes = new ByteArrayOutputStream();
            new XmpSerializer().serialize(metadata, bytes, true);
            var stream = new PDMetadata(document);
            stream.importXMPMetadata(bytes.toByteArray());
            document.getDocumentCatalog().setMetadata(stream);
        } catch (TransformerException | BadFieldValueException impossible) {
            throw new IllegalStateException(impossible);
        }
        var profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private byte[] content(OfficialSheet sheet, Leaf leaf) {
        var content = new Content(leaf.height());
        content.raw("/Artifact BMC\n");
        for (var rule : leaf.rules()) {
            content.rule(rule);
        }
        content.raw("EMC\n");
        for (var text : leaf.texts()) {
            if (text.part() instanceof Leaf.Part.Repeated) {
                content.raw("/Artifact <</Type /Pagination>> BDC\n");
            } else {
                content.raw(
                        "/%s <</MCID %d>> BDC\n".formatted(PdfTags.tag(text.part(), sheet), tags.mark(text.part())));
            }
            var font = sheet.layout().font(text.role());
            content.text(
                    text.text(),
                    font,
                    font.halfPoints() * Leaf.POINT / 2,
                    text.x(),
                    text.baseline(),
                    text.role() == Role.TITLE);
            content.raw("EMC\n");
        }
        return content.bytes();
    }

    private void number(Numbered numbered, int number) throws IOException {
        var page = numbered.page();
        var layout = numbered.layout();
        var text = "第 %d 页 共 %d 页".formatted(number, pages.size());
        int height = numbered.height();
        int width = numbered.width();
        var font = layout.font(Role.VALUE);
        int wide =
                text.codePoints().map(each -> fonts.glyph(font, each).advance()).sum()
                        * (PAGE_NUMBER_SIZE / Leaf.POINT);
        var content = new Content(height);
        content.raw("/Artifact <</Type /Pagination>> BDC\n");
        content.text(
                text,
                font,
                PAGE_NUMBER_SIZE,
                (width - wide) / 2,
                height - Leaf.ofMillimetres(layout.page().bottomMm()) / 2,
                false);
        content.raw("EMC\n");
        var both = new COSArray();
        both.add(page.getCOSObject().getItem(COSName.CONTENTS));
        both.add(PdfFont.stream(document, content.bytes()));
        page.getCOSObject().setItem(COSName.CONTENTS, both);
    }

    private PdfFont font(Face face) {
        return used.computeIfAbsent(face, fresh -> {
            var font = new PdfFont(fresh, "F" + used.size());
            fontResources.setItem(COSName.getPDFName(font.resource()), font.dictionary());
            return font;
        });
    }

    /** Its size goes in as it is written: the library's own type would make it a floating-point number. */
    private static PDPage page(Leaf leaf) throws IOException {
        var box = new COSArray();
        box.add(COSInteger.ZERO);
        box.add(COSInteger.ZERO);
        box.add(new COSFloat(BigDecimal.valueOf(leaf.width(), 3).toPlainString()));
        box.add(new COSFloat(BigDecimal.valueOf(leaf.height(), 3).toPlainString()));
        var dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.PAGE);
        dictionary.setItem(COSName.MEDIA_BOX, box);
        return new PDPage(dictionary);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /** The operators of one page, from its upper left corner. */
    private final class Content {
        private final int height;
        private final StringBuilder operators = new StringBuilder();

        Content(int height) {
            this.height = height;
        }

        void raw(String operator) {
            operators.append(operator);
        }

        void rule(Leaf.Rule rule) {
            number(rule.thickness());
            operators.append("w ");
            number(rule.x1());
            number(height - rule.y1());
            operators.append("m ");
            number(rule.x2());
            number(height - rule.y2());
            operators.append("l S\n");
        }

        void text(String text, Layout.Font font, int size, int x, int baseline, boolean thickened) {
            operators.append("BT ");
            if (thickened) {
                operators.append("2 Tr ");
                number(size * TITLE_STROKE / 1000);
                operators.append("w ");
            } else {
                operators.append("0 Tr ");
            }
            number(x);
            number(height - baseline);
            operators.append("Td ");
            PdfFont current = null;
            for (int codePoint : text.codePoints().toArray()) {
                var glyph = fonts.glyph(font, codePoint);
                var next = font(glyph.face());
                if (next != current) {
                    if (current != null) {
                        operators.append("> Tj ");
                    }
                    operators.append('/').append(next.resource()).append(' ');
                    number(size);
                    operators.append("Tf <");
                    current = next;
                }
                operators.append("%04X".formatted(next.code(codePoint, glyph)));
            }
            operators.append(current == null ? "ET\n" : "> Tj ET\n");
        }

        private void number(int thousandths) {
            if (thousandths < 0) {
                operators.append('-');
            }
            int whole = Math.abs(thousandths) / Leaf.POINT;
            int rest = Math.abs(thousandths) % Leaf.POINT;
            operators.append(whole);
            if (rest != 0) {
                operators.append('.').append((char) ('0' + rest / 100)).append((char) ('0' + rest / 10 % 10));
                operators.append((char) ('0' + rest % 10));
            }
            operators.append(' ');
        }

        byte[] bytes() {
            return operators.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
