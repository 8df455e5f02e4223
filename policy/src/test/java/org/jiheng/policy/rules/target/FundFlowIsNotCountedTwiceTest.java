package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import java.time.LocalDate;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-31 */
class FundFlowIsNotCountedTwiceTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形             | 指标行                                                             | 结论   | 位置                                 | 程度   | 说明
            没有资金类       | 开设班数 ≥ 40 个 20 是                                             | 符合   | 空                                   | 空     | 空
            到位率           | 开设班数 ≥ 40 个 20 是; 6月资金安排到位率 ≥ 50 % 20 ?              | 违反   | indicators[1].name                   | 请确认 | “6月资金安排到位率”占 20 分,与执行率 10 分重复计分
            写错的到位率     | 6月资金到安排位率 ≥ 50 % 15 ?                                      | 违反   | indicators[0].name                   | 请确认 | “6月资金到安排位率”占 15 分,与执行率 10 分重复计分
            超过二十分       | 项目资金支出进度 ≥ 90 % 20.5 ?                                     | 违反   | indicators[0].name                   | 应改   | 占 20.5 分
            两行合计超过     | 资金到位率 ≥ 90 % 15 ?; 预算执行率 ≥ 90 % 15 ?                     | 违反   | indicators[0].name indicators[1].name | 应改   | “预算执行率”占 15 分(同类 2 行共 30 分),与执行率 10 分重复计分
            分值未填         | 经费执行率 ≥ 90 % ? ?                                              | 违反   | indicators[0].name                   | 请确认 | “经费执行率”,与执行率 10 分重复计分
            发放到人是产出   | 补助资金发放到位率 = 100 % 20 是; 健康疗养费发放到位率 = 100 % 20 是 | 符合   | 空                                   | 空     | 空
            到位的不是资金   | 设备到位率 = 100 % 20 是                                           | 符合   | 空                                   | 空     | 空
            还没有指标       | 空                                                                 | 不适用 | 空                                   | 空     | 还没有绩效指标
            """)
    void judges(
            String situation,
            @Nullable String rows,
            String verdict,
            @Nullable String place,
            @Nullable String severity,
            @Nullable String saying) {
        var figure = Parameters.delivered().fundFlow().at(Region.NATIONAL, LocalDate.of(2024, 1, 1));
        assertThatRule(new FundFlowIsNotCountedTwice(figure))
                .on(declaration().indicators(rows).build())
                .gives(verdict)
                .at(place)
                .weighing(severity)
                .saying(saying);
    }
}
