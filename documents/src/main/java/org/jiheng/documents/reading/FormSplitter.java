package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.documents.FormType;
import org.jiheng.documents.reading.Labels.Column;
import org.jiheng.documents.reading.Labels.HeadLabel;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jspecify.annotations.Nullable;

/** 分表 — one file holds many forms: each begins at its title, or, without one, at the head after an indicator table. */
final class FormSplitter {
    /** How many rows above a title its table number may stand. */
    private static final int ABOVE_TITLE = 2;

    private final Labels labels;

    FormSplitter(Labels labels) {
        this.labels = labels;
    }

    /** 标题. */
    record Title(String text, FormType type, GridRow row, GridCell cell) {}

    /**
     * The rows of one form.
     *
     * @param rows without the title's cell
     */
    record Section(Grid grid, @Nullable Title title, List<GridRow> rows) {
        Section placedBy(Grid.Placing placing) {
            return new Section(new Grid(grid.name(), grid.hidden(), placing, grid.rows()), title, rows);
        }
    }

    List<Section> split(Grid grid) {
        var sections = new ArrayList<Section>();
        @Nullable Title title = null;
        var rows = new ArrayList<GridRow>();
        boolean hasTable = false;
        for (var row : grid.rows()) {
            var next = title(row);
            boolean starts = next != null || (hasTable && startsHead(row));
            if (starts) {
                var above = next == null ? List.<GridRow>of() : tableNumberAbove(rows);
                add(sections, grid, title, rows);
                title = next;
                rows = new ArrayList<>(above);
                hasTable = false;
            }
            rows.add(next == null ? row : without(row, next.cell()));
            hasTable |= isIndicatorHeader(row);
        }
        add(sections, grid, title, rows);
        return sections;
    }

    /** A title in prose without a single known label below is a mention, not a form. */
    private void add(List<Section> sections, Grid grid, @Nullable Title title, List<GridRow> rows) {
        boolean isForm = title == null
                ? rows.stream().anyMatch(this::isIndicatorHeader)
                : rows.stream().anyMatch(this::hasFormLabel);
        if (isForm) {
            sections.add(new Section(grid, title, List.copyOf(rows)));
        }
    }

    private boolean hasFormLabel(GridRow row) {
        return isIndicatorHeader(row)
                || row.cells().stream()
                        .anyMatch(cell -> labels.saysTableIsEmpty(cell.text())
                                || labels.label(cell.text())
                                        .filter(label -> label.meaning() == HeadLabel.PROJECT_NAME
                                                || label.meaning() == HeadLabel.DEPARTMENT
                                                || label.meaning() == HeadLabel.UNIT)
                                        .isPresent());
    }

    private @Nullable Title title(GridRow row) {
        if (row.cells().size() > 3) {
            return null;
        }
        @Nullable Title found = null;
        for (var cell : row.cells()) {
            var type = labels.titleType(cell.text());
            if (type.isPresent()) {
                found = new Title(Plain.oneLine(cell.text()), type.get(), row, cell);
            } else if (!labels.isTableNumber(cell.text())
                    && labels.label(cell.text())
                            .filter(label -> label.meaning() == HeadLabel.MONEY_UNIT)
                            .isEmpty()) {
                return null;
            }
        }
        return found;
    }

    private boolean startsHead(GridRow row) {
        return !row.cells().isEmpty()
                && labels.label(row.cells().getFirst().text())
                        .filter(label ->
                                label.meaning() == HeadLabel.PROJECT_NAME || label.meaning() == HeadLabel.DEPARTMENT)
                        .isPresent();
    }

    boolean isIndicatorHeader(GridRow row) {
        boolean name = false;
        boolean value = false;
        for (var cell : row.cells()) {
            var column = labels.column(cell.text());
            name |= column == Column.NAME;
            value |= column == Column.VALUE;
        }
        return name && value;
    }

    /** Takes the table number that stands above a title away from the form before it. */
    private List<GridRow> tableNumberAbove(List<GridRow> rows) {
        for (int back = 1; back <= ABOVE_TITLE && back <= rows.size(); back++) {
            var row = rows.get(rows.size() - back);
            if (row.cells().size() == 1
                    && labels.isTableNumber(row.cells().getFirst().text())) {
                var tail = rows.subList(rows.size() - back, rows.size());
                var taken = List.copyOf(tail);
                tail.clear();
                return taken;
            }
        }
        return List.of();
    }

    private static GridRow without(GridRow row, GridCell cell) {
        return new GridRow(
                row.page(),
                row.number(),
                row.loose(),
                row.cells().stream()
                        .filter(each -> each.column() != cell.column())
                        .toList());
    }
}
