package org.jiheng.documents.writing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.writing.OfficialSheet.Cell;
import org.jiheng.documents.writing.OfficialSheet.Row;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/** 排版 — puts the values of one form into the places of one layout, and keeps account of what found one. */
final class SheetLaying {

    /** 区级资金, 本级财政: the words by which districts name their own money (forms.md calls it local). */
    private static final Pattern OWN_MONEY = Pattern.compile("[市区县镇乡省州旗本]级(财政)?资金|本级财政");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern SOURCE_LINE = Pattern.compile("execution\\.lines\\[(\\d+)]");
    private static final String PERIOD = "{period}";
    private static final String USUAL_PERIOD = "1-7月";
    private static final FieldPath LOCAL_FUNDS = new FieldPath("funds.local");

    private final Form form;
    private final Layout layout;
    private final Map<FieldPath, String> filled;
    private final Set<FieldPath> carried = new HashSet<>();
    private final List<FundLine> shownMoney = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    /** For each column, how many rows it is still taken by a cell that began above. */
    private final int[] taken;

    SheetLaying(Form form, Layout layout) {
        this.form = form;
        this.layout = layout;
        this.filled = FilledFields.of(form);
        this.taken = new int[layout.columnsMm().size()];
    }

    OfficialSheet sheet() {
        var title = title();
        var yearLine = yearLine(title);
        var unitLine = "单位："
                + Objects.requireNonNullElse(form.moneyUnit(), MoneyUnit.WAN_YUAN)
                        .chinese();
        carry("tableNo", "moneyUnit", "note");
        for (var block : layout.blocks()) {
            switch (block) {
                case Layout.Block.Row(var slots) -> row(slots);
                case Layout.Block.Indicators(var label, var labelColumns, var columns) ->
                    indicators(label, labelColumns, columns);
            }
        }
        carryFundLines();
        carryWhatTheExecutionSays();
        return new OfficialSheet(
                layout,
                form.tableNo(),
                title,
                yearLine,
                unitLine,
                rows,
                note(),
                filled.keySet().stream()
                        .filter(field -> !carried.contains(field))
                        .toList());
    }

    /** The title of the form, or one made as its district would; it carries region, year and tier in its words. */
    private String title() {
        var region = filled.getOrDefault(new FieldPath("region"), "");
        var year = filled.get(FieldPath.FISCAL_YEAR);
        var tier = filled.getOrDefault(new FieldPath("tier"), "");
        var made = region + (year == null ? "" : year + "年") + tier + layout.titleEnds();
        var title = Objects.requireNonNullElse(form.title(), made);
        carry("title");
        if (title.contains(region)) {
            carry("region");
        }
        if (year != null && title.contains(year)) {
            carry(FieldPath.FISCAL_YEAR.path());
        }
        if (title.contains(tier)) {
            carry("tier");
        }
        return title;
    }

    /** National sheets print the year under their title; it stands there whenever the title leaves it out. */
    private @Nullable String yearLine(String title) {
        var year = filled.get(FieldPath.FISCAL_YEAR);
        if (year == null || title.contains(year)) {
            return null;
        }
        carry(FieldPath.FISCAL_YEAR.path());
        return "（" + year + "年度）";
    }

    /** An empty table is published with a sentence; the layout has one where the form brings none (PUB-04). */
    private @Nullable String note() {
        var note = form.declaration().note();
        return note == null && form.declaration().isEmptyTable() ? layout.emptyTable() : note;
    }

    private void row(List<Layout.Slot> slots) {
        var cells = new ArrayList<Cell>();
        @Nullable String label = null;
        for (var slot : slots) {
            switch (slot) {
                case Layout.Slot.Label(var text, var names, var columns, var spanned) -> {
                    label = label(text, names);
                    cells.add(cell(label, Role.LABEL, Align.CENTER, null, columns, spanned));
                }
                case Layout.Slot.Value(var field, var align, var columns, var spanned) -> {
                    carried.add(field);
                    cells.add(cell(filled.getOrDefault(field, ""), Role.VALUE, align, field, columns, spanned));
                    if (label != null && field.path().startsWith("funds.")) {
                        shownMoney.add(new FundLine(label, amount(field)));
                    }
                }
                case Layout.Slot.Printed(var text, var align, var columns, var spanned) ->
                    cells.add(cell(text, Role.VALUE, align, null, columns, spanned));
            }
        }
        endRow(cells, false);
    }

    private String label(String text, @Nullable FieldPath names) {
        if (LOCAL_FUNDS.equals(names)) {
            return ownMoneyLabel(text);
        }
        var line = names == null ? null : SOURCE_LINE.matcher(names.path());
        return line != null && line.matches() ? sourceLabel(text, Integer.parseInt(line.group(1))) : worded(text);
    }

    /** What the form itself calls its sources; a word of the layout only where it does not name one of them again. */
    private String sourceLabel(String usual, int line) {
        var execution = form.outcome() == null ? null : form.outcome().execution();
        var lines = execution == null ? List.<Execution.Line>of() : execution.lines();
        if (line < lines.size()) {
            return lines.get(line).label();
        }
        return lines.stream().anyMatch(each -> source(each.label()).equals(source(usual))) ? "" : usual;
    }

    private static String source(String label) {
        return label.replaceFirst("^其中[：:]", "").replaceFirst("资金$", "").strip();
    }

    /** 1-7月执行数: the period stands in the labels of a monitoring form. */
    private String worded(String label) {
        if (!label.contains(PERIOD)) {
            return label;
        }
        carry("execution.period");
        return label.replace(PERIOD, filled.getOrDefault(new FieldPath("execution.period"), USUAL_PERIOD));
    }

    private void indicators(String label, int labelColumns, List<Layout.Column> columns) {
        var indicators = form.declaration().indicators();
        var heads = new ArrayList<Cell>();
        heads.add(cell(label, Role.LABEL, Align.CENTER, null, labelColumns, indicators.size() + 1));
        for (var column : columns) {
            heads.add(cell(worded(column.heading()), Role.LABEL, Align.CENTER, null, column.columns(), 1));
        }
        endRow(heads, true);
        for (int row = 0; row < indicators.size(); row++) {
            var cells = new ArrayList<Cell>();
            for (var column : columns) {
                var part = column.part();
                var field = field(part, row);
                carryIndicator(part, row);
                if (!isMergedIntoAbove(part, row)) {
                    cells.add(cell(
                            shown(part, row),
                            Role.VALUE,
                            column.align(),
                            field,
                            column.columns(),
                            mergedRows(part, row)));
                }
            }
            endRow(cells, false);
        }
    }

    /** What was never adjusted is both the opening value and the target, and stands in the column of the first. */
    private @Nullable FieldPath field(Layout.IndicatorPart part, int row) {
        boolean adjusted = outcome(row).initialValue() != null;
        return switch (part) {
            case INITIAL_VALUE -> (adjusted ? part : Layout.IndicatorPart.VALUE).field(row);
            case ADJUSTED_VALUE -> adjusted ? part.field(row) : null;
            default -> part.field(row);
        };
    }

    private IndicatorOutcome outcome(int row) {
        return form.outcome() == null
                ? IndicatorOutcome.BLANK
                : form.outcome().indicators().get(row);
    }

    private void carryIndicator(Layout.IndicatorPart part, int row) {
        var field = field(part, row);
        if (field != null) {
            carried.add(field);
        }
        if (part == Layout.IndicatorPart.TARGET
                && CellText.printsUnit(form.declaration().indicators().get(row).target())) {
            carried.add(Layout.IndicatorPart.UNIT.field(row));
        }
    }

    /** Rows of one first or second level share its cell, as the printed forms do. */
    private int mergedRows(Layout.IndicatorPart part, int row) {
        int last = row;
        while (last + 1 < form.declaration().indicators().size() && isMergedIntoAbove(part, last + 1)) {
            last++;
        }
        return last - row + 1;
    }

    private boolean isMergedIntoAbove(Layout.IndicatorPart part, int row) {
        if (row == 0) {
            return false;
        }
        var above = form.declaration().indicators().get(row - 1).level();
        var here = form.declaration().indicators().get(row).level();
        boolean sameCategory = here.category() != null && here.category().equals(above.category());
        return switch (part) {
            case LEVEL1 -> sameCategory;
            case LEVEL2 ->
                sameCategory && here.subcategory() != null && here.subcategory().equals(above.subcategory());
            case NAME, OPERATOR, VALUE, TARGET, UNIT, POINTS, CORE, DEFINITION, SCORING_RULE -> false;
            case ACTUAL, EARNED, DEVIATION, FORECAST, LIKELIHOOD, COEFFICIENT -> false;
            case INITIAL_VALUE, ADJUSTED_VALUE, BLANK -> false;
        };
    }

    private String shown(Layout.IndicatorPart part, int row) {
        var outcome = outcome(row);
        var indicator = form.declaration().indicators().get(row);
        var text = switch (part) {
            case LEVEL1, LEVEL2, NAME, OPERATOR, VALUE, TARGET, UNIT, POINTS, CORE, DEFINITION, SCORING_RULE ->
                CellText.of(indicator, part);
            case ACTUAL -> outcome.actual();
            case EARNED -> outcome.earned() == null ? null : outcome.earned().toString();
            case DEVIATION -> outcome.deviation();
            case FORECAST -> outcome.forecast();
            case LIKELIHOOD -> FilledFields.likelihood(outcome.likelihood());
            case COEFFICIENT -> outcome.coefficient();
            case INITIAL_VALUE ->
                outcome.initialValue() == null ? FilledFields.value(indicator.target()) : outcome.initialValue();
            case ADJUSTED_VALUE -> outcome.initialValue() == null ? null : FilledFields.value(indicator.target());
            case BLANK -> null;
        };
        return text == null ? "" : text;
    }

    private Cell cell(String text, Role role, Align align, @Nullable FieldPath field, int columns, int spannedRows) {
        int column = 0;
        while (taken[column] != 0) {
            column++;
        }
        for (int each = column; each < column + columns; each++) {
            taken[each] = -spannedRows; // marked as new until the row ends
        }
        return new Cell(text, role, align, field, column, columns, spannedRows, field != null && isNumber(field, text));
    }

    private void endRow(List<Cell> cells, boolean columnHeads) {
        for (int each = 0; each < taken.length; each++) {
            taken[each] = Math.abs(taken[each]) - 1;
        }
        rows.add(new Row(cells, columnHeads));
    }

    private boolean isNumber(FieldPath field, String text) {
        var path = field.path();
        return NUMBER.matcher(text).matches()
                && (path.startsWith("funds.")
                        || path.startsWith("execution.")
                        || path.equals(FieldPath.EXECUTION_WEIGHT.path())
                        || path.equals("totalScore")
                        || path.endsWith("].points")
                        || path.endsWith("].earned")
                        || (path.endsWith("].target") && isNumericTarget(path)));
    }

    private boolean isNumericTarget(String path) {
        int row = Integer.parseInt(path.substring(path.indexOf('[') + 1, path.indexOf(']')));
        return form.declaration().indicators().get(row).target() instanceof TargetValue.Numeric;
    }

    /** What this form printed for its own level's money, else what its district would print. */
    private String ownMoneyLabel(String usual) {
        var local = form.declaration().funding().local();
        var printed = form.fundLines().stream()
                .filter(line -> Objects.equals(line.amount(), local))
                .map(FundLine::label)
                .filter(label -> OWN_MONEY.matcher(label).matches())
                .findFirst();
        if (printed.isPresent()) {
            return printed.get();
        }
        var region = form.regionName();
        if (region == null || region.isEmpty()) {
            return usual;
        }
        return switch (region.charAt(region.length() - 1)) {
            case '区' -> "区级资金";
            case '县' -> "县级资金";
            case '市' -> "市级资金";
            case '旗' -> "旗级资金";
            case '州' -> "州级资金";
            default -> usual;
        };
    }

    private @Nullable Money amount(FieldPath field) {
        var funding = form.declaration().funding();
        return switch (field.path()) {
            case "funds.superior" -> funding.superior();
            case "funds.local" -> funding.local();
            case "funds.other" -> funding.other();
            case "funds.carryOver" -> funding.carryOver();
            default -> null;
        };
    }

    /** A printed money line is kept when the sheet shows the same amount under the same label. */
    private void carryFundLines() {
        for (int line = 0; line < form.fundLines().size(); line++) {
            if (shownMoney.contains(form.fundLines().get(line))
                    || isSource(form.fundLines().get(line))) {
                carry("funds.lines[" + line + "]");
            }
        }
    }

    /** A line of the money table that the layout has a row for; the reader keeps it both ways. */
    private boolean isSource(FundLine line) {
        var execution = form.outcome() == null ? null : form.outcome().execution();
        return execution != null
                && IntStream.range(0, execution.lines().size())
                        .filter(each -> execution.lines().get(each).label().equals(line.label()))
                        .anyMatch(each -> carried.contains(new FieldPath("execution.lines[" + each + "].initial")));
    }

    /** On a result form the money and the weight of 预算执行 stand in its table, and nowhere else. */
    private void carryWhatTheExecutionSays() {
        saidBy("executionWeight", List.of("execution.points"));
        saidBy("funds.total", List.of("execution.adjusted", "execution.initial"));
        var execution = form.outcome() == null ? null : form.outcome().execution();
        int lines = execution == null ? 0 : execution.lines().size();
        var sources = IntStream.range(0, lines)
                .boxed()
                .flatMap(line ->
                        Stream.of(".adjusted", ".initial").map(column -> "execution.lines[" + line + "]" + column))
                .toList();
        for (var part : List.of("funds.superior", "funds.local", "funds.other", "funds.carryOver")) {
            saidBy(part, sources);
        }
    }

    private void saidBy(String path, List<String> others) {
        var text = filled.get(new FieldPath(path));
        if (others.stream()
                .map(FieldPath::new)
                .anyMatch(other -> carried.contains(other) && Objects.equals(filled.get(other), text))) {
            carry(path);
        }
    }

    private void carry(String... paths) {
        for (var path : paths) {
            carried.add(new FieldPath(path));
        }
    }
}
