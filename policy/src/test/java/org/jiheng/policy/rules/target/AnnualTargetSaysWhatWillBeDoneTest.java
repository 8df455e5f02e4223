package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.emptyTable;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-38 */
class AnnualTargetSaysWhatWillBeDoneTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 类别        | 当年绩效目标                               | 结论   | 位置               | 说明
            写清楚了     | KEY_SPECIAL | 开展节日走访慰问活动2次;做好各项服务保障工作。 | 符合   | 空                 | 空
            没有写       | KEY_SPECIAL | 空                                         | 违反   | texts.annualTarget | 还没有写当年绩效目标
            只有空格     | KEY_SPECIAL | '   '                                      | 违反   | texts.annualTarget | 还没有写当年绩效目标
            太短         | KEY_SPECIAL | 做好老干部工作                             | 违反   | texts.annualTarget | 当年绩效目标只有 7 个字
            十九个字     | KEY_SPECIAL | 一二三四五六七八九十一二三四五六七八九     | 违反   | texts.annualTarget | 只有 19 个字
            二十个字     | KEY_SPECIAL | 一二三四五六七八九十一二三四五六七八九十   | 符合   | 空                 | 空
            抄项目概况   | KEY_SPECIAL | 每年开展两次节日集中慰问活动,看望生病住院老干部。 | 违反 | texts.annualTarget | 与项目概况一字不差
            一般性项目   | GENERAL     | 空                                         | 不适用 | 空                 | 没有这一栏
            一般但写了   | GENERAL     | 做好工作                                   | 违反   | texts.annualTarget | 只有 4 个字
            类别不明     | 空          | 空                                         | 违反   | texts.annualTarget | 还没有写
            """)
    void judges(
            String situation,
            @Nullable ProjectTier tier,
            @Nullable String target,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRule(new AnnualTargetSaysWhatWillBeDone(20))
                .on(declaration()
                        .tier(tier)
                        .overview("每年开展两次节日集中慰问活动, 看望生病住院老干部。")
                        .annualTarget(target)
                        .build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

    @Test
    void doesNotApplyToAnEmptyTable() {
        assertThatRule(new AnnualTargetSaysWhatWillBeDone(20))
                .on(emptyTable())
                .gives("不适用")
                .saying("空表");
    }
}
