package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jiheng.policy.common.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-26 */
class CoreIndicatorsCarryTheProjectTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 指标行                                          | 结论   | 位置       | 说明
            核心过半     | 甲 = 1 个 50 是; 乙 = 1 个 40 ?                 | 符合   | 空         | 空
            恰好三成     | 甲 = 1 个 27 是; 乙 = 1 个 63 否                | 符合   | 空         | 空
            略低于三成   | 甲 = 1 个 26.99 是; 乙 = 1 个 63.01 否          | 违反   | indicators | 核心指标占 26.99 分,不到指标合计 90 分的 30.00%
            没有核心     | 甲 = 1 个 50 否; 乙 = 1 个 40 ?                 | 违反   | indicators | 没有一行是核心指标
            分值未填     | 甲 = 1 个 50 是; 乙 = 1 个 ? 否                 | 待补充 | 空         | “乙”的分值
            还没有指标   | 空                                              | 不适用 | 空         | 还没有绩效指标
            """)
    void judges(
            String situation, @Nullable String rows, String verdict, @Nullable String place, @Nullable String saying) {
        assertThatRule(new CoreIndicatorsCarryTheProject(Percentage.ofPercent("30")))
                .on(declaration().indicators(rows).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }
}
