package org.jiheng.documents;

import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 年度绩效目标 — one of several annual goals that carry their own indicators, as on Hubei's forms (TAX-16).
 *
 * @param label as printed, such as 年度绩效目标1
 * @param points its share of the points, such as 40; null when none is printed
 * @param firstIndicator where its indicators begin; they end where those of the next goal begin
 */
public record Goal(
        String label, @Nullable String text, @Nullable Points points, int firstIndicator) {}
