package org.jiheng.policy.rules.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.IndicatorKind;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.parameters.IndicatorKinds;
import org.jiheng.policy.parameters.Words;
import org.jspecify.annotations.Nullable;

/** 成本指标的金额 — cost indicators whose value is an amount of money for the whole project. */
record CostRows(IndicatorKinds kinds, Words unitCosts) {

    /** 一行成本 — the row and the amount it names. */
    record Cost(Row row, Money amount) {}

    List<Cost> of(TargetDeclaration declaration) {
        var costs = new ArrayList<Cost>();
        for (var row : Row.of(declaration)) {
            var indicator = row.indicator();
            if (indicator.target() instanceof Numeric numeric
                    && kinds.of(indicator) == IndicatorKind.COST
                    && !unitCosts.areIn(indicator.name())) {
                var amount = amount(numeric.value(), indicator.unit());
                if (amount != null) {
                    costs.add(new Cost(row, amount));
                }
            }
        }
        return costs;
    }

    /** Null for a unit that is not plain money, or an amount finer than one fen. */
    private static @Nullable Money amount(BigDecimal value, @Nullable String unit) {
        if (unit == null) {
            return null;
        }
        var yuan = switch (unit.strip()) {
            case "元" -> value;
            case "万元" -> value.movePointRight(4);
            case "亿元" -> value.movePointRight(8);
            default -> null;
        };
        return yuan == null || yuan.stripTrailingZeros().scale() > 2 ? null : new Money(yuan);
    }
}
