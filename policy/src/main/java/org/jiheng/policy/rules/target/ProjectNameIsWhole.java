package org.jiheng.policy.rules.target;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 项目名称完整 — the name of the project is not cut off (LNT-45).
 *
 * <p>Our own cross-check. Systems with short fields cut names: 老干部活动中心及老年大学经 was published. The name is how the
 * public, the treasury and next year's form find the project.
 */
public final class ProjectNameIsWhole implements Rule<TargetDeclaration> {
    private static final List<String> UNFINISHED_ENDINGS = List.of("经", "及", "和", "与", "、", ",", "，", "(", "（", "-");
    private static final Map<Character, Character> CLOSING =
            Map.of(')', '(', '》', '《', '】', '【', '〕', '〔', '”', '“', ']', '[');

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-45",
                "项目名称完整",
                Phase.DECLARATION,
                Severity.WARN,
                "项目名称不以“经”“及”“、”等结尾，括号、书名号成对。",
                "这样的名称多半是粘贴时断了，公开出去不好看，也搜不到。",
                LegalBasis.ownCheck("名称末尾和括号"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.isEmptyTable()) {
            return new NotApplicable("空表，没有申报项目");
        }
        var name = declaration.project().name();
        if (name == null || name.isBlank()) {
            return new Undetermined(List.of("项目名称"));
        }
        return unfinishedEnding(name.strip())
                .or(() -> unpairedBracket(name))
                .<Verdict>map(Verdict::violated)
                .orElseGet(Passed::new);
    }

    private static Optional<Violation> unfinishedEnding(String name) {
        return UNFINISHED_ENDINGS.stream().filter(name::endsWith).findFirst().map(ending -> {
            var advice = ending.equals("经") ? "是%s吗？请补全".formatted(Quoted.of(name + "费")) : "请补全项目名称";
            return new Violation(FieldPath.PROJECT_NAME, "项目名称末尾是“%s”，像是没写完".formatted(ending), advice);
        });
    }

    private static Optional<Violation> unpairedBracket(String name) {
        var open = new ArrayDeque<Character>();
        for (var i = 0; i < name.length(); i++) {
            var each = name.charAt(i);
            var bracket = each == '（' ? '(' : each == '）' ? ')' : each;
            if (CLOSING.containsValue(bracket)) {
                open.push(bracket);
            } else if (CLOSING.containsKey(bracket)
                    && !CLOSING.getOrDefault(bracket, bracket).equals(open.poll())) {
                return Optional.of(unpaired(each));
            }
        }
        return Optional.ofNullable(open.peek()).map(ProjectNameIsWhole::unpaired);
    }

    private static Violation unpaired(char bracket) {
        return new Violation(FieldPath.PROJECT_NAME, "项目名称里的“%s”不成对".formatted(bracket), "请补上或删去这个符号");
    }
}
