package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.documents.reading.LabelMeaning.Area;
import org.jiheng.documents.reading.LabelMeaning.Kind;
import org.jiheng.documents.reading.SectionContent.Captured;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/** 指标表 — the rows of the indicator table under its header; what they mean is told by {@link IndicatorRows}. */
final class IndicatorTableReader {
    private final CellRoles roles;
    private final Labels labels;
    private final Grid grid;
    private final List<GridRow> rows;
    private final Spans spans;
    private final ReadingNotes notes;
    private final SectionContent found;
    private final SideTables sideTables;
    private final LabelsBeside beside;
    private final RowsOverThePage overThePage;
    private final Set<String> columnsDoubted = new HashSet<>();
    private @Nullable TableHeader table;

    IndicatorTableReader(
            SectionRows section, SectionContent found, ReadingNotes notes, SideTables sideTables, LabelsBeside beside) {
        this.roles = section.roles();
        this.labels = section.labels();
        this.grid = section.grid();
        this.rows = section.rows();
        this.spans = section.spans();
        this.notes = notes;
        this.found = found;
        this.sideTables = sideTables;
        this.beside = beside;
        this.overThePage = new RowsOverThePage(section, found, notes);
    }

    /** The header of the table that is open. */
    @Nullable
    TableHeader open() {
        return table;
    }

    void close() {
        table = null;
    }

    void start(int i, TableHeader header) {
        var top = rows.get(i);
        for (var cell : top.cells()) {
            if (cell.column() < header.from()) {
                found.goalAt(top, cell);
            }
        }
        for (var column : header.columns()) {
            var meaning = column.meaning();
            if (meaning != null) {
                found.sawColumn(meaning);
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
        found.tableBegins();
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
    boolean endsAt(int i, GridRow row) {
        var header = table;
        var first = row.cells().getFirst();
        var printed = roles.label(first);
        if (header == null || printed.isEmpty()) {
            return header != null
                    && row.loose()
                    && row.cells().size() == 1
                    && labels.firstLevel(first.text()) == null
                    && labels.secondLevel(first.text()) == null;
        }
        var label = printed.get();
        if (label.meaning() == LabelMeaning.TOTAL_SCORE && label.inline() == null) {
            return false;
        }
        if (SectionContent.isGoal(first) && row.cells().size() <= 2) {
            return true;
        }
        if (label.meaning().is(Kind.NOTHING) || SectionContent.isGoal(first)) {
            return label.meaning() == LabelMeaning.SIDE_TABLE && sideTables.isAt(i);
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

    void readRow(int i, GridRow row, TableHeader header) {
        if (row.cells().stream().limit(3).anyMatch(this::isSum)) {
            readSum(row, header);
            return;
        }
        if (isNumbering(row) || overThePage.joined(row, header)) {
            return;
        }
        var cells = new EnumMap<LabelMeaning, TableRow.Found>(LabelMeaning.class);
        boolean own = false;
        for (var cell : row.cells()) {
            var column = header.at(cell.column());
            if (column == null) {
                found.goalAt(row, cell);
                if (!roles.means(cell, LabelMeaning.BLOCK)
                        && !SectionContent.isGoal(cell)
                        && !labels.isLevel(cell.text())) {
                    found.unexplained(row, cell);
                } else if (labels.isLevel(cell.text())) {
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
            found.add(new TableRow.Level(row, own(cells, LabelMeaning.LEVEL1), own(cells, LabelMeaning.LEVEL2)));
            return;
        }
        found.add(new TableRow.Of(row, header, cells));
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
        found.unexplained(row, cell);
    }

    boolean isSum(GridCell cell) {
        return roles.means(cell, LabelMeaning.SUM) || roles.means(cell, LabelMeaning.TOTAL_SCORE);
    }

    private static @Nullable GridCell own(Map<LabelMeaning, TableRow.Found> cells, LabelMeaning meaning) {
        var cell = cells.get(meaning);
        return cell == null || cell.merged() ? null : cell.cell();
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
            found.add(new TableRow.Level(row, first ? cell : null, second ? cell : null));
        } else if (SectionContent.isGoal(cell)) {
            found.goalAt(row, cell);
        } else if (cell.column() > header.namesFrom()) {
            found.unexplained(row, cell);
        } else {
            beside.read(row);
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
    static @Nullable LabelMeaning ofProject(LabelMeaning column) {
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
            if (meaning != null && found.text(meaning) == null) {
                var cell = each.getValue();
                found.put(meaning, new Captured(cell.cell().text(), grid.place(cell.row(), cell.cell())));
                if (meaning == LabelMeaning.FUNDS_TOTAL && table != null) {
                    var column = table.of(LabelMeaning.LIST_MONEY);
                    if (column != null) {
                        found.lookForUnit(column.cell());
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
        found.add(new TableRow.Sum(row, cells));
    }

    private static boolean isPoints(String text) {
        var folded = Plain.folded(text);
        return folded.endsWith("分") && Plain.number(folded.substring(0, folded.length() - 1)) != null;
    }
}
