package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.IndicatorKind;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.IndicatorKinds;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 应有的指标类别 — whether a table has an indicator of a kind. Where the form has columns for the levels, they decide and
 * the rule weighs as usual. A flat form is judged by the names (TAX-05): a kind that no name shows is a hint only, and
 * as long as one name tells nothing, the question stays open.
 */
record KindWanted(IndicatorKinds kinds, IndicatorKind wanted) {

    Verdict in(TargetDeclaration declaration, String advice) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var unknown = new ArrayList<Row>();
        var shown = false;
        for (var index = 0; index < declaration.indicators().size(); index++) {
            var indicator = declaration.indicators().get(index);
            var kind = kinds.of(indicator);
            if (kind == wanted) {
                return new Passed();
            }
            shown |= IndicatorKind.isShownBy(indicator.level());
            if (kind == null) {
                unknown.add(new Row(index, indicator));
            }
        }
        if (shown) {
            return Verdict.violated(new Violation(
                    FieldPath.INDICATORS,
                    "%d 行指标里没有%s".formatted(declaration.indicators().size(), wanted.chinese()),
                    advice));
        }
        if (!unknown.isEmpty()) {
            return new Undetermined(
                    unknown.stream().map(row -> row.title() + "属于哪一类").toList());
        }
        return Verdict.violated(new Violation(
                FieldPath.INDICATORS,
                "按指标名称看，%d 行里没有%s".formatted(declaration.indicators().size(), wanted.chinese()),
                advice,
                Severity.INFO));
    }
}
