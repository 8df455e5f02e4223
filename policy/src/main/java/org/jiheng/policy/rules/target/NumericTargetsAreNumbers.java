package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.Optional;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Fix;
import org.jiheng.policy.indicator.Fix.TargetBecomes;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Qualitative;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.indicator.TargetValue.Unclear;
import org.jiheng.policy.indicator.WrittenTarget;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 定量指标有可比较的数 — a numeric target has a sign and a number to hold the result against (LNT-04, AWK-02).
 *
 * <p>财预〔2015〕88号 wants targets 具体细化. At year's end the score is computed from this one number; 四十八, a lone
 * ≥ or a bare 48 leave it to be argued about then. {@code ≥ 0} compares, but everything passes it.
 */
public final class NumericTargetsAreNumbers implements Rule<TargetDeclaration> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-04",
                "定量指标有可比较的数",
                Phase.DECLARATION,
                Severity.BLOCK,
                "定量指标要有指标性质（=、≥、≤、>、<）和阿拉伯数字；≥ 0 什么结果都算达到，不算目标。",
                "年底的得分就用这个数算。写成“四十八”或只写 ≥，到时候各说各的。",
                Sources.TARGETS_ARE_CLEAR_AND_SPECIFIC);
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return new NotApplicable("还没有绩效指标");
        }
        if (declaration.indicators().stream().allMatch(each -> each.target() instanceof Qualitative)) {
            return new NotApplicable("没有定量指标");
        }
        var violations = new ArrayList<Violation>();
        for (var row : Row.of(declaration)) {
            complaint(row).ifPresent(violations::add);
        }
        return Verdict.of(violations);
    }

    private static Optional<Violation> complaint(Row row) {
        return switch (row.indicator().target()) {
            case null -> Optional.of(complaint(row, row.title() + "还没有指标值", "请填指标性质和指标值"));
            case Unclear unclear ->
                Optional.of(unclear(
                                row,
                                unclear.comparator() != null,
                                unclear.text().strip())
                        .fixedBy(takenApart(row, unclear)));
            case Numeric(var comparator, var value)
            when meansNothing(row.indicator(), comparator, value.signum()) ->
                Optional.of(complaint(
                        row, "%s定为 %s 0，什么结果都算达到".formatted(row.title(), comparator.symbol()), "请定一个大于 0 的指标值"));
            case Numeric _, Range _, Qualitative _ -> Optional.empty();
        };
    }

    private static Violation unclear(Row row, boolean hasSign, String text) {
        if (text.isEmpty()) {
            return complaint(row, row.title() + "有指标性质，没有指标值", "请填指标值");
        }
        if (hasSign) {
            return complaint(row, "%s的指标值%s不是数".formatted(row.title(), Quoted.of(text)), "请填阿拉伯数字，单位写在“指标单位”一格");
        }
        return complaint(row, "%s只写了%s，没有指标性质".formatted(row.title(), Quoted.of(text)), "请选 =、≥、≤ 或“定性”");
    }

    /** AWK-08: {@code ≥95%} in one cell; certain only where the unit's own cell is empty or says the same. */
    private static @Nullable Fix takenApart(Row row, Unclear unclear) {
        var written = WrittenTarget.parse(unclear.comparator(), unclear.text()).orElse(null);
        if (written == null) {
            return null;
        }
        var unit = row.indicator().unit();
        if (unit == null || unit.isBlank()) {
            unit = written.unit().isEmpty() ? null : written.unit();
        } else if (!written.unit().isEmpty() && !written.unit().equals(unit.strip())) {
            return null;
        }
        var change = new TargetBecomes(row.index(), unclear, written.value(), unit);
        return new Fix("拆成指标性质、指标值和单位：%s".formatted(change.after()), change);
    }

    private static Violation complaint(Row row, String message, String advice) {
        return new Violation(row.place("target"), message, advice);
    }

    /** A growth rate may well aim at ≥ 0; a count may not. */
    private static boolean meansNothing(Indicator indicator, Comparator comparator, int sign) {
        return sign == 0 && (comparator == Comparator.GE || comparator == Comparator.GT) && !indicator.isChangeRate();
    }
}
