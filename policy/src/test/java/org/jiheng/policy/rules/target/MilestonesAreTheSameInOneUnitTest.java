package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRuleAmong;

import java.util.List;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-47 */
class MilestonesAreTheSameInOneUnitTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 本项目                        | 甲项目                        | 乙项目                          | 结论   | 位置                 | 说明
            要求一致     | 6月资金安排到位率 ≥ 50 % 20 ? | 6月资金安排到位率 ≥ 50 % 15 ? | 6月资金安排到位率 ≥ 50.0 % 15 ? | 符合   | 空                   | 空
            少数不同     | 6月资金安排到位率 ≥ 30 % 20 ? | 6月资金安排到位率 ≥ 50 % 15 ? | 6月资金安排到位率 ≥ 50 % 15 ?   | 违反   | indicators[0].target | “6月资金安排到位率”定为 ≥ 30 %,本单位有 2 个项目定为 ≥ 50 %
            多数不提     | 6月资金安排到位率 ≥ 50 % 20 ? | 6月资金安排到位率 ≥ 30 % 15 ? | 6月资金安排到位率 ≥ 50 % 15 ?   | 符合   | 空                   | 空
            一样多都提   | 6月资金安排到位率 ≥ 50 % 20 ? | 6月资金安排到位率 ≥ 30 % 15 ? | 满意度 ≥ 90 % 15 ?              | 违反   | indicators[0].target | 本单位有 1 个项目定为 ≥ 30 %
            性质不同     | 上半年开班数 = 20 个 20 ?     | 上半年开班数 ≥ 20 个 15 ?     | 上半年开班数 ≥ 20 个 15 ?       | 违反   | indicators[0].target | 定为 = 20 个
            不是里程碑   | 老干部满意度 ≥ 90 % 20 ?      | 老干部满意度 ≥ 95 % 15 ?      | 老干部满意度 ≥ 95 % 15 ?        | 不适用 | 空                   | 没有里程碑指标
            还没定数     | 6月资金安排到位率 ≥ ? % 20 ?  | 6月资金安排到位率 ≥ 30 % 15 ? | 满意度 ≥ 90 % 15 ?              | 待补充 | 空                   | “6月资金安排到位率”的指标值
            还没有指标   | 空                            | 6月资金安排到位率 ≥ 30 % 15 ? | 空                              | 不适用 | 空                   | 没有里程碑指标
            """)
    void judges(
            String situation,
            @Nullable String own,
            @Nullable String first,
            @Nullable String second,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRuleAmong(new MilestonesAreTheSameInOneUnit())
                .on(declaration().indicators(own), List.of(project("甲", first), project("乙", second)))
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

    @Test
    void needsAnotherProject() {
        assertThatRuleAmong(new MilestonesAreTheSameInOneUnit())
                .on(declaration().indicators("6月资金安排到位率 ≥ 50 % 20 ?"), List.of())
                .gives("不适用")
                .saying("没有其他项目");
    }

    private static TargetDeclaration project(String name, @Nullable String rows) {
        return declaration().project(name).indicators(rows).build();
    }
}
