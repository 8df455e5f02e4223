package org.jiheng.app.target;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.app.web.Words;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.Layout.IndicatorPart;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 可填的规范表 — the official sheet with a field in every cell a person fills. The rows are those of the form page; the table of indicators
 * stands apart from what is above and below it, because it is walked like a worksheet.
 *
 * @param gridLabel of the cell beside the table of indicators
 * @param points of the indicators, added up
 */
public record EditSheet(
        SheetView view,
        List<Row> above,
        Head gridLabel,
        List<Head> heads,
        List<GridRow> grid,
        List<Row> below,
        List<Column> columns,
        List<ProjectListPage.Count> findings,
        List<Hint> hints,
        String points) {

    /** 填行提示 — said while the hands are in this row. */
    public record Hint(String row, String text) {}

    /** 行. */
    public record Row(String style, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** 指标行. */
    public record GridRow(String id, int number, List<Cell> cells) {
        public GridRow {
            cells = List.copyOf(cells);
        }
    }

    /** 栏头. */
    public record Head(String text, int columns) {}

    /** How many columns a row of the table is wide. */
    public int width() {
        return heads.stream().mapToInt(Head::columns).sum();
    }

    /** 列 — what a new row of the table is made of. */
    public record Column(String part, String style, String words, Kind kind, int columns) {}

    /** 怎么填. */
    public enum Kind {
        LINE,
        TEXT,
        MONEY,
        NUMBER,
        NAME,
        SIGN,
        CORE
    }

    /**
     * 格.
     *
     * @param field null for a label, and for what comes with the project and cannot be filled in
     */
    public record Cell(
            SheetView.Cell shown,
            @Nullable Field field,
            @Nullable String locked) {}

    /**
     * 栏目.
     *
     * @param name of the form field, which is the key
     * @param seen the save that made it what it is
     * @param lines to show the whole text in without script
     * @param problem when what was typed could not be read
     */
    public record Field(
            String name,
            @Nullable String row,
            String part,
            Kind kind,
            String value,
            String words,
            long seen,
            int lines,
            @Nullable String problem) {}

    public EditSheet {
        above = List.copyOf(above);
        heads = List.copyOf(heads);
        grid = List.copyOf(grid);
        below = List.copyOf(below);
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
        hints = List.copyOf(hints);
    }

    static EditSheet of(
            OfficialSheet sheet,
            SheetView view,
            Draft draft,
            boolean contactShown,
            List<ProjectListPage.Count> findings) {
        var columns = sheet.layout().blocks().stream()
                .flatMap(block -> switch (block) {
                    case Layout.Block.Indicators table -> table.columns().stream();
                    case Layout.Block.Row row -> Stream.<Layout.Column>empty();
                })
                .filter(column -> FieldKey.COLUMNS.contains(column.part()))
                .toList();
        var above = new ArrayList<Row>();
        var below = new ArrayList<Row>();
        var grid = new ArrayList<GridRow>();
        var heads = new ArrayList<Head>();
        var label = new Head("", 1);
        for (int at = 0; at < sheet.rows().size(); at++) {
            var row = sheet.rows().get(at);
            var shown = view.rows().get(at);
            if (row.columnHeads()) {
                var beside = row.cells().getFirst();
                label = new Head(beside.text(), beside.columns());
                row.cells().stream()
                        .skip(1)
                        .map(each -> new Head(each.text(), each.columns()))
                        .forEach(heads::add);
            } else if (shown.style().equals("ind")) {
                grid.add(gridRow(grid.size(), draft, shown, columns));
            } else {
                var made = new ArrayList<Cell>();
                for (int cell = 0; cell < row.cells().size(); cell++) {
                    made.add(cell(row.cells().get(cell), shown.cells().get(cell), draft, contactShown));
                }
                (heads.isEmpty() ? above : below).add(new Row(shown.style(), made));
            }
        }
        return new EditSheet(
                view,
                above,
                label,
                heads,
                grid,
                below,
                columns.stream()
                        .map(each -> new Column(
                                FieldKey.name(each.part()),
                                style(each.part()),
                                Words.say("field.indicator." + FieldKey.name(each.part())),
                                kind(each.part()),
                                each.columns()))
                        .toList(),
                findings,
                RowHints.of(draft),
                draft.form().declaration().indicatorPoints().toString());
    }

    /** Rows that share a printed cell, such as a first level, have one each here; each row is filled in by itself. */
    private static GridRow gridRow(int index, Draft draft, SheetView.Row shown, List<Layout.Column> columns) {
        var id = draft.rows().get(index);
        var cells = new ArrayList<Cell>();
        for (var column : columns) {
            var name = FieldKey.name(column.part());
            var path = "f-" + column.part().field(index);
            var marks = shown.cells().stream()
                    .filter(each -> path.equals(each.id()))
                    .flatMap(each -> each.marks().stream())
                    .toList();
            var second = column.part() == IndicatorPart.VALUE; // sign and value are one field of the form
            cells.add(new Cell(
                    new SheetView.Cell(
                            false,
                            "",
                            second ? "f-" + FieldPath.indicator(index, name) : path,
                            style(column.part(), second ? List.of() : marks),
                            column.columns() > 1 ? column.columns() : null,
                            null,
                            column.part() == IndicatorPart.NAME ? index + 1 : null,
                            second ? List.of() : marks),
                    field(
                            new FieldKey(id, name),
                            draft,
                            draft.shown(new FieldKey(id, name)),
                            kind(column.part()),
                            Words.say("field.row", index + 1) + " " + Words.say("field.indicator." + name)),
                    null));
        }
        return new GridRow(id.toString(), index + 1, cells);
    }

    private static String style(IndicatorPart part, List<SheetView.Mark> marks) {
        var style = new ArrayList<>(List.of(style(part)));
        if (!marks.isEmpty()) {
            style.add("marked");
            if (marks.size() > 1) {
                style.add(marks.size() == 2 ? "two" : "many");
            }
            var worst = marks.getFirst().style();
            style.add("inv-" + (worst.isEmpty() ? "e" : worst));
        }
        return String.join(" ", style);
    }

    private static Cell cell(OfficialSheet.Cell cell, SheetView.Cell shown, Draft draft, boolean contactShown) {
        var path = cell.field() == null ? "" : cell.field().path();
        if (cell.isLabel() || path.isEmpty()) {
            return new Cell(shown, null, null);
        }
        if (!Filling.HEAD.contains(path)) {
            return new Cell(shown, null, Words.say("edit.lockedUnit"));
        }
        if (path.equals("executionWeight") && cell.text().equals("10")) {
            return new Cell(shown, null, Words.say("edit.lockedWeight"));
        }
        var kind = path.startsWith("funds.")
                ? Kind.MONEY
                : path.equals("executionWeight") ? Kind.NUMBER : path.startsWith("texts.") ? Kind.TEXT : Kind.LINE;
        var key = new FieldKey(null, path);
        var value = contactShown ? draft.shown(key) : PersonalFields.onScreen(path, draft.shown(key));
        return new Cell(shown, field(key, draft, value, kind, FieldWords.of(new FieldPath(path))), null);
    }

    private static Field field(FieldKey key, Draft draft, String value, Kind kind, String words) {
        var state = draft.fields().get(key.toString());
        var unread = state != null && state.typed() != null && value.equals(state.typed());
        return new Field(
                key.toString(),
                key.row() == null ? null : String.valueOf(key.row()),
                key.part(),
                kind,
                value,
                words,
                draft.revisionOf(key),
                lines(value, kind),
                unread ? problem(key, value) : null);
    }

    /** What could not be read, in a sentence; the text itself stays where it was typed. */
    static String problem(FieldKey key, String typed) {
        return switch (key.part()) {
            case "project.name" -> Words.say(typed.isBlank() ? "edit.nameBlank" : "edit.nameTaken");
            case "operator" -> Words.say("edit.notASign", typed);
            case "core" -> Words.say("edit.notYesOrNo", typed);
            default -> Words.say("edit.notANumber", typed);
        };
    }

    private static int lines(String value, Kind kind) {
        var width = kind == Kind.NAME ? 14 : 50;
        return kind == Kind.TEXT || kind == Kind.NAME
                ? Math.max(
                        1,
                        value.lines()
                                .mapToInt(line -> 1 + line.length() / width)
                                .sum())
                : 1;
    }

    private static Kind kind(IndicatorPart part) {
        return switch (part) {
            case NAME, LEVEL1, LEVEL2, DEFINITION, SCORING_RULE -> Kind.NAME;
            case OPERATOR -> Kind.SIGN;
            case VALUE, POINTS -> Kind.NUMBER;
            case UNIT, TARGET, ACTUAL, EARNED, DEVIATION, FORECAST, LIKELIHOOD, COEFFICIENT -> Kind.LINE;
            case INITIAL_VALUE, ADJUSTED_VALUE, BLANK -> Kind.LINE;
            case CORE -> Kind.CORE;
        };
    }

    private static String style(IndicatorPart part) {
        return switch (part) {
            case NAME -> "nm";
            case LEVEL1, LEVEL2, DEFINITION, SCORING_RULE -> "text";
            case OPERATOR, UNIT, CORE, VALUE, TARGET, POINTS -> "c";
            case ACTUAL, EARNED, DEVIATION, FORECAST, LIKELIHOOD, COEFFICIENT -> "";
            case INITIAL_VALUE, ADJUSTED_VALUE, BLANK -> "";
        };
    }
}
