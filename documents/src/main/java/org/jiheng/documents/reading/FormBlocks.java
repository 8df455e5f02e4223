package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.FormSplitter.Section;
import org.jiheng.documents.reading.LabelMeaning.Area;
import org.jiheng.documents.reading.LabelMeaning.Kind;
import org.jiheng.documents.reading.Labels.Label;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 找栏目 — finds what stands beside, below or between which labels in one section: labels with their value, labels over
 * their values, the money table, the indicator table. Labels are looked for wherever they stand; addresses are only
 * remembered, never relied on. What the texts mean is not its concern.
 */
final class FormBlocks {
    /** 月31日前: a value with a figure in it does not begin in the middle of a date. */
    private static final Pattern LOWER_HALF_OF_A_VALUE = Pattern.compile("\\p{IsHan}+\\d.*", Pattern.DOTALL);

    private static final FieldPath TABLE_NO = new FieldPath("tableNo");
    private static final Pattern UNIT_IN_LABEL = Pattern.compile("[（(]\\s*(?:单位[:：]\\s*)?(万元|元)\\s*[)）]");
    private static final Pattern YEAR_LINE = Pattern.compile("\\(?(?:19|20)\\d{2}年度?\\)?");
    private static final Pattern GOAL_NUMBER = Pattern.compile(".*目标\\d{1,2}");
    private static final Pattern SEAL = Pattern.compile("\\(?(?:盖章|公章|签章|签字|单位公章)\\)?");
    private static final int LONGEST_UNKNOWN = 16;
    private static final int SHORTEST_NAME = 3;
    private static final Pattern WIDE_GAP = Pattern.compile(
            "(?:[ \\u00a0]{2,}|\\u3000|\\t)[ \\u00a0\\u3000\\t]*" + "|[ \\u00a0](?=[^\\s:：]{2,12}[:：])");
    private static final int LONGEST_PARTED = 160;
    private static final int MOST_PARTS = 8;
    /** A page of junk under a title would otherwise be listed line by line. */
    private static final int UNEXPLAINED_SHOWN = 20;

    private final CellRoles roles;
    private final Labels labels;
    private final Grid grid;
    private final List<GridRow> rows;
    private final Spans spans;
    private final ReadingNotes notes;

    private final Map<LabelMeaning, Captured> captured = new EnumMap<>(LabelMeaning.class);
    private final List<Kept> kept = new ArrayList<>();
    private final List<FundCell> fundCells = new ArrayList<>();
    private final MoneyTable money = new MoneyTable();
    private final List<TableRow> tableRows = new ArrayList<>();
    private final Map<LabelMeaning, Boolean> columnsSeen = new EnumMap<>(LabelMeaning.class);
    private final Set<String> columnsDoubted = new HashSet<>();
    private @Nullable TableHeader table;
    private boolean hadTable;
    private @Nullable String tableNo;
    private @Nullable String note;
    private @Nullable String yearLine;
    private @Nullable MoneyUnit unitInLabel;
    private @Nullable LabelMeaning openText;
    private int unexplained;

    FormBlocks(CellRoles roles, Section section, ReadingNotes notes) {
        this.roles = roles;
        this.labels = roles.labels();
        this.grid = section.grid();
        this.rows = section.rows().stream().map(this::parted).toList();
        this.spans = new Spans(rows);
        this.notes = notes;
        var unit = section.unit();
        if (unit != null) {
            captured.put(LabelMeaning.UNIT, new Captured(unit.cell().text(), grid.place(unit.row(), unit.cell())));
        }
        int i = 0;
        while (i < rows.size()) {
            i += read(i);
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
        return columnsSeen.containsKey(meaning);
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

    // ---- rows

    /** 编制单位：某局　　　单位：万元 in one cell are two labels that stand in one place. */
    private GridRow parted(GridRow row) {
        if (row.cells().size() > 2 || row.cells().stream().noneMatch(cell -> isParted(cell.text()))) {
            return row;
        }
        var cells = new ArrayList<GridCell>();
        for (var cell : row.cells()) {
            var parts = isParted(cell.text()) ? WIDE_GAP.split(cell.text()) : new String[] {cell.text()};
            boolean labelled = parts.length > 1
                    && parts.length <= MOST_PARTS
                    && Arrays.stream(parts)
                            .anyMatch(part -> labels.label(part)
                                    .filter(label -> label.inline() != null)
                                    .isPresent());
            if (labelled) {
                for (var part : parts) {
                    cells.add(new GridCell(cell.column(), cell.columnSpan(), cell.rowSpan(), Plain.trim(part)));
                }
            } else {
                cells.add(cell);
            }
        }
        return new GridRow(row.page(), row.number(), row.loose(), cells);
    }

    private static boolean isParted(String text) {
        return text.length() < LONGEST_PARTED
                && text.indexOf('\n') < 0
                && WIDE_GAP.matcher(text).find();
    }

    /** Reads the block that begins in this row, and says how many rows it took. */
    private int read(int i) {
        var row = rows.get(i);
        if (row.cells().isEmpty()) {
            return 1;
        }
        var header = TableHeader.at(roles, rows, i);
        if (header != null) {
            startTable(i, header);
            return header.rows();
        }
        var first = row.cells().getFirst();
        if (row.cells().size() == 1 && labels.saysTableIsEmpty(first.text())) {
            keepNote(row, first);
            return 1;
        }
        if (table != null && !endsTable(i, row)) {
            readTableRow(i, row, table);
            return 1;
        }
        table = null;
        int taken = moneyTable(i);
        if (taken == 0) {
            taken = moneyTableOnItsSide(i);
        }
        if (taken == 0) {
            taken = sideTable(i);
        }
        if (taken == 0) {
            taken = valuesBelow(i);
        }
        if (taken == 0) {
            taken = tableWithoutHeader(i);
        }
        if (taken > 0) {
            openText = null;
            return taken;
        }
        readLabels(row);
        return 1;
    }

    private void keepNote(GridRow row, GridCell cell) {
        if (note == null) {
            var place = grid.place(row, cell);
            note = notes.clean(LabelMeaning.NOTE.field(), cell.text(), place);
            notes.stood(LabelMeaning.NOTE.field(), place);
        }
    }

    // ---- the indicator table

    private void startTable(int i, TableHeader header) {
        var top = rows.get(i);
        for (var cell : top.cells()) {
            if (cell.column() < header.from()) {
                goalAt(top, cell);
            }
        }
        for (var column : header.columns()) {
            var meaning = column.meaning();
            if (meaning != null) {
                columnsSeen.put(meaning, true);
                notes.mapped(Area.INDICATORS, column.printed(), meaning, grid.place(column.row(), column.cell()));
            } else if (!column.leftOut() && columnsDoubted.add(column.printed())) {
                notes.unknownLabel(
                        Area.INDICATORS,
                        column.printed(),
                        exampleBelow(i + header.rows(), column),
                        FieldPath.INDICATORS,
                        grid.place(column.row(), column.cell()));
            }
        }
        if (header.hasOtherHalf() && columnsDoubted.add("其他年度")) {
            notes.doubt(
                    DoubtCode.HALF_LEFT_OUT,
                    FieldPath.INDICATORS,
                    "指标表左右并排了两套指标，按右边(年度)的读入，左边(实施期)的未读入，请核对",
                    grid.place(top, top.cells().getFirst()));
        }
        table = header;
        hadTable = true;
        openText = null;
        notes.wouldStand(FieldPath.INDICATORS, grid.place(top, top.cells().getFirst()));
    }

    private @Nullable String exampleBelow(int from, TableHeader.Column column) {
        for (int i = from; i < Math.min(rows.size(), from + 3); i++) {
            for (var cell : rows.get(i).cells()) {
                if (column.holds(cell.column())) {
                    return Plain.excerpt(cell.text());
                }
            }
        }
        return null;
    }

    /** A label left of the names, or one with its value in the same cell, or one that only feet have. */
    private boolean endsTable(int i, GridRow row) {
        var header = table;
        var first = row.cells().getFirst();
        var found = roles.label(first);
        if (header == null || found.isEmpty()) {
            return header != null
                    && row.loose()
                    && row.cells().size() == 1
                    && labels.firstLevel(first.text()) == null
                    && labels.secondLevel(first.text()) == null;
        }
        var label = found.get();
        if (label.meaning() == LabelMeaning.TOTAL_SCORE && label.inline() == null) {
            return false;
        }
        if (isGoal(first) && row.cells().size() <= 2) {
            return true;
        }
        if (label.meaning().is(Kind.NOTHING) || isGoal(first)) {
            return label.meaning() == LabelMeaning.SIDE_TABLE && sideTableAt(i);
        }
        if (label.inline() != null || label.meaning().is(Kind.FOOT)) {
            return true;
        }
        if (first.column() < header.namesFrom()) {
            // 效益 beside its indicators is a level, even where 效益 heads a text elsewhere.
            return labels.firstLevel(first.text()) == null && labels.secondLevel(first.text()) == null;
        }
        return label.meaning().isText() && row.cells().size() <= 2;
    }

    private static boolean isGoal(GridCell cell) {
        return cell.text().length() <= Labels.LONGEST_LABEL
                && GOAL_NUMBER.matcher(Labels.foldedLabel(cell.text())).matches();
    }

    private void goalAt(GridRow row, GridCell cell) {
        if (isGoal(cell)
                && tableRows.stream()
                        .noneMatch(each -> each instanceof TableRow.OfGoal goal
                                && goal.cell().text().equals(cell.text()))) {
            tableRows.add(new TableRow.OfGoal(row, cell));
        }
    }

    private void readTableRow(int i, GridRow row, TableHeader header) {
        if (row.cells().stream().limit(3).anyMatch(this::isSum)) {
            readSum(row, header);
            return;
        }
        if (isNumbering(row) || joinedToRowAbove(row, header)) {
            return;
        }
        var cells = new EnumMap<LabelMeaning, TableRow.Found>(LabelMeaning.class);
        boolean own = false;
        for (var cell : row.cells()) {
            var column = header.at(cell.column());
            if (column == null) {
                goalAt(row, cell);
                if (!roles.means(cell, LabelMeaning.BLOCK) && !isGoal(cell) && !isLevel(cell)) {
                    unexplained(row, cell);
                } else if (isLevel(cell)) {
                    cells.putIfAbsent(
                            labels.firstLevel(cell.text()) == null ? LabelMeaning.LEVEL2 : LabelMeaning.LEVEL1,
                            new TableRow.Found(row, cell, false));
                }
            } else if (column.meaning() != null) {
                own = true;
                if (cells.putIfAbsent(column.meaning(), new TableRow.Found(row, cell, false)) != null) {
                    another(row, cell, column, cells);
                }
            }
        }
        if (isAcross(row, header)) {
            readAcross(row, row.cells().getFirst(), header);
            return;
        }
        if (!own) {
            return;
        }
        for (var column : header.columns()) {
            var meaning = column.meaning();
            if (meaning != null && !cells.containsKey(meaning) && mayReachDown(meaning)) {
                var reaching = spans.over(i, column.from());
                if (reaching != null) {
                    cells.put(meaning, new TableRow.Found(reaching.row(), reaching.cell(), true));
                }
            }
        }
        captureOfProject(cells);
        if (cells.keySet().stream().allMatch(LabelMeaning::isOfProject)) {
            return;
        }
        if (isLevelOnly(row, cells)) {
            tableRows.add(new TableRow.Level(row, own(cells, LabelMeaning.LEVEL1), own(cells, LabelMeaning.LEVEL2)));
            return;
        }
        tableRows.add(new TableRow.Of(row, header, cells));
    }

    /**
     * A row that a page break cut in two: its lower half has words, but no points of its own, and the row before it on
     * the page before has them.
     */
    private boolean joinedToRowAbove(GridRow row, TableHeader header) {
        if (tableRows.isEmpty()
                || !(tableRows.getLast() instanceof TableRow.Of above)
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
            words |= !isLevel(cell);
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
                goesOnOverThePage(meaning, row, cell);
            } else if (meaning != null) {
                var before = above.cells().get(meaning);
                if (before != null && isLevel(cell)) {
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
    private void goesOnOverThePage(LabelMeaning column, GridRow row, GridCell cell) {
        var meaning = ofProject(column);
        if (meaning == null || meaning == LabelMeaning.FUNDS_TOTAL || meaning == LabelMeaning.PROJECT_CODE) {
            return;
        }
        var before = captured.get(meaning);
        if (before == null || before.text() == null || before.text().endsWith(cell.text())) {
            return;
        }
        captured.put(meaning, new Captured(before.text() + cell.text(), before.place()));
        notes.doubt(
                DoubtCode.TEXT_CONTINUED,
                meaning.field(),
                "第%d页开头的“%s”是上一页“%s”被分页断开的下半段，已接在其后，请核对"
                        .formatted(row.page(), Plain.excerpt(cell.text()), meaning.chinese()),
                grid.place(row, cell));
    }

    private static GridCell longer(GridCell cell, String more) {
        return new GridCell(cell.column(), cell.columnSpan(), cell.rowSpan(), cell.text() + more);
    }

    /** A second cell under one label: the next column of a header whose label was not merged over both. */
    private void another(
            GridRow row, GridCell cell, TableHeader.Column column, Map<LabelMeaning, TableRow.Found> cells) {
        if (column.meaning() == LabelMeaning.REASON) {
            return;
        }
        if (column.meaning() == LabelMeaning.VALUE && !cells.containsKey(LabelMeaning.SIGN)) {
            var before = cells.get(LabelMeaning.VALUE);
            if (before != null && labels.sign(Plain.folded(before.cell().text())) != null) {
                cells.put(LabelMeaning.SIGN, before);
                cells.put(LabelMeaning.VALUE, new TableRow.Found(row, cell, false));
                return;
            }
        }
        if (column.meaning() == LabelMeaning.VALUE && !cells.containsKey(LabelMeaning.MEASURE)) {
            var before = cells.get(LabelMeaning.VALUE);
            if (before != null
                    && Plain.number(before.cell().text()) != null
                    && cell.text().length() <= 6) {
                cells.put(LabelMeaning.MEASURE, new TableRow.Found(row, cell, false));
                return;
            }
        }
        unexplained(row, cell);
    }

    private boolean isLevel(GridCell cell) {
        return labels.firstLevel(cell.text()) != null || labels.secondLevel(cell.text()) != null;
    }

    private boolean isSum(GridCell cell) {
        return roles.means(cell, LabelMeaning.SUM) || roles.means(cell, LabelMeaning.TOTAL_SCORE);
    }

    private static @Nullable GridCell own(Map<LabelMeaning, TableRow.Found> cells, LabelMeaning meaning) {
        var found = cells.get(meaning);
        return found == null || found.merged() ? null : found.cell();
    }

    /** Points of a merged cell are shared by its rows and must not be counted twice. */
    private static boolean mayReachDown(LabelMeaning meaning) {
        return switch (meaning) {
            case LEVEL1, LEVEL2, NAME, DEVIATION, SCORING_RULE, DEFINITION -> true;
            default -> false;
        };
    }

    /** 1 2 3 4 or 栏次 under the header. */
    private static boolean isNumbering(GridRow row) {
        if (row.cells().size() < 3) {
            return false;
        }
        int expected = 0;
        for (var cell : row.cells()) {
            var number = Plain.number(cell.text());
            if (number == null || number.scale() > 0 || number.intValue() != expected + 1) {
                return false;
            }
            expected++;
        }
        return true;
    }

    private static boolean isAcross(GridRow row, TableHeader header) {
        if (row.cells().size() != 1) {
            return false;
        }
        var cell = row.cells().getFirst();
        int last = header.columns().getLast().from();
        return (cell.columnSpan() > 2 && cell.column() + cell.columnSpan() > header.namesFrom())
                || cell.column() + cell.columnSpan() > last;
    }

    /** A cell over the whole width: a level, a goal, or something that is no row of the table. */
    private void readAcross(GridRow row, GridCell cell, TableHeader header) {
        boolean first = labels.firstLevel(cell.text()) != null;
        boolean second = !first && labels.secondLevel(cell.text()) != null;
        if (first || second) {
            tableRows.add(new TableRow.Level(row, first ? cell : null, second ? cell : null));
        } else if (isGoal(cell)) {
            goalAt(row, cell);
        } else if (cell.column() > header.namesFrom()) {
            unexplained(row, cell);
        } else {
            readLabels(row);
        }
    }

    private boolean isLevelOnly(GridRow row, Map<LabelMeaning, TableRow.Found> cells) {
        boolean level = false;
        for (var each : cells.entrySet()) {
            switch (each.getKey()) {
                case LEVEL1, LEVEL2 -> level |= !each.getValue().merged();
                case POINTS, DEVIATION, SCORING_RULE, DEFINITION, REMARK, OTHER_COLUMN, EARNED -> {}
                default -> {
                    if (!each.getKey().isOfProject()) {
                        return false;
                    }
                }
            }
        }
        return level || row.cells().isEmpty();
    }

    /** What a column means that belongs to the whole project; null for a column of the indicators. */
    private static @Nullable LabelMeaning ofProject(LabelMeaning column) {
        return switch (column) {
            case LIST_PROJECT -> LabelMeaning.PROJECT_NAME;
            case LIST_PROJECT_CODE -> LabelMeaning.PROJECT_CODE;
            case LIST_DEPARTMENT -> LabelMeaning.DEPARTMENT;
            case LIST_UNIT -> LabelMeaning.UNIT;
            case LIST_MONEY -> LabelMeaning.FUNDS_TOTAL;
            case LIST_TARGET -> LabelMeaning.ANNUAL_TARGET;
            default -> null;
        };
    }

    private void captureOfProject(Map<LabelMeaning, TableRow.Found> cells) {
        for (var each : cells.entrySet()) {
            var meaning = ofProject(each.getKey());
            if (meaning != null && text(meaning) == null) {
                var found = each.getValue();
                captured.put(meaning, new Captured(found.cell().text(), grid.place(found.row(), found.cell())));
                if (meaning == LabelMeaning.FUNDS_TOTAL && table != null) {
                    var column = table.of(LabelMeaning.LIST_MONEY);
                    if (column != null) {
                        lookForUnit(column.cell());
                    }
                }
            }
        }
    }

    private void readSum(GridRow row, TableHeader header) {
        var cells = new EnumMap<LabelMeaning, GridCell>(LabelMeaning.class);
        var numbers = new ArrayList<GridCell>();
        for (var cell : row.cells()) {
            if (Plain.number(cell.text()) != null || isPoints(cell.text())) {
                numbers.add(cell);
                var column = header.at(cell.column());
                if (column != null && column.meaning() != null) {
                    cells.putIfAbsent(column.meaning(), cell);
                }
            }
        }
        if (!cells.containsKey(LabelMeaning.EARNED) && header.has(LabelMeaning.EARNED) && !numbers.isEmpty()) {
            // 总分 merged over several columns shifts its numbers; the score is the last one.
            boolean onlyPoints = numbers.size() == 1 && cells.containsKey(LabelMeaning.POINTS);
            if (!onlyPoints) {
                cells.put(LabelMeaning.EARNED, numbers.getLast());
            }
        }
        tableRows.add(new TableRow.Sum(row, cells));
    }

    private static boolean isPoints(String text) {
        var folded = Plain.folded(text);
        return folded.endsWith("分") && Plain.number(folded.substring(0, folded.length() - 1)) != null;
    }

    // ---- an indicator table that lost its header

    private int tableWithoutHeader(int i) {
        int end = i;
        while (end < rows.size() && isIndicatorByItself(end, end > i)) {
            end++;
        }
        if (end == i) {
            return 0;
        }
        var guessed = HeaderGuess.from(labels, rows.subList(i, end));
        if (guessed == null) {
            return 0;
        }
        hadTable = true;
        notes.doubt(
                DoubtCode.HEADER_MISSING,
                FieldPath.INDICATORS,
                "指标表没有表头，按内容判断各列为%s，请核对".formatted(guessed.describe()),
                grid.place(rows.get(i), rows.get(i).cells().getFirst()));
        for (int at = i; at < end; at++) {
            readTableRow(at, rows.get(at), guessed.header());
        }
        return end - i;
    }

    private boolean isIndicatorByItself(int i, boolean follows) {
        var row = rows.get(i);
        if (row.loose() || row.cells().size() < 2 || (hadTable && !follows)) {
            return false;
        }
        if (TableHeader.at(roles, rows, i) != null) {
            return false;
        }
        var first = row.cells().getFirst();
        boolean level = row.cells().stream().limit(3).anyMatch(this::isLevel);
        if (follows && isSum(first)) {
            return true;
        }
        var label = roles.label(first);
        boolean stub = label.isPresent() && label.get().meaning() == LabelMeaning.BLOCK;
        if (label.isPresent() && !stub && !isLevel(first)) {
            return false;
        }
        return follows ? level || row.cells().size() >= 2 : level && row.cells().size() >= 3;
    }

    // ---- the money table

    private int moneyTable(int i) {
        var row = rows.get(i);
        var header = new ArrayList<Column>();
        int own = 0;
        for (int at = 0; at < row.cells().size(); at++) {
            var cell = row.cells().get(at);
            var meaning = roles.money(cell);
            if (meaning != null && (!header.isEmpty() || MoneyTable.OWN.contains(meaning))) {
                header.add(new Column(meaning, cell));
                own += MoneyTable.OWN.contains(meaning) ? 1 : 0;
            } else if (!header.isEmpty()) {
                if (isAmount(cell.text())) {
                    return 0;
                }
                header.add(new Column(null, cell));
            }
        }
        if (own < 2 && !(own == 1 && header.size() >= 2)) {
            return 0;
        }
        if (i + 1 >= rows.size() || !hasAmountUnder(header, i + 1)) {
            return 0;
        }
        for (var column : header) {
            lookForUnit(column.cell());
            if (column.meaning() == null) {
                notes.unknownLabel(
                        Area.MONEY,
                        Plain.oneLine(column.cell().text()),
                        null,
                        FieldPath.WHOLE_FORM,
                        grid.place(row, column.cell()));
            } else {
                columnsSeen.put(column.meaning(), true);
                money.column(column.meaning(), column.cell());
                notes.mapped(
                        Area.MONEY,
                        Plain.oneLine(column.cell().text()),
                        column.meaning(),
                        grid.place(row, column.cell()));
            }
        }
        for (var cell : row.cells()) {
            if (cell.column() < header.getFirst().cell().column()) {
                lookForUnit(cell);
            }
        }
        int at = i + 1;
        while (at < rows.size() && readMoneyRow(at, header)) {
            at++;
        }
        return at - i;
    }

    /** A label over a column of the money table; it reaches to the next one. */
    private record Column(@Nullable LabelMeaning meaning, GridCell cell) {}

    private static @Nullable Column columnAt(List<Column> header, GridCell cell) {
        @Nullable Column found = null;
        for (var column : header) {
            if (column.cell().column() <= cell.column()) {
                found = column;
            }
        }
        return found;
    }

    private static boolean isAmount(String text) {
        var folded = Plain.folded(text);
        if (folded.length() > 24) {
            return false;
        }
        var bare = folded.endsWith("%") || folded.endsWith("元") ? folded.substring(0, folded.length() - 1) : folded;
        bare = bare.endsWith("万") || bare.endsWith("分") ? bare.substring(0, bare.length() - 1) : bare;
        return Plain.number(bare) != null || Blanks.isPlaceholder(folded);
    }

    private boolean hasAmountUnder(List<Column> header, int i) {
        var row = rows.get(i);
        int from = header.getFirst().cell().column();
        boolean amount = row.cells().stream().anyMatch(cell -> cell.column() >= from && isAmount(cell.text()));
        return amount
                || row.cells().stream()
                        .filter(cell -> cell.column() < from)
                        .map(roles::head)
                        .anyMatch(meaning -> meaning != null && meaning.isFund());
    }

    /** Whether the row is a line of the money table; if so it was kept. */
    private boolean readMoneyRow(int i, List<Column> header) {
        var row = rows.get(i);
        if (row.loose() || row.cells().isEmpty() || TableHeader.at(roles, rows, i) != null) {
            return false;
        }
        int from = header.getFirst().cell().column();
        @Nullable GridCell label = null;
        boolean amounts = false;
        for (var cell : row.cells()) {
            if (cell.column() < from) {
                if (!roles.means(cell, LabelMeaning.BLOCK) || cell.column() + cell.columnSpan() >= from) {
                    label = cell;
                }
            } else {
                amounts |= isAmount(cell.text());
            }
        }
        var first = row.cells().getFirst();
        var meaning = label == null ? null : roles.head(label);
        boolean fund = meaning != null && (meaning.isFund() || meaning == LabelMeaning.SUM);
        boolean otherLabel = roles.label(first).isPresent()
                && !fund
                && !roles.means(first, LabelMeaning.BLOCK)
                && !(label != null && roles.label(label).isEmpty());
        if (otherLabel || (!fund && !amounts)) {
            return false;
        }
        if (label == null && first.column() >= from && money.total() != null && !amounts) {
            return false;
        }
        if (label != null) {
            lookForUnit(label);
        }
        boolean total = meaning == LabelMeaning.FUNDS_TOTAL
                || (meaning == LabelMeaning.SUM && money.total() == null)
                || (money.isEmpty() && meaning != null && !meaning.is(Kind.FUND))
                || (money.isEmpty() && meaning == null);
        var amountsOf = new EnumMap<LabelMeaning, MoneyTable.Amount>(LabelMeaning.class);
        for (var column : header) {
            if (column.meaning() != null) {
                amountsOf.put(
                        column.meaning(),
                        new MoneyTable.Amount(
                                null, grid.place(row, column.cell().column())));
            }
        }
        for (var cell : row.cells()) {
            var column = columnAt(header, cell);
            if (column != null && column.meaning() != null) {
                amountsOf.put(column.meaning(), new MoneyTable.Amount(cell.text(), grid.place(row, cell)));
            }
        }
        var printed = label == null ? "" : Plain.oneLine(label.text());
        var place = grid.place(row, label == null ? first : label);
        if (label != null && meaning == null && !total) {
            notes.unknownLabel(Area.HEAD, printed, null, new FieldPath("funds.lines"), place);
        } else if (label != null && meaning != null) {
            notes.mapped(Area.HEAD, printed, meaning, place);
        }
        money.add(new MoneyTable.Line(total ? LabelMeaning.FUNDS_TOTAL : meaning, printed, place, amountsOf));
        return true;
    }

    /** Sources as columns, 年初预算数 and 全年执行数 as lines. */
    private int moneyTableOnItsSide(int i) {
        var row = rows.get(i);
        var header = new ArrayList<Column>();
        for (var cell : row.cells()) {
            var meaning = roles.head(cell);
            if (meaning != null && meaning.isFund()) {
                header.add(new Column(meaning, cell));
            } else if (!header.isEmpty()) {
                return 0;
            }
        }
        if (header.size() < 2) {
            return 0;
        }
        int from = header.getFirst().cell().column();
        var lines = new ArrayList<Map<LabelMeaning, MoneyTable.Amount>>();
        header.forEach(column -> lines.add(new EnumMap<>(LabelMeaning.class)));
        int at = i + 1;
        while (at < rows.size() && readMoneyColumn(rows.get(at), from, header, lines)) {
            at++;
        }
        if (at == i + 1) {
            return 0;
        }
        for (int k = 0; k < header.size(); k++) {
            var column = header.get(k);
            lookForUnit(column.cell());
            money.add(new MoneyTable.Line(
                    column.meaning(),
                    Plain.oneLine(column.cell().text()),
                    grid.place(row, column.cell()),
                    lines.get(k)));
        }
        return at - i;
    }

    private boolean readMoneyColumn(
            GridRow row, int from, List<Column> header, List<Map<LabelMeaning, MoneyTable.Amount>> lines) {
        @Nullable LabelMeaning meaning = null;
        for (var cell : row.cells()) {
            var found = cell.column() < from ? roles.money(cell) : null;
            if (found != null) {
                meaning = found;
                money.column(found, cell);
                columnsSeen.put(found, true);
            }
        }
        if (meaning == null) {
            return false;
        }
        for (var cell : row.cells()) {
            var column = columnAt(header, cell);
            if (column != null) {
                lines.get(header.indexOf(column))
                        .put(meaning, new MoneyTable.Amount(cell.text(), grid.place(row, cell)));
            }
        }
        return true;
    }

    // ---- tables that are not ours

    private boolean sideTableAt(int i) {
        var row = rows.get(i);
        boolean side = false;
        int columns = 0;
        for (var cell : row.cells()) {
            var meaning = roles.head(cell);
            if (meaning == null && roles.money(cell) == null) {
                return false;
            }
            side |= meaning == LabelMeaning.SIDE_TABLE;
            columns += meaning == LabelMeaning.BLOCK || cell.rowSpan() > 2 ? 0 : 1;
        }
        return side && columns >= 2;
    }

    /** 任务名称、实施内容、测算依据 and their like head small tables of their own; they are named, and passed over. */
    private int sideTable(int i) {
        if (!sideTableAt(i)) {
            return 0;
        }
        var row = rows.get(i);
        int at = i + 1;
        boolean filled = false;
        while (at < rows.size() && belongsToSideTable(i, at)) {
            filled |= rows.get(at).cells().stream()
                    .anyMatch(cell -> roles.label(cell).isEmpty() && !Blanks.isPlaceholder(Plain.folded(cell.text())));
            at++;
        }
        row.cells().forEach(this::lookForUnit);
        if (filled) {
            var names = row.cells().stream()
                    .filter(cell -> roles.means(cell, LabelMeaning.SIDE_TABLE))
                    .map(cell -> Plain.excerpt(cell.text()))
                    .toList();
            notes.doubt(
                    DoubtCode.NOT_UNDERSTOOD,
                    FieldPath.WHOLE_FORM,
                    "表中附的小表(%s)共%d行，本版本不读入".formatted(String.join("、", names), at - i - 1),
                    grid.place(row, row.cells().getFirst()));
        }
        return at - i;
    }

    private boolean belongsToSideTable(int header, int i) {
        var row = rows.get(i);
        boolean held = spans.above(i).stream().anyMatch(each -> each.row().equals(rows.get(header)));
        boolean secondHeader = i == header + 1
                && row.cells().stream().allMatch(cell -> {
                    var meaning = roles.head(cell);
                    return meaning != null && meaning.isFund();
                });
        if (row.cells().isEmpty() || held || secondHeader) {
            return true;
        }
        if (row.loose() || TableHeader.at(roles, rows, i) != null || moneyHeaderWords(row) >= 2) {
            return false;
        }
        var label = roles.label(row.cells().getFirst());
        return label.isEmpty()
                || (label.get().inline() == null
                        && label.get().meaning().is(Kind.NOTHING)
                        && label.get().meaning() != LabelMeaning.BLOCK);
    }

    private long moneyHeaderWords(GridRow row) {
        return row.cells().stream()
                .map(roles::money)
                .filter(meaning -> meaning != null && MoneyTable.OWN.contains(meaning))
                .count();
    }

    // ---- labels over their values

    /** 预期目标 ┃ 实际完成情况 over their texts, or a row of labels over a row of values. */
    private int valuesBelow(int i) {
        if (i + 1 >= rows.size()) {
            return 0;
        }
        var row = rows.get(i);
        var below = rows.get(i + 1);
        if (row.loose() || below.loose() || below.cells().isEmpty()) {
            return 0;
        }
        // Under blank contacts stands the sentence of an empty table (PUB-04), which is nobody's name.
        if (below.cells().stream().anyMatch(cell -> labels.saysTableIsEmpty(cell.text()))) {
            return 0;
        }
        var heads = new ArrayList<GridCell>();
        for (var cell : row.cells()) {
            var meaning = roles.head(cell);
            if (meaning == null) {
                return 0;
            }
            boolean stub = cell.rowSpan() > 1 && heads.isEmpty();
            if (!meaning.is(Kind.NOTHING) && !stub) {
                heads.add(cell);
            }
        }
        if (heads.size() > 1 && isGroup(heads.get(0), heads.get(1), below)) {
            heads.removeFirst();
        }
        if (heads.isEmpty() || (heads.size() == 1 && !isTextAcross(heads.getFirst(), below))) {
            return 0;
        }
        boolean labelBelow = below.cells().stream()
                .anyMatch(cell -> (roles.label(cell).isPresent() && headOver(heads, cell) == null)
                        || (roles.head(cell) != null && !isTextOf(headOver(heads, cell))));
        long valued = below.cells().stream()
                .filter(cell -> headOver(heads, cell) != null)
                .count();
        if (labelBelow || valued == 0) {
            return 0;
        }
        int at = i + 1;
        while (at < rows.size() && continuesBelow(i, at, heads)) {
            for (var cell : rows.get(at).cells()) {
                var head = headOver(heads, cell);
                if (head != null) {
                    captureBelow(row, head, rows.get(at), cell);
                } else if (roles.label(cell).isEmpty()) {
                    unexplained(rows.get(at), cell);
                }
            }
            at++;
        }
        for (var head : heads) {
            var meaning = roles.head(head);
            if (meaning != null && !captured.containsKey(meaning)) {
                capture(
                        row,
                        head,
                        new Label(meaning, printed(head), null, true),
                        null,
                        grid.place(below, head.column()));
            }
        }
        return at - i;
    }

    /** 年度总体目标 beside 预期目标: the first only names the two. */
    private boolean isGroup(GridCell first, GridCell second, GridRow below) {
        return roles.head(first) != null
                && below.cells().getFirst().column() > first.column()
                && below.cells().stream().noneMatch(cell -> cell.column() < second.column());
    }

    private boolean isTextOf(@Nullable GridCell head) {
        var meaning = head == null ? null : roles.head(head);
        return meaning != null && meaning.isText();
    }

    private boolean isTextAcross(GridCell head, GridRow below) {
        var meaning = roles.head(head);
        return meaning != null
                && meaning.isText()
                && below.cells().size() == 1
                && roles.label(below.cells().getFirst()).isEmpty()
                && (head.columnSpan() > 2 || below.cells().getFirst().column() == head.column());
    }

    private static @Nullable GridCell headOver(List<GridCell> heads, GridCell cell) {
        for (var head : heads) {
            int end = head.column() + head.columnSpan();
            if (cell.column() < end && cell.column() + cell.columnSpan() > head.column()) {
                return head;
            }
        }
        return null;
    }

    private boolean continuesBelow(int from, int at, List<GridCell> heads) {
        if (at == from + 1) {
            return true;
        }
        var row = rows.get(at);
        boolean texts = heads.stream().allMatch(this::isTextOf);
        boolean held = spans.above(at).stream().anyMatch(each -> each.row().equals(rows.get(from)))
                || (!row.cells().isEmpty()
                        && row.cells().getFirst().column() >= heads.getFirst().column()
                        && heads.getFirst().column() > 0);
        return texts
                && held
                && !row.loose()
                && !row.cells().isEmpty()
                && TableHeader.at(roles, rows, at) == null
                && row.cells().stream().allMatch(cell -> roles.head(cell) == null && headOver(heads, cell) != null);
    }

    private void captureBelow(GridRow row, GridCell head, GridRow below, GridCell cell) {
        var meaning = roles.head(head);
        if (meaning == null) {
            return;
        }
        var before = captured.get(meaning);
        if (meaning.isText() && before != null && before.text() != null) {
            if (!before.text().equals(cell.text())) {
                captured.put(meaning, new Captured(before.text() + "\n" + cell.text(), before.place()));
            }
            return;
        }
        capture(row, head, new Label(meaning, printed(head), null, true), cell.text(), grid.place(below, cell));
    }

    private static String printed(GridCell cell) {
        return Plain.oneLine(cell.text());
    }

    // ---- labels beside their values

    private void readLabels(GridRow row) {
        var cells = row.cells();
        boolean labelled = false;
        int i = 0;
        while (i < cells.size()) {
            var cell = cells.get(i);
            var label = roles.label(cell);
            if (label.isPresent()) {
                labelled = true;
                i = readLabelled(row, i, label.get());
            } else if (isMoneyLabel(cells, i)) {
                labelled = true;
                i = readMoneyLabel(row, i);
            } else if (isUnknownLabel(row, i, labelled)) {
                labelled = true;
                i = readUnknownLabel(row, i);
            } else {
                readOther(row, cell, labelled);
                i++;
            }
        }
    }

    private void readOther(GridRow row, GridCell cell, boolean labelled) {
        if (labels.isTableNumber(cell.text())) {
            if (tableNo == null && !Labels.foldedLabel(cell.text()).startsWith("附")) {
                tableNo = Plain.oneLine(cell.text());
                notes.stood(TABLE_NO, grid.place(row, cell));
            }
        } else if (yearLine == null
                && YEAR_LINE.matcher(Plain.folded(Plain.excerpt(cell.text()))).matches()) {
            yearLine = cell.text();
            notes.stood(FieldPath.FISCAL_YEAR, grid.place(row, cell));
        } else if (SEAL.matcher(Plain.folded(Plain.excerpt(cell.text()))).matches()) {
            return;
        } else if (labelled || row.cells().size() > 1 || !continuesText(row, cell)) {
            unexplained(row, cell);
        }
    }

    /** 预算数 beside its amount, on a form that has no table of them. */
    private boolean isMoneyLabel(List<GridCell> cells, int i) {
        var meaning = roles.money(cells.get(i));
        return meaning != null
                && (MoneyTable.OWN.contains(meaning) || columnsSeen.containsKey(LabelMeaning.SPENT))
                && (i + 1 == cells.size() || isAmount(cells.get(i + 1).text()) || roles.isLabel(cells.get(i + 1)));
    }

    private int readMoneyLabel(GridRow row, int i) {
        var cells = row.cells();
        var cell = cells.get(i);
        var meaning = roles.money(cell);
        boolean beside = i + 1 < cells.size() && isAmount(cells.get(i + 1).text());
        if (meaning != null) {
            lookForUnit(cell);
            columnsSeen.put(meaning, true);
            money.column(meaning, cell);
            var place = beside ? grid.place(row, cells.get(i + 1)) : grid.place(row, blankBeside(cells, i));
            var line = money.total();
            if (line == null) {
                line = new MoneyTable.Line(
                        LabelMeaning.FUNDS_TOTAL, printed(cell), place, new EnumMap<>(LabelMeaning.class));
                money.add(line);
            }
            line.amounts()
                    .putIfAbsent(
                            meaning,
                            new MoneyTable.Amount(beside ? cells.get(i + 1).text() : null, place));
            notes.mapped(Area.MONEY, printed(cell), meaning, grid.place(row, cell));
        }
        return beside ? i + 2 : i + 1;
    }

    /** Reads what belongs to the label in the ith cell, and says which cell comes next. */
    private int readLabelled(GridRow row, int i, Label label) {
        var cells = row.cells();
        var cell = cells.get(i);
        notes.mapped(Area.HEAD, label.printed(), label.meaning(), grid.place(row, cell));
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
        if (roles.money(next) != null && roles.label(next).isEmpty() && MoneyTable.OWN.contains(roles.money(next))) {
            return false;
        }
        if (!label.meaning().isFund() && !label.meaning().isText() && labels.mayBeValue(next.text())) {
            return true;
        }
        return roles.label(next)
                .filter(found -> found.inline() == null || !label.meaning().isText())
                .filter(found -> found.certain() || label.meaning().isFund())
                .isEmpty();
    }

    private static int blankBeside(List<GridCell> cells, int i) {
        var cell = cells.get(i);
        int beside = cell.column() + cell.columnSpan();
        boolean taken = i + 1 < cells.size() && cells.get(i + 1).column() == beside;
        return taken ? cell.column() : beside;
    }

    private void capture(GridRow row, GridCell labelCell, Label label, @Nullable String value, Place place) {
        var meaning = meaningOf(label, value);
        openText = meaning.isText() ? meaning : null;
        if (meaning == LabelMeaning.INSTRUCTIONS) {
            return;
        }
        if (meaning.isFund()) {
            lookForUnit(labelCell);
            if (isOfWholeProject(row, labelCell, meaning)) {
                keep(LabelMeaning.FUNDS_WHOLE, label, value, place);
                return;
            }
        }
        if (meaning.is(Kind.FUND)) {
            fundCells.add(new FundCell(meaning, label.printed(), value, place));
        }
        if (!meaning.hasField()) {
            keep(meaning, label, value, place);
            if (meaning != LabelMeaning.LEADER && meaning != LabelMeaning.LEADER_AND_PHONE) {
                return;
            }
        }
        if (isGoal(labelCell) && meaning == LabelMeaning.ANNUAL_TARGET) {
            tableRows.add(new TableRow.OfGoal(row, labelCell));
            addGoalText(labelCell, value, place);
            return;
        }
        var before = captured.get(meaning);
        if (before == null || before.text() == null) {
            captured.put(meaning, new Captured(value, place));
        } else if (value != null
                && !meaning.is(Kind.FUND)
                && meaning.hasField()
                && !before.text().equals(value)) {
            notes.doubt(
                    DoubtCode.REPEATED,
                    meaning.field(),
                    "“%s”出现了两次，按先出现的读入，第%d行的“%s”未读入".formatted(label.printed(), row.number(), Plain.excerpt(value)),
                    place);
        }
    }

    /** 单位：万元 is a unit of money, 单位：某局 is an office. */
    private static LabelMeaning meaningOf(Label label, @Nullable String value) {
        boolean office = label.meaning() == LabelMeaning.MONEY_UNIT
                && Plain.folded(label.printed()).equals("单位")
                && value != null
                && !Plain.folded(value).replaceAll("[,，。)].*", "").endsWith("元");
        return office ? LabelMeaning.UNIT : label.meaning();
    }

    /** Two columns of money: what stands under 实施期资金总额 is not this year's. */
    private boolean isOfWholeProject(GridRow row, GridCell labelCell, LabelMeaning meaning) {
        if (meaning == LabelMeaning.FUNDS_WHOLE) {
            wholeFundsColumns.put(labelCell.column(), row.number());
            return true;
        }
        var since = wholeFundsColumns.get(labelCell.column());
        return since != null
                && meaning.is(Kind.FUND)
                && row.number() - since < 8
                && hasRightNeighbourOfSameKind(row, labelCell);
    }

    private final Map<Integer, Integer> wholeFundsColumns = new HashMap<>();

    private boolean hasRightNeighbourOfSameKind(GridRow row, GridCell labelCell) {
        var meaning = roles.head(labelCell);
        return row.cells().stream().anyMatch(cell -> cell.column() > labelCell.column() && roles.head(cell) == meaning);
    }

    private void keep(LabelMeaning meaning, Label label, @Nullable String value, Place place) {
        if (value != null && !SEAL.matcher(Plain.folded(Plain.excerpt(value))).matches()) {
            kept.add(new Kept(meaning, label.printed(), value, place));
        }
    }

    private void addGoalText(GridCell labelCell, @Nullable String value, Place place) {
        if (value == null) {
            captured.putIfAbsent(LabelMeaning.ANNUAL_TARGET, new Captured(null, place));
            return;
        }
        goalTexts.put(labelCell, value);
        var before = captured.get(LabelMeaning.ANNUAL_TARGET);
        var text = before == null || before.text() == null ? value : before.text() + "\n" + value;
        captured.put(LabelMeaning.ANNUAL_TARGET, new Captured(text, before == null ? place : before.place()));
    }

    private final Map<GridCell, String> goalTexts = new HashMap<>();

    /** The words of a goal that has indicators of its own. */
    @Nullable
    String goalText(GridCell label) {
        return goalTexts.get(label);
    }

    private void lookForUnit(GridCell labelCell) {
        var inLabel = UNIT_IN_LABEL.matcher(labelCell.text());
        if (unitInLabel == null && inLabel.find()) {
            unitInLabel = "元".equals(inLabel.group(1)) ? MoneyUnit.YUAN : MoneyUnit.WAN_YUAN;
        }
    }

    // ---- labels nobody knows

    /** A short cell where labels stand, with something beside it. */
    private boolean isUnknownLabel(GridRow row, int i, boolean labelled) {
        var cells = row.cells();
        var cell = cells.get(i);
        if (row.loose() || i + 1 >= cells.size() || !(labelled || i == 0)) {
            return false;
        }
        var text = Plain.folded(cell.text());
        boolean short_ = text.length() >= 2 && text.length() <= LONGEST_UNKNOWN;
        return short_
                && Plain.number(text) == null
                && !Character.isDigit(text.charAt(0))
                && text.chars().noneMatch(c -> "。;，,".indexOf(c) >= 0)
                && !labels.isTableNumber(cell.text())
                && !YEAR_LINE.matcher(text).matches()
                && roles.label(cells.get(i + 1)).isEmpty();
    }

    private int readUnknownLabel(GridRow row, int i) {
        var cell = row.cells().get(i);
        var value = row.cells().get(i + 1);
        notes.unknownLabel(
                Area.HEAD, printed(cell), Plain.excerpt(value.text()), FieldPath.WHOLE_FORM, grid.place(row, cell));
        kept.add(new Kept(LabelMeaning.DETAIL, printed(cell), value.text(), grid.place(row, value)));
        return i + 2;
    }

    /** A single cell without a label, right under a text: the text went on in a row of its own. */
    private boolean continuesText(GridRow row, GridCell cell) {
        if (openText == null || row.loose() || hadTable) {
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
