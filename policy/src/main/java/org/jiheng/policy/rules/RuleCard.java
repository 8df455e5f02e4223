package org.jiheng.policy.rules;

import java.util.List;
import org.jiheng.policy.parameters.Parameter;

/**
 * 规则卡片 — all there is to know about one rule: what it is, the figures it uses with their dates and regions, and its
 * examples. The printed rule book and {@code bin/jiheng rules LNT-31} show the same card.
 */
public record RuleCard(RuleInfo info, List<Parameter<?>> parameters, RuleExamples examples) {
    public RuleCard {
        parameters = List.copyOf(parameters);
    }
}
