package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.documents.Goal;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.Markup;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/** 指标识别 — the rows of the indicator table become indicators, each with what was reached and with how it was read. */
final class IndicatorRows {
    private static final BigDecimal SURE = new BigDecimal("1.00");
    private static final BigDecimal TIDIED = new BigDecimal("0.90");
    private static final BigDecimal UNCLEAR = new BigDecimal("0.50");
    /** 指标1：参训人数: the template's numbering before the name. */
    private static final Pattern NUMBERED =
            Pattern.compile("^\\s*指\\s*标\\s*[\\d一二三四五六七八九十]{1,2}\\s*[:：、.．]\\s*(?=\\S)");

    private static final Pattern GOAL_POINTS = Pattern.compile("\\((\\d{1,3}(?:\\.\\d+)?)分?\\)");

    private final Labels labels;
    private final Grid grid;
    private final SectionContent blocks;
    private final ReadingNotes notes;
    private final TargetValues targetValues;

    private final List<Indicator> indicators = new ArrayList<>();
    private final List<IndicatorOutcome> outcomes = new ArrayList<>();
    private final List<IndicatorReading> readings = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final Set<GridCell> shared = new HashSet<>();
    private @Nullable Points totalScore;
    private @Nullable String level1;
    private @Nullable String level2;
    private boolean signsAreFused;
    private boolean guessing;

    IndicatorRows(Labels labels, Grid grid, SectionContent blocks, ReadingNotes notes) {
        this.labels = labels;
        this.grid = grid;
        this.blocks = blocks;
        this.notes = notes;
        this.targetValues = new TargetValues(labels);
    }

    void read() {
        var rows = blocks.tableRows();
        signsAreFused = signsAreFused(rows);
        boolean namesInSecondLevel = namesStandInSecondLevel(rows);
        for (var row : rows) {
            switch (row) {
                case TableRow.Of of -> indicator(of, namesInSecondLevel);
                case TableRow.Level level -> {
                    if (level.first() != null) {
                        level1 = level(level.first().text(), true);
                        level2 = null;
                    }
                    if (level.second() != null) {
                        level2 = level(level.second().text(), false);
                    }
                    guessing = false;
                }
                case TableRow.OfGoal goal -> goal(goal);
                case TableRow.Sum sum -> sum(sum);
            }
        }
    }

    List<Indicator> indicators() {
        return indicators;
    }

    List<IndicatorOutcome> outcomes() {
        return outcomes;
    }

    List<IndicatorReading> readings() {
        return readings;
    }

    /** Only goals that have indicators of their own. */
    List<Goal> goals() {
        return goals.size() > 1 ? goals : List.of();
    }

    @Nullable
    Points totalScore() {
        return totalScore;
    }

    private void goal(TableRow.OfGoal goal) {
        var label = Plain.oneLine(goal.cell().text());
        var points = GOAL_POINTS.matcher(Plain.folded(label));
        var words = Labels.foldedLabel(label);
        boolean known =
                goals.stream().anyMatch(each -> Labels.foldedLabel(each.label()).equals(words));
        if (!known) {
            goals.add(new Goal(
                    label,
                    blocks.goalText(goal.cell()),
                    points.find() ? Points.of(points.group(1)) : null,
                    indicators.size()));
        } else {
            // Named once with its text and again beside its indicators.
            goals.replaceAll(
                    each -> Labels.foldedLabel(each.label()).equals(words) && blocks.goalText(goal.cell()) == null
                            ? new Goal(each.label(), each.text(), each.points(), indicators.size())
                            : each);
        }
    }

    private void sum(TableRow.Sum sum) {
        var earned = sum.cells().get(LabelMeaning.EARNED);
        if (earned == null || totalScore != null) {
            return;
        }
        var field = LabelMeaning.TOTAL_SCORE.field();
        notes.stood(field, grid.place(sum.row(), earned));
        totalScore = notes.earned(field, earned.text());
    }

    private void indicator(TableRow.Of row, boolean namesInSecondLevel) {
        if (isTemplate(row)) {
            var cell = row.row().cells().getLast();
            notes.doubt(
                    DoubtCode.PLACEHOLDER,
                    FieldPath.INDICATORS,
                    "指标表中“%s”一行是样板文字，没有填写，未读入".formatted(Plain.excerpt(cell.text())),
                    grid.place(row.row(), cell));
            return;
        }
        int index = indicators.size();
        int doubtsBefore = notes.doubts().size();
        var level = levels(row, index, namesInSecondLevel);
        var name = name(row, index, namesInSecondLevel);
        var definition = namesInSecondLevel
                ? cell(row, index, LabelMeaning.NAME, LabelMeaning.DEFINITION)
                : cell(row, index, LabelMeaning.DEFINITION);
        var sign = cell(row, index, LabelMeaning.SIGN);
        var value = cell(row, index, LabelMeaning.VALUE);
        var unit = cell(row, index, LabelMeaning.MEASURE);
        var initial = cell(row, index, LabelMeaning.INITIAL_VALUE);
        var adjusted = cell(row, index, LabelMeaning.ADJUSTED_VALUE);
        var target = target(row, index, sign, unit, value, initial, adjusted);
        var pointsText = cell(row, index, LabelMeaning.POINTS);
        var points = pointsText == null || (isResult() && Blanks.isPlaceholder(Plain.folded(pointsText)))
                ? null
                : notes.points(LabelMeaning.POINTS.field(index), pointsText);
        mergedPoints(row, index, LabelMeaning.POINTS, points);
        indicators.add(new Indicator(
                level,
                name,
                target.target(),
                target.unit(),
                points,
                core(index, cell(row, index, LabelMeaning.CORE)),
                definition,
                cell(row, index, LabelMeaning.SCORING_RULE)));
        outcomes.add(outcome(row, index, adjusted == null ? null : value == null ? initial : value));
        readings.add(new IndicatorReading(
                Stream.of(sign, adjusted == null ? value == null ? initial : value : adjusted, unit)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")),
                blocks.rowPlace(row),
                confidence(target.target(), doubtsBefore)));
    }

    private boolean isResult() {
        return blocks.hasColumn(LabelMeaning.ACTUAL) || blocks.hasColumn(LabelMeaning.EARNED);
    }

    private TargetValues.Found target(
            TableRow.Of row,
            int index,
            @Nullable String sign,
            @Nullable String unit,
            @Nullable String value,
            @Nullable String initial,
            @Nullable String adjusted) {
        var column = adjusted != null
                ? LabelMeaning.ADJUSTED_VALUE
                : value == null && initial != null ? LabelMeaning.INITIAL_VALUE : LabelMeaning.VALUE;
        var meant = adjusted != null ? adjusted : value != null ? value : initial;
        var field = LabelMeaning.VALUE.field(index);
        var place = blocks.placeOf(row, column);
        if (meant != null && place != null && column != LabelMeaning.VALUE) {
            notes.stood(field, place);
        }
        var found = targetValues.read(sign, meant, unit);
        for (var remark : found.remarks()) {
            notes.doubt(remark.code(), field, remark.message(), place);
        }
        if (meant != null && Blanks.holdsPlace(Plain.folded(meant))) {
            notes.doubt(DoubtCode.PLACEHOLDER, field, "指标值“%s”是样板文字，还没有填写".formatted(Plain.excerpt(meant)), place);
        }
        percentDoubt(field, place, meant, found.unit());
        signDoubt(field, place, meant, found.target());
        return inferredSign(row, index, found);
    }

    /** 正向 says that more is better, which with a bare number is usually meant as ≥. */
    private TargetValues.Found inferredSign(TableRow.Of row, int index, TargetValues.Found found) {
        var direction = cell(row, index, LabelMeaning.DIRECTION, LabelMeaning.SIGN);
        if (direction == null
                || !(found.target() instanceof TargetValue.Unclear(Comparator sign, String text))
                || sign != null) {
            return found;
        }
        var number = Plain.number(text);
        var hinted = labels.direction(direction);
        if (number == null || hinted == null) {
            return found;
        }
        notes.doubt(
                DoubtCode.VALUE_INFERRED,
                LabelMeaning.SIGN.field(index),
                "指标方向为“%s”，指标值只写了“%s”，按“%s”读入，请核对"
                        .formatted(Plain.excerpt(direction), Plain.excerpt(text), hinted.symbol()),
                blocks.placeOf(row, LabelMeaning.VALUE));
        return new TargetValues.Found(new TargetValue.Numeric(hinted, number), found.unit(), found.remarks());
    }

    private String name(TableRow.Of row, int index, boolean namesInSecondLevel) {
        var printed = cell(row, index, namesInSecondLevel ? LabelMeaning.LEVEL2 : LabelMeaning.NAME, LabelMeaning.NAME);
        if (printed == null) {
            return "";
        }
        var numbered = NUMBERED.matcher(printed);
        if (!numbered.find()) {
            return printed;
        }
        notes.doubt(
                DoubtCode.VALUE_SPLIT,
                LabelMeaning.NAME.field(index),
                "指标名称“%s”去掉了前面的编号，请核对".formatted(Plain.excerpt(printed)),
                blocks.placeOf(row, LabelMeaning.NAME));
        return Plain.trim(printed.substring(numbered.end()));
    }

    // ---- results

    private IndicatorOutcome outcome(TableRow.Of row, int index, @Nullable String initialValue) {
        var actual = cell(row, index, LabelMeaning.ACTUAL);
        var earnedText = cell(row, index, LabelMeaning.EARNED);
        var earned = earnedText == null ? null : notes.earned(LabelMeaning.EARNED.field(index), earnedText);
        mergedPoints(row, index, LabelMeaning.EARNED, earned);
        return new IndicatorOutcome(
                actual,
                earned,
                deviation(row, index),
                cell(row, index, LabelMeaning.FORECAST),
                likelihood(row, index),
                cell(row, index, LabelMeaning.COEFFICIENT),
                initialValue);
    }

    /** The ticked kinds of reason, then the reason in words (MON-09). */
    private @Nullable String deviation(TableRow.Of row, int index) {
        var field = LabelMeaning.DEVIATION.field(index);
        var parts = new ArrayList<String>();
        for (var column : row.header().columns()) {
            if (column.meaning() == LabelMeaning.REASON) {
                row.row().cells().stream()
                        .filter(cell -> column.holds(cell.column()))
                        .findFirst()
                        .ifPresent(cell -> {
                            var words = Plain.oneLine(cell.text());
                            if (labels.isTick(words)) {
                                parts.add(column.printed());
                            } else if (!Blanks.isPlaceholder(Plain.folded(words))) {
                                parts.add(column.printed() + "：" + words);
                            }
                            notes.stood(field, grid.place(row.row(), cell));
                        });
            }
        }
        var words = cell(row, index, LabelMeaning.DEVIATION);
        if (words != null && !Blanks.isPlaceholder(Plain.folded(words))) {
            parts.add(words);
        } else if (words != null && parts.isEmpty()) {
            return Plain.folded(words).equals("无") ? words : null;
        }
        return parts.isEmpty() ? null : String.join("；", parts);
    }

    private @Nullable String likelihood(TableRow.Of row, int index) {
        var ticked = Stream.of(LabelMeaning.CERTAIN, LabelMeaning.POSSIBLE, LabelMeaning.IMPOSSIBLE)
                .filter(column -> {
                    var text = cell(row, index, column);
                    return text != null && !Blanks.isPlaceholder(Plain.folded(text));
                })
                .toList();
        var field = LabelMeaning.LIKELIHOOD.field(index);
        if (ticked.size() == 1) {
            return ticked.getFirst().name();
        }
        var printed = cell(row, index, LabelMeaning.LIKELIHOOD);
        var found = printed == null ? null : labels.likelihood(printed);
        if (ticked.size() > 1 || (printed != null && found == null && !Blanks.isPlaceholder(Plain.folded(printed)))) {
            notes.doubt(
                    DoubtCode.LIKELIHOOD_UNCLEAR,
                    field,
                    ticked.size() > 1
                            ? "完成目标可能性勾选了%d项，未读入，请核对".formatted(ticked.size())
                            : "完成目标可能性写的是“%s”，应为确定能、有可能或完全不可能，未读入"
                                    .formatted(Plain.excerpt(Objects.requireNonNull(printed))),
                    notes.placeOf(field));
        }
        return found == null ? null : found.name();
    }

    /** Points in a cell merged over several rows: kept for its first row, and the others say why they have none. */
    private void mergedPoints(TableRow.Of row, int index, LabelMeaning column, @Nullable Points points) {
        var found = row.cells().get(column);
        if (found != null && found.cell().rowSpan() > 1 && points != null && shared.add(found.cell())) {
            notes.doubt(
                    DoubtCode.MERGED_VALUE,
                    column.field(index),
                    "%s“%s”合并了%d行，记在第一行，请核对"
                            .formatted(
                                    column.chinese(),
                                    Plain.excerpt(found.cell().text()),
                                    found.cell().rowSpan()),
                    grid.place(found.row(), found.cell()));
        }
    }

    // ---- levels

    private IndicatorLevel levels(TableRow.Of row, int index, boolean namesInSecondLevel) {
        var first = row.cells().get(LabelMeaning.LEVEL1);
        var second = namesInSecondLevel ? null : row.cells().get(LabelMeaning.LEVEL2);
        var printed1 = first == null ? null : level(text(first, index, LabelMeaning.LEVEL1), true);
        var printed2 = second == null ? null : level(text(second, index, LabelMeaning.LEVEL2), false);
        if (first == null) {
            stands(row, index, LabelMeaning.LEVEL1);
        }
        if (second == null && !namesInSecondLevel) {
            stands(row, index, LabelMeaning.LEVEL2);
        }
        boolean carried = false;
        if (printed1 != null) {
            // Where the first level is merged over this row, the file knows merges, and a blank second one is blank.
            level1 = printed1;
            level2 = printed2;
        } else if (printed2 != null) {
            carried = level1 != null && row.header().has(LabelMeaning.LEVEL1);
            level2 = printed2;
        } else {
            carried = (level1 != null && row.header().has(LabelMeaning.LEVEL1))
                    || (level2 != null && row.header().has(LabelMeaning.LEVEL2));
        }
        guessed(row, index, carried);
        secondLevelInFirstColumn(row, index);
        return level1 == null && level2 == null ? IndicatorLevel.NOT_SHOWN : new IndicatorLevel(level1, level2);
    }

    /** One doubt for each run of blank level cells, at its first row. */
    private void guessed(TableRow.Of row, int index, boolean carried) {
        if (carried && !guessing) {
            boolean first =
                    row.cells().get(LabelMeaning.LEVEL1) == null && row.header().has(LabelMeaning.LEVEL1);
            var column = first ? LabelMeaning.LEVEL1 : LabelMeaning.LEVEL2;
            notes.doubt(
                    DoubtCode.MERGED_CELLS_GUESSED,
                    column.field(index),
                    "从这一行起%s空白，接着上面的“%s”读入，请核对".formatted(column.chinese(), first || level2 == null ? level1 : level2),
                    blocks.placeOf(row, column));
        }
        guessing = carried;
    }

    /** 数量指标 in the first column: the first level is known all the same. */
    private void secondLevelInFirstColumn(TableRow.Of row, int index) {
        if (level1 == null || level2 != null || labels.firstLevel(level1) != null) {
            return;
        }
        var second = labels.secondLevel(level1);
        if (second == null) {
            return;
        }
        var above = labels.firstLevelOf(second);
        level2 = second;
        level1 = above;
        notes.doubt(
                DoubtCode.LEVEL_INFERRED,
                LabelMeaning.LEVEL1.field(index),
                above == null
                        ? "“%s”是二级指标，一级指标未知，请补填".formatted(second)
                        : "“%s”是二级指标，按一级指标“%s”读入，请核对".formatted(second, above),
                blocks.placeOf(row, LabelMeaning.LEVEL1));
    }

    private String text(TableRow.Found found, int index, LabelMeaning column) {
        notes.stood(column.field(index), grid.place(found.row(), found.cell()));
        return found.cell().text();
    }

    /** 产出指标(50分) and 产出 指标 are one level; an unknown one is kept as it stands. */
    private @Nullable String level(String printed, boolean first) {
        var cleaned = Markup.isIn(printed) ? Markup.remove(printed) : printed;
        var known = first ? labels.firstLevel(cleaned) : labels.secondLevel(cleaned);
        if (known != null) {
            return known;
        }
        var other = first ? labels.secondLevel(cleaned) : labels.firstLevel(cleaned);
        if (other != null) {
            return other;
        }
        var word = Labels.levelWord(cleaned);
        return Blanks.isTemplate(word) ? null : Plain.orNull(word);
    }

    /**
     * Some provinces print the indicator's name as 二级指标 and its definition as 指标内容 (GX21). Told by the second
     * column: it then holds none of the taxonomy's names.
     */
    private boolean namesStandInSecondLevel(List<TableRow> rows) {
        int known = 0;
        int others = 0;
        boolean content = false;
        for (var row : rows) {
            if (row instanceof TableRow.Of of) {
                var name = of.header().of(LabelMeaning.NAME);
                content |= name != null && Labels.foldedLabel(name.printed()).equals("指标内容");
                var second = of.cells().get(LabelMeaning.LEVEL2);
                if (second != null && !second.merged()) {
                    boolean taxonomy = labels.secondLevel(second.cell().text()) != null
                            || labels.firstLevel(second.cell().text()) != null;
                    known += taxonomy ? 1 : 0;
                    others += taxonomy ? 0 : 1;
                }
            }
        }
        boolean found = content && others > known;
        if (found) {
            notes.doubt(
                    DoubtCode.LEVEL_INFERRED,
                    FieldPath.INDICATORS,
                    "“二级指标”列写的是指标名称、“指标内容”列写的是解释，按此读入，请核对",
                    notes.placeOf(FieldPath.INDICATORS));
        }
        return found;
    }

    // ---- doubts

    /** ……, 指标2： and a row with nothing but dashes are the template's. */
    private static boolean isTemplate(TableRow.Of row) {
        var name = row.cells().get(LabelMeaning.NAME);
        if (name == null || !Blanks.isTemplateName(Plain.folded(name.cell().text()))) {
            return false;
        }
        return row.cells().entrySet().stream()
                .filter(each -> switch (each.getKey()) {
                    case LEVEL1, LEVEL2 -> false;
                    default -> true;
                })
                .allMatch(each -> Blanks.isTemplate(
                                Plain.folded(each.getValue().cell().text()))
                        || Blanks.holdsPlace(Plain.folded(each.getValue().cell().text())));
    }

    private BigDecimal confidence(@Nullable TargetValue target, int doubtsBefore) {
        if (target instanceof TargetValue.Unclear) {
            return UNCLEAR;
        }
        var ofRow = notes.doubts().subList(doubtsBefore, notes.doubts().size());
        if (ofRow.isEmpty()) {
            return SURE;
        }
        boolean onlyTidied = ofRow.stream()
                .allMatch(doubt -> doubt.code() == DoubtCode.VALUE_SPLIT
                        || doubt.code() == DoubtCode.MARKUP_REMOVED
                        || doubt.code() == DoubtCode.MERGED_CELLS_GUESSED);
        return onlyTidied ? TIDIED : UNCLEAR;
    }

    private @Nullable String cell(TableRow.Of row, int index, LabelMeaning column) {
        return cell(row, index, column, column);
    }

    /** The words of a column's cell, which fill the field of another. */
    private @Nullable String cell(TableRow.Of row, int index, LabelMeaning column, LabelMeaning as) {
        var found = row.cells().get(column);
        var field = as.field(index);
        if (found == null) {
            stands(row, index, column);
            return null;
        }
        var place = grid.place(found.row(), found.cell());
        notes.stood(field, place);
        var cleaned = notes.clean(field, found.cell().text(), place);
        return cleaned == null || as.isText() ? cleaned : Plain.orNull(Plain.oneLine(cleaned));
    }

    private void stands(TableRow.Of row, int index, LabelMeaning column) {
        var place = blocks.placeOf(row, column);
        if (place != null) {
            notes.wouldStand(column.field(index), place);
        }
    }

    private @Nullable Boolean core(int index, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var flag = labels.core(text);
        if (flag == null) {
            var field = LabelMeaning.CORE.field(index);
            notes.doubt(
                    DoubtCode.CORE_FLAG_UNCLEAR,
                    field,
                    "是否核心写的是“%s”，应为是或否，按未填读入".formatted(Plain.excerpt(text)),
                    notes.placeOf(field));
        }
        return flag;
    }

    /** 0.95 with the unit % is 95 % more often than not, but only a percent format proves it (AWK-11). */
    private void percentDoubt(FieldPath field, @Nullable Place place, @Nullable String value, @Nullable String unit) {
        if (value == null || unit == null || !"%".equals(labels.comparableUnit(unit))) {
            return;
        }
        var number = Plain.number(value);
        if (number != null && number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0) {
            notes.doubt(
                    DoubtCode.PERCENT_UNCERTAIN,
                    field,
                    "指标值%s、单位%%：是%s%%，还是%s%%?按原样读入，请核对"
                            .formatted(
                                    number.toPlainString(),
                                    number.toPlainString(),
                                    Plain.plain(number.movePointRight(2)).toPlainString()),
                    place);
        }
    }

    /** 2280 among ≥95% and ≥3次: a scanned ≥ looks like a 2 (AWK-20). */
    private void signDoubt(
            FieldPath field, @Nullable Place place, @Nullable String value, @Nullable TargetValue target) {
        boolean bare = target instanceof TargetValue.Unclear(Comparator sign, String _) && sign == null;
        if (value == null || !bare || !signsAreFused) {
            return;
        }
        var folded = Plain.folded(value);
        if (folded.length() > 2 && folded.charAt(0) == '2' && Character.isDigit(folded.charAt(1))) {
            notes.doubt(
                    DoubtCode.SIGN_SUSPECTED,
                    field,
                    "“%s”没有符号，而其他行都有：开头的2可能是“≥”识别错了，即“≥%s”?按原样读入，请核对"
                            .formatted(Plain.excerpt(value), folded.substring(1)),
                    place);
        }
    }

    private boolean signsAreFused(List<TableRow> rows) {
        int fused = 0;
        int values = 0;
        for (var row : rows) {
            var value = row instanceof TableRow.Of of ? of.cells().get(LabelMeaning.VALUE) : null;
            if (value != null) {
                values++;
                fused += labels.signBefore(Plain.folded(value.cell().text())).isPresent() ? 1 : 0;
            }
        }
        return fused >= 2 && fused * 2 >= values;
    }
}
