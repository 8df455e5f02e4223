package org.jiheng.documents.accuracy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.documents.accuracy.Page.Cell;

/**
 * OFD的两种写法 — the pages as programs other than ours write them: a printer's driver (a box around each cell, a text object for
 * each line, steps counted together, no font embedded), and a converter (flat filled boxes under a matrix, one object for
 * each character, headings on a template).
 */
final class OfdProducer {
    private static final double MARGIN = 15;
    private static final double SIZE = 3.5;
    private static final double LINE = 5;
    private static final double PADDING = 1;

    private final boolean converted;
    private final List<StringBuilder> leaves = new ArrayList<>();
    private final List<Boolean> landscapes = new ArrayList<>();
    private double width;
    private double height;
    private double y;
    private int id = 100;

    private OfdProducer(boolean converted) {
        this.converted = converted;
    }

    static byte[] printed(List<Page> pages) throws IOException {
        return new OfdProducer(false).write(pages);
    }

    static byte[] converted(List<Page> pages) throws IOException {
        return new OfdProducer(true).write(pages);
    }

    private byte[] write(List<Page> pages) throws IOException {
        for (var page : pages) {
            boolean landscape = page.columns > 8;
            width = landscape ? 297 : 210;
            height = landscape ? 210 : 297;
            leaf(landscape);
            page.above.forEach(this::line);
            table(page);
            page.below.forEach(this::line);
        }
        return zipped();
    }

    private void leaf(boolean landscape) {
        leaves.add(new StringBuilder());
        landscapes.add(landscape);
        y = MARGIN;
    }

    private void line(String text) {
        for (var part : wrapped(text, width - 2 * MARGIN)) {
            room(LINE);
            text(part, MARGIN, y + SIZE);
            y += LINE;
        }
    }

    private void room(double needed) {
        if (y + needed > height - MARGIN) {
            leaf(landscapes.getLast());
        }
    }

    private void table(Page page) {
        double column = (width - 2 * MARGIN) / page.columns;
        var heights = new double[page.rows.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = LINE + 2 * PADDING;
        }
        for (int i = 0; i < heights.length; i++) {
            for (var cell : page.rows.get(i)) {
                double needed = wrapped(cell.text(), column * cell.columnSpan() - 2 * PADDING)
                                        .size()
                                * LINE
                        + 2 * PADDING;
                double has = 0;
                for (int row = i; row < i + cell.rowSpan(); row++) {
                    has += heights[row];
                }
                heights[i + cell.rowSpan() - 1] += Math.max(0, needed - has);
            }
        }
        for (int i = 0; i < heights.length; i++) {
            double block = 0;
            int reach = i;
            for (int row = i; row <= reach; row++) {
                for (var cell : page.rows.get(row)) {
                    reach = Math.max(reach, Math.min(heights.length, row + cell.rowSpan()) - 1);
                }
            }
            for (int row = i; row <= reach; row++) {
                block += heights[row];
            }
            // What is merged stays together where a page has room for it.
            room(Math.min(block, height - 2 * MARGIN));
            for (var cell : page.rows.get(i)) {
                double tall = 0;
                for (int row = i; row < i + cell.rowSpan(); row++) {
                    tall += heights[row];
                }
                cell(cell, column, tall);
            }
            for (int row = i + 1; row <= reach; row++) {
                y += heights[row - 1];
                for (var cell : page.rows.get(row)) {
                    double tall = 0;
                    for (int each = row; each < row + cell.rowSpan(); each++) {
                        tall += heights[each];
                    }
                    cell(cell, column, tall);
                }
            }
            y += heights[reach];
            i = reach;
        }
    }

    private void cell(Cell cell, double column, double tall) {
        double left = MARGIN + cell.column() * column;
        double wide = column * cell.columnSpan();
        if (converted) {
            flat(left, y, wide, 0.2);
            flat(left, y + tall, wide, 0.2);
            flat(left, y, 0.2, tall);
            flat(left + wide, y, 0.2, tall);
        } else {
            leaves.getLast()
                    .append(xml(
                            "<ofd:PathObject ID=\"%d\" Boundary=\"%.3f %.3f %.3f %.3f\" LineWidth=\"0.25\"><ofd:StrokeColor"
                                    + " Value=\"0 0 0\"/><ofd:AbbreviatedData>M 0 0 L %.3f 0 L %.3f %.3f L 0 %.3f C</ofd:AbbreviatedData></ofd:PathObject>",
                            ++id, left, y, wide, tall, wide, wide, tall, tall));
        }
        double at = y + PADDING + SIZE;
        for (var line : wrapped(cell.text(), wide - 2 * PADDING)) {
            text(line, left + PADDING, at);
            at += LINE;
        }
    }

    /** In tenths of a millimetre, under a matrix. */
    private void flat(double left, double top, double wide, double tall) {
        leaves.getLast()
                .append(xml(
                        "<ofd:PathObject ID=\"%d\" Boundary=\"0 0 %.0f %.0f\" CTM=\"0.1 0 0 0.1 0 0\" Fill=\"true\" Stroke=\"false\">"
                                + "<ofd:AbbreviatedData>M %.2f %.2f L %.2f %.2f L %.2f %.2f L %.2f %.2f C</ofd:AbbreviatedData></ofd:PathObject>",
                        ++id,
                        width,
                        height,
                        left * 10,
                        top * 10,
                        (left + wide) * 10,
                        top * 10,
                        (left + wide) * 10,
                        (top + tall) * 10,
                        left * 10,
                        (top + tall) * 10));
    }

    private void text(String text, double x, double baseline) {
        if (converted) {
            double at = x;
            for (int codePoint : text.codePoints().toArray()) {
                leaves.getLast()
                        .append(xml(
                                "<ofd:TextObject ID=\"%d\" Boundary=\"%.3f %.3f %.3f %.3f\" Font=\"3\" Size=\"1\" CTM=\"%.2f 0 0 %.2f 0 0\">"
                                        + "<ofd:TextCode X=\"0\" Y=\"1\">%s</ofd:TextCode></ofd:TextObject>",
                                ++id,
                                at,
                                baseline - SIZE,
                                SIZE,
                                SIZE,
                                SIZE,
                                SIZE,
                                escaped(Character.toString(codePoint))));
                at += advance(codePoint);
            }
            return;
        }
        var steps = new StringBuilder();
        int[] all = text.codePoints().toArray();
        for (int from = 0; from + 1 < all.length; ) {
            int to = from;
            while (to + 1 < all.length && advance(all[to]) == advance(all[from])) {
                to++;
            }
            steps.append(to - from > 1 ? "g " + (to - from) + " " : "").append(xml("%.2f ", advance(all[from])));
            from = to;
        }
        leaves.getLast()
                .append(xml(
                        "<ofd:TextObject ID=\"%d\" Boundary=\"%.3f %.3f %.3f %.3f\" Font=\"3\" Size=\"%.2f\"><ofd:TextCode X=\"0\" Y=\"%.2f\"%s>%s</ofd:TextCode></ofd:TextObject>",
                        ++id,
                        x,
                        baseline - SIZE,
                        width,
                        LINE,
                        SIZE,
                        SIZE,
                        steps.isEmpty() ? "" : " DeltaX=\"" + steps.toString().strip() + "\"",
                        escaped(text)));
    }

    private static double advance(int codePoint) {
        return codePoint < 0x250 ? SIZE / 2 : SIZE;
    }

    private static List<String> wrapped(String text, double wide) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\n", -1)) {
            var line = new StringBuilder();
            double used = 0;
            for (int codePoint : paragraph.codePoints().toArray()) {
                if (used + advance(codePoint) > wide && !line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(codePoint);
                used += advance(codePoint);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    @SuppressWarnings("AnnotateFormatMethod") // whose annotation no test here has at hand
    private static String xml(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private byte[] zipped() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            var list = new StringBuilder();
            for (int at = 0; at < leaves.size(); at++) {
                list.append(xml("<ofd:Page ID=\"%d\" BaseLoc=\"Pages/Page_%d/Content.xml\"/>", at + 1, at));
                var layer =
                        xml("<ofd:Content><ofd:Layer ID=\"%d\">", ++id) + leaves.get(at) + "</ofd:Layer></ofd:Content>";
                var area = xml(
                        "<ofd:Area><ofd:PhysicalBox>0 0 %s</ofd:PhysicalBox></ofd:Area>",
                        landscapes.get(at) ? "297 210" : "210 297");
                // A converter puts what it found first upon a template of the page.
                if (converted && at == 0) {
                    part(zip, "Doc_0/Tpls/Tpl_0/Content.xml", page(layer));
                    layer = "<ofd:Template TemplateID=\"99\" ZOrder=\"Background\"/><ofd:Content/>";
                }
                part(zip, xml("Doc_0/Pages/Page_%d/Content.xml", at), page(area + layer));
            }
            var template = converted ? "<ofd:TemplatePage ID=\"99\" BaseLoc=\"/Doc_0/Tpls/Tpl_0/Content.xml\"/>" : "";
            part(zip, "Doc_0/Document.xml", """
                    <ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:MaxUnitID>%d</ofd:MaxUnitID>\
                    <ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>%s</ofd:CommonData>\
                    <ofd:Pages>%s</ofd:Pages></ofd:Document>""".formatted(id, template, list));
            part(zip, "OFD.xml", """
                    <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>\
                    <ofd:DocRoot>%s</ofd:DocRoot></ofd:DocBody></ofd:OFD>""".formatted(converted ? "/Doc_0/Document.xml" : "Doc_0/Document.xml"));
        }
        return out.toByteArray();
    }

    private static String page(String content) {
        return "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">" + content + "</ofd:Page>";
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(2024, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
