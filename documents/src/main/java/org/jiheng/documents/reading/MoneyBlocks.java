package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jiheng.documents.reading.LabelMeaning.Area;
import org.jiheng.documents.reading.LabelMeaning.Kind;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/** 资金表 — the table of money: amounts under 年初预算数 and their like, or sources as columns on its side. */
final class MoneyBlocks {
    private final CellRoles roles;
    private final Grid grid;
    private final List<GridRow> rows;
    private final ReadingNotes notes;
    private final SectionContent found;

    MoneyBlocks(SectionRows section, SectionContent found, ReadingNotes notes) {
        this.roles = section.roles();
        this.grid = section.grid();
        this.rows = section.rows();
        this.notes = notes;
        this.found = found;
    }

    /** How many rows the money table that begins here takes; 0 when none does. */
    int read(int i) {
        int upright = moneyTable(i);
        return upright > 0 ? upright : moneyTableOnItsSide(i);
    }

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
            found.lookForUnit(column.cell());
            if (column.meaning() == null) {
                notes.unknownLabel(
                        Area.MONEY,
                        Plain.oneLine(column.cell().text()),
                        null,
                        FieldPath.WHOLE_FORM,
                        grid.place(row, column.cell()));
            } else {
                found.sawColumn(column.meaning());
                found.money().column(column.meaning(), column.cell());
                notes.mapped(
                        Area.MONEY,
                        Plain.oneLine(column.cell().text()),
                        column.meaning(),
                        grid.place(row, column.cell()));
            }
        }
        for (var cell : row.cells()) {
            if (cell.column() < header.getFirst().cell().column()) {
                found.lookForUnit(cell);
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

    static boolean isAmount(String text) {
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
        if (label == null && first.column() >= from && found.money().total() != null && !amounts) {
            return false;
        }
        if (label != null) {
            found.lookForUnit(label);
        }
        boolean total = meaning == LabelMeaning.FUNDS_TOTAL
                || (meaning == LabelMeaning.SUM && found.money().total() == null)
                || (found.money().isEmpty() && meaning != null && !meaning.is(Kind.FUND))
                || (found.money().isEmpty() && meaning == null);
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
        found.money().add(new MoneyTable.Line(total ? LabelMeaning.FUNDS_TOTAL : meaning, printed, place, amountsOf));
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
            found.lookForUnit(column.cell());
            found.money()
                    .add(new MoneyTable.Line(
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
            var printed = cell.column() < from ? roles.money(cell) : null;
            if (printed != null) {
                meaning = printed;
                found.money().column(printed, cell);
                found.sawColumn(printed);
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
}
