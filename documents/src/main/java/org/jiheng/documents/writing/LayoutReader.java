package org.jiheng.documents.writing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jiheng.documents.FormType;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * 版式文件的读取 — YAML into {@link Layout}. A slip in the data stops the program with the name of the file
 * and of the key, rather than printing a crooked form.
 */
final class LayoutReader {

    private static final int A4_SHORT_MM = 210;
    private static final int A4_LONG_MM = 297;

    private final String file;

    private LayoutReader(String file) {
        this.file = file;
    }

    static Layout read(String resource) {
        try (var in = LayoutReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new LayoutReader(resource).layout(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For tests of the checks below. */
    static Layout parse(String file, String yaml) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new LayoutReader(file).layout(loaded);
    }

    private Layout layout(@Nullable Object yaml) {
        var keys = map("", yaml);
        var page = page(map("page", keys.get("page")));
        var widths = list("columnsMm", keys.get("columnsMm")).stream()
                .map(width -> whole("columnsMm", width))
                .toList();
        var fonts = new EnumMap<Role, Layout.Font>(Role.class);
        map("fonts", keys.get("fonts"))
                .forEach((role, font) -> fonts.put(choice("fonts", Role.class, role), font(map("fonts", font))));
        var layout = new Layout(
                text(keys, "name"),
                text(keys, "describes"),
                source(map("source", keys.get("source"))),
                choice("formType", FormType.class, keys.get("formType")),
                keys.get("tier") == null ? null : choice("tier", ProjectTier.class, keys.get("tier")),
                text(keys, "region"),
                whole("fromYear", keys.get("fromYear")),
                keys.get("untilYear") == null ? null : whole("untilYear", keys.get("untilYear")),
                choice("use", Layout.Use.class, keys.get("use")),
                page,
                widths,
                tenths("rowMm", keys.get("rowMm")),
                fonts,
                text(keys, "titleEnds"),
                text(keys, "emptyTable"),
                list("rows", keys.get("rows")).stream().map(this::block).toList());
        check(layout);
        return layout;
    }

    private Layout.Source source(Map<?, ?> source) {
        return new Layout.Source(
                text(source, "document"), choice("confidence", Layout.Confidence.class, source.get("confidence")));
    }

    private Layout.Page page(Map<?, ?> page) {
        if (!"A4".equals(page.get("paper"))) {
            throw wrong("page.paper", "only A4 is known");
        }
        return new Layout.Page(
                switch (text(page, "orientation")) {
                    case "PORTRAIT" -> false;
                    case "LANDSCAPE" -> true;
                    default -> throw wrong("page.orientation", "PORTRAIT or LANDSCAPE");
                },
                whole("page.topMm", page.get("topMm")),
                whole("page.sideMm", page.get("sideMm")),
                whole("page.bottomMm", page.get("bottomMm")));
    }

    private Layout.Font font(Map<?, ?> font) {
        var halfPoints = number("points", font.get("points")).multiply(BigDecimal.TWO);
        return new Layout.Font(
                text(font, "family"),
                halfPoints.intValueExact(),
                list("fallbacks", font.get("fallbacks")).stream()
                        .map(String::valueOf)
                        .toList());
    }

    private Layout.Block block(Object block) {
        if (block instanceof List<?> slots) {
            return new Layout.Block.Row(
                    slots.stream().map(slot -> slot(map("rows", slot))).toList());
        }
        var indicators = map("rows", block);
        return new Layout.Block.Indicators(
                text(indicators, "indicators"),
                count(indicators, "labelColumns"),
                list("columns", indicators.get("columns")).stream()
                        .map(column -> column(map("columns", column)))
                        .toList());
    }

    private Layout.Slot slot(Map<?, ?> slot) {
        int columns = count(slot, "columns");
        int rows = count(slot, "rows");
        if (slot.get("printed") != null) {
            return new Layout.Slot.Printed(text(slot, "printed"), align(slot), columns, rows);
        }
        if (slot.get("field") != null) {
            return new Layout.Slot.Value(new FieldPath(text(slot, "field")), align(slot), columns, rows);
        }
        return new Layout.Slot.Label(
                text(slot, "label"),
                slot.get("labelOf") == null ? null : new FieldPath(text(slot, "labelOf")),
                columns,
                rows);
    }

    private Layout.Column column(Map<?, ?> column) {
        var field = text(column, "field").replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return new Layout.Column(
                text(column, "heading"),
                choice("field", Layout.IndicatorPart.class, field),
                align(column),
                count(column, "columns"));
    }

    /** How many columns or rows something spans: one unless said otherwise. */
    private int count(Map<?, ?> keys, String key) {
        return keys.get(key) == null ? 1 : whole(key, keys.get(key));
    }

    private Align align(Map<?, ?> keys) {
        return keys.get("align") == null ? Align.CENTER : choice("align", Align.class, keys.get("align"));
    }

    /** Every row must fill the width exactly, and the columns the paper. */
    private void check(Layout layout) {
        int paper = layout.page().landscape() ? A4_LONG_MM : A4_SHORT_MM;
        int width = layout.widthMm();
        if (width + 2 * layout.page().sideMm() != paper) {
            throw wrong(
                    "columnsMm",
                    "columns and margins add up to %d mm, the paper has %d"
                            .formatted(width + 2 * layout.page().sideMm(), paper));
        }
        for (var role : Role.values()) {
            layout.font(role);
        }
        int columns = layout.columnsMm().size();
        int[] taken = new int[columns]; // how many rows each column is still taken from above
        for (var block : layout.blocks()) {
            switch (block) {
                case Layout.Block.Row(var slots) -> {
                    int wanted = slots.stream().mapToInt(Layout.Slot::columns).sum();
                    int free =
                            (int) IntStream.of(taken).filter(rows -> rows == 0).count();
                    if (wanted != free) {
                        throw wrong("rows", "%s fills %d of %d columns".formatted(slots, wanted, free));
                    }
                    int column = 0;
                    for (var slot : slots) {
                        for (int each = 0; each < slot.columns(); each++) {
                            while (taken[column] > 0) {
                                column++;
                            }
                            taken[column++] = -slot.rows();
                        }
                    }
                    for (int each = 0; each < columns; each++) {
                        taken[each] = taken[each] < 0 ? -taken[each] - 1 : taken[each] - 1;
                    }
                }
                case Layout.Block.Indicators(var label, var labelColumns, var shown) -> {
                    int wanted = labelColumns
                            + shown.stream().mapToInt(Layout.Column::columns).sum();
                    if (wanted != columns || IntStream.of(taken).anyMatch(rows -> rows > 0)) {
                        throw wrong(label, "needs the full width: %d columns, not %d".formatted(columns, wanted));
                    }
                    var parts = new TreeSet<>(
                            shown.stream().map(Layout.Column::part).toList());
                    boolean values = parts.contains(Layout.IndicatorPart.VALUE)
                            || (parts.contains(Layout.IndicatorPart.INITIAL_VALUE)
                                    && parts.contains(Layout.IndicatorPart.ADJUSTED_VALUE));
                    if (parts.contains(Layout.IndicatorPart.OPERATOR) != values) {
                        throw wrong(label, "sign and value belong together");
                    }
                }
            }
        }
        if (IntStream.of(taken).anyMatch(rows -> rows > 0)) {
            throw wrong("rows", "a cell reaches below the last row");
        }
    }

    private Map<?, ?> map(String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(key, "a mapping is expected");
    }

    private List<?> list(String key, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "a list is expected");
    }

    private String text(Map<?, ?> keys, String key) {
        if (keys.get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "a text is expected");
    }

    private int whole(String key, @Nullable Object value) {
        if (value instanceof Integer number && number > 0) {
            return number;
        }
        throw wrong(key, "a whole number above zero is expected");
    }

    private int tenths(String key, @Nullable Object value) {
        return number(key, value).movePointRight(1).intValueExact();
    }

    private BigDecimal number(String key, @Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw wrong(key, "a number is expected");
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, @Nullable Object value) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw wrong(key, "%s is no %s".formatted(value, type.getSimpleName()));
    }

    private IllegalStateException wrong(String key, String what) {
        return new IllegalStateException("%s, key %s: %s".formatted(file, key, what));
    }
}
