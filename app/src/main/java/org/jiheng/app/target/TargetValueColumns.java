package org.jiheng.app.target;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/** 指标值 as the columns of target_indicator, both ways. */
record TargetValueColumns(
        @Nullable String kind,
        @Nullable String comparator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal high,
        @Nullable String text) {

    static TargetValueColumns of(@Nullable TargetValue target) {
        return switch (target) {
            case null -> new TargetValueColumns(null, null, null, null, null);
            case TargetValue.Numeric(var comparator, var value) ->
                new TargetValueColumns("NUMERIC", comparator.name(), value, null, null);
            case TargetValue.Range(var low, var high) -> new TargetValueColumns("RANGE", null, low, high, null);
            case TargetValue.Qualitative(var text) -> new TargetValueColumns("QUALITATIVE", null, null, null, text);
            case TargetValue.Unclear(var comparator, var text) ->
                new TargetValueColumns("UNCLEAR", comparator == null ? null : comparator.name(), null, null, text);
        };
    }

    static TargetValueColumns read(ResultSet row) throws SQLException {
        return new TargetValueColumns(
                row.getString("target_kind"),
                row.getString("comparator"),
                row.getBigDecimal("target_value"),
                row.getBigDecimal("target_high"),
                row.getString("target_text"));
    }

    @Nullable
    TargetValue target() {
        return switch (kind) {
            case null -> null;
            case "NUMERIC" ->
                new TargetValue.Numeric(
                        Comparator.valueOf(Objects.requireNonNull(comparator)), Objects.requireNonNull(value));
            case "RANGE" -> new TargetValue.Range(Objects.requireNonNull(value), Objects.requireNonNull(high));
            case "QUALITATIVE" -> new TargetValue.Qualitative(Objects.requireNonNull(text));
            case "UNCLEAR" ->
                new TargetValue.Unclear(
                        comparator == null ? null : Comparator.valueOf(comparator), Objects.requireNonNull(text));
            default -> throw new IllegalStateException("unknown target kind " + kind);
        };
    }
}
