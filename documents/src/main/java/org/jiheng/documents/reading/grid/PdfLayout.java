package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PDF版面 — puts the pages of a document below each other: ruled tables cell by cell, other pages by how their words line
 * up, and the lines between. A table that goes on over the page keeps its columns, and the head that is printed again
 * is read once.
 */
final class PdfLayout {
    /** Columns of different pages are the same when they begin this close to each other, in hundredths of a point. */
    private static final int SAME_COLUMN = 300;
    /** Lines of one cell follow each other closely, rows of a table do not, in hundredths of the size of the font. */
    private static final int CLOSE = 145;

    private static final int ROOMY = 160;
    /** Characters reach below their line by this part of their size. */
    private static final int DESCENT = 5;
    /** Lines of one text never come as close as this. */
    private static final int OVERLAPPING = 95;

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-—–－\\s]*\\d{1,4}[-—–－\\s]*|第\\s*\\d{1,4}\\s*页.*|共\\s*\\d{1,4}\\s*页|\\d{1,4}\\s*/\\s*\\d{1,4}|[Pp]age\\s*\\d.*");

    private final List<Row> rows = new ArrayList<>();
    private final TreeSet<Integer> columnLines = new TreeSet<>();
    private @Nullable Head head;

    /** Words in their place; rows that no lines were drawn around may still be moved under their headings. */
    private record Row(int page, int number, Kind kind, List<Placed> cells) {}

    /**
     * A word or a cell.
     *
     * @param full whether the text may go on over the page
     */
    private record Placed(int start, int end, int rowSpan, String text, boolean full, PageBox box) {
        Placed(int start, int end, String text, PageBox box) {
            this(start, end, 1, text, false, box);
        }
    }

    private enum Kind {
        RULED,
        ALIGNED,
        LINE
    }

    /** The table a page ends with: its next page may print its head again. */
    private record Head(List<Integer> columns, List<List<Placed>> rows) {}

    void add(PdfPage page) {
        var tables = RuledTables.on(page);
        var outside = new ArrayList<PdfPage.Glyph>();
        for (var glyph : page.glyphs()) {
            if (tables.stream().noneMatch(table -> table.take(glyph))) {
                outside.add(glyph);
            }
        }
        var lines = new ArrayList<>(PrintedLine.of(outside));
        dropPageNumbers(lines, tables);
        if (tables.isEmpty()) {
            head = null;
            addAligned(page, lines);
            return;
        }
        int number = 0;
        int next = 0;
        boolean first = true;
        for (var table : tables) {
            while (next < lines.size() && lines.get(next).baseline() < table.top() + SAME_COLUMN) {
                addLine(page, ++number, lines.get(next));
                first = false;
                next++;
            }
            number = addTable(page, number, table, first);
            first = false;
        }
        while (next < lines.size()) {
            addLine(page, ++number, lines.get(next));
            head = null;
            next++;
        }
    }

    private static void dropPageNumbers(List<PrintedLine> lines, List<RuledTables.Table> tables) {
        if (!lines.isEmpty()
                && isPageNumber(lines.getLast())
                && tables.stream()
                        .allMatch(table -> table.bottom() < lines.getLast().baseline())) {
            lines.removeLast();
        }
        if (!lines.isEmpty()
                && isPageNumber(lines.getFirst())
                && tables.stream()
                        .allMatch(table -> table.top() > lines.getFirst().baseline() - 1)) {
            lines.removeFirst();
        }
    }

    private static boolean isPageNumber(PrintedLine line) {
        var text = Plain.trim(line.text());
        return text.length() < 30 && PAGE_NUMBER.matcher(text).matches();
    }

    private void addLine(PdfPage page, int number, PrintedLine line) {
        var cells = new ArrayList<Placed>();
        for (var word : line.words()) {
            cells.add(new Placed(word.start(), word.end(), word.text(), box(page, line, word)));
        }
        rows.add(new Row(page.number(), number, Kind.LINE, cells));
    }

    private static PageBox box(PdfPage page, PrintedLine line, AlignedColumns.Segment word) {
        return page.box(
                word.start(), line.baseline() - line.size(), word.end(), line.baseline() + line.size() / DESCENT);
    }

    private int addTable(PdfPage page, int before, RuledTables.Table table, boolean first) {
        columnLines.addAll(table.columnLines());
        var byRow = new ArrayList<List<Placed>>();
        for (int row = 0; row < table.rows(); row++) {
            byRow.add(new ArrayList<>());
        }
        for (var cell : table.cells()) {
            var printed = PrintedLine.inCell(cell.glyphs, cell.left, cell.right);
            if (!printed.text().isEmpty()) {
                byRow.get(cell.row)
                        .add(new Placed(
                                cell.left,
                                cell.right,
                                cell.rowSpan,
                                printed.text(),
                                printed.full(),
                                page.box(cell.left, table.top(cell), cell.right, table.bottom(cell))));
            }
        }
        boolean goesOn = first && head != null && sameColumns(head.columns(), table.columnLines());
        int from = goesOn && head != null ? repeated(head.rows(), byRow) : 0;
        if (goesOn && from < byRow.size() && joinToRowAbove(byRow.get(from))) {
            from++;
        }
        for (int row = from; row < byRow.size(); row++) {
            rows.add(new Row(page.number(), before + row + 1, Kind.RULED, byRow.get(row)));
        }
        if (!goesOn) {
            head = new Head(table.columnLines(), byRow);
        }
        return before + table.rows();
    }

    private static boolean sameColumns(List<Integer> some, List<Integer> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = Math.abs(some.get(i) - others.get(i)) <= SAME_COLUMN;
        }
        return same;
    }

    /** A row that the end of the page cut in two: what is left of it continues cells that were full. */
    private boolean joinToRowAbove(List<Placed> row) {
        var above = rows.isEmpty() ? List.<Placed>of() : rows.getLast().cells();
        if (row.isEmpty() || row.size() * 2 > above.size()) {
            return false;
        }
        var joined = new ArrayList<>(above);
        for (var cell : row) {
            int at = 0;
            while (at < joined.size() && Math.abs(joined.get(at).start() - cell.start()) > SAME_COLUMN) {
                at++;
            }
            if (at == joined.size() || !joined.get(at).full()) {
                return false;
            }
            var upper = joined.get(at);
            if (upper.text().equals(cell.text())) {
                continue; // the label of the rows, printed once more at the top of the page
            }
            joined.set(
                    at,
                    new Placed(
                            upper.start(),
                            upper.end(),
                            upper.rowSpan(),
                            PrintedLine.joined(upper.text(), cell.text(), true),
                            cell.full(),
                            upper.box()));
        }
        var last = rows.removeLast();
        rows.add(new Row(last.page(), last.number(), last.kind(), joined));
        return true;
    }

    /** How many rows at the top of the page repeat those at the top of the table it continues. */
    private static int repeated(List<List<Placed>> head, List<List<Placed>> rows) {
        int repeated = 0;
        while (repeated < rows.size()
                && repeated < head.size()
                && texts(rows.get(repeated)).equals(texts(head.get(repeated)))) {
            repeated++;
        }
        return repeated;
    }

    private static List<String> texts(List<Placed> row) {
        return row.stream().map(Placed::text).toList();
    }

    /** A page without lines: words that stand under each other make its columns. */
    private void addAligned(PdfPage page, List<PrintedLine> lines) {
        int number = 0;
        for (var group : rowsOfLines(lines)) {
            var cells = cells(page, group);
            if (cells.size() > 1) {
                rows.add(new Row(page.number(), ++number, Kind.ALIGNED, cells));
            } else {
                for (var line : group) {
                    addLine(page, ++number, line);
                }
            }
        }
    }

    /**
     * Lines that belong to one row: those that a label beside them overlaps half-way, and, where rows keep their distance
     * from each other, those that follow closely.
     */
    private static List<List<PrintedLine>> rowsOfLines(List<PrintedLine> lines) {
        long roomy = 0;
        for (int i = 1; i < lines.size(); i++) {
            roomy += lines.get(i).words().size() > 1 && gap(lines, i) > ROOMY ? 1 : 0;
        }
        boolean keepDistance = roomy > 2 && roomy * 3 > lines.size();
        var groups = new ArrayList<List<PrintedLine>>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean joins = i > 0
                    && (gap(lines, i) <= OVERLAPPING
                            ? groups.getLast().stream().noneMatch(above -> areRows(above, line))
                            : keepDistance && gap(lines, i) <= CLOSE);
            if (joins) {
                groups.getLast().add(line);
            } else {
                groups.add(new ArrayList<>(List.of(line)));
            }
        }
        return groups;
    }

    /** Two lines with words under each other in two columns are two rows, however close they stand. */
    private static boolean areRows(PrintedLine upper, PrintedLine lower) {
        long common = lower.words().stream()
                .filter(word -> upper.words().stream()
                        .anyMatch(other -> Math.min(other.end(), word.end()) > Math.max(other.start(), word.start())))
                .count();
        return common > 1;
    }

    private static int gap(List<PrintedLine> lines, int at) {
        return (lines.get(at).baseline() - lines.get(at - 1).baseline())
                * 100
                / lines.get(at).size();
    }

    /** Words of close lines that overlap from above are one cell. */
    private static List<Placed> cells(PdfPage page, List<PrintedLine> group) {
        var cells = new ArrayList<Placed>();
        for (var line : group) {
            for (var word : line.words()) {
                int above = -1;
                for (int i = 0; i < cells.size(); i++) {
                    if (Math.min(cells.get(i).end(), word.end())
                            > Math.max(cells.get(i).start(), word.start())) {
                        above = i;
                    }
                }
                if (above < 0) {
                    cells.add(new Placed(word.start(), word.end(), word.text(), box(page, line, word)));
                } else {
                    var upper = cells.get(above);
                    cells.set(
                            above,
                            new Placed(
                                    Math.min(upper.start(), word.start()),
                                    Math.max(upper.end(), word.end()),
                                    PrintedLine.joined(upper.text(), word.text(), true),
                                    around(upper.box(), box(page, line, word))));
                }
            }
        }
        cells.sort(Comparator.comparingInt(Placed::start));
        return cells;
    }

    /** Whether nothing was printed on any page. */
    boolean isBlank() {
        return rows.stream().allMatch(row -> row.cells().isEmpty());
    }

    void emit(GridBuilder grids) throws UnreadableFile {
        grids.startGrid("", false, new Placings.OnPage());
        var aligned = alignRuns();
        var columns = new Columns(columnLines, SAME_COLUMN);
        for (var row : aligned) {
            var cells = new ArrayList<GridCell>();
            for (var cell : row.cells()) {
                if (row.kind() == Kind.LINE) {
                    for (var part : LabelledParts.of(cell.text())) {
                        grids.addCell(cells, cells.size(), 1, 1, part, cell.box());
                    }
                } else {
                    int column = columns.at(cell.start());
                    grids.checkColumn(column);
                    grids.addCell(
                            cells,
                            column,
                            columns.span(cell.start(), cell.end(), SAME_COLUMN),
                            cell.rowSpan(),
                            cell.text(),
                            cell.box());
                }
            }
            grids.addRow(row.page(), row.number(), row.kind() == Kind.LINE, cells);
        }
    }

    private static PageBox around(PageBox some, PageBox others) {
        return new PageBox(
                Math.min(some.left(), others.left()),
                Math.min(some.top(), others.top()),
                Math.max(some.right(), others.right()),
                Math.max(some.bottom(), others.bottom()));
    }

    private static List<Placed> moved(List<Placed> cells, List<AlignedColumns.Segment> fitted) {
        var moved = new ArrayList<Placed>();
        for (int each = 0; each < cells.size(); each++) {
            var to = fitted.get(each);
            moved.add(
                    new Placed(to.start(), to.end(), to.text(), cells.get(each).box()));
        }
        return moved;
    }

    private List<Row> alignRuns() {
        var fitted = AlignedColumns.fitted(
                rows.stream()
                        .map(row -> row.kind() == Kind.ALIGNED
                                ? row.cells().stream()
                                        .map(cell -> new AlignedColumns.Segment(cell.start(), cell.end(), cell.text()))
                                        .toList()
                                : List.<AlignedColumns.Segment>of())
                        .toList(),
                SAME_COLUMN);
        var aligned = new ArrayList<Row>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.kind() == Kind.ALIGNED) {
                fitted.get(i).forEach(each -> columnLines.add(each.start()));
                aligned.add(new Row(row.page(), row.number(), row.kind(), moved(row.cells(), fitted.get(i))));
            } else {
                aligned.add(row);
            }
        }
        return aligned;
    }
}
