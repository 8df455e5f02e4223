package org.jiheng.documents.writing.paged;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.Role;
import org.jspecify.annotations.Nullable;

/**
 * OFD导出 — official sheets as one file of GB/T 33190-2016, from the very pages the PDF is made of: real text in embedded
 * fonts, rules, page numbers and an outline (GIT-81). The same forms give the same bytes; no author, program or time is
 * named. Not signed: a seal is put on by the house.
 */
public final class OfdWriter {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final int PAGE_NUMBER_SIZE = 9 * Leaf.POINT;

    private final Iterable<OfficialSheet> sheets;
    private final FontChain fonts;
    private final ZipOutputStream zip;
    private final Map<Face, Embedded> embedded = new LinkedHashMap<>();
    private final Map<Face, Set<Integer>> characters = new HashMap<>();
    private @Nullable String title;
    private int lastId;

    /** A font of the file, with the numbers its glyphs have in it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Embedded(int id, Map<Integer, Integer> newGlyphs, byte[] program) {}

    private OfdWriter(Iterable<OfficialSheet> sheets, FontChain fonts, ZipOutputStream zip) {
        this.sheets = sheets;
        this.fonts = fonts;
        this.zip = zip;
    }

    /** Writes these sheets as one file; the stream stays open. They are gone through twice, one after the other. */
    public static void write(Iterable<OfficialSheet> sheets, FontChain fonts, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(new KeptOpen(out), StandardCharsets.UTF_8);
        new OfdWriter(sheets, fonts, zip).write();
        zip.finish();
    }

    private void write() throws IOException {
        int pages = embedFonts();
        if (title == null) {
            throw new IllegalArgumentException("a file needs at least one sheet");
        }
        part("OFD.xml", """
            <ofd:OFD %s Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>%032x</ofd:DocID>\
            <ofd:Title>%s</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>\
            """.formatted(NAMESPACE, title.hashCode() & 0xFFFFFFFFL, escaped(title)));
        var outline = new StringBuilder();
        var list = new StringBuilder();
        int number = 0;
        for (var sheet : sheets) {
            boolean first = true;
            for (var leaf : PageSetter.set(sheet, fonts)) {
                int id = ++lastId;
                if (first) {
                    outline.append("""
                        <ofd:OutlineElem Title="%s"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>\
                        <ofd:Dest Type="Fit" PageID="%d"/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem>\
                        """.formatted(escaped(Invisible.removed(sheet.bookmark())), id));
                    first = false;
                }
                list.append("<ofd:Page ID=\"%d\" BaseLoc=\"Pages/Page_%d/Content.xml\"/>".formatted(id, number));
                part("Doc_0/Pages/Page_%d/Content.xml".formatted(number), page(sheet, leaf, number + 1, pages));
                number++;
            }
        }
        var resources = new StringBuilder("<ofd:Res %s BaseLoc=\"Res\"><ofd:Fonts>".formatted(NAMESPACE));
        for (var face : embedded.entrySet()) {
            var font = face.getValue();
            resources.append(
                    "<ofd:Font ID=\"%1$d\" FontName=\"%2$s\" FamilyName=\"%2$s\"><ofd:FontFile>font_%1$d.ttf</ofd:FontFile></ofd:Font>"
                            .formatted(font.id(), escaped(face.getKey().name())));
            begin("Doc_0/Res/font_%d.ttf".formatted(font.id()));
            zip.write(font.program());
            zip.closeEntry();
        }
        part("Doc_0/PublicRes.xml", resources.append("</ofd:Fonts></ofd:Res>").toString());
        part("Doc_0/Document.xml", """
            <ofd:Document %s><ofd:CommonData><ofd:MaxUnitID>%d</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
            <ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>%s</ofd:Pages><ofd:Outlines>%s</ofd:Outlines></ofd:Document>\
            """.formatted(NAMESPACE, lastId, list, outline));
    }

    /**
     * The glyphs of all pages must be known before the first of them is written, and so must the title; gives back how
     * many pages there are.
     */
    private int embedFonts() throws IOException {
        var used = new LinkedHashMap<Face, Set<Integer>>();
        int pages = 0;
        for (var sheet : sheets) {
            title = title == null ? sheet.title() : title;
            for (var leaf : PageSetter.set(sheet, fonts)) {
                pages++;
                for (var text : leaf.texts()) {
                    use(text.text(), sheet.layout().font(text.role()), used);
                }
            }
            use("第页共 0123456789", sheet.layout().font(Role.VALUE), used);
        }
        for (var face : used.entrySet()) {
            var newGlyphs = new HashMap<Integer, Integer>();
            var program = face.getKey()
                    .standalone(face.getValue(), characters.getOrDefault(face.getKey(), Set.of()), newGlyphs);
            embedded.put(face.getKey(), new Embedded(++lastId, newGlyphs, program));
        }
        return pages;
    }

    private void use(String text, Layout.Font font, Map<Face, Set<Integer>> used) {
        text.codePoints().forEach(each -> {
            var glyph = fonts.glyph(font, each);
            used.computeIfAbsent(glyph.face(), face -> new HashSet<>()).add(glyph.number());
            if (!glyph.missing()) {
                characters
                        .computeIfAbsent(glyph.face(), face -> new HashSet<>())
                        .add(each);
            }
        });
    }

    private String page(OfficialSheet sheet, Leaf leaf, int number, int pages) {
        var box = "0 0 %s %s".formatted(mm(leaf.width()), mm(leaf.height()));
        var content = new StringBuilder(XML)
                .append(
                        "<ofd:Page %s><ofd:Area><ofd:PhysicalBox>%s</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID=\"%d\" Type=\"Body\">"
                                .formatted(NAMESPACE, box, ++lastId));
        for (int thickness :
                leaf.rules().stream().map(Leaf.Rule::thickness).distinct().toList()) {
            content.append(
                    "<ofd:PathObject ID=\"%d\" Boundary=\"%s\" LineWidth=\"%s\"><ofd:StrokeColor Value=\"0 0 0\"/><ofd:AbbreviatedData>"
                            .formatted(++lastId, box, mm(thickness)));
            for (var rule : leaf.rules()) {
                if (rule.thickness() == thickness) {
                    content.append(
                            "M %s %s L %s %s ".formatted(mm(rule.x1()), mm(rule.y1()), mm(rule.x2()), mm(rule.y2())));
                }
            }
            content.append("</ofd:AbbreviatedData></ofd:PathObject>");
        }
        for (var text : leaf.texts()) {
            var font = sheet.layout().font(text.role());
            text(
                    content,
                    text.text(),
                    font,
                    font.halfPoints() * Leaf.POINT / 2,
                    text.x(),
                    text.baseline(),
                    text.role() == Role.TITLE);
        }
        var foot = "第 %d 页 共 %d 页".formatted(number, pages);
        var font = sheet.layout().font(Role.VALUE);
        int wide =
                foot.codePoints().map(each -> fonts.glyph(font, each).advance()).sum()
                        * (PAGE_NUMBER_SIZE / Leaf.POINT);
        text(
                content,
                foot,
                font,
                PAGE_NUMBER_SIZE,
                (leaf.width() - wide) / 2,
                leaf.height() - Leaf.ofMillimetres(sheet.layout().page().bottomMm()) / 2,
                false);
        return content.append("</ofd:Layer></ofd:Content></ofd:Page>").toString();
    }

    /** One object for each stretch of a line that one font draws. */
    private void text(
            StringBuilder content, String text, Layout.Font font, int size, int x, int baseline, boolean heavy) {
        var stretch = new StringBuilder();
        @Nullable Face face = null;
        int from = x;
        int at = x;
        for (int codePoint : text.codePoints().toArray()) {
            var glyph = fonts.glyph(font, codePoint);
            if (face != null && !glyph.face().equals(face)) {
                stretch(content, stretch.toString(), font, face, size, from, at, baseline, heavy);
                stretch.setLength(0);
                from = at;
            }
            face = glyph.face();
            stretch.appendCodePoint(codePoint);
            at += glyph.advance() * (size / 100) / 10;
        }
        if (face != null) {
            stretch(content, stretch.toString(), font, face, size, from, at, baseline, heavy);
        }
    }

    /** Glyphs are named by number: a character map of the font would not reach beyond the basic plane. */
    private void stretch(
            StringBuilder content,
            String text,
            Layout.Font font,
            Face face,
            int size,
            int from,
            int to,
            int baseline,
            boolean heavy) {
        var known = embedded.get(face);
        if (known == null) {
            throw new IllegalStateException("the font %s was not embedded".formatted(face.name()));
        }
        var glyphs = new StringBuilder();
        var steps = new StringBuilder();
        int[] codePoints = text.codePoints().toArray();
        for (int each = 0; each < codePoints.length; each++) {
            var glyph = fonts.glyph(font, codePoints[each]);
            glyphs.append(each == 0 ? "" : " ").append(known.newGlyphs().getOrDefault(glyph.number(), 0));
            var step = mm(glyph.advance() * (size / 100) / 10);
            boolean last = each + 1 == codePoints.length;
            if (Character.isSupplementaryCodePoint(codePoints[each])) {
                step = last ? "0" : step + " 0"; // one step for each half of the pair
            } else if (last) {
                step = "";
            }
            steps.append(step.isEmpty() || steps.isEmpty() ? "" : " ").append(step);
        }
        content.append("<ofd:TextObject ID=\"%d\" Boundary=\"%s %s %s %s\" Font=\"%d\" Size=\"%s\"%s>"
                .formatted(
                        ++lastId,
                        mm(from),
                        mm(baseline - size),
                        mm(to - from + size),
                        mm(size * 3 / 2),
                        known.id(),
                        mm(size),
                        heavy ? " Weight=\"700\"" : ""));
        content.append("<ofd:FillColor Value=\"0 0 0\"/>");
        content.append(
                "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"%d\" GlyphCount=\"%d\"><ofd:Glyphs>%s</ofd:Glyphs></ofd:CGTransform>"
                        .formatted(text.length(), codePoints.length, glyphs));
        content.append("<ofd:TextCode X=\"0\" Y=\"%s\"%s>%s</ofd:TextCode></ofd:TextObject>"
                .formatted(mm(size), steps.isEmpty() ? "" : " DeltaX=\"" + steps + "\"", escaped(text)));
    }

    private static String mm(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3)
                .multiply(BigDecimal.valueOf(254))
                .divide(BigDecimal.valueOf(720), 3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void part(String name, String xml) throws IOException {
        begin(name);
        zip.write((xml.startsWith(XML) ? xml : XML + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
    }
}
