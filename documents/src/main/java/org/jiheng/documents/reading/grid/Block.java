package org.jiheng.documents.reading.grid;

import java.util.List;

/** 版块 — what stands one below the other in a written document: lines of prose, and tables. */
sealed interface Block {
    /** A paragraph; it may hold line feeds. */
    record Line(String text) implements Block {}

    /** The cells of a table, row by row. */
    record Table(List<List<Cell>> rows) implements Block {}

    /**
     * One cell of a table.
     *
     * @param column of its first column, counted from 0
     * @param content paragraphs and tables inside the cell
     */
    record Cell(int column, int columnSpan, int rowSpan, List<Block> content) {
        boolean holdsTable() {
            return content.stream().anyMatch(Table.class::isInstance);
        }

        /** All that stands in the cell, a line for each paragraph and for each row of a table inside. */
        String text() {
            var text = new StringBuilder();
            append(content, text);
            return text.toString();
        }

        private static void append(List<Block> content, StringBuilder text) {
            for (var block : content) {
                switch (block) {
                    case Line(var words) -> appendLine(words, text);
                    case Table(var rows) -> {
                        for (var row : rows) {
                            appendLine(
                                    String.join(
                                            "\t", row.stream().map(Cell::text).toList()),
                                    text);
                        }
                    }
                }
            }
        }

        private static void appendLine(String words, StringBuilder text) {
            if (!words.isEmpty()) {
                if (!text.isEmpty()) {
                    text.append('\n');
                }
                text.append(words);
            }
        }
    }
}
