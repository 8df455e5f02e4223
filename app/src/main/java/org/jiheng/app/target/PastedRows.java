package org.jiheng.app.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.documents.reading.PastedBlock;
import org.jiheng.documents.reading.TypedCell;
import org.jiheng.documents.writing.CellText;
import org.jiheng.documents.writing.Layout.IndicatorPart;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * 粘贴来的行 — each cell as the table will show it; nothing is cut and nothing is guessed.
 *
 * @param rows by the name of the column
 * @param look how many cells somebody should look at: they stand as they were, because they could not be read
 */
record PastedRows(List<Map<String, String>> rows, int look) {
    PastedRows {
        rows = rows.stream().map(Map::copyOf).toList();
    }

    static PastedRows read(String html, String text, List<String> columns) {
        var rows = new ArrayList<Map<String, String>>();
        int look = 0;
        for (var line : PastedBlock.read(html, text, columns)) {
            var cells = new HashMap<>(line);
            look += target(cells) + points(cells) + core(cells);
            cells.computeIfPresent("name", (part, name) -> Objects.requireNonNullElse(TypedCell.line(name), ""));
            rows.add(cells);
        }
        return new PastedRows(rows, look);
    }

    /** ≥95% in one cell comes apart, as in an import. */
    private static int target(Map<String, String> cells) {
        if (!cells.containsKey("value") && !cells.containsKey("operator")) {
            return 0;
        }
        var read = TypedCell.target(filled(cells, "operator"), filled(cells, "value"), filled(cells, "unit"));
        if (!read.signUnderstood()) {
            return 1;
        }
        var row = Indicator.flat("", read.value(), read.unit(), null, null);
        put(cells, "operator", CellText.of(row, IndicatorPart.OPERATOR));
        put(cells, "value", CellText.of(row, IndicatorPart.VALUE));
        put(cells, "unit", CellText.of(row, IndicatorPart.UNIT));
        return read.value() instanceof TargetValue.Unclear ? 1 : 0;
    }

    private static int points(Map<String, String> cells) {
        var points = filled(cells, "points");
        if (points == null) {
            return 0;
        }
        var number = TypedCell.number(points.endsWith("分") ? points.substring(0, points.length() - 1) : points);
        number.ifPresent(value -> cells.put("points", value.toPlainString()));
        return number.isEmpty() ? 1 : 0;
    }

    private static int core(Map<String, String> cells) {
        var core = filled(cells, "core");
        if (core == null) {
            return 0;
        }
        var flag = TypedCell.core(core);
        flag.ifPresent(value -> cells.put("core", value ? "是" : "否"));
        return flag.isEmpty() ? 1 : 0;
    }

    /** A column the block does not have is only filled with what was found in another one. */
    private static void put(Map<String, String> cells, String part, String text) {
        if (cells.containsKey(part) || !text.isEmpty()) {
            cells.put(part, text);
        }
    }

    private static @Nullable String filled(Map<String, String> cells, String part) {
        var text = cells.get(part);
        return text == null || text.isEmpty() ? null : text;
    }
}
