package org.jiheng.documents.writing.paged;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** OFD页的图像 — draws a page from what stands in the file, as GB/T 33190 says it is meant, and from nothing else. */
final class OfdPicture {
    private static final String NAMESPACE = "http://www.ofdspec.org/2016";

    private final BufferedImage picture;
    private final Graphics2D pen;
    private final Map<String, Font> fonts;

    private OfdPicture(double[] box, Map<String, Font> fonts, double dotsPerMillimetre) {
        this.fonts = fonts;
        picture = new BufferedImage(
                (int) Math.round(box[2] * dotsPerMillimetre),
                (int) Math.round(box[3] * dotsPerMillimetre),
                BufferedImage.TYPE_BYTE_GRAY);
        pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(dotsPerMillimetre, dotsPerMillimetre);
    }

    static Font font(byte[] program) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(program));
        } catch (FontFormatException | IOException unusable) {
            throw new AssertionError("the font cannot be opened by itself", unusable);
        }
    }

    static BufferedImage of(Element page, Map<String, Font> fonts, int dotsPerInch) {
        var box = numbers(text(page, "PhysicalBox"));
        var picture = new OfdPicture(box, fonts, dotsPerInch / 25.4);
        each(page, "PathObject", picture::rules);
        each(page, "TextObject", picture::text);
        return picture.picture;
    }

    /** Only straight strokes are used: M x y L x y. */
    private void rules(Element path) {
        pen.setStroke(new BasicStroke(Float.parseFloat(path.getAttribute("LineWidth"))));
        for (var stroke : text(path, "AbbreviatedData").strip().split("M ", -1)) {
            if (!stroke.isBlank()) {
                var ends = numbers(stroke.replace("L ", ""));
                pen.draw(new Line2D.Double(ends[0], ends[1], ends[2], ends[3]));
            }
        }
    }

    private void text(Element object) {
        var box = numbers(object.getAttribute("Boundary"));
        var code =
                (Element) object.getElementsByTagNameNS(NAMESPACE, "TextCode").item(0);
        var glyphs = numbers(text(object, "Glyphs"));
        var font = Objects.requireNonNull(fonts.get(object.getAttribute("Font")))
                .deriveFont(Float.parseFloat(object.getAttribute("Size")));
        var context = new FontRenderContext(null, true, true);
        var steps = numbers(code.getAttribute("DeltaX"));
        double x = box[0] + Double.parseDouble(code.getAttribute("X"));
        double y = box[1] + Double.parseDouble(code.getAttribute("Y"));
        int step = 0;
        int glyph = 0;
        for (int character : code.getTextContent().codePoints().toArray()) {
            pen.fill(font.createGlyphVector(context, new int[] {(int) glyphs[glyph++]})
                    .getOutline((float) x, (float) y));
            for (int half = 0; half < Character.charCount(character) && step < steps.length; half++) {
                x += steps[step++];
            }
        }
    }

    private static void each(Element under, String name, Consumer<Element> with) {
        var found = under.getElementsByTagNameNS(NAMESPACE, name);
        for (int each = 0; each < found.getLength(); each++) {
            with.accept((Element) found.item(each));
        }
    }

    private static String text(Element under, String name) {
        return under.getElementsByTagNameNS(NAMESPACE, name).item(0).getTextContent();
    }

    private static double[] numbers(String text) {
        return Stream.of(text.strip().split(" "))
                .filter(each -> !each.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
