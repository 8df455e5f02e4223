package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-39 */
class AnnualTargetIsFinishedTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 当年绩效目标                                       | 结论   | 位置               | 说明
            写完了       | 开展党史国史巡回讲座。                             | 符合   | 空                 | 空
            后面没有了   | 帮助树立正确的世界观、人生观、价值观。支出明细为： | 违反 | texts.annualTarget | 目标末尾是“支出明细为：”,后面没有内容
            半角冒号空格 | 开展讲座,支出明细:                               | 违反   | texts.annualTarget | 目标末尾是“支出明细:”
            明细在中间   | 支出明细：1.培训2万元。2.活动2万元。           | 符合   | 空                 | 空
            没有写       | 空                                                 | 不适用 | 空                 | 还没有写当年绩效目标
            """)
    void judges(
            String situation,
            @Nullable String target,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRule(new AnnualTargetIsFinished())
                .on(declaration().annualTarget(target).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }
}
