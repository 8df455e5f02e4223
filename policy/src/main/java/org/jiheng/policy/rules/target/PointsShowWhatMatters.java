package org.jiheng.policy.rules.target;

import java.util.HashSet;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 分值体现轻重 — not all indicators weigh the same (LNT-30).
 *
 * <p>Our own cross-check, after a published form of four times 22.5. Equal points are allowed; they often mean that
 * nobody thought about what matters, which is worth a hint and no more.
 */
public final class PointsShowWhatMatters implements Rule<TargetDeclaration> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-30",
                "分值体现轻重",
                Phase.DECLARATION,
                Severity.INFO,
                "各行分值不都相同。",
                "四项等分，看不出哪项更重要。确实同等重要的，可以不改。",
                LegalBasis.ownCheck("分值相同看不出哪项更重要"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var rows = Row.of(declaration);
        if (rows.size() < 2) {
            return new NotApplicable("不足两行指标");
        }
        var different = new HashSet<Points>();
        for (var row : rows) {
            var points = row.indicator().points();
            if (points != null) {
                different.add(points);
            }
        }
        if (different.size() > 1) {
            return new Passed();
        }
        var unpointed = rows.stream()
                .filter(row -> row.indicator().points() == null)
                .map(row -> row.title() + "的分值")
                .toList();
        if (!unpointed.isEmpty()) {
            return new Undetermined(unpointed);
        }
        return Verdict.violated(new Violation(
                FieldPath.INDICATORS,
                "%d 行指标都是 %s 分".formatted(rows.size(), different.iterator().next()),
                "请按重要程度分配分值，确实同等重要的可以不改"));
    }
}
