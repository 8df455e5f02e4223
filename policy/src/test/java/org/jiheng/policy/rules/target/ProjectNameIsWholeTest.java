package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.emptyTable;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-45 */
class ProjectNameIsWholeTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 项目名称                                | 结论   | 位置         | 说明
            完整         | 困难离退休干部帮扶资金                  | 符合   | 空           | 空
            括号成对     | 老干部慰问费（重点专项项目）    | 符合   | 空           | 空
            混用括号     | 老干部慰问费(重点专项项目）         | 符合   | 空           | 空
            以等结尾     | 健康体检及健康疗养费等                  | 符合   | 空           | 空
            末尾是经     | 老干部活动中心及老年大学经              | 违反   | project.name | 项目名称末尾是“经”,像是没写完。是“老干部活动中心及老年大学经费”吗?
            末尾是顿号   | 生活补贴、                              | 违反   | project.name | 末尾是“、”
            末尾是及     | 活动中心及                              | 违反   | project.name | 末尾是“及”
            末尾是括号   | 慰问费（                            | 违反   | project.name | 末尾是“（”
            缺右括号     | 慰问费（重点专项                    | 违反   | project.name | 项目名称里的“(”不成对
            缺左括号     | 慰问费重点专项）                    | 违反   | project.name | 项目名称里的“）”不成对
            书名号不成对 | 落实《实施办法经费                      | 违反   | project.name | 项目名称里的“《”不成对
            没有填       | 空                                      | 待补充 | 空           | 项目名称
            """)
    void judges(
            String situation, @Nullable String name, String verdict, @Nullable String place, @Nullable String saying) {
        assertThatRule(new ProjectNameIsWhole())
                .on(declaration().project(name).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

    @Test
    void doesNotApplyToAnEmptyTable() {
        assertThatRule(new ProjectNameIsWhole()).on(emptyTable()).gives("不适用").saying("空表");
    }
}
