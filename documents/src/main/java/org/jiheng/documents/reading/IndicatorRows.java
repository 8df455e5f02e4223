package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.documents.reading.FormBlocks.RowCells;
import org.jiheng.documents.reading.Labels.Column;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/** 指标识别 — the rows of the indicator table become indicators, each with how it was read. */
final class IndicatorRows {
    private static final BigDecimal SURE = new BigDecimal("1.00");
    private static final BigDecimal TIDIED = new BigDecimal("0.90");
    private static final BigDecimal UNCLEAR = new BigDecimal("0.50");

    private final Labels labels;
    private final Grid grid;
    private final FormBlocks blocks;
    private final ReadingNotes notes;
    private final TargetValues targetValues;

    IndicatorRows(Labels labels, Grid grid, FormBlocks blocks, ReadingNotes notes) {
        this.labels = labels;
        this.grid = grid;
        this.blocks = blocks;
        this.notes = notes;
        this.targetValues = new TargetValues(labels);
    }

    List<Indicator> read(List<IndicatorReading> readings) {
        var indicators = new ArrayList<Indicator>();
        @Nullable String level1 = null;
        @Nullable String level2 = null;
        for (var row : blocks.indicatorRows()) {
            int index = indicators.size();
            int doubtsBefore = notes.doubts().size();
            var printed1 = level(cell(row, index, Column.LEVEL1));
            var printed2 = level(cell(row, index, Column.LEVEL2));
            // Merged level cells stand in their first row only (§8.3); a new first level begins its own second ones.
            if (printed1 != null) {
                level1 = printed1;
                level2 = printed2;
            } else if (printed2 != null) {
                level2 = printed2;
            }
            var name = cell(row, index, Column.NAME);
            var sign = cell(row, index, Column.SIGN);
            var value = cell(row, index, Column.VALUE);
            var unit = cell(row, index, Column.UNIT);
            var targetField = Column.VALUE.field(index);
            var found = targetValues.read(sign, value, unit);
            for (var remark : found.remarks()) {
                notes.doubt(remark.code(), targetField, remark.message(), blocks.placeOf(row, Column.VALUE));
            }
            percentDoubt(row, index, value, found.unit());
            var pointsText = cell(row, index, Column.POINTS);
            var points = pointsText == null ? null : notes.points(Column.POINTS.field(index), pointsText);
            indicators.add(new Indicator(
                    level1 == null && level2 == null ? IndicatorLevel.NOT_SHOWN : new IndicatorLevel(level1, level2),
                    name == null ? "" : name,
                    found.target(),
                    found.unit(),
                    points,
                    core(index, cell(row, index, Column.CORE)),
                    cell(row, index, Column.DEFINITION),
                    cell(row, index, Column.SCORING_RULE)));
            var raw = Stream.of(sign, value, unit).filter(Objects::nonNull).collect(Collectors.joining(" "));
            readings.add(new IndicatorReading(raw, blocks.rowPlace(row), confidence(found.target(), doubtsBefore)));
        }
        return indicators;
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
                .allMatch(doubt -> doubt.code() == DoubtCode.VALUE_SPLIT || doubt.code() == DoubtCode.MARKUP_REMOVED);
        return onlyTidied ? TIDIED : UNCLEAR;
    }

    private @Nullable String cell(RowCells row, int index, Column column) {
        var cell = row.cells().get(column);
        var field = column.field(index);
        if (cell == null) {
            var place = blocks.placeOf(row, column);
            if (place != null) {
                notes.wouldStand(field, place);
            }
            return null;
        }
        var place = grid.place(row.row(), cell);
        notes.stood(field, place);
        var cleaned = notes.clean(field, cell.text(), place);
        boolean isText = column == Column.DEFINITION || column == Column.SCORING_RULE;
        return cleaned == null || isText ? cleaned : Plain.orNull(Plain.oneLine(cleaned));
    }

    /** 产出指标(50分) and 产出 指标 are one level. */
    private static @Nullable String level(@Nullable String printed) {
        return printed == null ? null : Plain.orNull(Plain.folded(printed).replaceAll("\\([^()]*\\)", ""));
    }

    private @Nullable Boolean core(int index, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var flag = labels.core(text);
        if (flag == null) {
            var field = Column.CORE.field(index);
            notes.doubt(
                    DoubtCode.CORE_FLAG_UNCLEAR,
                    field,
                    "是否核心写的是“%s”，应为是或否，按未填读入".formatted(Plain.excerpt(text)),
                    notes.placeOf(field));
        }
        return flag;
    }

    /** 0.95 with the unit % is 95 % more often than not, but only a percent format proves it (AWK-11). */
    private void percentDoubt(RowCells row, int index, @Nullable String value, @Nullable String unit) {
        if (value == null || unit == null || !"%".equals(labels.comparableUnit(unit))) {
            return;
        }
        var number = Plain.number(value);
        if (number != null && number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0) {
            notes.doubt(
                    DoubtCode.PERCENT_UNCERTAIN,
                    Column.VALUE.field(index),
                    "指标值%s、单位%%：是%s%%，还是%s%%?按原样读入，请核对"
                            .formatted(
                                    number.toPlainString(),
                                    number.toPlainString(),
                                    Plain.plain(number.movePointRight(2)).toPlainString()),
                    blocks.placeOf(row, Column.VALUE));
        }
    }
}
