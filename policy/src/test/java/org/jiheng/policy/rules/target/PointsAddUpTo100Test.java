package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-01 */
class PointsAddUpTo100Test {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形           | 执行率权重 | 各项分值               | 结论   | 位置       | 说明
            重庆表         | 10         | 15, 20, 15, 15, 15, 10 | 符合   | 空         | 空
            湖北表20加80   | 20         | 40, 40                 | 符合   | 空         | 空
            分值可有小数   | 10         | 22.5, 22.5, 22.5, 22.5 | 符合   | 空         | 空
            写作50.0也一样 | 10.0       | 50.0, 40.00            | 符合   | 空         | 空
            少五分         | 10         | 50, 25, 10             | 违反   | indicators | 执行率权重 10 分,指标合计 85 分,加起来 95 分,少 5 分。请把指标分值调整到合计 90 分
            多半分         | 10         | 50, 40.5               | 违反   | indicators | 多 0.5 分
            差一厘也是差   | 10         | 50, 39.999             | 违反   | indicators | 少 0.001 分
            有一项未填     | 10         | 50, ?, 10              | 待补充 | 空         | “指标2”的分值
            没有权重       | 空         | 50, 40                 | 待补充 | 空         | 预算执行率权重
            还没有指标     | 10         | 空                     | 不适用 | 空         | 还没有绩效指标
            """)
    void judges(
            String situation,
            @Nullable Points weight,
            @Nullable String points,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRule(new PointsAddUpTo100())
                .on(declaration().executionWeight(weight).points(points).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }
}
