package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-27 */
class CoreFlagsAreAllFilledTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形           | 指标行                                               | 结论   | 位置       | 说明
            是否都写了     | 甲 = 1 个 50 是; 乙 = 1 个 40 否                     | 符合   | 空         | 空
            只写是         | 甲 = 1 个 50 是; 乙 = 1 个 20 ?; 丙 = 1 个 20 ?      | 违反   | indicators | 第 2、3 行没有填是否核心,按“否”处理
            都没写         | 甲 = 1 个 50 ?; 乙 = 1 个 40 ?                       | 不适用 | 空         | 没有一行填了是否核心
            还没有指标     | 空                                                   | 不适用 | 空         | 还没有绩效指标
            """)
    void judges(
            String situation, @Nullable String rows, String verdict, @Nullable String place, @Nullable String saying) {
        assertThatRule(new CoreFlagsAreAllFilled())
                .on(declaration().indicators(rows).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }
}
