package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 比率能取数 — a vague rate comes with the way it is counted (LNT-46).
 *
 * <p>财预〔2015〕88号 wants targets 具体细化. 和谐稳定率 ≥ 95 % reads like a measurement, but nobody can say of what by what.
 * With a definition or a scoring rule beside it, it can stand.
 */
public final class RatesCanBeMeasured implements Rule<TargetDeclaration> {
    private final Dated<Words> vagueRates;

    public RatesCanBeMeasured(Dated<Words> vagueRates) {
        this.vagueRates = vagueRates;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-46",
                "比率能取数",
                Phase.DECLARATION,
                Severity.WARN,
                "和谐稳定率、作用发挥率这类比率，要写明计算办法。",
                "看着像能统计，其实说不清谁除以谁，年底取不到数。",
                vagueRates.source());
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return new NotApplicable("还没有绩效指标");
        }
        var violations = new ArrayList<Violation>();
        for (var row : Row.of(declaration)) {
            if (saysHowItIsCounted(row.indicator())) {
                continue;
            }
            var rate = vagueRates.value().firstIn(row.indicator().name());
            if (rate != null) {
                violations.add(new Violation(
                        row.place("name"), "“%s”没有计算办法，年底难以取数".formatted(rate), "请写明谁除以谁、数从哪来，或换一个能统计的指标"));
            }
        }
        return Verdict.of(violations);
    }

    private static boolean saysHowItIsCounted(Indicator indicator) {
        return isWritten(indicator.definition()) || isWritten(indicator.scoringRule());
    }

    private static boolean isWritten(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
