package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.rules.AmongSiblings;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 同一里程碑要求一致 — a milestone asks the same of all projects of a unit (LNT-47, MON-14).
 *
 * <p>Our own cross-check. 6月资金安排到位率 ≥ 30 % in one project and ≥ 50 % in the others may be right, and is worth a hint.
 * The rarer value is pointed at; where both are as frequent, each is.
 */
public final class MilestonesAreTheSameInOneUnit implements Rule<AmongSiblings> {
    /** Named by a date within the year: 6月, 上半年, 前三季度. */
    private static final Pattern MILESTONE = Pattern.compile("(?<!\\d)(?:1[0-2]|[1-9])月|上半年|[一二三]季度");

    @Override
    public RuleInfo info() {
        return new RuleInfo("LNT-47", "同一里程碑要求一致", Severity.INFO, LegalBasis.ownCheck("与同单位其他项目的同名指标对照"));
    }

    @Override
    public Verdict check(AmongSiblings subject) {
        var milestones = Row.of(subject.declaration()).stream()
                .filter(row -> isMilestone(row.indicator()))
                .toList();
        if (milestones.isEmpty()) {
            return new NotApplicable("没有里程碑指标");
        }
        var others = subject.otherProjects();
        if (others.isEmpty()) {
            return new NotApplicable("本单位没有其他项目可对照");
        }
        var violations = new ArrayList<Violation>();
        var undecided = new ArrayList<String>();
        for (var row : milestones) {
            if (row.indicator().target() instanceof Numeric own) {
                var uses = new HashMap<Numeric, Integer>();
                uses.put(own, 1);
                others.forEach(other -> count(other, row.indicator().name(), uses));
                usual(own, uses)
                        .ifPresent(usual -> violations.add(new Violation(
                                row.place("target"),
                                "%s定为 %s,本单位有 %d 个项目定为 %s"
                                        .formatted(
                                                row.title(),
                                                shown(own, row.indicator()),
                                                uses.get(usual),
                                                shown(usual, row.indicator())),
                                "请核对是否应当一致,不同的请写原因")));
            } else {
                undecided.add(row.title() + "的指标值");
            }
        }
        return violations.isEmpty() && !undecided.isEmpty() ? new Undetermined(undecided) : Verdict.of(violations);
    }

    private static boolean isMilestone(Indicator indicator) {
        return MILESTONE.matcher(indicator.name()).find();
    }

    /** A form counts once for each value. */
    private static void count(TargetDeclaration declaration, String name, Map<Numeric, Integer> uses) {
        declaration.indicators().stream()
                .filter(each -> each.name().strip().equals(name.strip()))
                .map(Indicator::target)
                .filter(Numeric.class::isInstance)
                .map(Numeric.class::cast)
                .distinct()
                .forEach(target -> uses.merge(target, 1, Integer::sum));
    }

    private static Optional<Numeric> usual(Numeric own, Map<Numeric, Integer> uses) {
        var frequency = uses.getOrDefault(own, 0);
        return uses.entrySet().stream()
                .filter(other -> !other.getKey().equals(own) && other.getValue() >= frequency)
                .max(Map.Entry.<Numeric, Integer>comparingByValue()
                        .thenComparing(other -> other.getKey().value()))
                .map(Map.Entry::getKey);
    }

    private static String shown(Numeric target, Indicator indicator) {
        var unit = indicator.unit() == null ? "" : " " + indicator.unit();
        return "%s %s%s".formatted(target.comparator().symbol(), target.value().toPlainString(), unit);
    }
}
