package org.jiheng.documents.writing.paged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * PDF 中的一种字体 — the glyphs of one font file that a document uses. Each <em>character</em> gets its own code, not
 * each glyph: in many fonts 食 and the radical ⻝ share one glyph, and a document that numbers glyphs gives one of
 * them back for both when its text is copied. Here what is copied is what was written, also for a character that
 * had to be drawn as 〓.
 */
final class PdfFont {
    private static final int CODES = 0xFFFF;
    private static final int MAPPED_AT_ONCE = 100;

    private final Face face;
    private final String resource;
    private final COSDictionary dictionary = new COSDictionary();
    private final Map<Integer, Integer> codes = new HashMap<>();
    private final List<Used> used = new ArrayList<>();

    /** One code of the document. */
    private record Used(int codePoint, int glyph, int advance) {}

    PdfFont(Face face, String resource) {
        this.face = face;
        this.resource = resource;
    }

    String resource() {
        return resource;
    }

    COSDictionary dictionary() {
        return dictionary;
    }

    /** The code under which this document shows the character. */
    int code(int codePoint, FontChain.Glyph glyph) {
        return codes.computeIfAbsent(codePoint, fresh -> {
            if (used.size() == CODES) {
                throw new IllegalStateException("one document cannot hold more than %d characters".formatted(CODES));
            }
            used.add(new Used(fresh, glyph.number(), glyph.advance()));
            return used.size();
        });
    }

    /** Fills in the dictionary, once all text is known. */
    void finish(PDDocument document) throws IOException {
        var newGlyphs = new HashMap<Integer, Integer>();
        var glyphs = new HashSet<Integer>();
        used.forEach(each -> glyphs.add(each.glyph()));
        var program = face.subset(glyphs, newGlyphs);
        var name = COSName.getPDFName(tag() + "+" + face.name());

        var file = stream(document, program);
        file.setInt(COSName.LENGTH1, program.length);

        var descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setItem(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, 4);
        descriptor.setItem(COSName.FONT_BBOX, integers(face.box()));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, face.ascent());
        descriptor.setInt(COSName.DESCENT, face.descent());
        descriptor.setInt(COSName.CAP_HEIGHT, face.ascent());
        descriptor.setInt(COSName.STEM_V, 80);
        descriptor.setItem(COSName.FONT_FILE2, file);

        var system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);

        var descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setItem(COSName.BASE_FONT, name);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        descendant.setInt(COSName.DW, Face.EM);
        descendant.setItem(COSName.W, widths());
        descendant.setItem(COSName.CID_TO_GID_MAP, stream(document, glyphOfEachCode(newGlyphs)));

        var descendants = new COSArray();
        descendants.add(descendant);
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setItem(COSName.BASE_FONT, name);
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
        dictionary.setItem(COSName.TO_UNICODE, stream(document, toUnicode().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Six letters that tell this subset from others of the font, the same for the same text. */
    private String tag() {
        int hash = used.hashCode() & 0x7FFFFFFF;
        var letters = new StringBuilder();
        for (int each = 0; each < 6; each++) {
            letters.append((char) ('A' + hash % 26));
            hash /= 26;
        }
        return letters.toString();
    }

    private COSArray widths() {
        var each = new COSArray();
        used.forEach(one -> each.add(COSInteger.get(one.advance())));
        var all = new COSArray();
        all.add(COSInteger.get(1));
        all.add(each);
        return all;
    }

    private byte[] glyphOfEachCode(Map<Integer, Integer> newGlyphs) {
        var map = new byte[2 * (used.size() + 1)];
        for (int code = 1; code <= used.size(); code++) {
            int glyph = newGlyphs.getOrDefault(used.get(code - 1).glyph(), 0);
            map[2 * code] = (byte) (glyph >> 8);
            map[2 * code + 1] = (byte) glyph;
        }
        return map;
    }

    private String toUnicode() {
        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
        for (int from = 0; from < used.size(); from += MAPPED_AT_ONCE) {
            int to = Math.min(used.size(), from + MAPPED_AT_ONCE);
            map.append(to - from).append(" beginbfchar\n");
            for (int each = from; each < to; each++) {
                map.append("<%04X> <".formatted(each + 1));
                for (char unit : Character.toChars(used.get(each).codePoint())) {
                    map.append("%04X".formatted((int) unit));
                }
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    static COSStream stream(PDDocument document, byte[] content) throws IOException {
        var stream = document.getDocument().createCOSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
        return stream;
    }

    private static COSArray integers(int... numbers) {
        var array = new COSArray();
        for (int number : numbers) {
            array.add(COSInteger.get(number));
        }
        return array;
    }
}
