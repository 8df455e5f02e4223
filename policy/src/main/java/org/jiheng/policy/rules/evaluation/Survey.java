package org.jiheng.policy.rules.evaluation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 满意度调查 — what shows that people were asked.
 *
 * @param sampleSize 样本数
 * @param date 调查日期
 */
public record Survey(@Nullable Integer sampleSize, @Nullable LocalDate date) {}
