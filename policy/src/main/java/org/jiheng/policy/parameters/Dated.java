package org.jiheng.policy.parameters;

import java.time.LocalDate;
import org.jiheng.policy.common.LegalBasis;

/**
 * 某日起的取值 — a value, the day it took effect, and the document that says so.
 *
 * @param from first day in force; it stays so until a later value of the same region
 */
public record Dated<T>(LocalDate from, T value, LegalBasis source) {}
