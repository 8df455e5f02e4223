package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.parameters.Setting;

/**
 * 执行率封顶 — while the execution rate is in this span, the total is no more than so much.
 *
 * @param rateFrom in percent, included
 * @param rateBelow in percent, excluded
 */
public record TotalCap(BigDecimal rateFrom, BigDecimal rateBelow, Points most) {

    static TotalCap read(Setting value) {
        var entries = value.exactly("rateFrom", "rateBelow", "most");
        var cap = new TotalCap(
                PolicyTerms.notNegative(value.the("rateFrom", entries)),
                value.the("rateBelow", entries).positive(),
                Points.of(value.the("most", entries).positive()));
        if (cap.rateFrom.compareTo(cap.rateBelow) >= 0) {
            throw value.wrong("rateFrom应小于rateBelow");
        }
        return cap;
    }

    /** By multiplying: a rounded rate would let 79.996 % pass for 80 %. */
    boolean appliesTo(Money spent, Money budget) {
        var hundredfold = spent.yuan().movePointRight(2);
        return hundredfold.compareTo(rateFrom.multiply(budget.yuan())) >= 0
                && hundredfold.compareTo(rateBelow.multiply(budget.yuan())) < 0;
    }
}
