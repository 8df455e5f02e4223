package org.jiheng.documents.writing;

import java.util.stream.IntStream;
import org.jiheng.documents.writing.OfficialSheet.Cell;

/** 行高估算 — the height each row of a sheet needs, in twips; office programs do not tell, and merged cells do not grow. */
final class RowHeights {
    static final int PADDING = 4 * TextFit.TWIPS_PER_POINT;

    private RowHeights() {}

    static int[] of(OfficialSheet sheet) {
        var rows = sheet.rows();
        var layout = sheet.layout();
        int[] heights = new int[rows.size()];
        for (int each = 0; each < rows.size(); each++) {
            heights[each] = TextFit.twips(layout.rowTenthsMm());
            for (var cell : rows.get(each).cells()) {
                if (cell.rows() == 1) {
                    heights[each] = Math.max(heights[each], needed(cell, layout));
                }
            }
        }
        for (int each = 0; each < rows.size(); each++) {
            for (var cell : rows.get(each).cells()) {
                int have = 0;
                for (int under = each; under < each + cell.rows(); under++) {
                    have += heights[under];
                }
                heights[each + cell.rows() - 1] += Math.max(0, needed(cell, layout) - have);
            }
        }
        return heights;
    }

    static int lines(Cell cell, Layout layout) {
        return TextFit.lines(
                cell.text(),
                TextFit.twips(layout.widthMm(cell.column(), cell.columns()) * 10),
                layout.font(cell.role()).halfPoints());
    }

    /** Whether the table and what stands above it fit on one page, with lines as close as office programs set them. */
    static boolean fitsOnePage(OfficialSheet sheet) {
        var layout = sheet.layout();
        var page = layout.page();
        int room = TextFit.twips(((page.landscape() ? 210 : 297) - page.topMm() - page.bottomMm()) * 10);
        int above = TextFit.lines(
                                sheet.title(),
                                TextFit.twips(layout.widthMm() * 10),
                                layout.font(Role.TITLE).halfPoints())
                        * TextFit.lineHeight(layout.font(Role.TITLE).halfPoints())
                + 4 * (TextFit.lineHeight(layout.font(Role.LABEL).halfPoints()) + PADDING);
        return above + IntStream.of(of(sheet)).sum() * 5 / 6 <= room;
    }

    private static int needed(Cell cell, Layout layout) {
        return lines(cell, layout) * TextFit.lineHeight(layout.font(cell.role()).halfPoints()) + PADDING;
    }
}
