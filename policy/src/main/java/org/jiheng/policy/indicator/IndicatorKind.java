package org.jiheng.policy.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 指标类别 — the kinds that rules ask for, whether 成本 is a level of its own or stands under 产出 (TAX-02, TAX-03). */
public enum IndicatorKind {
    QUANTITY("数量指标"),
    QUALITY("质量指标"),
    TIMELINESS("时效指标"),
    COST("成本指标"),
    EFFECT("效益指标"),
    SATISFACTION("满意度指标");

    /** The order in which names are asked: 满意度 and 成本 are said outright, 数量 is what is left. */
    public static final List<IndicatorKind> BY_NAME =
            List.of(SATISFACTION, COST, QUALITY, EFFECT, TIMELINESS, QUANTITY);

    private final String chinese;

    IndicatorKind(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether the form has columns for the levels and this row fills one. */
    public static boolean isShownBy(IndicatorLevel level) {
        return level.category() != null || level.subcategory() != null;
    }

    /** What the columns say; null when they are blank or name something else, such as 管理指标 (TAX-04). */
    public static @Nullable IndicatorKind shownBy(IndicatorLevel level) {
        var named = named(level.subcategory());
        return named == null ? named(level.category()) : named;
    }

    private static @Nullable IndicatorKind named(@Nullable String level) {
        if (level == null) {
            return null;
        }
        if (level.contains("满意")) {
            return SATISFACTION;
        }
        if (level.contains("成本")) {
            return COST;
        }
        if (level.contains("数量")) {
            return QUANTITY;
        }
        if (level.contains("质量")) {
            return QUALITY;
        }
        if (level.contains("时效")) {
            return TIMELINESS;
        }
        return level.contains("效益") || level.contains("效果") || level.contains("影响") ? EFFECT : null;
    }
}
