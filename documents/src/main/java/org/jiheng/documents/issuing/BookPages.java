package org.jiheng.documents.issuing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.documents.writing.Align;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.Role;
import org.jspecify.annotations.Nullable;

/** 册中的自编页 — cover, contents, totals and check report: plain tables in the fonts and on the paper of the forms. */
final class BookPages {
    private static final int WIDTH_MM = 174;

    private BookPages() {}

    /** 列. */
    record Column(String heading, int millimetres, Align align, boolean number) {}

    /** A table with heads that repeat on each page. */
    static OfficialSheet table(
            Layout like,
            String name,
            String title,
            @Nullable String under,
            String unitLine,
            List<Column> columns,
            List<List<String>> lines,
            @Nullable String note) {
        var rows = new ArrayList<OfficialSheet.Row>();
        rows.add(new OfficialSheet.Row(
                IntStream.range(0, columns.size())
                        .mapToObj(each -> cell(columns.get(each).heading(), Role.LABEL, Align.CENTER, each, false))
                        .toList(),
                true));
        for (var line : lines) {
            rows.add(new OfficialSheet.Row(
                    IntStream.range(0, columns.size())
                            .mapToObj(each -> cell(
                                    line.get(each),
                                    Role.VALUE,
                                    columns.get(each).align(),
                                    each,
                                    columns.get(each).number() && line.get(each).matches("-?\\d+(\\.\\d+)?")))
                            .toList(),
                    false));
        }
        var widths = columns.stream().map(Column::millimetres).toList();
        return new OfficialSheet(
                layout(like, name, title, widths), null, title, under, unitLine, rows, note, List.of());
    }

    /** Labels with their values beside them. */
    static OfficialSheet labelled(
            Layout like, String name, String title, @Nullable String under, List<List<String>> lines) {
        var rows = lines.stream()
                .map(line -> new OfficialSheet.Row(
                        List.of(
                                cell(line.getFirst(), Role.LABEL, Align.CENTER, 0, false),
                                cell(line.getLast(), Role.VALUE, Align.CENTER, 1, false)),
                        false))
                .toList();
        return new OfficialSheet(
                layout(like, name, title, List.of(60, WIDTH_MM - 60)), null, title, under, "", rows, null, List.of());
    }

    private static OfficialSheet.Cell cell(String text, Role role, Align align, int column, boolean number) {
        return new OfficialSheet.Cell(text, role, align, null, column, 1, 1, number);
    }

    static Layout layout(Layout like, String name, String title, List<Integer> widths) {
        return new Layout(
                name,
                title,
                like.source(),
                like.formType(),
                null,
                like.region(),
                like.fromYear(),
                null,
                Layout.Use.WHEN_NAMED,
                new Layout.Page(false, 20, 18, 18),
                widths,
                like.rowTenthsMm(),
                like.fonts(),
                title,
                "",
                List.of());
    }
}
