package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the grids of one file and counts what they cost, so that each format obeys the same limits. */
final class GridBuilder {
    private final Limits limits;
    private final Deadline deadline;
    private final List<Grid> grids = new ArrayList<>();
    private List<GridRow> rows = new ArrayList<>();
    private int rowCount;
    private int cellCount;
    private long characters;

    GridBuilder(Limits limits, Deadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    void startGrid(String name, boolean hidden, Grid.Placing placing) {
        rows = new ArrayList<>();
        grids.add(new Grid(name, hidden, placing, rows));
    }

    /** Whether the column may hold a cell; to be asked before a span or an address makes a reader allocate anything. */
    void checkColumn(int column) throws UnreadableFile {
        if (column >= limits.columns()) {
            throw tooManyColumns(limits);
        }
    }

    /** Adds the cell unless it is blank. */
    void addCell(List<GridCell> row, int column, int columnSpan, int rowSpan, String text) throws UnreadableFile {
        addCell(row, column, columnSpan, rowSpan, text, null);
    }

    void addCell(List<GridCell> row, int column, int columnSpan, int rowSpan, String text, @Nullable PageBox box)
            throws UnreadableFile {
        if (text.length() > limits.cellCharacters()) {
            throw new UnreadableFile(
                    ProblemCode.TOO_LARGE,
                    "有一个单元格超过%d字(开头为“%s”)。请精简后再导入。".formatted(limits.cellCharacters(), Plain.excerpt(text)));
        }
        var trimmed = Plain.trim(OddCharacters.settled(text));
        if (trimmed.isEmpty()) {
            return;
        }
        checkColumn(column);
        cellCount++;
        characters += trimmed.length();
        if (cellCount > limits.cells()) {
            throw tooManyCells(limits);
        }
        if (characters > limits.characters()) {
            throw tooManyCharacters(limits);
        }
        row.add(new GridCell(column, columnSpan, rowSpan, trimmed, box));
    }

    void addRow(int page, int number, boolean loose, List<GridCell> cells) throws UnreadableFile {
        deadline.check();
        if (cells.isEmpty()) {
            return;
        }
        if (++rowCount > limits.rows()) {
            throw tooManyRows(limits);
        }
        rows.add(new GridRow(page, number, loose, cells));
    }

    static UnreadableFile tooManyColumns(Limits limits) {
        return new UnreadableFile(
                ProblemCode.TOO_MANY_COLUMNS, "表格超过%d列，不是绩效表的样子。请删去多余的列后再导入。".formatted(limits.columns()));
    }

    static UnreadableFile tooManyCells(Limits limits) {
        return new UnreadableFile(ProblemCode.TOO_LARGE, "有内容的单元格超过%d个。请只保留绩效表，另存后再导入。".formatted(limits.cells()));
    }

    static UnreadableFile tooManyCharacters(Limits limits) {
        return new UnreadableFile(ProblemCode.TOO_LARGE, "文字总量超过%d字。请只保留绩效表，另存后再导入。".formatted(limits.characters()));
    }

    static UnreadableFile tooManyRows(Limits limits) {
        return new UnreadableFile(ProblemCode.TOO_MANY_ROWS, "有内容的行超过%d行。请拆成几个文件后再导入。".formatted(limits.rows()));
    }

    List<Grid> grids() {
        return List.copyOf(grids);
    }
}
