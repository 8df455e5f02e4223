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
import org.jiheng.documents.reading.grid.FormatDetector;
import org.jiheng.documents.reading.grid.GridBuilder;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Limits;
import org.jiheng.documents.reading.grid.UnreadableFile;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

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
     * @throws UnreadableFile when it is larger than anything a person pastes
     */
    public static List<Map<String, String>> read(String html, String text, List<String> columns) throws UnreadableFile {
        var lines = html.contains("<t") ? lines(true, "<html><body>" + html + "</body></html>") : lines(false, text);
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
    private static List<SortedMap<Integer, String>> lines(boolean html, String content) throws UnreadableFile {
        var limits = Limits.STANDARD;
        var deadline = new Deadline(limits, InstantSource.system());
        var builder = new GridBuilder(limits, deadline);
        switch (new FormatDetector(html ? "粘贴.html" : "粘贴.txt", limits, deadline).detect(content.getBytes(StandardCharsets.UTF_8))) {
            case FormatDetector.Refused refused -> {
                return List.of();
            }
            case FormatDetector.Recognised(var source) -> source.readInto(builder, limits, deadline);
        }
        var grids = builder.grids();
        return grids.isEmpty() ? List.of() : merged(grids.getFirst().rows());
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
