package org.jiheng.documents.reading.grid;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * PDF页面阅读 — takes the characters and the straight lines off each page in one pass over its content, where the library
 * would take the characters only. The library measures with floating point; behind this class places are whole numbers.
 */
final class PdfPageReader extends PDFTextStripper {
    /** A page with more is a map or a chart. */
    private static final int MOST_RULES = 20_000;

    private static final int LONGEST_PATH = 1_000;
    private static final double LARGEST_FONT = 500;

    private final Limits limits;
    private final Deadline deadline;
    private final Pages pages;
    private List<PdfPage.Glyph> glyphs = new ArrayList<>();
    private List<PdfPage.Rule> rules = new ArrayList<>();
    private final List<List<Point2D.Double>> path = new ArrayList<>();
    private boolean curved;
    private long characters;
    private int number;
    private double left;
    private double bottom;
    private double width;
    private double height;
    private int rotation;

    /** Where finished pages go. */
    interface Pages {
        void add(PdfPage page) throws UnreadableFile;
    }

    PdfPageReader(Limits limits, Deadline deadline, Pages pages) {
        this.limits = limits;
        this.deadline = deadline;
        this.pages = pages;
    }

    void read(PDDocument document) throws IOException {
        writeText(document, Writer.nullWriter());
    }

    @Override
    protected void startPage(PDPage page) throws IOException {
        deadline.check();
        number++;
        glyphs = new ArrayList<>();
        rules = new ArrayList<>();
        var box = page.getCropBox();
        left = box.getLowerLeftX();
        bottom = box.getLowerLeftY();
        width = box.getWidth();
        height = box.getHeight();
        rotation = Math.floorMod(page.getRotation(), 360);
        path.clear();
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        var text = glyph.getUnicode();
        if (text == null || text.isEmpty()) {
            return;
        }
        characters += text.length();
        glyphs.add(new PdfPage.Glyph(
                StraightLines.hundredths(glyph.getX()),
                StraightLines.hundredths(glyph.getX() + Math.max(0, glyph.getWidth())),
                StraightLines.hundredths(glyph.getY()),
                StraightLines.hundredths(Math.clamp(Math.abs(glyph.getYScale()), 1, LARGEST_FONT)),
                text));
    }

    /** What the library would have laid out as text. */
    @Override
    protected void writePage() {}

    @Override
    protected void endPage(PDPage page) throws IOException {
        if (characters > limits.characters()) {
            throw GridBuilder.tooManyCharacters(limits);
        }
        boolean turned = rotation == 90 || rotation == 270;
        pages.add(new PdfPage(
                number,
                StraightLines.hundredths(turned ? height : width),
                StraightLines.hundredths(turned ? width : height),
                glyphs,
                rules.size() > MOST_RULES ? List.of() : rules));
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        switch (operator.getName()) {
            case "m" -> {
                if (operands.size() >= 2) {
                    path.add(new ArrayList<>());
                    addPoint(operands, 0);
                }
            }
            case "l" -> addPoint(operands, 0);
            case "re" -> addRectangle(operands);
            case "h" -> close();
            case "c", "v", "y" -> curved = true;
            case "S" -> endPath(true);
            case "s" -> {
                close();
                endPath(true);
            }
            case "f", "F", "f*", "n" -> endPath(!operator.getName().equals("n"), false);
            case "B", "B*", "b", "b*" -> {
                close();
                endPath(true);
            }
            default -> {
                if ((glyphs.size() & 0xfff) == 0xfff) {
                    deadline.check();
                }
                super.processOperator(operator, operands);
            }
        }
    }

    private void addPoint(List<COSBase> operands, int from) {
        if (operands.size() < from + 2 || path.isEmpty() || path.getLast().size() > LONGEST_PATH) {
            return;
        }
        addPoint(number(operands.get(from)), number(operands.get(from + 1)));
    }

    private void addPoint(double x, double y) {
        path.getLast().add(shown(x, y));
    }

    private static double number(COSBase operand) {
        return operand instanceof COSNumber number ? number.floatValue() : 0;
    }

    private void addRectangle(List<COSBase> operands) {
        if (operands.size() < 4 || path.size() > MOST_RULES) {
            return;
        }
        double x = number(operands.get(0));
        double y = number(operands.get(1));
        double across = number(operands.get(2));
        double up = number(operands.get(3));
        path.add(new ArrayList<>());
        addPoint(x, y);
        addPoint(x + across, y);
        addPoint(x + across, y + up);
        addPoint(x, y + up);
        addPoint(x, y);
    }

    private void close() {
        if (!path.isEmpty() && path.getLast().size() > 1) {
            path.getLast().add(path.getLast().getFirst());
        }
    }

    /** From the page's own coordinates to what a reader sees, downwards from the upper left corner. */
    private Point2D.Double shown(double x, double y) {
        var at = getGraphicsState().getCurrentTransformationMatrix().transformPoint((float) x, (float) y);
        double right = at.x - left;
        double up = at.y - bottom;
        return switch (rotation) {
            case 90 -> new Point2D.Double(up, right);
            case 180 -> new Point2D.Double(width - right, up);
            case 270 -> new Point2D.Double(height - up, width - right);
            default -> new Point2D.Double(right, height - up);
        };
    }

    private void endPath(boolean stroked) {
        endPath(true, stroked);
    }

    private void endPath(boolean painted, boolean stroked) {
        if (painted && !curved) {
            for (var part : path) {
                if (rules.size() <= MOST_RULES && !part.isEmpty()) {
                    StraightLines.add(rules, part, stroked);
                }
            }
        }
        path.clear();
        curved = false;
    }
}
