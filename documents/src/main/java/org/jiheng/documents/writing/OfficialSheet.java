package org.jiheng.documents.writing;

import java.util.List;
import java.util.stream.Stream;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 规范表样 — one form laid out on its official sheet, in no format yet: what stands above the table, the
 * rows of the table, and what stands below. The file writers and the page on screen all show this one.
 *
 * @param tableNo 表号 at the top left (PUB-07)
 * @param yearLine （2024年度） under the title, where the title does not say the year; null otherwise
 * @param unitLine 单位：万元, at the right above the table (GIT-92); empty where no money is shown
 * @param note a sentence below the table, such as that of an empty form (PUB-04)
 * @param notCarried the filled fields this layout has no room for, in the order of the form; never silently lost
 */
public record OfficialSheet(
        Layout layout,
        @Nullable String tableNo,
        String title,
        @Nullable String yearLine,
        String unitLine,
        List<Row> rows,
        @Nullable String note,
        List<FieldPath> notCarried) {

    /**
     * 行.
     *
     * @param columnHeads whether it holds the heads of the indicator table, which repeat on a new page (GIT-92)
     */
    public record Row(List<Cell> cells, boolean columnHeads) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * 单元格.
     *
     * @param text what is printed; empty when blank
     * @param field the place in the form it shows, for findings and doubts beside it; null for a label
     * @param column of its left edge, counted from 0
     * @param columns how many columns it spans
     * @param rows how many rows it spans
     * @param number whether the text is an amount, a target or points, which a workbook may hold as a number
     */
    public record Cell(
            String text,
            Role role,
            Align align,
            @Nullable FieldPath field,
            int column,
            int columns,
            int rows,
            boolean number) {

        public boolean isLabel() {
            return role == Role.LABEL;
        }

        /** Whether the text is that of a field a person fills with paragraphs. */
        public boolean isLeft() {
            return align == Align.LEFT;
        }
    }

    public OfficialSheet {
        rows = List.copyOf(rows);
        notCarried = List.copyOf(notCarried);
    }

    /** Lays a form out. */
    public static OfficialSheet of(Form form, Layout layout) {
        return new SheetLaying(form, layout).sheet();
    }

    /** What a list of sheets calls this one: its project, or its title where it names none. */
    public String bookmark() {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> FieldPath.PROJECT_NAME.equals(cell.field())
                        && !cell.text().isBlank())
                .map(Cell::text)
                .findFirst()
                .orElse(title);
    }

    /** Everything that is printed. */
    public Stream<String> texts() {
        return Stream.concat(
                Stream.of(tableNo, title, yearLine, unitLine, note).flatMap(Stream::ofNullable),
                rows.stream().flatMap(row -> row.cells().stream()).map(Cell::text));
    }

    public int columns() {
        return layout.columnsMm().size();
    }
}
