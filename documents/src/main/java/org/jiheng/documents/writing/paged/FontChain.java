package org.jiheng.documents.writing.paged;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.Role;

/**
 * 字体链 — which font file draws a character (GIT-87). One file cannot hold all characters of a name, so the
 * fonts of the house come first where a layout asks for them by name (GIT-91), then Noto Sans SC, which comes
 * with the product, then whatever else the house has. A character that none of them has is drawn as 〓 and told.
 */
public final class FontChain {
    /** Where a house keeps its licensed fonts and those for rare characters. */
    public static final String FOLDER_VARIABLE = "JIHENG_FONTS";

    private static final String NOTO = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
    private static final int GETA = '〓';

    private final Face standard;
    private final List<Face> house;
    private final Map<Layout.Font, List<Face>> orders = new HashMap<>();

    private FontChain(Face standard, List<Face> house) {
        this.standard = standard;
        this.house = List.copyOf(house);
    }

    /** Noto Sans SC alone: the same pages on every machine. */
    public static FontChain standard() {
        return Holder.STANDARD;
    }

    /** With the fonts of the folder that {@value #FOLDER_VARIABLE} names, if it names one. */
    public static FontChain ofHouse() {
        return Holder.HOUSE;
    }

    /** @throws UncheckedIOException when the folder or a font in it cannot be read */
    static FontChain withFolder(Path folder) {
        var faces = new ArrayList<Face>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(FontChain::isFont).sorted().toList()) {
                try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                    faces.add(Face.read(in));
                } catch (IOException unusable) {
                    throw new UncheckedIOException("font file %s cannot be used".formatted(file), unusable);
                }
            }
        } catch (IOException missing) {
            throw new UncheckedIOException("font folder %s cannot be read".formatted(folder), missing);
        }
        return new FontChain(Holder.STANDARD.standard, faces);
    }

    private static boolean isFont(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".ttf");
    }

    /** Loaded when first asked for: no other command pays for it. */
    private static final class Holder {
        static final FontChain STANDARD = new FontChain(noto(), List.of());
        static final FontChain HOUSE = house();

        private static Face noto() {
            try (InputStream in = FontChain.class.getResourceAsStream(NOTO)) {
                if (in == null) {
                    throw new IllegalStateException(NOTO + " is missing from the jar");
                }
                return Face.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static FontChain house() {
            var folder = System.getenv(FOLDER_VARIABLE);
            return folder == null || folder.isBlank() ? STANDARD : withFolder(Path.of(folder));
        }
    }

    /** 字形 — how one character is drawn. */
    record Glyph(Face face, int number, int advance, boolean missing) {}

    /** The glyph for a character in this role of a layout. */
    Glyph glyph(Layout.Font font, int codePoint) {
        for (var face : order(font)) {
            int number = face.glyph(codePoint);
            if (number != 0) {
                return new Glyph(face, number, face.advance(number), false);
            }
        }
        int geta = standard.glyph(GETA);
        return new Glyph(standard, geta, standard.advance(geta), true);
    }

    private synchronized List<Face> order(Layout.Font font) {
        return orders.computeIfAbsent(font, wanted -> {
            var order = new ArrayList<Face>();
            house.stream().filter(face -> face.isNamed(wanted.family())).forEach(order::add);
            wanted.fallbacks()
                    .forEach(family ->
                            house.stream().filter(face -> face.isNamed(family)).forEach(order::add));
            order.add(standard);
            order.addAll(house);
            return List.copyOf(order.stream().distinct().toList());
        });
    }

    /** Fonts a layout asks for by name and none of which is at hand, so that a look-alike stands in (GIT-90). */
    public SortedSet<String> substituted(Layout layout) {
        var missing = new TreeSet<String>();
        for (var role : Role.values()) {
            var family = layout.font(role).family();
            if (house.stream().noneMatch(face -> face.isNamed(family))) {
                missing.add(family);
            }
        }
        return missing;
    }

    /** The characters of a sheet that no font at hand can draw, each once, in the order of their numbers. */
    public SortedSet<Integer> missing(OfficialSheet sheet) {
        var missing = new TreeSet<Integer>();
        sheet.texts()
                .forEach(text -> text.codePoints()
                        .filter(each -> !Invisible.is(each))
                        .filter(each ->
                                glyph(sheet.layout().font(Role.VALUE), each).missing())
                        .forEach(missing::add));
        return missing;
    }
}
