package org.jiheng.documents.reading.grid;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** 网格的文字 — what a file becomes, a line for each row: its place, and its cells with their columns and spans. */
final class GridText {
    private GridText() {}

    static List<Grid> grids(String name, byte[] content) throws UnreadableFile {
        var deadline = new Deadline(Limits.STANDARD, InstantSource.system());
        return switch (new DirectReader().read(name, content, Limits.STANDARD, deadline)) {
            case GridReader.Refused(var type, var code, var sentence) ->
                throw new UnreadableFile(code, type.isEmpty() ? "无类型" : sentence);
            case GridReader.Grids(var type, var grids) -> grids;
        };
    }

    /** As in {@code 1.3 |0:名称 |1+2:某项目}: page and row, then the cells with column and, when it is not one, width and height. */
    static String of(Grid grid) {
        return grid.rows().stream()
                .map(row -> (row.page() + "." + row.number() + (row.loose() ? "~" : "")
                        + row.cells().stream().map(GridText::of).collect(Collectors.joining())))
                .collect(Collectors.joining("\n"));
    }

    private static String of(GridCell cell) {
        return " |" + cell.column()
                + (cell.columnSpan() > 1 ? "+" + cell.columnSpan() : "")
                + (cell.rowSpan() > 1 ? "x" + cell.rowSpan() : "")
                + ":" + cell.text().replace("\n", "⏎");
    }

    static String of(String name, byte[] content) throws UnreadableFile {
        return grids(name, content).stream().map(GridText::of).collect(Collectors.joining("\n---\n"));
    }
}
