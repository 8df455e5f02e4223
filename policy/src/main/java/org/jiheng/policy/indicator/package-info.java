/**
 * 绩效指标、目标申报表 — what a filled declaration form says, as values.
 * A half-filled form is representable: what is blank is null, what cannot be read as a number stays text.
 */
@NullMarked
package org.jiheng.policy.indicator;

import org.jspecify.annotations.NullMarked;
