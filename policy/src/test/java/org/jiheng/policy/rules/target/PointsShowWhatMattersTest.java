package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-30 */
class PointsShowWhatMattersTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 各项分值               | 结论   | 位置       | 说明
            有轻有重     | 20, 20, 20, 20, 10     | 符合   | 空         | 空
            四项等分     | 22.5, 22.5, 22.5, 22.5 | 违反   | indicators | 4 行指标都是 22.5 分
            写法不同     | 45.0, 45               | 违反   | indicators | 2 行指标都是 45 分
            已见不同     | 45, 40, ?              | 符合   | 空         | 空
            还看不出     | 45, ?                  | 待补充 | 空         | “指标2”的分值
            只有一行     | 90                     | 不适用 | 空         | 不足两行指标
            还没有指标   | 空                     | 不适用 | 空         | 不足两行指标
            """)
    void judges(
            String situation,
            @Nullable String points,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRule(new PointsShowWhatMatters())
                .on(declaration().points(points).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }
}
