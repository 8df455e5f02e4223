package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.FormSplitter.Section;
import org.jiheng.documents.reading.Labels.Column;
import org.jiheng.documents.reading.Labels.HeadLabel;
import org.jiheng.documents.reading.Labels.HeadLabel.Kind;
import org.jiheng.documents.reading.Labels.Label;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 找栏目 — finds what stands beside which label in one section. Labels are looked for wherever they stand;
 * addresses are only remembered, never relied on. What the texts mean is not its concern.
 */
final class FormBlocks {
    private static final FieldPath TABLE_NO = new FieldPath("tableNo");
    private static final Pattern UNIT_IN_LABEL = Pattern.compile("[（(]\\s*(万元|元)\\s*[)）]");
    private static final Pattern YEAR_LINE = Pattern.compile("\\(?(?:19|20)\\d{2}年度?\\)?");
    /** A page of junk under a title would otherwise be listed line by line. */
    private static final int UNEXPLAINED_SHOWN = 20;

    private final Labels labels;
    private final FormSplitter splitter;
    private final Grid grid;
    private final ReadingNotes notes;

    private final Map<HeadLabel, Captured> captured = new EnumMap<>(HeadLabel.class);
    private final List<FundCell> fundCells = new ArrayList<>();
    private final List<RowCells> indicatorRows = new ArrayList<>();
    private List<ColumnExtent> extents = List.of();
    private @Nullable String tableNo;
    private @Nullable String note;
    private @Nullable String yearLine;
    private @Nullable MoneyUnit unitInLabel;
    private @Nullable HeadLabel openText;
    private boolean inTable;
    private int unexplained;

    FormBlocks(Labels labels, FormSplitter splitter, Section section, ReadingNotes notes) {
        this.labels = labels;
        this.splitter = splitter;
        this.grid = section.grid();
        this.notes = notes;
        for (var row : section.rows()) {
            read(row);
        }
        if (unexplained > UNEXPLAINED_SHOWN) {
            notes.doubt(
                    DoubtCode.NOT_UNDERSTOOD,
                    FieldPath.WHOLE_FORM,
                    "另有%d处内容没有对应的栏目，未读入".formatted(unexplained - UNEXPLAINED_SHOWN),
                    null);
        }
    }

    /** What stood beside a label; the text is null when the cell was blank. */
    record Captured(@Nullable String text, Place place) {}

    record FundCell(
            HeadLabel meaning, String label, @Nullable String text, Place place) {}

    /** The cells of one indicator row by column. */
    record RowCells(GridRow row, Map<Column, GridCell> cells) {}

    /** A column reaches from its header to the next one, so that blank and merged cells between do not shift it. */
    private record ColumnExtent(@Nullable Column column, String header, int from, int to) {}

    @Nullable
    Captured beside(HeadLabel label) {
        return captured.get(label);
    }

    /** The text beside the label; null when it is blank, or when there is no such label. */
    @Nullable
    String text(HeadLabel label) {
        var found = captured.get(label);
        return found == null ? null : found.text();
    }

    List<FundCell> fundCells() {
        return fundCells;
    }

    List<RowCells> indicatorRows() {
        return indicatorRows;
    }

    @Nullable
    String tableNo() {
        return tableNo;
    }

    /** （2025年度）, on a line of its own. */
    @Nullable
    String yearLine() {
        return yearLine;
    }

    /** The sentence under an empty table. */
    @Nullable
    String note() {
        return note;
    }

    /** 万元 or 元 in brackets behind a label of the money block. */
    @Nullable
    MoneyUnit unitInLabel() {
        return unitInLabel;
    }

    /** Where the column's cell stands in this row, or would stand if it were filled in. */
    @Nullable
    Place placeOf(RowCells row, Column column) {
        var cell = row.cells().get(column);
        if (cell != null) {
            return grid.place(row.row(), cell);
        }
        return extents.stream()
                .filter(extent -> extent.column() == column)
                .findFirst()
                .map(extent -> grid.place(row.row(), extent.from()))
                .orElse(null);
    }

    Place rowPlace(RowCells row) {
        var name = row.cells().get(Column.NAME);
        return grid.place(row.row(), name == null ? row.row().cells().getFirst() : name);
    }

    private void read(GridRow row) {
        if (row.cells().isEmpty()) {
            return;
        }
        if (splitter.isIndicatorHeader(row)) {
            readHeader(row);
            return;
        }
        var first = row.cells().getFirst();
        if (labels.saysTableIsEmpty(first.text()) && row.cells().size() == 1) {
            keepNote(row, first);
        } else if (inTable && !endsTable(first)) {
            readIndicator(row);
        } else {
            inTable = false;
            readLabels(row);
        }
    }

    private void keepNote(GridRow row, GridCell cell) {
        if (note == null) {
            note = notes.clean(HeadLabel.NOTE.field(), cell.text(), grid.place(row, cell));
            notes.stood(HeadLabel.NOTE.field(), grid.place(row, cell));
        }
    }

    /** A label left of the names, or one with its value in the same cell, or one that only feet have. */
    private boolean endsTable(GridCell first) {
        return labels.label(first.text())
                .filter(label -> !label.meaning().is(Kind.NOTHING))
                .filter(label ->
                        label.meaning().is(Kind.FOOT) || label.inline() != null || first.column() < namesFrom())
                .isPresent();
    }

    private int namesFrom() {
        return extents.stream()
                .filter(extent -> extent.column() == Column.NAME)
                .findFirst()
                .map(ColumnExtent::from)
                .orElse(0);
    }

    private void readHeader(GridRow row) {
        var found = new ArrayList<ColumnExtent>();
        var cells = row.cells();
        boolean started = false;
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var column = labels.column(cell.text());
            int to = i + 1 < cells.size() ? cells.get(i + 1).column() : Integer.MAX_VALUE;
            if (column == null && !started && means(cell, HeadLabel.BLOCK)) {
                continue;
            }
            started = true;
            if (column == null) {
                notes.doubt(
                        DoubtCode.NOT_UNDERSTOOD,
                        FieldPath.INDICATORS,
                        "指标表的“%s”列本版本不读入".formatted(Plain.excerpt(cell.text())),
                        grid.place(row, cell));
            }
            found.add(new ColumnExtent(column, Plain.oneLine(cell.text()), cell.column(), to));
        }
        extents = found;
        inTable = true;
        openText = null;
        notes.wouldStand(FieldPath.INDICATORS, grid.place(row, cells.getFirst()));
    }

    private boolean means(GridCell cell, HeadLabel meaning) {
        return labels.label(cell.text())
                .filter(label -> label.meaning() == meaning)
                .isPresent();
    }

    private void readIndicator(GridRow row) {
        if (row.cells().stream().limit(2).anyMatch(cell -> means(cell, HeadLabel.SUM))) {
            return;
        }
        var cells = new EnumMap<Column, GridCell>(Column.class);
        boolean anything = false;
        for (var cell : row.cells()) {
            var extent = extents.stream()
                    .filter(each -> cell.column() >= each.from() && cell.column() < each.to())
                    .findFirst();
            if (extent.isEmpty()) {
                if (!means(cell, HeadLabel.BLOCK)) {
                    unexplained(row, cell);
                }
            } else {
                var column = extent.get().column();
                if (column != null && cells.putIfAbsent(column, cell) != null) {
                    unexplained(row, cell);
                }
                anything |= column != null;
            }
        }
        if (anything) {
            indicatorRows.add(new RowCells(row, cells));
        }
    }

    private void readLabels(GridRow row) {
        var cells = row.cells();
        boolean labelled = false;
        int i = 0;
        while (i < cells.size()) {
            var cell = cells.get(i);
            var label = labels.label(cell.text());
            if (label.isEmpty()) {
                if (labels.isTableNumber(cell.text()) && tableNo == null) {
                    tableNo = Plain.oneLine(cell.text());
                    notes.stood(TABLE_NO, grid.place(row, cell));
                } else if (yearLine == null
                        && YEAR_LINE
                                .matcher(Plain.folded(Plain.excerpt(cell.text())))
                                .matches()) {
                    yearLine = cell.text();
                    notes.stood(FieldPath.FISCAL_YEAR, grid.place(row, cell));
                } else if (labelled || cells.size() > 1 || !continuesText(row, cell)) {
                    unexplained(row, cell);
                }
                i++;
            } else {
                labelled = true;
                i = readLabelled(row, i, label.get());
            }
        }
    }

    /** Reads what belongs to the label in the ith cell, and says which cell comes next. */
    private int readLabelled(GridRow row, int i, Label label) {
        var cells = row.cells();
        var cell = cells.get(i);
        if (label.meaning().is(Kind.NOTHING)) {
            lookForUnit(cell);
            return i + 1;
        }
        if (label.inline() != null) {
            capture(row, cell, label, label.inline(), grid.place(row, cell));
            return i + 1;
        }
        if (i + 1 < cells.size() && isValueOf(label, cells.get(i + 1))) {
            var value = cells.get(i + 1);
            capture(row, cell, label, value.text(), grid.place(row, value));
            return i + 2;
        }
        capture(row, cell, label, null, grid.place(row, blankBeside(cells, i)));
        return i + 1;
    }

    /** A paragraph may begin like a label with a colon; a cell that is nothing but a label is one. */
    private boolean isValueOf(Label label, GridCell next) {
        return labels.label(next.text())
                .filter(found -> found.inline() == null || !label.meaning().isText())
                .isEmpty();
    }

    private static int blankBeside(List<GridCell> cells, int i) {
        var cell = cells.get(i);
        int beside = cell.column() + cell.columnSpan();
        boolean taken = i + 1 < cells.size() && cells.get(i + 1).column() == beside;
        return taken ? cell.column() : beside;
    }

    private void capture(GridRow row, GridCell labelCell, Label label, @Nullable String value, Place place) {
        var meaning = label.meaning();
        boolean isFund = meaning.is(Kind.FUND);
        openText = meaning.isText() ? meaning : null;
        if (meaning == HeadLabel.NOT_KEPT) {
            if (value != null) {
                notes.doubt(
                        DoubtCode.NOT_UNDERSTOOD,
                        FieldPath.WHOLE_FORM,
                        "本版本不保存“%s”栏，其内容“%s”未读入".formatted(label.printed(), Plain.excerpt(value)),
                        place);
            }
            return;
        }
        if (isFund || meaning == HeadLabel.FUNDS_TOTAL) {
            lookForUnit(labelCell);
        }
        if (isFund) {
            fundCells.add(new FundCell(meaning, label.printed(), value, place));
        }
        var before = captured.get(meaning);
        if (before == null || before.text() == null) {
            captured.put(meaning, new Captured(value, place));
        } else if (value != null && !isFund) {
            notes.doubt(
                    DoubtCode.REPEATED,
                    meaning.field(),
                    "“%s”出现了两次，按先出现的读入，第%d行的“%s”未读入".formatted(label.printed(), row.number(), Plain.excerpt(value)),
                    place);
        }
    }

    private void lookForUnit(GridCell labelCell) {
        var inLabel = UNIT_IN_LABEL.matcher(labelCell.text());
        if (unitInLabel == null && inLabel.find()) {
            unitInLabel = "元".equals(inLabel.group(1)) ? MoneyUnit.YUAN : MoneyUnit.WAN_YUAN;
        }
    }

    /** A single cell without a label, right under a text: the text went on in a row of its own. */
    private boolean continuesText(GridRow row, GridCell cell) {
        if (openText == null || row.loose() || !extents.isEmpty()) {
            return false;
        }
        var before = captured.get(openText);
        if (before == null || before.text() == null) {
            return false;
        }
        captured.put(openText, new Captured(before.text() + "\n" + cell.text(), before.place()));
        notes.doubt(
                DoubtCode.TEXT_CONTINUED,
                openText.field(),
                "第%d行“%s”没有栏目名称，接在上一段之后".formatted(row.number(), Plain.excerpt(cell.text())),
                grid.place(row, cell));
        return true;
    }

    private void unexplained(GridRow row, GridCell cell) {
        if (row.loose()) {
            return;
        }
        unexplained++;
        if (unexplained <= UNEXPLAINED_SHOWN) {
            notes.doubt(
                    DoubtCode.NOT_UNDERSTOOD,
                    FieldPath.WHOLE_FORM,
                    "“%s”没有对应的栏目，未读入".formatted(Plain.excerpt(cell.text())),
                    grid.place(row, cell));
        }
    }
}
