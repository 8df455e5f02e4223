package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-03 */
class EveryIndicatorHasPointsTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形       | 各项分值   | 结论   | 位置                                      | 说明
            都有       | 50, 40     | 符合   | 空                                        | 空
            有一项未填 | 50, ?, 10  | 违反   | indicators[1].points                      | “指标2”没有分值
            零分       | 50, 40, 0  | 违反   | indicators[2].points                      | “指标3”的分值是 0,应大于 0
            负分和未填 | -5, ?      | 违反   | indicators[0].points indicators[1].points | “指标1”的分值是 -5
            还没有指标 | 空         | 不适用 | 空                                        | 还没有绩效指标
            """)
    void judges(
            String situation,
            @Nullable String points,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRule(new EveryIndicatorHasPoints())
                .on(declaration().points(points).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

    @Test
    void callsARowWithoutNameByItsNumber() {
        assertThatRule(new EveryIndicatorHasPoints())
                .on(declaration().indicators("开设班数 ≥ 40 个 20 是; ? ≥ 40 个 ? 是").build())
                .gives("违反")
                .saying("第 2 行没有分值");
    }
}
