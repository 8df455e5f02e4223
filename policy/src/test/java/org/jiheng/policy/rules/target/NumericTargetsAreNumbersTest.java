package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-04, AWK-02 */
class NumericTargetsAreNumbersTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形           | 指标行                            | 结论   | 位置                 | 说明
            有性质有数     | 开设班数 ≥ 40 个 20 是            | 符合   | 空                   | 空
            区间           | 出勤率 区间 90~100 % 20 是        | 符合   | 空                   | 空
            事故为零       | 安全事故 = 0 起 20 是             | 符合   | 空                   | 空
            中文数字       | 开设班数 ≥ 四十八 个 20 是        | 违反   | indicators[0].target | “开设班数”的指标值“四十八”不是数
            只有性质       | 开设班数 ≥ ? 个 20 是             | 违反   | indicators[0].target | “开设班数”有指标性质,没有指标值
            只有数         | 开设班数 ? 48 个 20 是            | 违反   | indicators[0].target | “开设班数”只写了“48”,没有指标性质
            都没有         | 开设班数 ? ? 个 20 是             | 违反   | indicators[0].target | “开设班数”还没有指标值
            至少为零       | 开设班数 ≥ 0 个 20 是             | 违反   | indicators[0].target | “开设班数”定为 ≥ 0,什么结果都算达到
            增长率可以为零 | 税收增长率 ≥ 0 % 20 是            | 符合   | 空                   | 空
            只有定性       | 制度健全性 定性 优良中低差 ? 20 是 | 不适用 | 空                   | 没有定量指标
            还没有指标     | 空                                | 不适用 | 空                   | 还没有绩效指标
            """)
    void judges(
            String situation, @Nullable String rows, String verdict, @Nullable String place, @Nullable String saying) {
        assertThatRule(new NumericTargetsAreNumbers())
                .on(declaration().indicators(rows).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }
}
