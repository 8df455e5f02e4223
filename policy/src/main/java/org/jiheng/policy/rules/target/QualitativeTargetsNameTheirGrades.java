package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.VagueValues;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;

/**
 * 定性指标分档 — a target in words names its grades (LNT-06, TGT-05).
 *
 * <p>财预〔2015〕88号 wants targets 具体细化. 有效提升 is always reached and never missed; with grades such as 优良中差 a
 * reviewer can at least say which one.
 */
public final class QualitativeTargetsNameTheirGrades implements Rule<TargetDeclaration> {
    private final Dated<VagueValues> words;

    public QualitativeTargetsNameTheirGrades(Dated<VagueValues> words) {
        this.words = words;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-06",
                "定性指标分档",
                Phase.DECLARATION,
                Severity.ERROR,
                "指标值不写“有效提升”“明显改善”这类含糊的话；定性的要写出分档，如“优良中差”。",
                "含糊的话年底怎么说都算完成，也怎么说都可以扣分。",
                words.source());
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var violations = new ArrayList<Violation>();
        var written = false;
        for (var row : Row.of(declaration)) {
            var text = row.writtenTarget();
            if (text == null || text.isBlank()) {
                continue;
            }
            written = true;
            var vague = words.value().vague().firstIn(text);
            if (vague != null && !namesGrades(row.indicator(), text)) {
                violations.add(new Violation(
                        row.place("target"),
                        "%s的指标值是%s，“%s”没法衡量".formatted(row.title(), Quoted.of(text), vague),
                        "请换成数，或写出分档，如“优良中差”各是什么样"));
            }
        }
        return written ? Verdict.of(violations) : new NotApplicable("没有用文字写的指标值");
    }

    private boolean namesGrades(Indicator indicator, String text) {
        var graded = words.value().graded();
        return graded.areIn(text) || graded.areIn(indicator.definition()) || graded.areIn(indicator.scoringRule());
    }
}
