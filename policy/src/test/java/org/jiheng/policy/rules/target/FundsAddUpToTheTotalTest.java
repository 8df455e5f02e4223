package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-09; amounts in 万元 */
class FundsAddUpToTheTotalTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形             | 总额   | 上级 | 区级   | 其他 | 结论   | 位置        | 说明
            只有区级         | 226.3  | 空   | 226.3  | 空   | 符合   | 空          | 空
            三项相加         | 120    | 20.5 | 99     | 0.5  | 符合   | 空          | 空
            差一百元可容     | 120    | 空   | 119.99 | 空   | 符合   | 空          | 空
            差一百零一元     | 120    | 空   | 119.9899 | 空 | 违反   | funds.total | 相差 0.0101万元
            差两万           | 120    | 空   | 118    | 空   | 违反   | funds.total | 总资金 120.00万元,分项合计 118.00万元,相差 2.00万元
            元当万元         | 120    | 空   | 1200000 | 空  | 违反   | funds.total | 单位都是万元
            总额未填         | 空     | 空   | 118    | 空   | 待补充 | 空          | 项目总资金额
            分项未填         | 120    | 空   | 空     | 空   | 待补充 | 空          | 资金来源分项
            都未填           | 空     | 空   | 空     | 空   | 不适用 | 空          | 还没有填资金
            """)
    void judges(
            String situation,
            @Nullable String total,
            @Nullable String superior,
            @Nullable String local,
            @Nullable String other,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRule(new FundsAddUpToTheTotal(Money.ofWanYuan("0.01")))
                .on(declaration().funds(total, superior, local, other).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }
}
