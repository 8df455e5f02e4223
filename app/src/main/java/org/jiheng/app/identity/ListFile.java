package org.jiheng.app.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * 名单 — lines of a table as it is copied out of a spreadsheet or saved as csv: the first line names the columns, in any order,
 * and what stands between commas or tabs is a cell.
 */
final class ListFile {
    static final int MOST_LINES = 2000;
    static final int MOST_CHARACTERS = 500_000;

    private ListFile() {}

    /**
     * One map a line, column → cell; columns that nobody asked for are left out.
     *
     * @param columns column of the list → the words it may be headed with
     */
    static List<Map<String, String>> read(String text, Map<String, List<String>> columns) {
        var lines = text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.size() < 2) {
            return List.of();
        }
        var heads = cells(lines.getFirst());
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, Math.min(lines.size(), MOST_LINES + 1))) {
            var cells = cells(line);
            var row = new java.util.LinkedHashMap<String, String>();
            columns.forEach((column, words) -> IntStream.range(0, Math.min(heads.size(), cells.size()))
                    .filter(at -> words.contains(heads.get(at)))
                    .findFirst()
                    .ifPresent(at -> row.put(column, cells.get(at))));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        var separator = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(',') >= 0 ? ',' : '，';
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            var letter = line.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
