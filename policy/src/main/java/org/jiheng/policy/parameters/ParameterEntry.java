package org.jiheng.policy.parameters;

import java.time.LocalDate;
import org.jiheng.policy.common.LegalBasis;

/**
 * 参数的一次取值 — one line of the printed rule book: where, since when, what, and who says so.
 *
 * @param region code of the division; the nation's under {@link org.jiheng.policy.common.Region#NATIONAL}
 */
public record ParameterEntry(String region, LocalDate from, String value, LegalBasis source) {}
