package org.jiheng.documents.writing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jiheng.documents.FormType;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;

/**
 * 版式 — how one official form is laid out, kept as data: its blocks, labels, widths and fonts, and for
 * which forms it is meant. Read from YAML by {@link LayoutBook}; what it says is checked there.
 *
 * @param name of the YAML file
 * @param describes the form it was taken from
 * @param region the district it belongs to
 * @param untilYear null while it is in use
 * @param defaultForTier whether districts without a layout of their own use this one
 * @param columnsMm widths from left to right
 * @param rowTenthsMm height of a row with one line of text
 * @param titleEnds what a title ends with where the form brings none
 * @param emptyTable what an empty form says (PUB-04)
 */
public record Layout(
        String name,
        String describes,
        FormType formType,
        ProjectTier tier,
        String region,
        int fromYear,
        @Nullable Integer untilYear,
        boolean defaultForTier,
        Page page,
        List<Integer> columnsMm,
        int rowTenthsMm,
        Map<Role, Font> fonts,
        String titleEnds,
        String emptyTable,
        List<Block> blocks) {

    /** 页面 — A4; the width left between the margins is the sum of the columns. */
    public record Page(boolean landscape, int topMm, int sideMm, int bottomMm) {}

    /**
     * 字体 — named, never embedded (GIT-78, GIT-91).
     *
     * @param halfPoints the size, in half points as documents count it: 21 is 10.5 points, 五号
     * @param fallbacks for where the font is not installed, best first
     */
    public record Font(String family, int halfPoints, List<String> fallbacks) {
        public Font {
            fallbacks = List.copyOf(fallbacks);
        }
    }

    /** 版块. */
    public sealed interface Block {
        /** One row of labels and values. */
        record Row(List<Slot> slots) implements Block {
            public Row {
                slots = List.copyOf(slots);
            }
        }

        /** 绩效指标 — a row of column heads and a row for each indicator, beside one tall label. */
        record Indicators(String label, List<Column> columns) implements Block {
            public Indicators {
                columns = List.copyOf(columns);
            }
        }
    }

    /** 格 — one place in a row. */
    public sealed interface Slot {
        int columns();

        int rows();

        /**
         * A label.
         *
         * @param names the money line it names, where a district prints its own word for it; null otherwise
         */
        record Label(String text, @Nullable FieldPath names, int columns, int rows) implements Slot {}

        /** A value of the form. */
        record Value(FieldPath field, Align align, int columns, int rows) implements Slot {}
    }

    /** 指标表的一列. */
    public record Column(String heading, IndicatorPart part, Align align) {}

    /** 指标的一部分 — what a column of the indicator table shows. */
    public enum IndicatorPart {
        LEVEL1("level1"),
        LEVEL2("level2"),
        NAME("name"),
        /** 指标性质 alone. */
        OPERATOR("target"),
        /** 指标值 without its sign. */
        VALUE("target"),
        UNIT("unit"),
        POINTS("points"),
        CORE("core"),
        DEFINITION("definition"),
        SCORING_RULE("scoringRule");

        private final String column;

        IndicatorPart(String column) {
            this.column = column;
        }

        /** Where this stands in a form; sign and value are one field, the target. */
        public FieldPath field(int index) {
            return FieldPath.indicator(index, column);
        }
    }

    public Layout {
        columnsMm = List.copyOf(columnsMm);
        fonts = Map.copyOf(new EnumMap<>(fonts));
        blocks = List.copyOf(blocks);
    }

    public Font font(Role role) {
        var font = fonts.get(role);
        if (font == null) {
            throw new IllegalStateException("layout %s names no font for %s".formatted(name, role));
        }
        return font;
    }

    boolean inUse(@Nullable Integer year) {
        return year == null || (year >= fromYear && (untilYear == null || year <= untilYear));
    }
}
