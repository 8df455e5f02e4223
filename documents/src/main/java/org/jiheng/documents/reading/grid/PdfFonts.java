package org.jiheng.documents.reading.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * PDF字体 — a file may name fonts that it does not carry. For its text only their codes matter, so one small substitute
 * stands in for all; the library would search the whole machine for them and write what it found into the home folder.
 */
final class PdfFonts {
    /** For the eye: the font every page of ours is set in, which has the Chinese characters. */
    private static final String SEEN = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    private static final String SUBSTITUTE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private PdfFonts() {}

    static void useOwnSubstitute() {
        FontMappers.set(Reading.FONT);
    }

    static void useForPictures() {
        FontMappers.set(Seeing.FONT);
    }

    private static final class Reading {
        static final OneForAll FONT = new OneForAll(SUBSTITUTE);
    }

    private static final class Seeing {
        static final OneForAll FONT = new OneForAll(SEEN);
    }

    private static final class OneForAll implements FontMapper {
        private final TrueTypeFont font;

        private OneForAll(String resource) {
            this.font = load(resource);
        }

        private static TrueTypeFont load(String resource) {
            try (var in = FontMappers.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("a font is missing: " + resource);
                }
                return new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String name, @Nullable PDFontDescriptor descriptor) {
            return new FontMapping<>(font, true);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String name, @Nullable PDFontDescriptor descriptor) {
            return new FontMapping<>(font, true);
        }

        @Override
        public CIDFontMapping getCIDFont(
                String name, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo system) {
            return new CIDFontMapping(null, font, true);
        }
    }
}
