package org.jiheng.app.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.app.web.Words;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;

/**
 * 屏上的规范表 — the official sheet as a page shows it, with numbered marks on the cells and the notes they lead to. On paper the
 * marks vanish and the sheet alone remains.
 *
 * @param widths of the columns, in percent
 */
public record SheetView(
        @Nullable String tableNo,
        String title,
        String unitLine,
        List<String> widths,
        List<Row> rows,
        @Nullable String sentence,
        WeightRuler ruler,
        List<Note> notes) {

    /** 行. */
    public record Row(String style, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * 格.
     *
     * @param number of the indicator row, painted before its name; null elsewhere
     */
    public record Cell(
            boolean label,
            String text,
            @Nullable String id,
            String style,
            @Nullable Integer columns,
            @Nullable Integer rows,
            @Nullable Integer number,
            List<Mark> marks) {
        public Cell {
            marks = List.copyOf(marks);
        }
    }

    /** 圈号 — ties a cell to its note. */
    public record Mark(int number, String style, String note) {}

    /**
     * 旁注.
     *
     * @param placed whether its cell is on the sheet
     */
    public record Note(
            int number,
            String id,
            String cell,
            boolean placed,
            String style,
            String severity,
            String rule,
            String message,
            String advice,
            String why,
            @Nullable Offer offer,
            @Nullable String settleHref) {}

    /** 要说的话 — a finding or a doubt, before it has a number and a place on the sheet. */
    public record Remark(
            FieldPath field,
            Severity severity,
            String heading,
            String rule,
            String message,
            String advice,
            String why,
            @Nullable Offer offer,
            @Nullable String settleHref) {

        /** What was not sure when the form came in; whoever may, says that it was looked at. */
        static Remark doubted(FieldPath field, String message, @Nullable String settleHref) {
            return new Remark(field, Severity.WARN, Words.say("doubt.heading"), "", message, "", "", null, settleHref);
        }

        public static Remark of(StoredFinding finding) {
            return of(finding, null);
        }

        /** @param offer the correction beside it; null when there is none, or none for whoever looks */
        public static Remark of(StoredFinding finding, @Nullable Offer offer) {
            return new Remark(
                    finding.field(),
                    finding.severity(),
                    finding.severity().chinese(),
                    finding.rule(),
                    finding.message(),
                    finding.advice(),
                    finding.basis(),
                    offer,
                    null);
        }
    }

    public SheetView {
        widths = List.copyOf(widths);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    public static SheetView of(OfficialSheet sheet, TargetDeclaration declaration, List<Remark> remarks) {
        var shown = new LinkedHashMap<FieldPath, Integer>();
        sheet.rows()
                .forEach(row -> row.cells().forEach(cell -> {
                    if (cell.field() != null) {
                        shown.putIfAbsent(cell.field(), shown.size());
                    } else if (isIndicatorTable(cell)) {
                        shown.putIfAbsent(FieldPath.INDICATORS, shown.size());
                    }
                }));
        var notes = notes(remarks, shown);
        var marks = new HashMap<String, List<Mark>>();
        for (var note : notes) {
            marks.computeIfAbsent(note.cell(), cell -> new ArrayList<>())
                    .add(new Mark(note.number(), note.style(), note.id()));
        }
        var unmarked = new HashMap<>(marks);
        return new SheetView(
                sheet.tableNo(),
                sheet.title(),
                sheet.unitLine(),
                widths(sheet.layout().columnsMm()),
                sheet.rows().stream().map(row -> row(row, unmarked)).toList(),
                sheet.note(),
                WeightRuler.of(
                        declaration.executionWeight(),
                        declaration.indicators().stream()
                                .filter(each -> each.points() != null)
                                .map(each -> new WeightRuler.Part(
                                        java.util.Objects.requireNonNull(each.points()), each.isCore()))
                                .toList()),
                notes);
    }

    /** In the order of the sheet, worst first within a cell; what no cell shows comes first of all. */
    private static List<Note> notes(List<Remark> remarks, Map<FieldPath, Integer> shown) {
        var ordered = remarks.stream()
                .sorted(Comparator.<Remark>comparingInt(remark -> shown.getOrDefault(anchor(remark.field(), shown), -1))
                        .thenComparing(Remark::severity)
                        .thenComparing(Remark::rule))
                .toList();
        var notes = new ArrayList<Note>();
        for (var remark : ordered) {
            var number = notes.size() + 1;
            notes.add(new Note(
                    number,
                    "n" + number,
                    id(anchor(remark.field(), shown)),
                    shown.containsKey(anchor(remark.field(), shown)),
                    style(remark.severity()),
                    remark.heading(),
                    remark.rule(),
                    remark.message(),
                    remark.advice(),
                    remark.why(),
                    remark.offer(),
                    remark.settleHref()));
        }
        return notes;
    }

    /** The cell that shows a field, or the nearest one: a whole indicator row is marked at its name. */
    private static FieldPath anchor(FieldPath field, Map<FieldPath, Integer> shown) {
        if (shown.containsKey(field)) {
            return field;
        }
        var row = field.path().replaceFirst("^(indicators\\[\\d+]).*$", "$1.name");
        var name = new FieldPath(row);
        return shown.containsKey(name) ? name : field;
    }

    private static Row row(OfficialSheet.Row row, Map<String, List<Mark>> unmarked) {
        var cells = row.cells().stream().map(cell -> cell(cell, unmarked)).toList();
        var isIndicator = row.cells().stream()
                .anyMatch(cell -> cell.field() != null && cell.field().path().startsWith("indicators["));
        return new Row(row.columnHeads() ? "hd" : isIndicator ? "ind" : "", cells);
    }

    /** Two columns may show one field, sign and value of a target; the mark and the id go to the first. */
    private static Cell cell(OfficialSheet.Cell cell, Map<String, List<Mark>> unmarked) {
        var field = isIndicatorTable(cell) ? FieldPath.INDICATORS : cell.field();
        var id = field == null ? null : id(field);
        var marks = id == null ? null : unmarked.remove(id);
        var style = new ArrayList<String>();
        Integer number = null;
        if (cell.isLabel()) {
            if (cell.rows() > 3
                    || (cell.column() == 0 && cell.rows() > 1 && cell.text().endsWith("指标"))) {
                style.add("side");
            }
        } else {
            var path = cell.field() == null ? "" : cell.field().path();
            if (path.matches("indicators\\[\\d+]\\.name")) {
                style.add("nm");
                number = 1 + Integer.parseInt(path.replaceAll("\\D", ""));
            } else if (cell.isLeft()) {
                style.add("text");
            } else {
                style.add("c");
            }
        }
        if (marks != null) {
            style.add("marked");
            if (marks.size() > 1) {
                style.add(marks.size() == 2 ? "two" : "many");
            }
            style.add("inv-"
                    + (marks.getFirst().style().isEmpty()
                            ? "e"
                            : marks.getFirst().style()));
        }
        return new Cell(
                cell.isLabel(),
                cell.text(),
                marks == null && !cell.isLeft() && number == null ? null : id,
                String.join(" ", style),
                cell.columns() > 1 ? cell.columns() : null,
                cell.rows() > 1 ? cell.rows() : null,
                number,
                marks == null ? List.of() : marks);
    }

    /** What is said of the table of indicators as a whole stands at the label beside it. */
    private static boolean isIndicatorTable(OfficialSheet.Cell cell) {
        return cell.isLabel()
                && cell.column() == 0
                && cell.rows() > 1
                && cell.text().equals("绩效指标");
    }

    private static List<String> widths(List<Integer> millimetres) {
        var total = BigDecimal.valueOf(
                millimetres.stream().mapToInt(Integer::intValue).sum());
        return millimetres.stream()
                .map(each -> BigDecimal.valueOf(each).movePointRight(2).divide(total, 2, RoundingMode.HALF_UP) + "%")
                .toList();
    }

    private static String id(FieldPath field) {
        return "f-" + field.path();
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case BLOCK, ERROR -> "";
            case WARN -> "w";
            case INFO -> "i";
        };
    }

    /** How many notes there are of each severity, in words; for the bar at the foot. */
    public String noteCount() {
        return notes.isEmpty() ? Words.say("sheet.noNotes") : Words.say("sheet.notes", notes.size());
    }
}
