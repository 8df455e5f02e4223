package org.jiheng.documents.reading;

import java.math.BigDecimal;

/**
 * 指标出处 — how one indicator row was read.
 *
 * @param raw what stood in the value cells, such as {@code = 2 次}
 * @param confidence 0 to 1, two decimals
 */
public record IndicatorReading(String raw, Place source, BigDecimal confidence) {}
