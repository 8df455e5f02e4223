package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-05 */
class NumbersHaveAUnitTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形       | 指标行                                              | 结论   | 位置               | 说明
            有单位     | 开设班数 ≥ 40 个 20 是                              | 符合   | 空                 | 空
            复合单位   | 开展帮扶次数 = 2 次/年 20 是                        | 符合   | 空                 | 空
            没有单位   | 开设班数 ≥ 40 ? 20 是                               | 违反   | indicators[0].unit | “开设班数”没有指标单位
            区间没单位 | 出勤率 区间 90~100 ? 20 是                          | 违反   | indicators[0].unit | “出勤率”没有指标单位
            还没定数   | 开设班数 ≥ ? ? 20 是                                | 待补充 | 空                 | “开设班数”的指标值
            只有定性   | 制度健全性 定性 优良中低差 ? 20 是                  | 不适用 | 空                 | 没有定量指标
            一定一缺   | 开设班数 ≥ 40 个 20 是; 制度健全性 定性 好 ? 20 是  | 符合   | 空                 | 空
            还没有指标 | 空                                                  | 不适用 | 空                 | 还没有绩效指标
            """)
    void judges(
            String situation, @Nullable String rows, String verdict, @Nullable String place, @Nullable String saying) {
        assertThatRule(new NumbersHaveAUnit())
                .on(declaration().indicators(rows).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }
}
