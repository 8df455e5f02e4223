package org.jiheng.documents.writing.paged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jiheng.documents.writing.Align;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.OfficialSheet.Cell;
import org.jiheng.documents.writing.Role;
import org.jspecify.annotations.Nullable;

/**
 * 排页 — one official sheet on as many pages as it takes. Rows keep together unless they are long texts, what a
 * cell spans keeps together where a page has room for it, the heads of the indicator table repeat (GIT-92), and
 * nothing is ever cut: every line of every cell is set on some page.
 */
final class PageSetter {
    private static final int PADDING = 3 * Leaf.POINT;
    private static final int THIN = 600;
    private static final int THICK = 1000;
    /** A row with more lines may be torn between two pages; fewer move to the next page as a whole. */
    private static final int TALL_LINES = 15;
    /** The least that is worth leaving at the foot of a page. */
    private static final int WORTH_LINES = 3;

    private static final int SPARE_LINES = 4;

    private final OfficialSheet sheet;
    private final Layout layout;
    private final LineBreaking breaking;
    private final int pageWidth;
    private final int pageHeight;
    private final int top;
    private final int bottom;
    private final int[] edges;
    private final List<List<Filled>> rows = new ArrayList<>();
    private final int[] heights;
    private final Map<Integer, List<Filled>> covering = new HashMap<>();
    /** Cells over several rows that were set in full and stand again on the next page. */
    private final HashSet<Filled> said = new HashSet<>();

    private final List<Leaf> leaves = new ArrayList<>();
    private List<Leaf.Text> texts = new ArrayList<>();
    private List<Leaf.Rule> rules = new ArrayList<>();
    private int y;
    /** The pieces of rows on the current page. */
    private List<Piece> pieces = new ArrayList<>();

    /** A cell with its text in lines, and how many of them stand on earlier pages. */
    private static final class Filled {
        final Cell cell;
        final int row;
        final int number;
        final List<String> lines;
        int done;

        Filled(Cell cell, int row, int number, List<String> lines) {
            this.cell = cell;
            this.row = row;
            this.number = number;
            this.lines = lines;
        }
    }

    /** A row, or the part of a torn row, on the current page. */
    private record Piece(int row, int y, int height, boolean repeated) {}

    private PageSetter(OfficialSheet sheet, FontChain fonts) {
        this.sheet = sheet;
        this.layout = sheet.layout();
        this.breaking = new LineBreaking(fonts);
        var page = layout.page();
        this.pageWidth = Leaf.ofMillimetres(page.landscape() ? 297 : 210);
        this.pageHeight = Leaf.ofMillimetres(page.landscape() ? 210 : 297);
        this.top = Leaf.ofMillimetres(page.topMm());
        this.bottom = pageHeight - Leaf.ofMillimetres(page.bottomMm());
        this.edges = new int[sheet.columns() + 1];
        int millimetres = page.sideMm();
        edges[0] = Leaf.ofMillimetres(millimetres);
        for (int column = 0; column < sheet.columns(); column++) {
            millimetres += layout.columnsMm().get(column);
            edges[column + 1] = Leaf.ofMillimetres(millimetres);
        }
        this.heights = new int[sheet.rows().size()];
        this.y = top;
    }

    static List<Leaf> set(OfficialSheet sheet, FontChain fonts) {
        return new PageSetter(sheet, fonts).leaves();
    }

    private List<Leaf> leaves() {
        if (sheet.tableNo() != null) {
            line(sheet.tableNo(), Role.LABEL, Across.LEFT, new Leaf.Part.Line(sheet.tableNo()));
        }
        line(sheet.title(), Role.TITLE, Across.CENTER, new Leaf.Part.Title());
        y += PADDING;
        if (sheet.yearLine() != null) {
            line(sheet.yearLine(), Role.LABEL, Across.CENTER, new Leaf.Part.Line(sheet.yearLine()));
        }
        if (!sheet.unitLine().isEmpty()) {
            line(sheet.unitLine(), Role.LABEL, Across.RIGHT, new Leaf.Part.Line(sheet.unitLine()));
        }
        y += PADDING / 2;
        measure();
        place();
        endTable();
        checkNothingIsCut();
        if (sheet.note() != null) {
            y += PADDING;
            line(sheet.note(), Role.VALUE, Across.LEFT, new Leaf.Part.Line(sheet.note()));
        }
        endPage();
        return leaves;
    }

    private void checkNothingIsCut() {
        for (var row : rows) {
            for (var set : row) {
                if (set.done < set.lines.size() && !isAgain(set)) {
                    throw new IllegalStateException("%s: a text of %d lines was set only up to line %d"
                            .formatted(sheet.title(), set.lines.size(), set.done));
                }
            }
        }
    }

    private enum Across {
        LEFT,
        CENTER,
        RIGHT
    }

    /** A line above or below the table, over its whole width, in as many lines as it needs. */
    private void line(String text, Role role, Across across, Leaf.Part part) {
        var font = layout.font(role);
        int room = edges[edges.length - 1] - edges[0];
        for (var each : breaking.balanced(text, font, room)) {
            int height = lineHeight(role);
            if (y + height > bottom) {
                endPage();
            }
            int free = room - breaking.width(each.stripTrailing(), font);
            int x = edges[0]
                    + switch (across) {
                        case LEFT -> 0;
                        case CENTER -> free / 2;
                        case RIGHT -> free;
                    };
            texts.add(new Leaf.Text(each, role, x, y + baseline(role), part));
            y += height;
        }
    }

    private int lineHeight(Role role) {
        return layout.font(role).halfPoints() * Leaf.POINT / 2 * 3 / 2;
    }

    /** The em square stands in the middle of the line, and the baseline near its foot. */
    private int baseline(Role role) {
        int em = layout.font(role).halfPoints() * Leaf.POINT / 2;
        return (lineHeight(role) - em) / 2 + em * 88 / 100;
    }

    private void measure() {
        for (int row = 0; row < heights.length; row++) {
            var cells = new ArrayList<Filled>();
            for (var cell : sheet.rows().get(row).cells()) {
                int width = edges[cell.column() + cell.columns()] - edges[cell.column()] - 2 * PADDING;
                var font = layout.font(cell.role());
                var lines = cell.isLabel()
                        ? breaking.balanced(cell.text(), font, width)
                        : breaking.lines(cell.text(), font, width);
                cells.add(new Filled(cell, row, cells.size(), lines));
            }
            rows.add(cells);
        }
        int least = layout.rowTenthsMm() * 72 * Leaf.POINT / 254;
        for (int row = 0; row < heights.length; row++) {
            heights[row] = least;
            for (var set : rows.get(row)) {
                if (set.cell.rows() == 1) {
                    heights[row] = Math.max(heights[row], height(set, set.lines.size()));
                }
            }
        }
        for (int row = 0; row < heights.length; row++) {
            for (var set : rows.get(row)) {
                int have = 0;
                for (int under = row; under < row + set.cell.rows(); under++) {
                    have += heights[under];
                }
                // Beside torn rows each page may lose part of a line.
                int lines = set.lines.size() + (set.lines.size() > TALL_LINES ? SPARE_LINES : 0);
                heights[row + set.cell.rows() - 1] += set.cell.rows() == 1 ? 0 : Math.max(0, height(set, lines) - have);
            }
        }
    }

    private int height(Filled set, int lines) {
        return lines * lineHeight(set.cell.role()) + 2 * PADDING;
    }

    private void place() {
        int row = 0;
        while (row < heights.length) {
            int end = row + together(row);
            int wanted = sum(row, end);
            if (y + wanted <= bottom || isFreshPage()) {
                place(row, end);
            } else if (end - row == 1 && isTall(row) && y + worth(row) <= bottom) {
                tear(row);
            } else {
                nextPage(row);
                place(row, end);
            }
            row = end;
        }
    }

    /** On a page of their own if they fit, else row by row, torn where a row alone is higher than the page. */
    private void place(int from, int end) {
        for (int row = from; row < end; row++) {
            if (y + heights[row] <= bottom) {
                piece(row, heights[row]);
            } else if (!isFreshPage() && heights[row] <= roomOfFreshPage(row)) {
                nextPage(row);
                piece(row, heights[row]);
            } else {
                tear(row);
            }
        }
    }

    /** How many rows hang together by what spans them; a label beside many rows does not hold them. */
    private int together(int first) {
        int end = first + 1;
        for (int row = first; row < end; row++) {
            if (sheet.rows().get(row).columnHeads()) {
                continue;
            }
            for (var set : rows.get(row)) {
                int reach = row + set.cell.rows();
                if (reach > end && sum(first, reach) <= (bottom - top) / 2) {
                    end = reach;
                }
            }
        }
        // The heads never stand alone at the foot of a page.
        return sheet.rows().get(end - 1).columnHeads() && end < heights.length && end - first == 1
                ? end + 1 - first
                : end - first;
    }

    private int sum(int from, int end) {
        int sum = 0;
        for (int row = from; row < end; row++) {
            sum += heights[row];
        }
        return sum;
    }

    private boolean isTall(int row) {
        return rows.get(row).stream().anyMatch(set -> set.cell.rows() == 1 && set.lines.size() > TALL_LINES);
    }

    private int worth(int row) {
        return rows.get(row).stream()
                .mapToInt(set -> height(set, WORTH_LINES))
                .max()
                .orElse(0);
    }

    private boolean isFreshPage() {
        return pieces.stream().allMatch(Piece::repeated) && texts.isEmpty();
    }

    private int roomOfFreshPage(int row) {
        var heads = headsAbove(row);
        return bottom - top - (heads == null ? 0 : heights[heads]);
    }

    private void piece(int row, int height) {
        pieces.add(new Piece(row, y, height, false));
        y += height;
    }

    /** Line by line over as many pages as it takes. */
    private void tear(int row) {
        if (y + worth(row) > bottom && !isFreshPage()) {
            nextPage(row);
        }
        int left = heights[row];
        while (left > 0) {
            int lineHeight = lineHeight(Role.VALUE);
            int lines = Math.max(1, (bottom - y - 2 * PADDING) / lineHeight);
            int part = lines * lineHeight + 2 * PADDING;
            if (left <= bottom - y || part >= left) {
                piece(row, Math.min(left, Math.max(lineHeight, bottom - y)));
                return;
            }
            piece(row, part);
            left -= lines * lineHeight;
            nextPage(row);
        }
    }

    private void nextPage(int row) {
        endTable();
        endPage();
        var heads = headsAbove(row);
        if (heads != null) {
            pieces.add(new Piece(heads, y, heights[heads], true));
            y += heights[heads];
        }
    }

    /** The heads of the indicator table this row stands in, if it does. */
    private @Nullable Integer headsAbove(int row) {
        for (int above = row - 1; above >= 0; above--) {
            if (sheet.rows().get(above).columnHeads()) {
                int beside = rows.get(above).getFirst().cell.rows();
                return beside == 1 || row < above + beside ? above : null;
            }
        }
        return null;
    }

    /** Draws the cells of the pieces on this page. */
    private void endTable() {
        if (pieces.isEmpty()) {
            return;
        }
        var drawn = new HashMap<Filled, int[]>();
        for (var piece : pieces) {
            for (var set : coveringOf(piece.row())) {
                var reach = drawn.computeIfAbsent(set, each -> new int[] {piece.y(), piece.y()});
                reach[1] = piece.y() + piece.height();
            }
        }
        for (var piece : pieces) {
            for (var set : coveringOf(piece.row())) {
                var reach = drawn.remove(set);
                if (reach != null) {
                    cell(set, reach[0], reach[1], piece.repeated() && set.cell.rows() == 1);
                }
            }
        }
        int first = pieces.getFirst().y();
        int last = pieces.getLast().y() + pieces.getLast().height();
        frame(edges[0], first, edges[edges.length - 1], last);
        pieces = new ArrayList<>();
    }

    /** The cells that stand in a row, those that began above included. */
    private List<Filled> coveringOf(int row) {
        return covering.computeIfAbsent(row, wanted -> {
            var found = new ArrayList<Filled>();
            for (int above = 0; above <= wanted; above++) {
                for (var set : rows.get(above)) {
                    if (above + set.cell.rows() > wanted) {
                        found.add(set);
                    }
                }
            }
            return found;
        });
    }

    private void cell(Filled set, int from, int to, boolean repeated) {
        var cell = set.cell;
        int left = edges[cell.column()];
        int right = edges[cell.column() + cell.columns()];
        rules.add(new Leaf.Rule(left, to, right, to, THIN));
        rules.add(new Leaf.Rule(right, from, right, to, THIN));
        int lineHeight = lineHeight(cell.role());
        int fits = Math.max(1, (to - from - 2 * PADDING + lineHeight / 8) / lineHeight);
        boolean whole = set.lines.size() <= fits && set.done == 0;
        if (isAgain(set) && !whole) {
            return; // half a label in the few lines that a torn row has left says nothing
        }
        int first = repeated ? 0 : set.done;
        int last = repeated || whole ? set.lines.size() : Math.min(set.lines.size(), set.done + fits);
        int free = to - from - (last - first) * lineHeight;
        boolean top = !whole || set.lines.size() > TALL_LINES;
        int at = from + (top ? PADDING : free / 2);
        var font = layout.font(cell.role());
        for (int line = first; line < last; line++) {
            var text = set.lines.get(line);
            int room = right - left - 2 * PADDING - breaking.width(text.stripTrailing(), font);
            int x = left + PADDING + (cell.align() == Align.LEFT ? 0 : Math.max(0, room) / 2);
            var part = repeated || isAgain(set) ? new Leaf.Part.Repeated() : new Leaf.Part.InCell(set.row, set.number);
            texts.add(new Leaf.Text(text, cell.role(), x, at + baseline(cell.role()), part));
            at += lineHeight;
        }
        if (!repeated) {
            // What spans rows is said again beside those on the next page; a torn text goes on where it stopped.
            if (whole && cell.rows() > 1) {
                said.add(set);
            } else {
                set.done = last;
            }
        }
    }

    private boolean isAgain(Filled set) {
        return said.contains(set);
    }

    private void frame(int left, int top, int right, int bottom) {
        rules.add(new Leaf.Rule(left, top, right, top, THICK));
        rules.add(new Leaf.Rule(left, bottom, right, bottom, THICK));
        rules.add(new Leaf.Rule(left, top, left, bottom, THICK));
        rules.add(new Leaf.Rule(right, top, right, bottom, THICK));
    }

    private void endPage() {
        leaves.add(new Leaf(pageWidth, pageHeight, texts, rules));
        texts = new ArrayList<>();
        rules = new ArrayList<>();
        y = top;
    }
}
