package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.row;
import static org.jiheng.policy.DeclarationBuilder.withDefinition;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import java.time.LocalDate;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-46 */
class RatesCanBeMeasuredTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 指标行                                   | 计算办法               | 结论   | 位置               | 说明
            能统计的比率 | 青少年活动参与率 ≥ 50 % 20 是            | 空                     | 符合   | 空                 | 空
            和谐稳定率   | 确保老干部队伍和谐稳定率 ≥ 95 % 15 是    | 空                     | 违反   | indicators[0].name | “和谐稳定率”没有计算办法,年底难以取数
            作用发挥率   | “五老”工作团作用发挥率 ≥ 80 % 15 ?       | 空                     | 违反   | indicators[0].name | “作用发挥率”没有计算办法
            写了算法     | 确保老干部队伍和谐稳定率 ≥ 95 % 15 是    | 无信访人数÷老干部总数 | 符合   | 空                 | 空
            算法是空格   | 确保老干部队伍和谐稳定率 ≥ 95 % 15 是    | '  '                   | 违反   | indicators[0].name | 没有计算办法
            参与率不同   | 老干部作用发挥参与率 ≥ 50 % 15 ?         | 空                     | 符合   | 空                 | 空
            """)
    void judges(
            String situation,
            String indicator,
            @Nullable String definition,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        var figure = Parameters.delivered().vagueRates().at(Region.NATIONAL, LocalDate.of(2024, 1, 1));
        assertThatRule(new RatesCanBeMeasured(figure))
                .on(declaration()
                        .indicators(withDefinition(row(indicator), definition))
                        .build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

    @Test
    void doesNotApplyWithoutIndicators() {
        var figure = Parameters.delivered().vagueRates().at(Region.NATIONAL, LocalDate.of(2024, 1, 1));
        assertThatRule(new RatesCanBeMeasured(figure))
                .on(declaration().points(null).build())
                .gives("不适用")
                .saying("还没有绩效指标");
    }
}
