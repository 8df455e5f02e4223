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
 * which forms it is meant. Read from YAML by {@link LayoutBook}; what it says is checked there. Every file
 * format is written from it, so a new province is one YAML file and no code.
 *
 * @param name of the YAML file
 * @param describes the form it was taken from
 * @param source where its look is known from, and how well
 * @param tier null for a sheet that serves every tier
 * @param region the district it belongs to
 * @param untilYear null while it is in use
 * @param use which forms are printed on it without being asked for it
 * @param columnsMm widths from left to right
 * @param rowTenthsMm height of a row with one line of text
 * @param titleEnds what a title ends with where the form brings none
 * @param emptyTable what an empty form says (PUB-04)
 */
public record Layout(
        String name,
        String describes,
        Source source,
        FormType formType,
        @Nullable ProjectTier tier,
        String region,
        int fromYear,
        @Nullable Integer untilYear,
        Use use,
        Page page,
        List<Integer> columnsMm,
        int rowTenthsMm,
        Map<Role, Font> fonts,
        String titleEnds,
        String emptyTable,
        List<Block> blocks) {

    /** 出处. */
    public record Source(String document, Confidence confidence) {}

    /** 依据的可靠程度 — told to whoever chooses a layout; never smoothed over. */
    public enum Confidence {
        /** The printed or published form itself was at hand. */
        SEEN("照公开的表排版"),
        /** Its labels and blocks were read in published texts; widths and order in detail are ours. */
        DESCRIBED("栏目据公开文本，版面自拟"),
        /** Nobody here had it at hand. */
        MEMORY("凭记忆排版，使用前请与正式表样核对");

        private final String chinese;

        Confidence(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 适用. */
    public enum Use {
        /** For its own district only. */
        OWN_DISTRICT,
        /** Also for districts that have no layout of their own. */
        ELSEWHERE_TOO,
        /** Only when somebody names it: a sheet beside the form, such as that of a review. */
        WHEN_NAMED
    }

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

        /**
         * 绩效指标 — a row of column heads and a row for each indicator, beside one tall label.
         *
         * @param labelColumns how many columns that label is wide
         */
        record Indicators(String label, int labelColumns, List<Column> columns) implements Block {
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

        /** What the form itself prints where a value would stand: a dash, a 100, or nothing to be filled in by hand. */
        record Printed(String text, Align align, int columns, int rows) implements Slot {}
    }

    /** 指标表的一列. */
    public record Column(String heading, IndicatorPart part, Align align, int columns) {}

    /** 指标的一部分 — what a column of the indicator table shows. */
    public enum IndicatorPart {
        LEVEL1("level1"),
        LEVEL2("level2"),
        NAME("name"),
        /** 指标性质 alone. */
        OPERATOR("target"),
        /** 指标值 without its sign. */
        VALUE("target"),
        /** Sign, value and unit in one cell, as forms without columns for them print it: ≥40个. */
        TARGET("target"),
        UNIT("unit"),
        POINTS("points"),
        CORE("core"),
        DEFINITION("definition"),
        SCORING_RULE("scoringRule"),
        ACTUAL("actual"),
        EARNED("earned"),
        DEVIATION("deviation"),
        FORECAST("forecast"),
        LIKELIHOOD("likelihood"),
        COEFFICIENT("coefficient"),
        /** 年初指标值: the target, and where it was adjusted the value it had before (ADJ-03). */
        INITIAL_VALUE("initialValue"),
        /** 调整指标值: the target of a row that was adjusted, else blank. */
        ADJUSTED_VALUE("target"),
        /** A column of the printed form that nothing is kept for. */
        BLANK("");

        private final String column;

        IndicatorPart(String column) {
            this.column = column;
        }

        /** Where this stands in a form; sign and value are one field, the target. Null for a blank column. */
        public @Nullable FieldPath field(int index) {
            return column.isEmpty() ? null : FieldPath.indicator(index, column);
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

    boolean showsLevels() {
        return blocks.stream()
                .anyMatch(block -> block instanceof Block.Indicators(var label, var labelColumns, var columns)
                        && columns.stream().anyMatch(column -> column.part() == IndicatorPart.LEVEL1));
    }

    public int widthMm() {
        return columnsMm.stream().mapToInt(Integer::intValue).sum();
    }

    /** How wide a cell over these columns is. */
    public int widthMm(int column, int columns) {
        return columnsMm.subList(column, column + columns).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    boolean inUse(@Nullable Integer year) {
        return year == null || (year >= fromYear && (untilYear == null || year <= untilYear));
    }
}
