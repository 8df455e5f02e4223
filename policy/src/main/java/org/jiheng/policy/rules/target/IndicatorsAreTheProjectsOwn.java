package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.RuleAmongForms;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 指标不照搬其他项目 — the indicator list is not another project's list over again (LNT-33).
 *
 * <p>Our own cross-check. Two projects with the same names, values, units and points in every row, in whatever
 * order, were copied: the form then says nothing about what this money buys.
 */
public final class IndicatorsAreTheProjectsOwn implements RuleAmongForms<IndicatorsAreTheProjectsOwn.Lists> {

    /** 各表的指标 — the forms that have the same list, by form; the projects in the order of their titles. */
    public static final class Lists {
        private final Projects all;
        private final IdentityHashMap<TargetDeclaration, List<ProjectKey>> twins = new IdentityHashMap<>();

        private Lists(List<TargetDeclaration> forms) {
            all = Projects.of(forms);
            var groups = new HashMap<Map<Content, Integer>, List<TargetDeclaration>>();
            for (var form : forms) {
                if (!form.indicators().isEmpty()) {
                    groups.computeIfAbsent(contents(form), _ -> new ArrayList<>())
                            .add(form);
                }
            }
            for (var group : groups.values()) {
                // sorted, so that the answer does not depend on the order of the forms
                var projects = group.stream()
                        .map(ProjectKey::of)
                        .distinct()
                        .sorted(java.util.Comparator.comparing(ProjectKey::title))
                        .toList();
                group.forEach(form -> twins.put(form, projects));
            }
        }
    }

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
        return new RuleInfo(
                "LNT-33",
                "指标不照搬其他项目",
                Phase.DECLARATION,
                Severity.WARN,
                "指标表不与同单位其他项目完全相同（名称、指标值、单位、分值逐行相同，次序不论）。",
                "照搬来的指标，说不清这笔钱买来了什么。",
                LegalBasis.ownCheck("与同单位其他项目逐行对照"));
    }

    @Override
    public Lists survey(List<TargetDeclaration> forms) {
        return new Lists(forms);
    }

    @Override
    public Verdict check(TargetDeclaration declaration, Lists lists) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        if (lists.all.besides(declaration) == 0) {
            return Projects.NO_OTHERS;
        }
        var alike = lists.twins.getOrDefault(declaration, List.of());
        if (alike.size() < 2) {
            return new Passed();
        }
        var own = ProjectKey.of(declaration);
        var first = alike.getFirst().equals(own) ? alike.get(1) : alike.getFirst();
        var others = alike.size() - 1;
        var named = others == 1 ? first.title() : "%s等 %d 个项目".formatted(first.title(), others);
        return Verdict.violated(new Violation(
                FieldPath.INDICATORS,
                "%d 行指标与%s完全相同".formatted(declaration.indicators().size(), named),
                "请按本项目自己的产出和效果写指标"));
    }

    private static Map<Content, Integer> contents(TargetDeclaration declaration) {
        var contents = new HashMap<Content, Integer>();
        declaration.indicators().forEach(each -> contents.merge(Content.of(each), 1, Integer::sum));
        return contents;
    }
}
