package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 一节的内容 — what was found in one section: labels with their value, the money table, the rows of the indicator table, and
 * what nobody could explain. Filled by the readers of the blocks, in the order of the page.
 */
final class SectionContent {
    /** A page of junk under a title would otherwise be listed line by line. */
    private static final int UNEXPLAINED_SHOWN = 20;

    private static final Pattern UNIT_IN_LABEL = Pattern.compile("[（(]\\s*(?:单位[:：]\\s*)?(万元|元)\\s*[)）]");
    private static final Pattern GOAL_NUMBER = Pattern.compile(".*目标\\d{1,2}");

    private final Grid grid;
    private final ReadingNotes notes;
    private final Map<LabelMeaning, Captured> captured = new EnumMap<>(LabelMeaning.class);
    private final List<Kept> kept = new ArrayList<>();
    private final List<FundCell> fundCells = new ArrayList<>();
    private final MoneyTable money = new MoneyTable();
    private final List<TableRow> tableRows = new ArrayList<>();
    private final Set<LabelMeaning> columnsSeen = EnumSet.noneOf(LabelMeaning.class);
    private final Map<GridCell, String> goalTexts = new HashMap<>();
    private @Nullable String tableNo;
    private @Nullable String note;
    private @Nullable String yearLine;
    private @Nullable MoneyUnit unitInLabel;
    private @Nullable LabelMeaning openText;
    private boolean hadTable;
    private int unexplained;

    SectionContent(Grid grid, ReadingNotes notes) {
        this.grid = grid;
        this.notes = notes;
    }

    /** What stood beside a label; the text is null when the cell was blank. */
    record Captured(@Nullable String text, Place place) {}

    /** A value that no field of ours asks for. */
    record Kept(LabelMeaning meaning, String label, String text, Place place) {}

    record FundCell(
            LabelMeaning meaning, String label, @Nullable String text, Place place) {}

    @Nullable
    Captured beside(LabelMeaning label) {
        return captured.get(label);
    }

    /** The text beside the label; null when it is blank, or when there is no such label. */
    @Nullable
    String text(LabelMeaning label) {
        var found = captured.get(label);
        return found == null ? null : found.text();
    }

    boolean has(LabelMeaning label) {
        return captured.containsKey(label);
    }

    void put(LabelMeaning label, Captured value) {
        captured.put(label, value);
    }

    void putIfAbsent(LabelMeaning label, Captured value) {
        captured.putIfAbsent(label, value);
    }

    void add(Kept value) {
        kept.add(value);
    }

    void add(FundCell cell) {
        fundCells.add(cell);
    }

    void add(TableRow row) {
        tableRows.add(row);
    }

    List<Kept> kept() {
        return kept;
    }

    List<FundCell> fundCells() {
        return fundCells;
    }

    MoneyTable money() {
        return money;
    }

    List<TableRow> tableRows() {
        return tableRows;
    }

    /** Whether the indicator table, or the one above about money, has this column at all. */
    boolean hasColumn(LabelMeaning meaning) {
        return columnsSeen.contains(meaning);
    }

    void sawColumn(LabelMeaning meaning) {
        columnsSeen.add(meaning);
    }

    /** Whether an indicator table has begun, here or above. */
    boolean hadTable() {
        return hadTable;
    }

    void tableBegins() {
        hadTable = true;
        openText = null;
    }

    /** The text that a cell without a label may go on with. */
    @Nullable
    LabelMeaning openText() {
        return openText;
    }

    void open(@Nullable LabelMeaning text) {
        openText = text;
    }

    @Nullable
    String tableNo() {
        return tableNo;
    }

    void tableNo(String printed) {
        tableNo = printed;
    }

    /** （2025年度）, on a line of its own. */
    @Nullable
    String yearLine() {
        return yearLine;
    }

    void yearLine(String printed) {
        yearLine = printed;
    }

    /** The sentence under an empty table. */
    @Nullable
    String note() {
        return note;
    }

    void note(@Nullable String sentence) {
        note = sentence;
    }

    /** 万元 or 元 in brackets behind a label of the money block. */
    @Nullable
    MoneyUnit unitInLabel() {
        return unitInLabel;
    }

    void lookForUnit(GridCell labelCell) {
        var inLabel = UNIT_IN_LABEL.matcher(labelCell.text());
        if (unitInLabel == null && inLabel.find()) {
            unitInLabel = "元".equals(inLabel.group(1)) ? MoneyUnit.YUAN : MoneyUnit.WAN_YUAN;
        }
    }

    /** The words of a goal that has indicators of its own. */
    @Nullable
    String goalText(GridCell label) {
        return goalTexts.get(label);
    }

    void goalText(GridCell label, String text) {
        goalTexts.put(label, text);
    }

    static boolean isGoal(GridCell cell) {
        return cell.text().length() <= Labels.LONGEST_LABEL
                && GOAL_NUMBER.matcher(Labels.foldedLabel(cell.text())).matches();
    }

    void goalAt(GridRow row, GridCell cell) {
        if (isGoal(cell)
                && tableRows.stream()
                        .noneMatch(each -> each instanceof TableRow.OfGoal goal
                                && goal.cell().text().equals(cell.text()))) {
            tableRows.add(new TableRow.OfGoal(row, cell));
        }
    }

    /** Where the column's cell stands in this row, or would stand if it were filled in. */
    @Nullable
    Place placeOf(TableRow.Of row, LabelMeaning column) {
        var found = row.cells().get(column);
        if (found != null) {
            return grid.place(found.row(), found.cell());
        }
        var header = row.header().of(column);
        return header == null ? null : grid.place(row.row(), header.from());
    }

    Place rowPlace(TableRow.Of row) {
        var name = row.cells().get(LabelMeaning.NAME);
        return name == null ? grid.place(row.row(), row.row().cells().getFirst()) : grid.place(name.row(), name.cell());
    }

    void unexplained(GridRow row, GridCell cell) {
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

    /** Says how much more could not be explained than was listed. */
    void finish() {
        if (unexplained > UNEXPLAINED_SHOWN) {
            notes.doubt(
                    DoubtCode.NOT_UNDERSTOOD,
                    FieldPath.WHOLE_FORM,
                    "另有%d处内容没有对应的栏目，未读入".formatted(unexplained - UNEXPLAINED_SHOWN),
                    null);
        }
    }
}
