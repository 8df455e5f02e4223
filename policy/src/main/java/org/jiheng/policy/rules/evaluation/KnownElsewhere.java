package org.jiheng.policy.rules.evaluation;

import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.monitoring.MonitoringRecord;
import org.jspecify.annotations.Nullable;

/**
 * 其他环节的记录 — what is known of the project from other parts of the year; null where it is not.
 *
 * @param approved 批复的绩效目标, after adjustment
 * @param monitoring 年中监控记录
 * @param recheck 复核得分
 * @param unit 本单位各项目的自评概况
 */
public record KnownElsewhere(
        @Nullable TargetDeclaration approved,
        @Nullable MonitoringRecord monitoring,
        @Nullable Points recheck,
        @Nullable UnitMarks unit) {
    public static final KnownElsewhere NOTHING = new KnownElsewhere(null, null, null, null);
}
