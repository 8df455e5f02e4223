package org.jiheng.documents.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.documents.reading.LabelMeaning.Area;
import org.jiheng.documents.reading.LabelMeaning.Kind;
import org.jiheng.documents.reading.Labels.Label;
import org.jiheng.documents.reading.SectionContent.Captured;
import org.jiheng.documents.reading.SectionContent.Kept;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;

/** 栏目在左 — reads a row of labels with their values beside them, and names the labels that nobody knows. */
final class LabelsBeside {
    private static final FieldPath TABLE_NO = new FieldPath("tableNo");
    private static final Pattern YEAR_LINE = Pattern.compile("\\(?(?:19|20)\\d{2}年度?\\)?");
    private static final int LONGEST_UNKNOWN = 16;

    private final CellRoles roles;
    private final Labels labels;
    private final Grid grid;
    private final ReadingNotes notes;
    private final SectionContent found;
    private final LabelCapture values;

    LabelsBeside(SectionRows section, SectionContent found, ReadingNotes notes, LabelCapture values) {
        this.roles = section.roles();
        this.labels = section.labels();
        this.grid = section.grid();
        this.notes = notes;
        this.found = found;
        this.values = values;
    }

    void read(GridRow row) {
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
            if (found.tableNo() == null && !Labels.foldedLabel(cell.text()).startsWith("附")) {
                found.tableNo(Plain.oneLine(cell.text()));
                notes.stood(TABLE_NO, grid.place(row, cell));
            }
        } else if (found.yearLine() == null
                && YEAR_LINE.matcher(Plain.folded(Plain.excerpt(cell.text()))).matches()) {
            found.yearLine(cell.text());
            notes.stood(FieldPath.FISCAL_YEAR, grid.place(row, cell));
        } else if (LabelCapture.SEAL
                .matcher(Plain.folded(Plain.excerpt(cell.text())))
                .matches()) {
            return;
        } else if (labelled || row.cells().size() > 1 || !continuesText(row, cell)) {
            found.unexplained(row, cell);
        }
    }

    /** 预算数 beside its amount, on a form that has no table of them. */
    private boolean isMoneyLabel(List<GridCell> cells, int i) {
        var meaning = roles.money(cells.get(i));
        return meaning != null
                && (MoneyTable.OWN.contains(meaning) || found.hasColumn(LabelMeaning.SPENT))
                && (i + 1 == cells.size()
                        || MoneyBlocks.isAmount(cells.get(i + 1).text())
                        || roles.isLabel(cells.get(i + 1)));
    }

    private int readMoneyLabel(GridRow row, int i) {
        var cells = row.cells();
        var cell = cells.get(i);
        var meaning = roles.money(cell);
        boolean beside =
                i + 1 < cells.size() && MoneyBlocks.isAmount(cells.get(i + 1).text());
        if (meaning != null) {
            found.lookForUnit(cell);
            found.sawColumn(meaning);
            found.money().column(meaning, cell);
            var place = beside ? grid.place(row, cells.get(i + 1)) : grid.place(row, blankBeside(cells, i));
            var line = found.money().total();
            if (line == null) {
                line = new MoneyTable.Line(
                        LabelMeaning.FUNDS_TOTAL, Plain.oneLine(cell.text()), place, new EnumMap<>(LabelMeaning.class));
                found.money().add(line);
            }
            line.amounts()
                    .putIfAbsent(
                            meaning,
                            new MoneyTable.Amount(beside ? cells.get(i + 1).text() : null, place));
            notes.mapped(Area.MONEY, Plain.oneLine(cell.text()), meaning, grid.place(row, cell));
        }
        return beside ? i + 2 : i + 1;
    }

    /** Reads what belongs to the label in the ith cell, and says which cell comes next. */
    private int readLabelled(GridRow row, int i, Label label) {
        var cells = row.cells();
        var cell = cells.get(i);
        values.explain(label, grid.place(row, cell));
        if (label.meaning().is(Kind.NOTHING)) {
            found.lookForUnit(cell);
            return i + 1;
        }
        if (label.inline() != null) {
            values.take(row, cell, label, label.inline(), grid.place(row, cell));
            return i + 1;
        }
        if (i + 1 < cells.size() && isValueOf(label, cells.get(i + 1))) {
            var value = cells.get(i + 1);
            values.take(row, cell, label, value.text(), grid.place(row, value));
            return i + 2;
        }
        values.take(row, cell, label, null, grid.place(row, blankBeside(cells, i)));
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
                Area.HEAD,
                Plain.oneLine(cell.text()),
                Plain.excerpt(value.text()),
                FieldPath.WHOLE_FORM,
                grid.place(row, cell));
        found.add(new Kept(LabelMeaning.DETAIL, Plain.oneLine(cell.text()), value.text(), grid.place(row, value)));
        return i + 2;
    }

    /** A single cell without a label, right under a text: the text went on in a row of its own. */
    private boolean continuesText(GridRow row, GridCell cell) {
        var openText = found.openText();
        if (openText == null || row.loose() || found.hadTable()) {
            return false;
        }
        var before = found.beside(openText);
        if (before == null || before.text() == null) {
            return false;
        }
        found.put(openText, new Captured(before.text() + "\n" + cell.text(), before.place()));
        notes.doubt(
                DoubtCode.TEXT_CONTINUED,
                openText.field(),
                "第%d行“%s”没有栏目名称，接在上一段之后".formatted(row.number(), Plain.excerpt(cell.text())),
                grid.place(row, cell));
        return true;
    }
}
