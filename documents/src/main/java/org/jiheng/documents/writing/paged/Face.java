package org.jiheng.documents.writing.paged;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.NameRecord;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** 字体文件 — one TrueType font, parsed once for the life of the program. */
final class Face {
    /** Widths and heights are counted in thousandths of the size, as PDF does. */
    static final int EM = 1000;

    private static final int FAMILY = 1;
    private static final int FULL_NAME = 4;
    /** What a viewer needs of a font; its own character map is not among it, ours is in the document. */
    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm");

    /** What a font file needs to be opened by itself, as some readers of OFD do with it. */
    private static final List<String> STANDALONE = Stream.concat(
                    TABLES.stream(), Stream.of("name", "OS/2", "post", "cmap"))
            .toList();

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final String name;
    private final Set<String> families;
    private final int unitsPerEm;

    private Face(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.name = font.getName();
        this.unitsPerEm = font.getUnitsPerEm();
        var names = new HashSet<String>();
        names.add(name);
        for (NameRecord record : font.getNaming().getNameRecords()) {
            if (record.getString() != null && (record.getNameId() == FAMILY || record.getNameId() == FULL_NAME)) {
                names.add(record.getString());
            }
        }
        this.families = Set.copyOf(names);
    }

    /** @throws IOException when this is no TrueType font with outlines and a Unicode map */
    static Face read(InputStream in) throws IOException {
        var face = new Face(new TTFParser(false).parse(new RandomAccessReadBuffer(in)));
        if (face.font.getGlyph() == null) {
            throw new IOException("the font %s has no TrueType outlines".formatted(face.name));
        }
        return face;
    }

    String name() {
        return name;
    }

    /** Whether it goes by this name, in any of the languages it names itself in. */
    boolean isNamed(String family) {
        return families.contains(family);
    }

    /** 0 when it has none. */
    int glyph(int codePoint) {
        return characters.getGlyphId(codePoint);
    }

    int advance(int glyph) {
        try {
            return scaled(font.getAdvanceWidth(glyph));
        } catch (IOException impossible) {
            throw new IllegalStateException("the widths of %s cannot be read".formatted(name), impossible);
        }
    }

    int ascent() throws IOException {
        return scaled(font.getHorizontalHeader().getAscender());
    }

    int descent() throws IOException {
        return scaled(font.getHorizontalHeader().getDescender());
    }

    int[] box() throws IOException {
        var head = font.getHeader();
        return new int[] {scaled(head.getXMin()), scaled(head.getYMin()), scaled(head.getXMax()), scaled(head.getYMax())
        };
    }

    /**
     * A font file of these glyphs alone.
     *
     * @param newGlyphs filled with the new number of each glyph
     */
    synchronized byte[] subset(Set<Integer> glyphs, Map<Integer, Integer> newGlyphs) throws IOException {
        var subsetter = new TTFSubsetter(font, TABLES);
        subsetter.addGlyphIds(new TreeSet<>(glyphs));
        subsetter.getGIDMap().forEach((fresh, old) -> newGlyphs.put(old, fresh));
        var bytes = new ByteArrayOutputStream();
        subsetter.writeToStream(bytes);
        return bytes.toByteArray();
    }

    /** The same with names and a character map of its own, which ends with the basic plane. */
    synchronized byte[] standalone(Set<Integer> glyphs, Set<Integer> characters, Map<Integer, Integer> newGlyphs)
            throws IOException {
        var subsetter = new TTFSubsetter(font, STANDALONE);
        subsetter.addGlyphIds(new TreeSet<>(glyphs));
        new TreeSet<>(characters).stream().filter(Character::isBmpCodePoint).forEach(subsetter::add);
        subsetter.getGIDMap().forEach((fresh, old) -> newGlyphs.put(old, fresh));
        var bytes = new ByteArrayOutputStream();
        subsetter.writeToStream(bytes);
        return bytes.toByteArray();
    }

    private int scaled(int units) {
        return Math.floorDiv(2 * units * EM + unitsPerEm, 2 * unitsPerEm);
    }
}
