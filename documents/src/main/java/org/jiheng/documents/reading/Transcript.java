package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.documents.reading.FormSplitter.Section;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Markup;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 抄录 — copies the page a form stands on, and knows which value was read from which cell: it is asked for every
 * place, so it can tell later for which cell each one was named. A place alone does not say it: in a web page all
 * cells of a row share theirs.
 */
final class Transcript implements Grid.Placing {
    /** A form fills a page or two; more is counted and not kept. */
    private static final int ROWS = 150;

    private static final int COLUMNS = 40;
    private static final int PLACES = ROWS * COLUMNS;

    private final Grid.Placing placing;
    private final IdentityHashMap<Place, Spot> spots = new IdentityHashMap<>();
    private final IdentityHashMap<GridRow, Map<Integer, FieldPath>> fields = new IdentityHashMap<>();

    /** 位置. */
    private record Spot(GridRow row, int column) {}

    Transcript(Grid.Placing placing) {
        this.placing = placing;
    }

    @Override
    public Place place(GridRow row, int column) {
        var place = placing.place(row, column);
        if (spots.size() < PLACES) {
            spots.put(place, new Spot(row, column));
        }
        return place;
    }

    /** This value was looked for, or found, at this place. */
    void read(FieldPath field, Place place) {
        var spot = spots.get(place);
        if (spot != null) {
            fields.computeIfAbsent(spot.row, row -> new HashMap<>()).putIfAbsent(spot.column, field);
        }
    }

    Excerpt excerpt(Section section) {
        var all = asWritten(section);
        var kept = all.subList(0, Math.min(ROWS, all.size()));
        if (kept.isEmpty()) {
            return Excerpt.NONE;
        }
        int from = kept.stream()
                .mapToInt(row -> row.cells().getFirst().column())
                .min()
                .orElse(0);
        int to = from + 1;
        int firstTableRow = kept.size();
        int lastTableRow = -1;
        for (int at = 0; at < kept.size(); at++) {
            if (kept.get(at).cells().size() > 1) {
                firstTableRow = Math.min(firstTableRow, at);
                lastTableRow = at;
                var last = kept.get(at).cells().getLast();
                to = Math.max(to, Math.min(from + COLUMNS, last.column() + last.columnSpan()));
            }
        }
        var rows = new ArrayList<Excerpt.Row>();
        var covered = new int[to - from];
        for (int at = 0; at < kept.size(); at++) {
            boolean line = kept.get(at).loose() || at < firstTableRow || at > lastTableRow;
            rows.add(line ? line(kept.get(at)) : tableRow(kept, at, from, covered));
        }
        return new Excerpt(to - from, rows, all.size() - kept.size());
    }

    /** The title is taken out of its row before the blocks are read; on the page it stands where it stood. */
    private List<GridRow> asWritten(Section section) {
        var title = section.title();
        if (title == null) {
            return section.rows();
        }
        var rows = new ArrayList<GridRow>();
        for (var row : section.rows()) {
            boolean isTitle = row.number() == title.row().number()
                    && row.page() == title.row().page()
                    && row.cells().stream().allMatch(title.row().cells()::contains);
            if (isTitle && !rows.contains(title.row())) {
                fields.computeIfAbsent(title.row(), none -> new HashMap<>()).putAll(fields.getOrDefault(row, Map.of()));
                rows.add(title.row());
            } else if (!row.cells().isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Excerpt.Row line(GridRow row) {
        var cells = row.cells().stream()
                .map(cell -> new Excerpt.Cell(runs(cell.text()), 1, 1, field(row, cell.column()), cell.box()))
                .toList();
        return new Excerpt.Row(true, row.page(), cells);
    }

    /** Blanks between the cells are cells too; the last one reaches to the edge, as text does in a worksheet. */
    private Excerpt.Row tableRow(List<GridRow> rows, int at, int from, int[] covered) {
        var row = rows.get(at);
        var cells = new ArrayList<Excerpt.Cell>();
        int column = 0;
        for (var cell : row.cells()) {
            int start = cell.column() - from;
            if (start < column || start >= covered.length) {
                continue;
            }
            blanks(cells, row, from, column, start, covered, at);
            int span = Math.min(cell.columnSpan(), covered.length - start);
            int height = height(rows, at, cell);
            for (int each = start; each < start + span; each++) {
                covered[each] = at + height;
            }
            cells.add(new Excerpt.Cell(runs(cell.text()), span, height, field(row, cell.column()), cell.box()));
            column = start + span;
        }
        int edge = covered.length;
        while (column < edge && covered[column] <= at && field(row, from + column) != null) {
            cells.add(new Excerpt.Cell(List.of(), 1, 1, field(row, from + column), null));
            column++;
        }
        int free = 0;
        while (column + free < edge && covered[column + free] <= at) {
            free++;
        }
        if (free > 0 && !cells.isEmpty()) {
            var last = cells.removeLast();
            cells.add(
                    new Excerpt.Cell(last.runs(), last.columnSpan() + free, last.rowSpan(), last.field(), last.box()));
        }
        return new Excerpt.Row(false, row.page(), cells);
    }

    private void blanks(List<Excerpt.Cell> cells, GridRow row, int from, int column, int to, int[] covered, int at) {
        for (int each = column; each < to; each++) {
            if (covered[each] <= at) {
                cells.add(new Excerpt.Cell(List.of(), 1, 1, field(row, from + each), null));
            }
        }
    }

    /** Rows without anything in them are not kept, so a merged cell is counted by the rows that are. */
    private static int height(List<GridRow> rows, int at, GridCell cell) {
        var first = rows.get(at);
        int height = 1;
        while (at + height < rows.size()
                && rows.get(at + height).page() == first.page()
                && rows.get(at + height).number() < first.number() + cell.rowSpan()) {
            height++;
        }
        return height;
    }

    private @Nullable FieldPath field(GridRow row, int column) {
        return fields.getOrDefault(row, Map.of()).get(column);
    }

    /** The text cut into words and markup, every character of it. */
    private static List<Excerpt.Run> runs(String text) {
        var runs = new ArrayList<Excerpt.Run>();
        int at = 0;
        if (Markup.isIn(text)) {
            var found = Markup.pieces(text);
            while (found.find()) {
                if (found.start() > at) {
                    runs.add(new Excerpt.Run(text.substring(at, found.start()), false));
                }
                runs.add(new Excerpt.Run(found.group(), true));
                at = found.end();
            }
        }
        if (at < text.length()) {
            runs.add(new Excerpt.Run(text.substring(at), false));
        }
        return runs;
    }
}
