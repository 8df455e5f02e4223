package org.jiheng.documents.writing;

import java.util.Map;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/** 格内文字 — what a cell of the official sheet says, for whoever shows or compares cells outside a sheet. */
public final class CellText {
    private CellText() {}

    /** Every filled field of the form as it is printed, in the order of the form. */
    public static Map<FieldPath, String> of(Form form) {
        return FilledFields.of(form);
    }

    public static String of(Indicator indicator, Layout.IndicatorPart part) {
        var text = switch (part) {
            case LEVEL1 -> indicator.level().category();
            case LEVEL2 -> indicator.level().subcategory();
            case NAME -> indicator.name();
            case OPERATOR -> FilledFields.operator(indicator.target());
            case VALUE -> FilledFields.value(indicator.target());
            case TARGET -> inOneCell(indicator);
            case UNIT -> indicator.unit();
            case POINTS -> points(indicator);
            case CORE -> FilledFields.core(indicator.core());
            case DEFINITION -> indicator.definition();
            case SCORING_RULE -> indicator.scoringRule();
            // Of an outcome, not of an indicator.
            case ACTUAL, EARNED, DEVIATION, FORECAST, LIKELIHOOD, COEFFICIENT -> null;
            case INITIAL_VALUE, ADJUSTED_VALUE, BLANK -> null;
        };
        return text == null ? "" : text;
    }

    private static @Nullable String points(Indicator indicator) {
        return indicator.points() == null ? null : indicator.points().toString();
    }

    private static String inOneCell(Indicator indicator) {
        var target = indicator.target();
        var sign = target instanceof TargetValue.Numeric ? FilledFields.operator(target) : "";
        var unit = printsUnit(target) && indicator.unit() != null ? indicator.unit() : "";
        return sign + FilledFields.value(target) + unit;
    }

    /** Behind a word a unit would be read as one more word. */
    static boolean printsUnit(@Nullable TargetValue target) {
        return switch (target) {
            case null -> false;
            case TargetValue.Numeric numeric -> true;
            case TargetValue.Range range -> true;
            case TargetValue.Qualitative qualitative -> false;
            case TargetValue.Unclear unclear -> false;
        };
    }
}
