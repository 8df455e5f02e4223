package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jspecify.annotations.Nullable;

/**
 * 指标表的表头 — the columns of the indicator table, from one row of labels or from two: 完成目标可能性 over 确定能、有可能、
 * 完全不可能 is one header. A column reaches from its label to the next one, so that blank and merged cells between
 * do not shift it.
 *
 * @param rows how many rows it takes
 * @param hasOtherHalf whether columns of the whole project's years stand beside those of this year and are left out
 */
record TableHeader(List<Column> columns, int rows, boolean hasOtherHalf) {
    private static final Set<LabelMeaning> VALUES = EnumSet.of(
            LabelMeaning.VALUE, LabelMeaning.INITIAL_VALUE, LabelMeaning.ADJUSTED_VALUE, LabelMeaning.ACTUAL);

    TableHeader {
        columns = List.copyOf(columns);
    }

    /**
     * 一列.
     *
     * @param meaning null when no label explains it, or when it belongs to the other half
     * @param leftOut whether it belongs to the other half
     */
    record Column(
            @Nullable LabelMeaning meaning,
            String printed,
            int from,
            int to,
            GridRow row,
            GridCell cell,
            boolean leftOut) {
        boolean holds(int column) {
            return column >= from && column < to;
        }

        private Column meaning(@Nullable LabelMeaning other) {
            return new Column(other, printed, from, to, row, cell, leftOut);
        }

        private Column to(int end) {
            return new Column(meaning, printed, from, end, row, cell, leftOut);
        }

        private Column asLeftOut() {
            return new Column(null, printed, from, to, row, cell, true);
        }
    }

    @Nullable
    Column of(LabelMeaning meaning) {
        for (var column : columns) {
            if (column.meaning() == meaning) {
                return column;
            }
        }
        return null;
    }

    boolean has(LabelMeaning meaning) {
        return of(meaning) != null;
    }

    @Nullable
    Column at(int column) {
        for (var each : columns) {
            if (each.holds(column)) {
                return each;
            }
        }
        return null;
    }

    /** Where the first column begins; what stands left of it only names the block. */
    int from() {
        return columns.getFirst().from();
    }

    int namesFrom() {
        var names = of(LabelMeaning.NAME);
        return names == null ? 0 : names.from();
    }

    /** The header that begins in this row; null when none does. */
    static @Nullable TableHeader at(CellRoles roles, List<GridRow> rows, int i) {
        var row = rows.get(i);
        if (row.loose() || row.cells().stream().filter(roles::isColumnWord).count() < 2) {
            return null;
        }
        var below = i + 1 < rows.size() && isSecondRow(roles, row, rows.get(i + 1)) ? rows.get(i + 1) : null;
        // A page break may repeat the whole header right below itself.
        if (below != null && resolved(roles, united(roles, below, null), 1) == null) {
            var both = resolved(roles, united(roles, row, below), 2);
            if (both != null) {
                return both;
            }
        }
        return resolved(roles, united(roles, row, null), 1);
    }

    /** Nothing but labels, of which not all are headed columns of their own already. */
    private static boolean isSecondRow(CellRoles roles, GridRow first, GridRow second) {
        return second.page() == first.page()
                && !second.loose()
                && !second.cells().isEmpty()
                && second.cells().stream()
                        .allMatch(cell -> roles.isColumnWord(cell)
                                || roles.means(cell, LabelMeaning.BLOCK)
                                || isUnder(first, cell))
                && second.cells().stream().anyMatch(roles::isColumnWord)
                && second.cells().stream().noneMatch(cell -> hasDigitOnly(cell.text()));
    }

    /** A sub-label no dictionary knows still is one when the label above spans it. */
    private static boolean isUnder(GridRow first, GridCell cell) {
        return first.cells().stream()
                .anyMatch(above -> above.columnSpan() > 1
                        && above.rowSpan() == 1
                        && cell.column() >= above.column()
                        && cell.column() + cell.columnSpan() <= above.column() + above.columnSpan()
                        && cell.columnSpan() < above.columnSpan()
                        && cell.text().length() <= 12);
    }

    private static boolean hasDigitOnly(String text) {
        return Plain.number(text) != null;
    }

    private static List<Column> united(CellRoles roles, GridRow first, @Nullable GridRow second) {
        var columns = new ArrayList<Column>();
        var cells = first.cells();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            int end = i + 1 < cells.size() ? cells.get(i + 1).column() : Integer.MAX_VALUE;
            var under = second == null || cell.rowSpan() > 1
                    ? List.<GridCell>of()
                    : second.cells().stream()
                            .filter(sub -> sub.column() >= cell.column() && sub.column() < end)
                            .toList();
            if (under.isEmpty() || (cell.columnSpan() == 1 && under.getFirst().column() > cell.column())) {
                columns.add(column(roles.column(cell), first, cell));
            }
            for (var sub : under) {
                var meaning = meaning(roles, cell, sub);
                columns.add(column(
                        meaning == null && under.size() == 1 ? roles.column(cell) : meaning,
                        second == null ? first : second,
                        sub));
            }
        }
        if (second != null) {
            for (var sub : second.cells()) {
                boolean taken =
                        columns.stream().anyMatch(column -> column.cell().equals(sub));
                if (!taken) {
                    columns.add(column(roles.column(sub), second, sub));
                }
            }
        }
        columns.sort(Comparator.comparingInt(Column::from));
        return columns;
    }

    /** 调整 over 指标值 means more than 指标值 alone; a pattern that fits the two together means less than a word. */
    private static @Nullable LabelMeaning meaning(CellRoles roles, GridCell above, GridCell sub) {
        var words = roles.labels().columnWord(above.text() + sub.text());
        if (words != null) {
            return words;
        }
        var own = roles.column(sub);
        if (own == LabelMeaning.OTHER_COLUMN && roles.column(above) == LabelMeaning.DEVIATION) {
            return LabelMeaning.REASON;
        }
        return own != null ? own : roles.labels().column(above.text() + sub.text());
    }

    private static Column column(@Nullable LabelMeaning meaning, GridRow row, GridCell cell) {
        return new Column(meaning, Plain.oneLine(cell.text()), cell.column(), Integer.MAX_VALUE, row, cell, false);
    }

    private static @Nullable TableHeader resolved(CellRoles roles, List<Column> united, int rows) {
        var columns = new ArrayList<>(united);
        nameFromWeakWords(roles, columns);
        if (!has(columns, LabelMeaning.NAME)) {
            return null;
        }
        if (!has(columns, LabelMeaning.LIST_PROJECT)) {
            columns.replaceAll(column ->
                    column.meaning() != null && column.meaning().isOfProject() ? column.meaning(null) : column);
        }
        valueFromWeakWords(roles, columns);
        if (columns.stream().noneMatch(column -> column.meaning() != null && VALUES.contains(column.meaning()))) {
            return null;
        }
        otherWeakWords(roles, columns);
        dropStub(roles, columns);
        boolean hasOtherHalf = leaveOutOtherHalf(columns);
        for (int i = 0; i + 1 < columns.size(); i++) {
            columns.set(i, columns.get(i).to(columns.get(i + 1).from()));
        }
        return new TableHeader(columns, rows, hasOtherHalf);
    }

    private static boolean has(List<Column> columns, LabelMeaning meaning) {
        return columns.stream().anyMatch(column -> column.meaning() == meaning);
    }

    private static void nameFromWeakWords(CellRoles roles, List<Column> columns) {
        if (has(columns, LabelMeaning.NAME)) {
            return;
        }
        int level1 = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).meaning() == LabelMeaning.LEVEL1) {
                level1 = i;
            }
        }
        for (int i = columns.size() - 1; i > level1; i--) {
            if (roles.weakColumn(columns.get(i).cell()).contains(LabelMeaning.NAME)) {
                columns.set(i, columns.get(i).meaning(LabelMeaning.NAME));
                return;
            }
        }
    }

    private static void valueFromWeakWords(CellRoles roles, List<Column> columns) {
        for (var wanted : List.of(LabelMeaning.VALUE, LabelMeaning.ACTUAL)) {
            boolean missing = wanted == LabelMeaning.VALUE
                    ? !has(columns, LabelMeaning.VALUE) && !has(columns, LabelMeaning.ADJUSTED_VALUE)
                    : !has(columns, LabelMeaning.ACTUAL);
            boolean behindNames = false;
            for (int i = 0; missing && i < columns.size(); i++) {
                var column = columns.get(i);
                if (behindNames && roles.weakColumn(column.cell()).contains(wanted)) {
                    columns.set(i, column.meaning(wanted));
                    missing = false;
                }
                behindNames |= column.meaning() == LabelMeaning.NAME;
            }
        }
    }

    private static void otherWeakWords(CellRoles roles, List<Column> columns) {
        boolean reportsResults = has(columns, LabelMeaning.ACTUAL) || has(columns, LabelMeaning.EARNED);
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            for (var weak : roles.weakColumn(column.cell())) {
                boolean fits = switch (weak) {
                    case DEVIATION ->
                        reportsResults && !has(columns, LabelMeaning.DEVIATION) && !has(columns, LabelMeaning.REASON);
                    case DEFINITION, OTHER_COLUMN -> column.meaning() == null && !has(columns, weak);
                    default -> false;
                };
                if (fits) {
                    columns.set(i, column.meaning(weak));
                    break;
                }
            }
        }
    }

    /** 绩效指标 left of all columns names the block; so does a goal with its own indicators. */
    private static void dropStub(CellRoles roles, List<Column> columns) {
        while (columns.size() > 1 && columns.getFirst().meaning() == null) {
            var label = roles.label(columns.getFirst().cell());
            boolean names = label.isPresent() || columns.getFirst().cell().rowSpan() > 2;
            if (!names) {
                return;
            }
            columns.removeFirst();
        }
    }

    /** 实施期 on the left and 年度 on the right, with one set of columns each: this year's is the right one. */
    private static boolean leaveOutOtherHalf(List<Column> columns) {
        long names = columns.stream()
                .filter(column -> column.meaning() == LabelMeaning.NAME)
                .count();
        if (names != 2) {
            return false;
        }
        var seen = new HashSet<LabelMeaning>();
        int right = columns.size();
        for (int i = 0; i < columns.size(); i++) {
            var meaning = columns.get(i).meaning();
            if (meaning != null && !seen.add(meaning)) {
                right = i;
                break;
            }
        }
        var ofRight = new HashSet<LabelMeaning>();
        for (var column : columns.subList(right, columns.size())) {
            if (column.meaning() != null) {
                ofRight.add(column.meaning());
            }
        }
        for (int i = 0; i < right; i++) {
            var meaning = columns.get(i).meaning();
            boolean shared =
                    (meaning == LabelMeaning.LEVEL1 || meaning == LabelMeaning.LEVEL2) && !ofRight.contains(meaning);
            if (!shared) {
                columns.set(i, columns.get(i).asLeftOut());
            }
        }
        return true;
    }
}
