package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.rules.AmongSiblings;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 指标不照搬其他项目 — the indicator list is not another project's list over again (LNT-33).
 *
 * <p>Our own cross-check. Two projects with the same names, values, units and points in every row, in whatever
 * order, were copied: the form then says nothing about what this money buys.
 */
public final class IndicatorsAreTheProjectsOwn implements Rule<AmongSiblings> {

    /** What makes a row the same; the core flag does not, since a blank and 否 mean the same. */
    private record Content(
            String name,
            @Nullable TargetValue target,
            @Nullable String unit,
            @Nullable Points points) {
        static Content of(Indicator indicator) {
            return new Content(indicator.name().strip(), indicator.target(), indicator.unit(), indicator.points());
        }
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo("LNT-33", "指标不照搬其他项目", Severity.WARN, LegalBasis.ownCheck("与同单位其他项目逐行对照"));
    }

    @Override
    public Verdict check(AmongSiblings subject) {
        if (subject.declaration().indicators().isEmpty()) {
            return new NotApplicable("还没有绩效指标");
        }
        var others = subject.otherProjects();
        if (others.isEmpty()) {
            return new NotApplicable("本单位没有其他项目可对照");
        }
        var own = contents(subject.declaration());
        var violations = new ArrayList<Violation>();
        var twins = others.stream()
                .filter(other -> contents(other).equals(own))
                .map(other ->
                        Quoted.of(Objects.requireNonNullElse(other.project().name(), "未命名的项目")))
                .distinct()
                .sorted() // so that the answer does not depend on the order of the forms
                .toList();
        if (!twins.isEmpty()) {
            violations.add(new Violation(
                    FieldPath.INDICATORS,
                    "%d 行指标与%s完全相同".formatted(subject.declaration().indicators().size(), named(twins)),
                    "请按本项目自己的产出和效果写指标"));
        }
        return Verdict.of(violations);
    }

    private static String named(List<String> projects) {
        return projects.size() == 1
                ? projects.getFirst()
                : "%s等 %d 个项目".formatted(projects.getFirst(), projects.size());
    }

    private static Map<Content, Integer> contents(TargetDeclaration declaration) {
        var contents = new HashMap<Content, Integer>();
        declaration.indicators().forEach(each -> contents.merge(Content.of(each), 1, Integer::sum));
        return contents;
    }
}
