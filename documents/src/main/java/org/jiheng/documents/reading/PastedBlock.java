package org.jiheng.documents.reading;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jiheng.documents.reading.grid.Deadline;
import org.jiheng.documents.reading.grid.DirectReader;
import org.jiheng.documents.reading.grid.GridReader;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Limits;
import org.jiheng.policy.indicator.TargetValue;

/**
 * 粘贴的一块 — rows of an indicator table as Excel or WPS puts them on the clipboard, read as an import would: a head row names its
 * columns, merged cells count for each of their rows, and a column that holds {@code ≥95%} is seen to be sign, number and unit.
 */
public final class PastedBlock {
    private static final String NUMERIC = "[-+]?[\\d０-９][\\d０-９,，.．]*(分|%|％)?";

    /** The heads a target form has columns for; any other names nothing here. */
    private static final Map<LabelMeaning, String> COLUMNS = Map.of(
            LabelMeaning.LEVEL1, "level1",
            LabelMeaning.LEVEL2, "level2",
            LabelMeaning.NAME, "name",
            LabelMeaning.SIGN, "operator",
            LabelMeaning.VALUE, "value",
            LabelMeaning.MEASURE, "unit",
            LabelMeaning.POINTS, "points",
            LabelMeaning.CORE, "core",
            LabelMeaning.DEFINITION, "definition",
            LabelMeaning.SCORING_RULE, "scoringRule");

    private PastedBlock() {}

    /**
     * The cells of each row by the name of their column: name, operator, value, unit, points, core, level1 …
     *
     * @param html of the clipboard; empty when it carries none
     * @param text of the clipboard
     * @param columns of the table from the cell where the block is put, by name
     */
    public static List<Map<String, String>> read(String html, String text, List<String> columns) {
        var lines = lines(html.contains("<t") ? html : table(text));
        if (lines.isEmpty()) {
            return List.of();
        }
        var heads = heads(lines.getFirst());
        if (heads.size() >= 2) {
            return rows(lines.subList(1, lines.size()), heads);
        }
        return rows(lines, positions(lines, columns));
    }

    /** Each line by column; a cell merged over several rows stands in each of them, without what is empty. */
    private static List<SortedMap<Integer, String>> lines(String table) {
        // what is handed on begins with a tag, so that no other reader than that of web pages ever sees what was pasted
        var page = "<html><body>" + table + "</body></html>";
        var limits = Limits.STANDARD;
        return switch (new DirectReader()
                .read(
                        "粘贴.html",
                        page.getBytes(StandardCharsets.UTF_8),
                        limits,
                        new Deadline(limits, InstantSource.system()))) {
            case GridReader.Refused refused -> List.of();
            case GridReader.Grids(var type, var grids) ->
                grids.isEmpty() ? List.of() : merged(grids.getFirst().rows());
        };
    }

    /** Lines of fields between tabs as a table; a field with a tab or a line break in it stands in quotes. */
    private static String table(String text) {
        var table = new StringBuilder("<table><tr><td>");
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            var begins = at == 0 || text.charAt(at - 1) == '\t' || text.charAt(at - 1) == '\n';
            if (c == '"' && begins && !quoted && isQuoted(text, at)) {
                quoted = true;
            } else if (c == '"' && quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                table.append('"');
                at++;
            } else if (c == '"' && quoted) {
                quoted = false;
            } else if (c == '\t' && !quoted) {
                table.append("</td><td>");
            } else if (c == '\n') {
                table.append(quoted ? "<br>" : "</td></tr><tr><td>");
            } else if (c != '\r') {
                table.append(c == '<' ? "&lt;" : c == '&' ? "&amp;" : String.valueOf(c));
            }
        }
        return table.append("</td></tr></table>").toString();
    }

    /** Whether the field that begins here ends with its quote; a name that merely begins with one is left as it stands. */
    private static boolean isQuoted(String text, int from) {
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            } else if (text.charAt(at) == '"') {
                return at + 1 == text.length() || "\t\r\n".indexOf(text.charAt(at + 1)) >= 0;
            }
        }
        return false;
    }

    private static List<SortedMap<Integer, String>> merged(List<GridRow> rows) {
        var lines = new TreeMap<Integer, SortedMap<Integer, String>>();
        for (var row : rows) {
            if (row.loose()) {
                continue; // prose around the table
            }
            lines.computeIfAbsent(row.number(), number -> new TreeMap<>());
            for (var cell : row.cells()) {
                for (int down = 0; down < cell.rowSpan(); down++) {
                    var line = down == 0 ? lines.get(row.number()) : lines.get(row.number() + down);
                    if (line == null && rows.stream().noneMatch(below(row.number() + down))) {
                        break; // merged beyond the block
                    }
                    lines.computeIfAbsent(row.number() + down, number -> new TreeMap<>())
                            .putIfAbsent(cell.column(), cell.text());
                }
            }
        }
        return List.copyOf(lines.values());
    }

    private static Predicate<GridRow> below(int number) {
        return row -> row.number() == number;
    }

    private static Map<Integer, String> heads(SortedMap<Integer, String> line) {
        var heads = new LinkedHashMap<Integer, String>();
        line.forEach((column, text) -> {
            var meaning = Labels.STANDARD.column(text);
            var name = meaning == null ? null : COLUMNS.get(meaning);
            if (name != null && !heads.containsValue(name)) {
                heads.put(column, name);
            }
        });
        return heads;
    }

    /** Column for column from where the block is put; a column that says sign, number and unit at once stands for all three. */
    private static Map<Integer, String> positions(List<SortedMap<Integer, String>> lines, List<String> columns) {
        int first = lines.stream()
                .mapToInt(line -> line.isEmpty() ? Integer.MAX_VALUE : line.firstKey())
                .min()
                .orElse(0);
        int last = lines.stream()
                .mapToInt(line -> line.isEmpty() ? 0 : line.lastKey())
                .max()
                .orElse(0);
        var positions = new LinkedHashMap<Integer, String>();
        int at = 0;
        for (int column = first; column <= last && at < columns.size(); column++) {
            var texts = texts(lines, column);
            if (texts.isEmpty() && last - column >= columns.size() - at) {
                continue; // an extra empty column
            }
            var part = columns.get(at);
            if (part.equals("operator") && isFused(texts)) {
                positions.put(column, "value");
                at += columns.size() > at + 2 && isUnits(texts(lines, column + 1)) ? 2 : 3;
            } else {
                positions.put(column, part);
                at++;
            }
        }
        return positions;
    }

    private static List<String> texts(List<SortedMap<Integer, String>> lines, int column) {
        return lines.stream()
                .map(line -> line.getOrDefault(column, ""))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static boolean isFused(List<String> texts) {
        return !texts.isEmpty()
                && texts.stream()
                                        .filter(text -> !(TypedCell.target(null, text, null)
                                                        .value()
                                                instanceof TargetValue.Unclear))
                                        .filter(text -> !TypedCell.target(text, null, null)
                                                .signUnderstood())
                                        .count()
                                * 2
                        > texts.size();
    }

    private static boolean isUnits(List<String> texts) {
        return !texts.isEmpty() && texts.stream().noneMatch(text -> text.matches(NUMERIC));
    }

    private static List<Map<String, String>> rows(
            List<SortedMap<Integer, String>> lines, Map<Integer, String> positions) {
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines) {
            var cells = new HashMap<String, String>();
            positions.forEach((column, part) -> cells.put(part, line.getOrDefault(column, "")));
            if (cells.values().stream().allMatch(String::isEmpty)) {
                continue;
            }
            rows.add(Map.copyOf(cells));
        }
        return rows;
    }
}
