package org.jiheng.app.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiheng.app.target.FieldWords;
import org.jiheng.app.target.TextDiff;
import org.jiheng.app.target.TextPiece;
import org.jiheng.app.target.WeightRuler;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 审核所见的规范表 — the official sheet with old and new in place, and a mark where somebody has something to say.
 *
 * @param widths of the columns, in percent
 * @param changes every changed place once, for the phone and for the count
 * @param gone names of the indicators that are no longer there
 */
public record ReviewSheet(
        @Nullable String tableNo,
        String title,
        String unitLine,
        List<String> widths,
        List<Row> rows,
        WeightRuler ruler,
        List<Change> changes,
        List<String> gone) {
    private static final Pattern INDICATOR = Pattern.compile("indicators\\[(\\d{1,6})](?:\\.(.+))?");

    /** 行. */
    public record Row(String style, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** 格 — with the pieces of its text that stayed, went and came. */
    public record Cell(
            boolean label,
            List<TextPiece> pieces,
            @Nullable String id,
            String style,
            @Nullable Integer columns,
            @Nullable Integer rows,
            @Nullable Integer number,
            List<Mark> marks) {
        public Cell {
            pieces = List.copyOf(pieces);
            marks = List.copyOf(marks);
        }
    }

    /** 圈号. */
    public record Mark(int number, String style, String note) {}

    /** 改动 — for the list of changes. */
    public record Change(String field, String place, List<TextPiece> pieces) {
        public Change {
            pieces = List.copyOf(pieces);
        }
    }

    /** 要标的地方 — a note's number and the place it speaks of. */
    record Marked(FieldPath field, int number, String style, String note) {}

    public ReviewSheet {
        widths = List.copyOf(widths);
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
        gone = List.copyOf(gone);
    }

    /** @param before the form it is compared with; null to compare with nothing */
    static ReviewSheet of(Form form, @Nullable Form before, List<Marked> marked) {
        var sheet = LayoutBook.standard().sheetFor(form).orElseThrow();
        var old = before == null ? null : Old.of(before, form);
        var shown = new LinkedHashSet<FieldPath>();
        sheet.rows()
                .forEach(row -> row.cells().forEach(cell -> {
                    if (cell.field() != null) {
                        shown.add(cell.field());
                    } else if (isIndicatorTable(cell)) {
                        shown.add(FieldPath.INDICATORS);
                    }
                }));
        var marks = new HashMap<FieldPath, List<Mark>>();
        for (var each : marked) {
            marks.computeIfAbsent(anchor(each.field(), shown), _ -> new ArrayList<>())
                    .add(new Mark(each.number(), each.style(), each.note()));
        }
        var changes = new LinkedHashMap<String, Change>();
        var rows = new ArrayList<Row>();
        for (var row : sheet.rows()) {
            var occurrences = new HashMap<FieldPath, Integer>();
            var cells = new ArrayList<Cell>();
            for (var cell : row.cells()) {
                cells.add(cell(cell, old, marks, occurrences, changes, form));
            }
            var isIndicator = row.cells().stream()
                    .anyMatch(
                            cell -> cell.field() != null && cell.field().path().startsWith("indicators["));
            rows.add(new Row(row.columnHeads() ? "hd" : isIndicator ? "ind" : "", cells));
        }
        return new ReviewSheet(
                sheet.tableNo(),
                sheet.title(),
                sheet.unitLine(),
                widths(sheet.layout().columnsMm()),
                rows,
                WeightRuler.of(
                        form.declaration().executionWeight(),
                        form.declaration().indicators().stream()
                                .filter(each -> each.points() != null)
                                .map(each -> new WeightRuler.Part(Objects.requireNonNull(each.points()), each.isCore()))
                                .toList()),
                List.copyOf(changes.values()),
                old == null ? List.of() : old.gone());
    }

    private static Cell cell(
            OfficialSheet.Cell cell,
            @Nullable Old old,
            Map<FieldPath, List<Mark>> marks,
            Map<FieldPath, Integer> occurrences,
            Map<String, Change> changes,
            Form form) {
        var field = isIndicatorTable(cell) ? FieldPath.INDICATORS : cell.field();
        var here = field == null ? null : marks.remove(field);
        List<TextPiece> pieces =
                cell.text().isEmpty() ? List.of() : List.of(new TextPiece(TextPiece.Kind.SAME, cell.text()));
        var style = new ArrayList<String>();
        Integer number = null;
        if (cell.isLabel()) {
            if (cell.rows() > 3
                    || (cell.column() == 0 && cell.rows() > 1 && cell.text().endsWith("指标"))) {
                style.add("side");
            }
        } else {
            var path = field == null ? "" : field.path();
            var indicator = INDICATOR.matcher(path);
            if (indicator.matches() && "name".equals(indicator.group(2))) {
                style.add("nm");
                number = 1 + Integer.parseInt(indicator.group(1));
            } else {
                style.add(cell.isLeft() ? "text" : "c");
            }
            if (indicator.matches() && "points".equals(indicator.group(2))) {
                style.add("pts");
            }
            if (indicator.matches() && "core".equals(indicator.group(2))) {
                style.add("core");
            }
            if (field != null && old != null) {
                var nth = occurrences.merge(field, 1, Integer::sum) - 1;
                pieces = TextDiff.between(old.text(field, nth), cell.text());
                if (pieces.stream().anyMatch(each -> each.kind() != TextPiece.Kind.SAME)) {
                    style.add("changed");
                    changes.merge(
                            field.path(),
                            new Change(field.path(), place(field, form), pieces),
                            (first, more) -> new Change(first.field(), first.place(), joined(first, more)));
                }
            }
        }
        if (here != null) {
            style.add("marked");
            if (here.size() > 1) {
                style.add(here.size() == 2 ? "two" : "many");
            }
            style.add("inv-"
                    + (here.getFirst().style().isEmpty() ? "e" : here.getFirst().style()));
        }
        return new Cell(
                cell.isLabel(),
                pieces,
                field == null || occurrences.getOrDefault(field, 1) > 1 ? null : id(field),
                String.join(" ", style),
                cell.columns() > 1 ? cell.columns() : null,
                cell.rows() > 1 ? cell.rows() : null,
                number,
                here == null ? List.of() : here);
    }

    private static List<TextPiece> joined(Change first, Change more) {
        var pieces = new ArrayList<>(first.pieces());
        pieces.add(new TextPiece(TextPiece.Kind.SAME, " "));
        pieces.addAll(more.pieces());
        return pieces;
    }

    /** 指标 3 · 6月资金安排到位率 · 指标值, or the name of the field. */
    private static String place(FieldPath field, Form form) {
        var row = INDICATOR.matcher(field.path());
        if (!row.matches()) {
            return FieldWords.of(field);
        }
        var at = Integer.parseInt(row.group(1));
        var name = at < form.declaration().indicators().size()
                ? form.declaration().indicators().get(at).name()
                : "";
        return Words.say("review.indicatorPlace", FieldWords.of(field), name);
    }

    static String id(FieldPath field) {
        return "f-" + field.path();
    }

    /** The cell that shows a field, or the nearest one: a whole indicator row is marked at its name. */
    private static FieldPath anchor(FieldPath field, Set<FieldPath> shown) {
        if (shown.contains(field)) {
            return field;
        }
        var row = INDICATOR.matcher(field.path());
        var name = row.matches() ? FieldPath.indicator(Integer.parseInt(row.group(1)), "name") : field;
        return shown.contains(name) ? name : field;
    }

    /** Where on the sheet a note about this field belongs. */
    static String cellOf(FieldPath field, ReviewSheet sheet) {
        var shown = new LinkedHashSet<FieldPath>();
        sheet.rows()
                .forEach(row -> row.cells().forEach(cell -> {
                    if (cell.id() != null) {
                        shown.add(new FieldPath(cell.id().substring(2)));
                    }
                }));
        return id(anchor(field, shown));
    }

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

    /** 原表 — what each place said before; rows are matched by the indicator's name, then by their place. */
    private record Old(Map<FieldPath, List<String>> texts, Map<Integer, Integer> rowBefore, List<String> gone) {
        static Old of(Form before, Form after) {
            var texts = new HashMap<FieldPath, List<String>>();
            LayoutBook.standard()
                    .sheetFor(before)
                    .ifPresent(sheet -> sheet.rows()
                            .forEach(row -> row.cells().forEach(cell -> {
                                if (cell.field() != null) {
                                    texts.computeIfAbsent(cell.field(), _ -> new ArrayList<>())
                                            .add(cell.text());
                                }
                            })));
            var old = before.declaration().indicators();
            var now = after.declaration().indicators();
            var rows = new HashMap<Integer, Integer>();
            var free = new LinkedHashSet<Integer>();
            for (int at = 0; at < old.size(); at++) {
                free.add(at);
            }
            for (int at = 0; at < now.size(); at++) {
                for (var candidate : free) {
                    if (old.get(candidate).name().equals(now.get(at).name())) {
                        rows.put(at, candidate);
                        free.remove(candidate);
                        break;
                    }
                }
            }
            for (int at = 0; at < now.size(); at++) {
                if (!rows.containsKey(at) && free.remove(at)) {
                    rows.put(at, at);
                }
            }
            return new Old(
                    texts, rows, free.stream().map(each -> old.get(each).name()).toList());
        }

        String text(FieldPath field, int nth) {
            var row = INDICATOR.matcher(field.path());
            var asked = field;
            if (row.matches()) {
                var before = rowBefore.get(Integer.parseInt(row.group(1)));
                if (before == null) {
                    return "";
                }
                asked = row.group(2) == null ? FieldPath.indicator(before) : FieldPath.indicator(before, row.group(2));
            }
            var said = texts.getOrDefault(asked, List.of());
            return nth < said.size() ? said.get(nth) : "";
        }
    }
}
