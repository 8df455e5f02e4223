package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.RuleAmongForms;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 同一里程碑要求一致 — a milestone asks the same of all projects of a unit (LNT-47, MON-14).
 *
 * <p>Our own cross-check. 6月资金安排到位率 ≥ 30 % in one project and ≥ 50 % in the others may be right, and is worth a hint.
 * The rarer value is pointed at; where both are as frequent, each is.
 */
public final class MilestonesAreTheSameInOneUnit implements RuleAmongForms<MilestonesAreTheSameInOneUnit.Milestones> {

    /** 里程碑 — which projects hold a milestone to which value. */
    public static final class Milestones {
        private final Projects all;
        private final Map<String, Map<Numeric, Projects>> values = new HashMap<>();

        private Milestones(List<TargetDeclaration> forms) {
            all = Projects.of(forms);
            for (var form : forms) {
                for (var indicator : form.indicators()) {
                    if (indicator.target() instanceof Numeric value && isMilestone(indicator.name())) {
                        values.computeIfAbsent(indicator.name().strip(), _ -> new HashMap<>())
                                .computeIfAbsent(value, _ -> Projects.none())
                                .add(form);
                    }
                }
            }
        }
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-47",
                "同一里程碑要求一致",
                Phase.DECLARATION,
                Severity.INFO,
                "同一里程碑指标（如6月资金安排到位率）在同单位各项目中要求一致。",
                "一个定 30%，别的都定 50%，也许有道理，值得看一眼。",
                LegalBasis.ownCheck("与同单位其他项目的同名指标对照"));
    }

    @Override
    public Milestones survey(List<TargetDeclaration> forms) {
        return new Milestones(forms);
    }

    @Override
    public Verdict check(TargetDeclaration declaration, Milestones milestones) {
        var violations = new ArrayList<Violation>();
        var undecided = new ArrayList<String>();
        var found = false;
        for (var row : Row.of(declaration)) {
            if (!isMilestone(row.indicator().name())) {
                continue;
            }
            found = true;
            if (row.indicator().target() instanceof Numeric own) {
                usual(
                                own,
                                declaration,
                                milestones.values.get(row.indicator().name().strip()))
                        .ifPresent(usual -> violations.add(new Violation(
                                row.place("target"),
                                "%s定为 %s，本单位有 %d 个项目定为 %s"
                                        .formatted(
                                                row.title(),
                                                shown(own, row.indicator()),
                                                usual.projects(),
                                                shown(usual.value(), row.indicator())),
                                "请核对是否应当一致，不同的请写原因")));
            } else {
                undecided.add(row.title() + "的指标值");
            }
        }
        if (!found) {
            return new NotApplicable("没有里程碑指标");
        }
        if (milestones.all.besides(declaration) == 0) {
            return Projects.NO_OTHERS;
        }
        return violations.isEmpty() && !undecided.isEmpty() ? new Undetermined(undecided) : Verdict.of(violations);
    }

    /** Named by a date within the year: 6月, 上半年, 第三季度. */
    private static boolean isMilestone(String name) {
        for (var at = name.indexOf('月'); at >= 0; at = name.indexOf('月', at + 1)) {
            if (at > 0 && Character.isDigit(name.charAt(at - 1))) {
                return true;
            }
        }
        var quarter = name.indexOf("季度");
        return name.contains("上半年") || (quarter > 0 && "一二三".indexOf(name.charAt(quarter - 1)) >= 0);
    }

    /** 多数的定法, and how many other projects hold to it. */
    private record Usual(Numeric value, int projects) {}

    private static Optional<Usual> usual(
            Numeric own, TargetDeclaration declaration, @Nullable Map<Numeric, Projects> values) {
        if (values == null || values.size() < 2) {
            return Optional.empty();
        }
        var ownUses = values.containsKey(own) ? values.get(own).besides(declaration) + 1 : 1;
        return values.entrySet().stream()
                .filter(each -> !each.getKey().equals(own))
                .map(each -> new Usual(each.getKey(), each.getValue().besides(declaration)))
                .filter(each -> each.projects() >= ownUses)
                .max(java.util.Comparator.comparingInt(Usual::projects)
                        .thenComparing(each -> each.value().value()));
    }

    private static String shown(Numeric target, Indicator indicator) {
        var unit = indicator.unit() == null ? "" : " " + indicator.unit();
        return "%s %s%s".formatted(target.comparator().symbol(), target.value().toPlainString(), unit);
    }
}
