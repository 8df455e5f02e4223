package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import org.jiheng.policy.parameters.Setting;

/**
 * 超额扣减 — percent of the points that a reviewer may take off for a target set too low (SCR-09).
 *
 * @param above in percent of the target, excluded
 * @param minus in percent of the points
 */
public record Reduction(BigDecimal above, BigDecimal minus) {

    static Reduction read(Setting value) {
        var entries = value.exactly("above", "minus");
        return new Reduction(value.the("above", entries).positive(), PolicyTerms.percent(value.the("minus", entries)));
    }
}
