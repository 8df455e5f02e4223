package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRuleAmong;

import java.util.List;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** LNT-33 */
class IndicatorsAreTheProjectsOwnTest {

    @Test
    void countsSeveralTwins() {
        var rows = "补贴人数 = 6 人 90 是";
        assertThatRuleAmong(new IndicatorsAreTheProjectsOwn())
                .on(
                        declaration().project("生活补贴").indicators(rows),
                        List.of(project("医疗补助", rows), project("建工补贴", rows)))
                .gives("违反")
                .saying("与“医疗补助”等 2 个项目完全相同");
    }

    @Test
    void doesNotHoldAProjectAgainstACopyOfItself() {
        var rows = "补贴人数 = 6 人 90 是";
        assertThatRuleAmong(new IndicatorsAreTheProjectsOwn())
                .on(declaration().project("生活补贴").indicators(rows), List.of(project("生活补贴", rows)))
                .gives("不适用")
                .saying("没有其他项目");
    }

    private static TargetDeclaration project(String name, @Nullable String rows) {
        return declaration().project(name).indicators(rows).build();
    }
}
