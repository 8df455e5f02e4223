package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.documents.FormType;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jspecify.annotations.Nullable;

/**
 * 分表 — one file holds many forms: below each other, each from its title or, without one, from its head; beside each
 * other; or as rows of one list of projects.
 */
final class FormSplitter {
    /** How many rows above a title its table number may stand. */
    private static final int ABOVE_TITLE = 2;

    private final CellRoles roles;

    FormSplitter(CellRoles roles) {
        this.roles = roles;
    }

    /** 标题. */
    record Title(String text, FormType type, GridRow row, GridCell cell) {}

    /** A cell above a group of projects, such as the unit they belong to. */
    record Heading(GridRow row, GridCell cell) {}

    /**
     * The rows of one form.
     *
     * @param rows without the title's cell
     * @param unit of a project in a list, where it stands in a row of its own
     */
    record Section(
            Grid grid,
            @Nullable Title title,
            List<GridRow> rows,
            @Nullable Heading unit) {
        Section placedBy(Grid.Placing placing) {
            return new Section(new Grid(grid.name(), grid.hidden(), placing, grid.rows()), title, rows, unit);
        }
    }

    List<Section> split(Grid grid) {
        var sections = new ArrayList<Section>();
        for (var half : sideBySide(grid)) {
            for (var section : oneBelowAnother(half)) {
                sections.addAll(projectsOfList(section));
            }
        }
        return sections;
    }

    // ---- beside each other

    private List<Grid> sideBySide(Grid grid) {
        int second = secondForm(grid);
        if (second == 0) {
            return List.of(grid);
        }
        return List.of(part(grid, 0, second), part(grid, second, Integer.MAX_VALUE));
    }

    /** The column in which a second form begins; 0 when all is one form. */
    private int secondForm(Grid grid) {
        int found = 0;
        for (var row : grid.rows()) {
            var names = row.cells().stream()
                    .filter(cell -> roles.means(cell, LabelMeaning.PROJECT_NAME))
                    .toList();
            if (names.size() == 2 && isLabelOfSecondForm(grid, row, names.get(1))) {
                int column = names.get(1).column();
                if (found != 0 && found != column) {
                    return 0;
                }
                found = column;
            }
        }
        return found;
    }

    /** Two names in one row are two forms only if two titles or two indicator tables stand beside each other too. */
    private boolean isLabelOfSecondForm(Grid grid, GridRow names, GridCell second) {
        for (var row : grid.rows()) {
            boolean left = false;
            boolean right = false;
            for (var cell : row.cells()) {
                boolean marks = roles.titleType(cell).isPresent()
                        || roles.column(cell) == LabelMeaning.NAME
                        || roles.means(cell, LabelMeaning.DEPARTMENT);
                left |= marks && cell.column() < second.column();
                right |= marks && cell.column() >= second.column();
            }
            if (left && right && !row.equals(names)) {
                return true;
            }
        }
        return false;
    }

    private static Grid part(Grid grid, int from, int to) {
        var rows = new ArrayList<GridRow>();
        for (var row : grid.rows()) {
            var cells = row.cells().stream()
                    .filter(cell -> cell.column() < to && cell.column() + cell.columnSpan() > from)
                    .toList();
            if (!cells.isEmpty()) {
                rows.add(new GridRow(row.page(), row.number(), row.loose(), cells));
            }
        }
        return new Grid(grid.name(), grid.hidden(), grid.placing(), rows);
    }

    // ---- below each other

    private List<Section> oneBelowAnother(Grid grid) {
        var sections = new ArrayList<Section>();
        @Nullable Title title = null;
        var rows = new ArrayList<GridRow>();
        boolean hasTable = false;
        var all = grid.rows();
        for (int i = 0; i < all.size(); i++) {
            var row = all.get(i);
            var next = title(row);
            if (next != null && title != null && repeats(title, next) && continuesBelow(all, i)) {
                // The page's running title, between two pages of one table.
                rows.add(without(row, next.cell()));
                continue;
            }
            boolean starts = next != null || (hasTable && startsHead(row) && isFormBelow(all, i));
            if (starts) {
                var above = next == null ? List.<GridRow>of() : tableNumberAbove(rows);
                add(sections, grid, title, rows);
                title = next;
                rows = new ArrayList<>(above);
                hasTable = false;
            }
            rows.add(next == null ? row : without(row, next.cell()));
            hasTable |= TableHeader.at(roles, all, i) != null;
        }
        add(sections, grid, title, rows);
        return sections;
    }

    private static boolean repeats(Title title, Title next) {
        return Plain.folded(title.text()).equals(Plain.folded(next.text()));
    }

    /** No head of a form follows before the next title: what follows still belongs to the form before. */
    private boolean continuesBelow(List<GridRow> all, int at) {
        for (int i = at + 1; i < all.size(); i++) {
            var row = all.get(i);
            if (title(row) != null) {
                return true;
            }
            boolean head = row.cells().stream()
                    .anyMatch(cell -> roles.label(cell)
                            .filter(label -> label.meaning() == LabelMeaning.PROJECT_NAME
                                    || label.meaning() == LabelMeaning.DEPARTMENT)
                            .isPresent());
            if (head || row.cells().stream().anyMatch(cell -> roles.labels().saysTableIsEmpty(cell.text()))) {
                return false;
            }
        }
        return true;
    }

    /** A title in prose without a single known label below is a mention, not a form. */
    private void add(List<Section> sections, Grid grid, @Nullable Title title, List<GridRow> rows) {
        boolean isForm = title == null ? hasTableOfProject(rows) : hasFormLabel(rows);
        if (isForm) {
            sections.add(new Section(grid, title, List.copyOf(rows), null));
        }
    }

    /** Without a title an indicator table alone may be any table of a report; a name above or in it makes it a form. */
    private boolean hasTableOfProject(List<GridRow> rows) {
        boolean table = false;
        boolean head = false;
        for (int i = 0; i < rows.size(); i++) {
            var header = TableHeader.at(roles, rows, i);
            if (header != null) {
                table = true;
                head |= header.has(LabelMeaning.LIST_PROJECT);
            }
            head |= rows.get(i).cells().stream().anyMatch(this::namesProjectOrUnit);
        }
        return table && head;
    }

    private boolean namesProjectOrUnit(GridCell cell) {
        return roles.label(cell)
                .filter(label -> switch (label.meaning()) {
                    case PROJECT_NAME, DEPARTMENT, UNIT -> true;
                    default -> false;
                })
                .isPresent();
    }

    private boolean hasFormLabel(List<GridRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (TableHeader.at(roles, rows, i) != null) {
                return true;
            }
            boolean label = row.cells().stream()
                    .anyMatch(cell -> roles.labels().saysTableIsEmpty(cell.text())
                            || (!row.loose()
                                    && namesProjectOrUnit(cell)
                                    && row.cells().size() > 1)
                            || (namesProjectOrUnit(cell)
                                    && roles.label(cell)
                                            .filter(found -> found.inline() != null)
                                            .isPresent()));
            if (label) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Title title(GridRow row) {
        if (row.cells().size() > 4) {
            return null;
        }
        @Nullable Title found = null;
        for (var cell : row.cells()) {
            var type = roles.titleType(cell);
            if (type.isPresent()) {
                found = new Title(Plain.oneLine(cell.text()), type.get(), row, cell);
            } else if (!roles.labels().isTableNumber(cell.text())
                    && roles.label(cell)
                            .filter(label -> label.meaning() == LabelMeaning.MONEY_UNIT
                                    || label.meaning() == LabelMeaning.FISCAL_YEAR)
                            .isEmpty()) {
                return null;
            }
        }
        return found;
    }

    private boolean startsHead(GridRow row) {
        return !row.cells().isEmpty()
                && roles.label(row.cells().getFirst())
                        .filter(label -> label.meaning() == LabelMeaning.PROJECT_NAME
                                || label.meaning() == LabelMeaning.DEPARTMENT)
                        .isPresent();
    }

    /** 主管部门(盖章) under a table is its foot; a head has a project and a table below. */
    private boolean isFormBelow(List<GridRow> all, int at) {
        boolean project = false;
        for (int i = at; i < all.size(); i++) {
            if (title(all.get(i)) != null) {
                return false;
            }
            project |= all.get(i).cells().stream()
                    .anyMatch(cell -> roles.label(cell)
                            .filter(label -> label.meaning() == LabelMeaning.PROJECT_NAME)
                            .isPresent());
            if (TableHeader.at(roles, all, i) != null) {
                return project;
            }
        }
        return false;
    }

    /** Takes the table number that stands above a title away from the form before it. */
    private List<GridRow> tableNumberAbove(List<GridRow> rows) {
        for (int back = 1; back <= ABOVE_TITLE && back <= rows.size(); back++) {
            var row = rows.get(rows.size() - back);
            if (row.cells().size() == 1
                    && roles.labels().isTableNumber(row.cells().getFirst().text())) {
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

    // ---- rows of one list

    /** One table with a column 项目名称 holds a form for each name in it. */
    private List<Section> projectsOfList(Section section) {
        var rows = section.rows();
        int at = 0;
        @Nullable TableHeader header = null;
        while (at < rows.size() && header == null) {
            header = TableHeader.at(roles, rows, at);
            at++;
        }
        var projects = header == null ? null : header.of(LabelMeaning.LIST_PROJECT);
        if (header == null || projects == null) {
            return List.of(section);
        }
        int first = at - 1 + header.rows();
        var head = rows.subList(0, first);
        var found = new ArrayList<Section>();
        @Nullable Heading unit = null;
        @Nullable Heading pending = null;
        var group = new ArrayList<GridRow>();
        boolean hasIndicators = false;
        for (var row : rows.subList(first, rows.size())) {
            var name = row.cells().stream()
                    .filter(cell -> projects.holds(cell.column()) && isNameOfProject(cell))
                    .findFirst();
            boolean another = name.isPresent()
                    && TableHeader.at(roles, List.of(row), 0) == null
                    && (pending == null
                            || !pending.cell().text().equals(name.get().text()));
            if (another) {
                if (hasIndicators) {
                    found.add(listed(section, head, group, unit));
                } else if (pending != null) {
                    unit = pending;
                }
                pending = new Heading(row, name.get());
                group = new ArrayList<>();
                hasIndicators = false;
            }
            group.add(row);
            hasIndicators |= isIndicator(header, row);
        }
        if (hasIndicators) {
            found.add(listed(section, head, group, unit));
        }
        return found.isEmpty() ? List.of(section) : found;
    }

    private boolean isNameOfProject(GridCell cell) {
        return Plain.number(cell.text()) == null && roles.label(cell).isEmpty();
    }

    private static boolean isIndicator(TableHeader header, GridRow row) {
        return row.cells().stream().anyMatch(cell -> {
            var column = header.at(cell.column());
            return column != null && column.meaning() == LabelMeaning.NAME && Plain.number(cell.text()) == null;
        });
    }

    private static Section listed(Section section, List<GridRow> head, List<GridRow> group, @Nullable Heading unit) {
        var rows = new ArrayList<>(head);
        rows.addAll(group);
        return new Section(section.grid(), section.title(), List.copyOf(rows), unit);
    }
}
