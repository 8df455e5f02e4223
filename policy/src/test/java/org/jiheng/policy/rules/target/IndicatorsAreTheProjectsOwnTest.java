package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRuleAmong;

import java.util.List;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-33 */
class IndicatorsAreTheProjectsOwnTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形           | 本项目指标                                     | 另一项目指标                                     | 结论   | 位置       | 说明
            各写各的       | 补贴人数 = 6 人 50 是; 到位率 = 100 % 40 是    | 补贴人数 = 7 人 50 是; 到位率 = 100 % 40 是      | 符合   | 空         | 空
            分值不同       | 补贴人数 = 6 人 50 是; 到位率 = 100 % 40 是    | 补贴人数 = 6 人 40 是; 到位率 = 100 % 50 是      | 符合   | 空         | 空
            一字不差       | 补贴人数 = 6 人 50 是; 到位率 = 100 % 40 是    | 补贴人数 = 6 人 50 是; 到位率 = 100 % 40 是      | 违反   | indicators | 2 行指标与“医疗补助”完全相同
            换了次序       | 补贴人数 = 6 人 50 是; 到位率 = 100 % 40 是    | 到位率 = 100.0 % 40 ?; 补贴人数 = 6 人 50.0 是   | 违反   | indicators | 2 行指标与“医疗补助”完全相同
            少一行         | 补贴人数 = 6 人 50 是                          | 补贴人数 = 6 人 50 是; 到位率 = 100 % 40 是      | 符合   | 空         | 空
            对方还没有指标 | 补贴人数 = 6 人 50 是                          | 空                                               | 符合   | 空         | 空
            还没有指标     | 空                                             | 空                                               | 不适用 | 空         | 还没有绩效指标
            """)
    void judges(
            String situation,
            @Nullable String own,
            @Nullable String other,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRuleAmong(new IndicatorsAreTheProjectsOwn())
                .on(declaration().project("生活补贴").indicators(own), List.of(project("医疗补助", other)))
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

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
