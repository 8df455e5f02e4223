package org.jiheng.documents.reading;

import java.math.BigDecimal;
import org.jiheng.documents.reading.grid.Place;
import org.jspecify.annotations.Nullable;

/**
 * 指标出处 — how one indicator row was read.
 *
 * @param raw what stood in the value cells, such as {@code = 2 次}
 * @param source null when the form did not come from a document
 * @param confidence 0 to 1, two decimals
 */
public record IndicatorReading(String raw, @Nullable Place source, BigDecimal confidence) {}
