package org.jiheng.policy.rules.monitoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.rules.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * 绩效运行监控记录 — what one monitoring record says about one project up to a day (MON-03). Blank is null.
 *
 * @param asOf 监控截止日
 * @param budget 全年预算数
 * @param spent 截至监控日的执行数
 * @param spentBefore 上一次监控时的执行数; null where this is the first
 * @param light of the execution; null while nobody has set it
 * @param redSince the day the light turned red; null while it is not red
 * @param actions days on which something was done about it: a notice, a rectification, an adjustment
 */
public record MonitoringRecord(
        LocalDate asOf,
        @Nullable Money budget,
        @Nullable Money spent,
        @Nullable Money spentBefore,
        @Nullable Light light,
        @Nullable LocalDate redSince,
        List<LocalDate> actions,
        List<Progress> rows) {
    public MonitoringRecord {
        actions = List.copyOf(actions);
        rows = List.copyOf(rows);
    }

    /**
     * 指标进展.
     *
     * @param soFar 截至监控日的完成值
     * @param forecast 全年预计完成值
     * @param reason 偏差原因
     * @param measure 改进措施
     */
    public record Progress(
            Indicator indicator,
            @Nullable BigDecimal soFar,
            @Nullable BigDecimal forecast,
            @Nullable Likelihood likelihood,
            @Nullable String reason,
            @Nullable String measure) {
        String title(int index) {
            return indicator.name().isBlank() ? "第 %d 行".formatted(index + 1) : Quoted.of(indicator.name());
        }
    }
}
