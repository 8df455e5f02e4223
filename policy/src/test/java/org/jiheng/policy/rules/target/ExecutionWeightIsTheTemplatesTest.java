package org.jiheng.policy.rules.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import java.time.LocalDate;
import java.util.Optional;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.Parameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-02 */
class ExecutionWeightIsTheTemplatesTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 表样 | 执行率权重 | 结论   | 位置            | 说明
            重庆表       | 10   | 10         | 符合   | 空              | 空
            湖北表       | 20   | 20         | 符合   | 空              | 空
            改了权重     | 10   | 20         | 违反   | executionWeight | 执行率权重填了 20 分,表样是 10 分。请改为 10 分
            填了零       | 10   | 0          | 违反   | executionWeight | 执行率权重填了 0 分
            没有填       | 10   | 空         | 待补充 | 空              | 预算执行率权重
            没有规定的年 | 空   | 10         | 不适用 | 空              | 没有规定
            """)
    void judges(
            String situation,
            @Nullable Points template,
            @Nullable Points weight,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        var figure = Optional.ofNullable(template)
                .map(points -> new Dated<>(LocalDate.of(2020, 1, 1), points, LegalBasis.ownCheck("测试")));
        assertThatRule(new ExecutionWeightIsTheTemplates(figure))
                .on(declaration().executionWeight(weight).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

    @Test
    void restsOnTheDocumentOfTheFigure() {
        var hubei = new Region("421100000", "黄冈市");
        var figure = Parameters.delivered().executionWeight().at(hubei, LocalDate.of(2024, 1, 1));

        assertThat(new ExecutionWeightIsTheTemplates(Optional.of(figure)).info().basis())
                .hasToString("黄冈市2020年项目绩效自评表");
    }
}
