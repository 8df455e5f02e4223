package org.jiheng.bench;

import java.math.BigDecimal;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/** 指标行 — a row as the rule engine wants it. */
public final class DroolsRow {
    private final DroolsForm form;
    private final Indicator indicator;

    DroolsRow(DroolsForm form, Indicator indicator) {
        this.form = form;
        this.indicator = indicator;
    }

    public DroolsForm getForm() {
        return form;
    }

    public String getName() {
        return indicator.name();
    }

    public @Nullable BigDecimal getPoints() {
        var points = indicator.points();
        return points == null ? null : points.value();
    }

    public BigDecimal getPointsOrZero() {
        var points = getPoints();
        return points == null ? BigDecimal.ZERO : points;
    }

    public boolean isNumeric() {
        return indicator.target() instanceof TargetValue.Numeric;
    }

    public boolean isUnclear() {
        return indicator.target() == null || indicator.target() instanceof TargetValue.Unclear;
    }

    /** Not just unit, which is a word of the rule language. */
    public @Nullable String getUnitOfMeasure() {
        return indicator.unit();
    }

    public boolean isCore() {
        return indicator.isCore();
    }
}
