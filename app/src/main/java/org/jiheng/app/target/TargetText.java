package org.jiheng.app.target;

import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/** 指标值 in one line, as a person would write it: {@code ≥ 95 %}. */
public final class TargetText {
    private TargetText() {}

    public static String of(@Nullable TargetValue target, @Nullable String unit) {
        var value = switch (target) {
            case null -> "";
            case TargetValue.Numeric(var comparator, var number) -> comparator.symbol() + " " + number.toPlainString();
            case TargetValue.Range(var low, var high) -> low.toPlainString() + "～" + high.toPlainString();
            case TargetValue.Qualitative(var text) -> text;
            case TargetValue.Unclear(var comparator, var text) ->
                comparator == null ? text : comparator.symbol() + " " + text;
        };
        return unit == null ? value : (value + " " + unit).strip();
    }
}
