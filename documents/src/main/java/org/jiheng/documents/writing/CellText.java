package org.jiheng.documents.writing;

import java.util.Map;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Indicator;
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
            case UNIT -> indicator.unit();
            case POINTS -> points(indicator);
            case CORE -> FilledFields.core(indicator.core());
            case DEFINITION -> indicator.definition();
            case SCORING_RULE -> indicator.scoringRule();
        };
        return text == null ? "" : text;
    }

    private static @Nullable String points(Indicator indicator) {
        return indicator.points() == null ? null : indicator.points().toString();
    }
}
