package org.jiheng.policy.rules.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.emptyTable;
import static org.jiheng.policy.rules.RuleAssert.assertThatRuleAmong;

import java.util.List;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-44 */
class NamesAreSpelledAlikeTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形           | 本项目           | 甲项目               | 乙项目             | 结论   | 位置               | 说明
            写法一致       | 6月资金安排到位率 | 6月资金安排到位率    | 6月资金安排到位率  | 符合   | 空                 | 空
            少见的写法     | 6月资金到安排位率 | 6月资金安排到位率    | 6月资金安排到位率  | 违反   | indicators[0].name | “6月资金到安排位率”疑为“6月资金安排到位率”的笔误,本单位有 2 个项目写后者。请改为“6月资金安排到位率”
            常见的不提     | 6月资金安排到位率 | 6月资金到安排位率    | 6月资金安排到位率  | 符合   | 空                 | 空
            一样多都提     | 6月资金安排到位率 | 6月资金到安排位率    | 满意度             | 违反   | indicators[0].name | 本单位有 1 个项目写后者
            不同对象       | 老干部满意度     | 老同志满意度         | 老年学员满意度     | 符合   | 空                 | 空
            多几个字       | 开展节日慰问活动次数 | 开展节日慰问次数 | 开展节日普遍慰问次数 | 符合 | 空                 | 空
            词序不同       | 参观考察次数     | 考察参观次数         | 次数参观考察       | 符合   | 空                 | 空
            太短不比       | 人次数           | 次人数               | 人数次             | 符合   | 空                 | 空
            还没有指标     | 空               | 6月资金安排到位率    | 空                 | 不适用 | 空                 | 还没有绩效指标
            """)
    void judges(
            String situation,
            @Nullable String own,
            @Nullable String first,
            @Nullable String second,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRuleAmong(new NamesAreSpelledAlike())
                .on(declaration().indicators(rowNamed(own)), List.of(project("甲", first), project("乙", second)))
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

    @Test
    void needsAnotherProject() {
        assertThatRuleAmong(new NamesAreSpelledAlike())
                .on(declaration(), List.of(emptyTable()))
                .gives("不适用")
                .saying("没有其他项目");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            一个     | 另一个   | 像笔误
            安排到位 | 到安排位 | true
            安排到位 | 排安位到 | true
            安排到位 | 位到排安 | false
            安排到位 | 安排到位 | false
            安排到位 | 安排到达 | false
            安排到位 | 安排到   | false
            人人平等 | 人平人等 | true
            """)
    void takesUpToTwoSwapsOfNeighboursForASlip(String one, String other, boolean misspelling) {
        assertThat(NamesAreSpelledAlike.isMisspellingOf(one, other)).isEqualTo(misspelling);
        assertThat(NamesAreSpelledAlike.isMisspellingOf(other, one)).isEqualTo(misspelling);
    }

    private static TargetDeclaration project(String name, @Nullable String indicator) {
        return declaration().project(name).indicators(rowNamed(indicator)).build();
    }

    private static @Nullable String rowNamed(@Nullable String indicator) {
        return indicator == null ? null : indicator + " ≥ 50 % 15 ?";
    }
}
