package org.jiheng.policy.parameters;

import java.math.BigDecimal;
import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * 事前评估门槛 — from which size a project needs an ex-ante assessment (TGT-13).
 *
 * @param amount of a new project, in 万元
 * @param growth of a continuing one over the year before: 0.2 for 20 %; null, as the amount, where nobody asks for one
 */
public record ExAnteThreshold(
        @Nullable BigDecimal amount, @Nullable BigDecimal growth) {
    private static final String UP_TO_THE_REGIONS = "各地自定";

    static ExAnteThreshold read(Setting value) {
        if (UP_TO_THE_REGIONS.equals(value.content())) {
            return new ExAnteThreshold(null, null);
        }
        var entries = value.exactly("新增项目金额（万元）", "延续项目增长");
        return new ExAnteThreshold(
                value.the("新增项目金额（万元）", entries).positive(),
                value.the("延续项目增长", entries).positive());
    }

    /** @param lastYear null, or nothing, for a new project */
    public boolean asksFor(Money total, @Nullable Money lastYear) {
        if (lastYear == null || lastYear.isZero()) {
            return amount != null && total.wanYuan().compareTo(amount) >= 0;
        }
        return growth != null && total.yuan().compareTo(lastYear.yuan().multiply(BigDecimal.ONE.add(growth))) > 0;
    }
}
