package org.jiheng.policy.rules.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.parameters.RateNames;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 比率不超过100% — a rate does not aim above 100 percent (LNT-20).
 *
 * <p>Our own cross-check. 292 % is usually a misread ≥ 92 % (AWK-20). A rate of growth may well be above 100.
 */
public final class RatesStayWithin100 implements Rule<TargetDeclaration> {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RateNames rates;

    public RatesStayWithin100(RateNames rates) {
        this.rates = rates;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-20",
                "比率不超过100%",
                Phase.DECLARATION,
                Severity.ERROR,
                "单位是 %、名称是率或比例的指标，指标值不大于 100；增长率、下降率除外。",
                "合格率不会超过 100%。“292%”多半是“≥92%”认错或打错。",
                LegalBasis.ownCheck("比率最大是 100%"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var violations = new ArrayList<Violation>();
        var found = false;
        for (var row : Row.of(declaration)) {
            var indicator = row.indicator();
            if (!isPercent(indicator.unit()) || !rates.name(indicator.name())) {
                continue;
            }
            found = true;
            var value = highest(indicator.target());
            if (value != null && value.compareTo(HUNDRED) > 0 && !indicator.isChangeRate()) {
                violations.add(new Violation(
                        row.place("target"),
                        "%s定为 %s%%，超过 100%%".formatted(row.title(), value.toPlainString()),
                        advice(value)));
            }
        }
        return found ? Verdict.of(violations) : new NotApplicable("没有以%为单位的比率");
    }

    private static String advice(BigDecimal value) {
        var digits = value.toPlainString();
        return digits.length() == 3 && digits.charAt(0) == '2'
                ? "是 ≥ %s%% 吗？请核对".formatted(digits.substring(1))
                : "请核对指标值和单位";
    }

    /** Of a target that asks for at least so much; an upper limit above 100 does no harm. */
    private static @Nullable BigDecimal highest(@Nullable TargetValue target) {
        if (target instanceof Numeric(var comparator, var value)) {
            return comparator.lowerIsBetter() ? null : value;
        }
        return target instanceof Range(var _, var high) ? high : null;
    }

    private static boolean isPercent(@Nullable String unit) {
        return unit != null
                && (unit.equals("%") || unit.strip().equals("%") || unit.strip().equals("％"));
    }
}
