package org.jiheng.policy.rules.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.emptyTable;
import static org.jiheng.policy.rules.RuleAssert.assertThatRuleAmong;

import java.util.List;
import java.util.Set;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-44 */
class NamesAreSpelledAlikeTest {

    @Test
    void needsAnotherProject() {
        assertThatRuleAmong(new NamesAreSpelledAlike(Set.of()))
                .on(declaration(), List.of(emptyTable()))
                .gives("不适用")
                .saying("没有其他项目");
    }

    @Test
    void takesTheNamesOfTheLibraryForRight() {
        assertThatRuleAmong(new NamesAreSpelledAlike(Set.of("6月资金安排到位率")))
                .on(declaration().indicators(rowNamed("6月资金到安排位率")), List.of())
                .gives("违反")
                .at("indicators[0].name")
                .saying("疑为“6月资金安排到位率”的笔误，指标库里写后者");
        assertThatRuleAmong(new NamesAreSpelledAlike(Set.of("6月资金安排到位率")))
                .on(
                        declaration().indicators(rowNamed("6月资金安排到位率")),
                        List.of(project("甲", "6月资金到安排位率"), project("乙", "6月资金到安排位率")))
                .gives("符合");
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
