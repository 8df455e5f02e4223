package org.jiheng.documents.writing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** 单元格样式 — each made once for a workbook: Excel refuses a file with more than 64,000 of them. */
final class XlsxStyles {

    /** How a text lies in its cell. */
    enum Across {
        LEFT,
        CENTER,
        RIGHT
    }

    /** 上端或居中. */
    enum Down {
        TOP,
        CENTER
    }

    /**
     * A style by what sets it apart.
     *
     * @param text whether Excel must take the content as text, whatever it looks like
     */
    record Key(Layout.Font font, Across across, Down down, boolean text, Edges edges) {}

    /** Which edges are the outer ones of the table; {@code NONE} for what stands outside of it. */
    record Edges(boolean inTable, boolean top, boolean right, boolean bottom, boolean left) {
        static final Edges NONE = new Edges(false, false, false, false, false);
    }

    /**
     * A digit of the standard font below at 96 pixels to the inch. Column widths are counted in these, so the
     * standard font must be one that every desktop in the field has: where it is missing, columns come out
     * wider or narrower.
     */
    static final int DIGIT_PIXELS = 8;

    private static final int TEXT_FORMAT = 49; // the built-in format @
    private static final int GB2312 = 134;

    private final Map<Layout.Font, Integer> fonts = new LinkedHashMap<>();
    private final Map<Edges, Integer> borders = new LinkedHashMap<>();
    private final Map<Key, Integer> styles = new LinkedHashMap<>();

    XlsxStyles() {
        borders.put(Edges.NONE, 0);
    }

    /** Its number in the workbook; 0 is the plain one. */
    int of(Key key) {
        fonts.computeIfAbsent(key.font(), each -> fonts.size() + 1);
        borders.computeIfAbsent(key.edges(), each -> borders.size());
        return styles.computeIfAbsent(key, each -> styles.size() + 1);
    }

    /** The part, when all have been asked for. */
    String xml() {
        var xml = new StringBuilder("<styleSheet xmlns=\"%s\">".formatted(XlsxSheetWriter.MAIN));
        xml.append("<fonts count=\"%d\">".formatted(fonts.size() + 1)).append(font("宋体", 22));
        fonts.keySet().forEach(each -> xml.append(font(each.family(), each.halfPoints())));
        xml.append("</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>")
                .append("<fill><patternFill patternType=\"gray125\"/></fill></fills>")
                .append("<borders count=\"%d\">".formatted(borders.size()));
        borders.keySet()
                .forEach(each -> xml.append("<border>%s%s%s%s<diagonal/></border>"
                        .formatted(
                                edge("left", each, each.left()),
                                edge("right", each, each.right()),
                                edge("top", each, each.top()),
                                edge("bottom", each, each.bottom()))));
        xml.append(
                        "</borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>")
                .append("<cellXfs count=\"%d\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                        .formatted(styles.size() + 1));
        styles.keySet().forEach(each -> xml.append(style(each)));
        return xml.append(
                        "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>")
                .append("</styleSheet>")
                .toString();
    }

    private String style(Key key) {
        return """
            <xf numFmtId="%d" fontId="%d" fillId="0" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" \
            applyAlignment="1"><alignment horizontal="%s" vertical="%s" wrapText="1"/></xf>\
            """.formatted(
                        key.text() ? TEXT_FORMAT : 0,
                        fonts.get(key.font()),
                        borders.get(key.edges()),
                        word(key.across()),
                        word(key.down()));
    }

    /** The character set tells a machine without the font that a Chinese one must stand in. */
    private static String font(String family, int halfPoints) {
        return "<font><sz val=\"%s\"/><name val=\"%s\"/><charset val=\"%d\"/></font>"
                .formatted(
                        halfPoints % 2 == 0 ? String.valueOf(halfPoints / 2) : halfPoints / 2 + ".5",
                        XlsxSheetWriter.escaped(family),
                        GB2312);
    }

    private static String edge(String side, Edges edges, boolean outer) {
        return edges.inTable()
                ? "<%1$s style=\"%2$s\"><color auto=\"1\"/></%1$s>".formatted(side, outer ? "medium" : "thin")
                : "<" + side + "/>";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
