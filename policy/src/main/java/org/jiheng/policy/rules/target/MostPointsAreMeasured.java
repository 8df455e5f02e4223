package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Qualitative;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 定量指标为主 — indicators in words carry no more than their share of the points (LNT-07).
 *
 * <p>Our own cross-check. Points for words are given, not counted; the more of them, the less two projects compare.
 */
public final class MostPointsAreMeasured implements Rule<TargetDeclaration> {
    private final Percentage mostShare;

    public MostPointsAreMeasured(Percentage mostShare) {
        this.mostShare = mostShare;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-07",
                "定量指标为主",
                Phase.DECLARATION,
                Severity.WARN,
                "定性指标的分值占全部指标分值的比例不超过规定的百分比。",
                "定性的分是打出来的，定量的分是算出来的。定性的太多，得分就不好比。",
                LegalBasis.ownCheck("定量指标便于核对和比较"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var inWords = new ArrayList<Points>();
        var unpointed = new ArrayList<String>();
        for (var row : Row.of(declaration)) {
            var points = row.indicator().points();
            if (points == null) {
                unpointed.add(row.title() + "的分值");
            } else if (row.indicator().target() instanceof Qualitative) {
                inWords.add(points);
            }
        }
        if (inWords.isEmpty() && unpointed.isEmpty()) {
            return new Passed();
        }
        if (!unpointed.isEmpty()) {
            return declaration.indicators().stream().noneMatch(each -> each.target() instanceof Qualitative)
                    ? new Passed()
                    : new Undetermined(unpointed);
        }
        var words = Points.sum(inWords);
        var all = declaration.indicatorPoints();
        if (words.value().compareTo(mostShare.share().multiply(all.value())) <= 0) {
            return new Passed();
        }
        return Verdict.violated(new Violation(
                FieldPath.INDICATORS,
                "定性指标 %d 行占 %s 分，超过指标合计 %s 分的 %s".formatted(inWords.size(), words, all, mostShare),
                "能用数说的请换成定量指标"));
    }
}
