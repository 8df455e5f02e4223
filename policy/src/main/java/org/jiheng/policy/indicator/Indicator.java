package org.jiheng.policy.indicator;

import java.util.regex.Pattern;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 绩效指标 — one row of the indicator table.
 *
 * @param name as printed; empty when the row has none
 * @param unit 指标单位 as printed, also 次/年 (AWK-12)
 * @param core 是否核心: blank is null, and counts as 否 (LNT-27)
 */
public record Indicator(
        IndicatorLevel level,
        String name,
        @Nullable TargetValue target,
        @Nullable String unit,
        @Nullable Points points,
        @Nullable Boolean core,
        @Nullable String definition,
        @Nullable String scoringRule) {

    private static final Pattern CHANGE_RATE = Pattern.compile("增长|增幅|增速|下降|降幅|降低|减少|变化|变动");

    /** A row of a flat form. */
    public static Indicator flat(
            String name,
            @Nullable TargetValue target,
            @Nullable String unit,
            @Nullable Points points,
            @Nullable Boolean core) {
        return new Indicator(IndicatorLevel.NOT_SHOWN, name, target, unit, points, core, null, null);
    }

    public Indicator named(String other) {
        return new Indicator(level, other, target, unit, points, core, definition, scoringRule);
    }

    public Indicator aimingAt(TargetValue value, @Nullable String inUnit) {
        return new Indicator(level, name, value, inUnit, points, core, definition, scoringRule);
    }

    public Indicator notCore() {
        return new Indicator(level, name, target, unit, points, false, definition, scoringRule);
    }

    public boolean isCore() {
        return Boolean.TRUE.equals(core);
    }

    /** 变化率 — a rate that may honestly be zero or negative, such as 税收增长率 (AWK-07). */
    public boolean isChangeRate() {
        return CHANGE_RATE.matcher(name).find();
    }
}
