package org.jiheng.documents.reading.grid;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import javax.xml.stream.XMLStreamConstants;

/**
 * OFD页面阅读 — takes the characters and the straight lines off one page and off what it is drawn upon. The format measures in
 * millimetres with floating point; behind this class places are whole hundredths of a point, as those of a PDF.
 */
final class OfdPageReader {
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final int MOST_RULES = 20_000;
    private static final int MOST_POINTS = 100_000;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_DATA = 4_000_000;
    private static final double LARGEST_FONT = 500;
    /** Where a file does not say how far apart its characters stand. */
    private static final double NARROW = 0.5;

    private static final double[] A4 = {0, 0, 210, 297};

    private final ZipPackage zip;
    private final Limits limits;
    private final Deadline deadline;
    private final Map<String, String> templates;
    private double[] box;
    private final List<PdfPage.Glyph> glyphs = new ArrayList<>();
    private final List<PdfPage.Rule> rules = new ArrayList<>();
    private int points;

    OfdPageReader(ZipPackage zip, Limits limits, Deadline deadline, Map<String, String> templates, String box) {
        this.zip = zip;
        this.limits = limits;
        this.deadline = deadline;
        this.templates = templates;
        this.box = box(box, A4);
    }

    PdfPage read(String part, int number) throws UnreadableFile {
        content(part, true);
        return new PdfPage(
                number,
                StraightLines.hundredths(box[2] * POINTS_PER_MILLIMETRE),
                StraightLines.hundredths(box[3] * POINTS_PER_MILLIMETRE),
                glyphs,
                rules.size() > MOST_RULES ? List.of() : rules);
    }

    /** @param page whether it is the page itself, which may be drawn upon templates; a template is drawn upon nothing */
    private void content(String part, boolean page) throws UnreadableFile {
        try (var xml = XmlPart.open(zip, part, limits)) {
            for (var name = xml.nextElement(); name != null; name = xml.nextElement()) {
                switch (name) {
                    case "PhysicalBox" -> {
                        var text = new StringBuilder();
                        xml.appendText(text, 1_000);
                        box = page ? box(text.toString(), box) : box;
                    }
                    case "Template" -> {
                        var template = templates.get(xml.attribute("TemplateID", ""));
                        if (page && template != null && zip.has(template)) {
                            content(template, false);
                        }
                    }
                    case "TextObject" -> text(xml);
                    case "PathObject" -> path(xml);
                    default -> {}
                }
            }
        }
    }

    private static boolean isHidden(XmlPart xml) {
        return xml.attribute("Visible", "true").equals("false");
    }

    /** From the object's own coordinates to millimetres on the page. */
    private AffineTransform placed(XmlPart xml) {
        var boundary = numbers(xml.attribute("Boundary", ""), 4);
        var placed = AffineTransform.getTranslateInstance(at(boundary, 0) - box[0], at(boundary, 1) - box[1]);
        var matrix = numbers(xml.attribute("CTM", ""), 6);
        if (matrix.length == 6) {
            placed.concatenate(new AffineTransform(matrix));
        }
        return placed;
    }

    private void text(XmlPart xml) throws UnreadableFile {
        deadline.check();
        boolean hidden = isHidden(xml);
        var placed = placed(xml);
        double size = at(numbers(xml.attribute("Size", ""), 1), 0);
        double wide = at(numbers(xml.attribute("HScale", "1"), 1), 0);
        int outside = xml.depth() - 1;
        double x = 0;
        double y = 0;
        while (xml.depth() > outside) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT || !xml.name().equals("TextCode")) {
                continue;
            }
            // Where a later piece does not say where it begins, it begins where the one before did.
            x = xml.attribute("X") == null ? x : at(numbers(xml.attribute("X", ""), 1), 0);
            y = xml.attribute("Y") == null ? y : at(numbers(xml.attribute("Y", ""), 1), 0);
            var deltaX = xml.attribute("DeltaX", "");
            var deltaY = xml.attribute("DeltaY", "");
            var text = new StringBuilder();
            xml.appendText(text, LONGEST_TEXT);
            if (!hidden && size > 0) {
                var written = text.toString();
                characters(
                        placed,
                        size,
                        wide,
                        written,
                        new Point2D.Double(x, y),
                        steps(deltaX, written.length()),
                        steps(deltaY, written.length()));
            }
        }
    }

    private void characters(
            AffineTransform placed,
            double size,
            double wide,
            String text,
            Point2D.Double from,
            double[] across,
            double[] down) {
        double scale = Math.sqrt(Math.abs(placed.getDeterminant()));
        double x = from.x;
        double y = from.y;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int length = Character.charCount(codePoint);
            double own = size * wide * (codePoint < 0x250 ? NARROW : 1);
            double step = 0;
            double fall = 0;
            for (int each = at; each < at + length; each++) {
                step += each < across.length ? across[each] : 0;
                fall += each < down.length ? down[each] : 0;
            }
            var start = placed.transform(new Point2D.Double(x, y), null);
            var end = placed.transform(new Point2D.Double(x + (step > 0 ? Math.min(step, size * wide) : own), y), null);
            glyphs.add(new PdfPage.Glyph(
                    hundredths(Math.min(start.getX(), end.getX())),
                    hundredths(Math.max(start.getX(), end.getX())),
                    hundredths(start.getY()),
                    StraightLines.hundredths(Math.clamp(size * scale * POINTS_PER_MILLIMETRE, 1, LARGEST_FONT)),
                    text.substring(at, at + length)));
            x += across.length == 0 && down.length == 0 ? own : step;
            y += fall;
            at += length;
        }
    }

    private void path(XmlPart xml) throws UnreadableFile {
        deadline.check();
        boolean hidden = isHidden(xml);
        boolean stroked = !xml.attribute("Stroke", "true").equals("false");
        boolean filled = xml.attribute("Fill", "false").equals("true");
        var placed = placed(xml);
        int outside = xml.depth() - 1;
        var data = new StringBuilder();
        while (xml.depth() > outside) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.name().equals("AbbreviatedData")) {
                xml.appendText(data, LONGEST_DATA);
            }
        }
        if (!hidden && (stroked || filled)) {
            lines(placed, data.toString(), stroked);
        }
    }

    /** M and S begin, L draws on, C closes; whatever is drawn with Q, B or A is no table. */
    private void lines(AffineTransform placed, String data, boolean stroked) {
        var words = new StringTokenizer(data);
        var part = new ArrayList<Point2D.Double>();
        while (words.hasMoreTokens() && rules.size() <= MOST_RULES && points <= MOST_POINTS) {
            switch (words.nextToken()) {
                case "M", "S" -> {
                    draw(part, stroked);
                    part.add(point(placed, words));
                }
                case "L" -> part.add(point(placed, words));
                case "C" -> {
                    if (part.size() > 1) {
                        part.add(part.getFirst());
                    }
                }
                case "Q", "B", "A" -> {
                    return;
                }
                default -> {}
            }
        }
        draw(part, stroked);
    }

    private void draw(List<Point2D.Double> part, boolean stroked) {
        if (part.size() > 1) {
            StraightLines.add(rules, part, stroked);
        }
        part.clear();
    }

    private Point2D.Double point(AffineTransform placed, StringTokenizer words) {
        points++;
        var at = placed.transform(new Point2D.Double(number(words), number(words)), null);
        return new Point2D.Double(at.getX() * POINTS_PER_MILLIMETRE, at.getY() * POINTS_PER_MILLIMETRE);
    }

    private static int hundredths(double millimetres) {
        return StraightLines.hundredths(millimetres * POINTS_PER_MILLIMETRE);
    }

    // ---- numbers as the format writes them

    /** {@code 3.5 g 4 7.1}: what follows a g is how often, and what. */
    private static double[] steps(String written, int most) {
        var steps = new double[written.isBlank() ? 0 : most];
        var words = new StringTokenizer(written);
        int at = 0;
        while (words.hasMoreTokens() && at < most) {
            var word = words.nextToken();
            if (word.equals("g")) {
                double times = number(words);
                double step = number(words);
                for (int each = 0; each < times && at < most; each++) {
                    steps[at++] = step;
                }
            } else {
                steps[at++] = number(word);
            }
        }
        return steps;
    }

    private static double[] box(String written, double[] otherwise) {
        var box = numbers(written, 4);
        return box.length == 4 && box[2] > 0 && box[3] > 0 ? box : otherwise;
    }

    private static double[] numbers(String written, int most) {
        var words = new StringTokenizer(written, " ,\t\r\n");
        var numbers = new double[Math.min(most, words.countTokens())];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = number(words);
        }
        return numbers;
    }

    private static double at(double[] numbers, int at) {
        return at < numbers.length ? numbers[at] : 0;
    }

    private static double number(StringTokenizer words) {
        return words.hasMoreTokens() ? number(words.nextToken()) : 0;
    }

    private static double number(String word) {
        try {
            double number = Double.parseDouble(word);
            return Double.isFinite(number) ? number : 0;
        } catch (NumberFormatException not) {
            return 0;
        }
    }
}
