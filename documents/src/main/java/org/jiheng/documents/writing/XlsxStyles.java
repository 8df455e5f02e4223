package org.jiheng.documents.writing;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.common.usermodel.fonts.FontCharset;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** 单元格样式 — each made once for a workbook: Excel refuses a file with more than 64,000 of them. */
final class XlsxStyles {

    /**
     * A style by what sets it apart.
     *
     * @param text whether Excel must take the content as text, whatever it looks like
     */
    record Key(
            Layout layout, Role role, HorizontalAlignment across, VerticalAlignment down, boolean text, Edges edges) {}

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

    private static final String STANDARD_FONT = "宋体";

    private static final short TEXT_FORMAT = 49; // the built-in format @

    private final XSSFWorkbook workbook;
    private final Map<Layout, Map<Role, XSSFFont>> fonts = new HashMap<>();
    private final Map<Key, XSSFCellStyle> styles = new HashMap<>();

    XlsxStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        var standard = workbook.getFontAt(0);
        standard.setFontName(STANDARD_FONT);
        standard.setFontHeightInPoints((short) 11);
        standard.setCharSet(FontCharset.GB2312);
    }

    XSSFCellStyle of(Key key) {
        return styles.computeIfAbsent(key, this::make);
    }

    private XSSFCellStyle make(Key key) {
        var style = workbook.createCellStyle();
        style.setFont(font(key.layout(), key.role()));
        style.setAlignment(key.across());
        style.setVerticalAlignment(key.down());
        style.setWrapText(true);
        if (key.text()) {
            style.setDataFormat(TEXT_FORMAT);
        }
        var edges = key.edges();
        if (edges.inTable()) {
            style.setBorderTop(border(edges.top()));
            style.setBorderRight(border(edges.right()));
            style.setBorderBottom(border(edges.bottom()));
            style.setBorderLeft(border(edges.left()));
        }
        return style;
    }

    private static BorderStyle border(boolean outer) {
        return outer ? BorderStyle.MEDIUM : BorderStyle.THIN;
    }

    private XSSFFont font(Layout layout, Role role) {
        return fonts.computeIfAbsent(layout, each -> new EnumMap<>(Role.class)).computeIfAbsent(role, each -> {
            var wanted = layout.font(role);
            var font = workbook.createFont();
            font.setFontName(wanted.family());
            font.setFontHeight((short) (wanted.halfPoints() * TextFit.TWIPS_PER_POINT / 2));
            // Tells a machine without the font that a Chinese one must stand in.
            font.setCharSet(FontCharset.GB2312);
            return font;
        });
    }
}
