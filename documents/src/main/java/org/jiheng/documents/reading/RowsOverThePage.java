package org.jiheng.documents.reading;

import java.util.regex.Pattern;
import org.jiheng.documents.reading.SectionContent.Captured;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;

/** 跨页的行 — puts together what a page break cut in two: a row, or a text that stands beside many rows. */
final class RowsOverThePage {
    /** 月31日前: a value with a figure in it does not begin in the middle of a date. */
    private static final Pattern LOWER_HALF_OF_A_VALUE = Pattern.compile("\\p{IsHan}+\\d.*", Pattern.DOTALL);

    private static final int SHORTEST_NAME = 3;

    private final Labels labels;
    private final Grid grid;
    private final ReadingNotes notes;
    private final SectionContent found;

    RowsOverThePage(SectionRows section, SectionContent found, ReadingNotes notes) {
        this.labels = section.labels();
        this.grid = section.grid();
        this.notes = notes;
        this.found = found;
    }

    /**
     * A row that a page break cut in two: its lower half has words, but no points of its own, and the row before it on
     * the page before has them.
     */
    boolean joined(GridRow row, TableHeader header) {
        if (found.tableRows().isEmpty()
                || !(found.tableRows().getLast() instanceof TableRow.Of above)
                || above.row().page() == row.page()
                || row.page() == 0) {
            return false;
        }
        boolean words = false;
        boolean points = false;
        boolean value = false;
        boolean wholeValue = false;
        boolean scrap = false;
        for (var cell : row.cells()) {
            var column = header.at(cell.column());
            var meaning = column == null ? null : column.meaning();
            if (meaning == null) {
                return false;
            }
            scrap |= meaning == LabelMeaning.NAME && cell.text().length() < SHORTEST_NAME;
            points |= meaning == LabelMeaning.POINTS;
            value |= meaning == LabelMeaning.VALUE;
            wholeValue |= meaning == LabelMeaning.VALUE
                    && !LOWER_HALF_OF_A_VALUE.matcher(cell.text()).matches();
            words |= !labels.isLevel(cell.text());
        }
        boolean half = (above.cells().containsKey(LabelMeaning.POINTS) && !points)
                || (above.cells().containsKey(LabelMeaning.VALUE) && !value)
                || (scrap && !points && !wholeValue);
        if (!words || !half) {
            return false;
        }
        for (var cell : row.cells()) {
            var column = header.at(cell.column());
            var meaning = column == null ? null : column.meaning();
            if (meaning != null && meaning.isOfProject()) {
                textGoesOn(meaning, row, cell);
            } else if (meaning != null) {
                var before = above.cells().get(meaning);
                if (before != null && labels.isLevel(cell.text())) {
                    continue; // printed once more at the top of the page, as heads are
                }
                above.cells()
                        .put(
                                meaning,
                                before == null
                                        ? new TableRow.Found(row, cell, false)
                                        : new TableRow.Found(
                                                before.row(), longer(before.cell(), cell.text()), before.merged()));
            }
        }
        notes.doubt(
                DoubtCode.TEXT_CONTINUED,
                FieldPath.INDICATORS,
                "第%d页开头的“%s”没有分值，是上一页末行被分页断开的下半行，已接在其后，请核对"
                        .formatted(
                                row.page(), Plain.excerpt(row.cells().getLast().text())),
                grid.place(row, row.cells().getFirst()));
        return true;
    }

    /** A name or a target that stands beside many rows is cut in two by the page like they are. */
    private void textGoesOn(LabelMeaning column, GridRow row, GridCell cell) {
        var meaning = IndicatorTableReader.ofProject(column);
        if (meaning == null || meaning == LabelMeaning.FUNDS_TOTAL || meaning == LabelMeaning.PROJECT_CODE) {
            return;
        }
        var before = found.beside(meaning);
        if (before == null || before.text() == null || before.text().endsWith(cell.text())) {
            return;
        }
        found.put(meaning, new Captured(before.text() + cell.text(), before.place()));
        notes.doubt(
                DoubtCode.TEXT_CONTINUED,
                meaning.field(),
                "第%d页开头的“%s”是上一页“%s”被分页断开的下半段，已接在其后，请核对"
                        .formatted(row.page(), Plain.excerpt(cell.text()), meaning.chinese()),
                grid.place(row, cell));
    }

    private static GridCell longer(GridCell cell, String more) {
        return cell.saying(cell.text() + more);
    }
}
