package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.emptyTable;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-10, AWK-18; amounts in 万元 */
class ProjectHasFundsTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 总额 | 区级 | 结论 | 位置        | 说明
            有资金       | 1.2  | 1.2  | 符合 | 空          | 空
            没有填       | 空   | 空   | 违反 | funds.total | 没有填项目总资金额
            填了零       | 0    | 空   | 违反 | funds.total | 项目总资金额是 0
            零而分项有数 | 0    | 90   | 违反 | funds.total | 分项合计是 90.00万元,是这个数吗?
            负数         | -5   | -5   | 违反 | funds.total | 项目总资金额是负数 -5.00万元
            """)
    void judges(
            String situation,
            @Nullable String total,
            @Nullable String local,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRule(new ProjectHasFunds())
                .on(declaration().funds(total, null, local, null).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

    @Test
    void doesNotApplyToAnEmptyTable() {
        assertThatRule(new ProjectHasFunds()).on(emptyTable()).gives("不适用").saying("空表");
    }
}
