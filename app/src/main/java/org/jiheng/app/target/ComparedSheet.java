package org.jiheng.app.target;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.documents.writing.CellText;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.Layout.IndicatorPart;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * 两稿对照 — the newer form on its official sheet, cell by cell: what stood there before is struck through, what is new underlined. Rows
 * are the same when they carry the same number, or across years the same name.
 *
 * @param changes how many cells differ
 */
public record ComparedSheet(String title, String unitLine, List<String> widths, List<Row> rows, int changes) {

    /** 行. */
    public record Row(String style, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** 格. */
    public record Cell(
            boolean label,
            String style,
            List<TextPiece> pieces,
            @Nullable Integer columns,
            @Nullable Integer rows,
            @Nullable Integer number) {
        public Cell {
            pieces = List.copyOf(pieces);
        }
    }

    /** 一边. */
    record Side(Form form, List<UUID> rows) {}

    public ComparedSheet {
        widths = List.copyOf(widths);
        rows = List.copyOf(rows);
    }

    static ComparedSheet of(Side old, Side now) {
        return new Laying(old, now).sheet();
    }

    private static final class Laying {
        private final Side old;
        private final Side now;
        private final Map<FieldPath, String> oldTexts;
        private final Set<Integer> met = new HashSet<>();
        private int changes;

        Laying(Side old, Side now) {
            this.old = old;
            this.now = now;
            this.oldTexts = CellText.of(old.form());
        }

        ComparedSheet sheet() {
            var sheet = LayoutBook.standard().sheetFor(now.form()).orElseThrow();
            var columns = columns(sheet);
            var view = SheetView.of(sheet, now.form().declaration(), List.of());
            var rows = new ArrayList<Row>();
            var indicators = now.form().declaration().indicators();
            int gridEnd = -1;
            int row = 0;
            for (int at = 0; at < sheet.rows().size(); at++) {
                var laid = sheet.rows().get(at);
                var style = view.rows().get(at).style();
                if (style.equals("ind")) {
                    rows.add(indicatorRow(columns, partner(row), indicators.get(row), row + 1));
                    row++;
                    gridEnd = rows.size();
                } else {
                    rows.add(headRow(style, laid));
                    gridEnd = laid.columnHeads() ? rows.size() : gridEnd;
                }
            }
            var gone = gone(columns);
            if (gridEnd >= 0) {
                rows.addAll(gridEnd, gone);
                widen(rows, indicators.size() + 1, gone.size());
            }
            return new ComparedSheet(sheet.title(), sheet.unitLine(), view.widths(), rows, changes);
        }

        private static List<Layout.Column> columns(OfficialSheet sheet) {
            return sheet.layout().blocks().stream()
                    .filter(Layout.Block.Indicators.class::isInstance)
                    .map(Layout.Block.Indicators.class::cast)
                    .flatMap(table -> table.columns().stream())
                    .toList();
        }

        /** The old row that is this one; null for a new row. */
        private @Nullable Indicator partner(int row) {
            var olds = old.form().declaration().indicators();
            int same = old.rows().indexOf(now.rows().get(row));
            if (same < 0) {
                var name = now.form().declaration().indicators().get(row).name();
                for (int each = 0; each < olds.size() && same < 0; each++) {
                    var taken =
                            met.contains(each) || now.rows().contains(old.rows().get(each));
                    if (!taken && !name.isEmpty() && olds.get(each).name().equals(name)) {
                        same = each;
                    }
                }
            }
            if (same < 0 && row < olds.size() && isFree(row)) {
                same = row; // renamed where it stood
            }
            if (same < 0) {
                return null;
            }
            met.add(same);
            return olds.get(same);
        }

        /** Whether the old row at this place is no other new row's, by number or by name. */
        private boolean isFree(int place) {
            var was = old.form().declaration().indicators().get(place).name();
            return !met.contains(place)
                    && !now.rows().contains(old.rows().get(place))
                    && now.form().declaration().indicators().stream()
                            .noneMatch(each -> each.name().equals(was));
        }

        private Row indicatorRow(List<Layout.Column> columns, @Nullable Indicator before, Indicator now, int number) {
            return new Row(
                    "ind",
                    columns.stream()
                            .map(column -> {
                                var is = text(now, column.part());
                                var was = before == null ? "" : text(before, column.part());
                                return cell(
                                        false,
                                        style(column.part()),
                                        was,
                                        is,
                                        column.columns(),
                                        1,
                                        number(column, number));
                            })
                            .toList());
        }

        private List<Row> gone(List<Layout.Column> columns) {
            var olds = old.form().declaration().indicators();
            var rows = new ArrayList<Row>();
            for (int each = 0; each < olds.size(); each++) {
                var indicator = olds.get(each);
                if (!met.contains(each)) {
                    rows.add(new Row(
                            "ind",
                            columns.stream()
                                    .map(column -> cell(
                                            false,
                                            style(column.part()),
                                            text(indicator, column.part()),
                                            "",
                                            column.columns(),
                                            1,
                                            null))
                                    .toList()));
                }
            }
            return rows;
        }

        /** The label beside the table of indicators goes down beside the rows that are gone. */
        private static void widen(List<Row> rows, int spanned, int more) {
            for (int at = 0; at < rows.size() && more > 0; at++) {
                var row = rows.get(at);
                var first = row.cells().getFirst();
                if (row.style().equals("hd") && (first.rows() == null ? 1 : first.rows()) == spanned) {
                    var cells = new ArrayList<>(row.cells());
                    cells.set(
                            0,
                            new Cell(
                                    first.label(),
                                    first.style(),
                                    first.pieces(),
                                    first.columns(),
                                    spanned + more,
                                    null));
                    rows.set(at, new Row(row.style(), cells));
                }
            }
        }

        private Row headRow(String style, OfficialSheet.Row laid) {
            return new Row(
                    style,
                    laid.cells().stream()
                            .map(each -> {
                                var field = each.field();
                                var was = field == null || each.isLabel()
                                        ? each.text()
                                        : oldTexts.getOrDefault(field, "");
                                var look = each.isLabel() ? "" : each.isLeft() ? "text" : "c";
                                return cell(each.isLabel(), look, was, each.text(), each.columns(), each.rows(), null);
                            })
                            .toList());
        }

        private Cell cell(
                boolean label, String style, String was, String is, int columns, int rows, @Nullable Integer number) {
            var changed = !was.equals(is);
            changes += changed ? 1 : 0;
            return new Cell(
                    label,
                    changed ? style + " changed" : style,
                    TextDiff.between(was, is),
                    columns > 1 ? columns : null,
                    rows > 1 ? rows : null,
                    number);
        }

        private static @Nullable Integer number(Layout.Column column, int number) {
            return column.part() == IndicatorPart.NAME ? number : null;
        }

        private static String text(Indicator indicator, IndicatorPart part) {
            return CellText.of(indicator, part);
        }

        private static String style(IndicatorPart part) {
            return part == IndicatorPart.NAME ? "nm" : "c";
        }
    }

    /** Such as 改 4 格. */
    public String summary() {
        return changes == 0 ? Words.say("versions.same") : Words.say("versions.changes", changes);
    }
}
