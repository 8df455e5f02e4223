package org.jiheng.policy.scoring;

import org.jspecify.annotations.Nullable;

/** 指标单位 — whether two ways to write a unit mean the same; composed units are never taken apart (AWK-12). */
final class Units {
    private Units() {}

    static boolean isPercent(@Nullable String unit) {
        if (unit == null) {
            return false;
        }
        return switch (unit.strip()) {
            case "%", "\uFF05", "百分比", "百分数" -> true;
            default -> false;
        };
    }

    /** An actual without a unit means the indicator's; 2次 answers an indicator in 次/年. */
    static boolean agree(@Nullable String target, String actual) {
        if (target == null || target.isBlank() || actual.isEmpty()) {
            return true;
        }
        return target.strip().equals(actual)
                || target.strip().startsWith(actual + "/")
                || (isPercent(target) && isPercent(actual));
    }
}
