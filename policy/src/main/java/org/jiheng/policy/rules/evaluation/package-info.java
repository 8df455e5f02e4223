/**
 * 绩效自评规则 — what is checked on a self-evaluation, one small class for each rule, beside the score that was computed.
 * Rules never compute points themselves: they hold what the form says against the {@code ScoreSheet}.
 */
@NullMarked
package org.jiheng.policy.rules.evaluation;

import org.jspecify.annotations.NullMarked;
