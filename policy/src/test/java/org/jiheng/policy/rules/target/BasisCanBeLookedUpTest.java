package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import java.time.LocalDate;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.parameters.Parameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-40 */
class BasisCanBeLookedUpTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 类别        | 立项依据                                                       | 结论   | 位置        | 说明
            六角括号     | KEY_SPECIAL | 《关于调整相关待遇的通知》(衡委老〔2022〕107号)                | 符合   | 空          | 空
            圆括号       | KEY_SPECIAL | 《关于所需经费的函》(衡委老（2017）9号)                | 符合   | 空          | 空
            方括号       | KEY_SPECIAL | 衡财[2019]第 12 号                                             | 符合   | 空          | 空
            没有年份     | KEY_SPECIAL | 国务院令第708号                                                | 符合   | 空          | 空
            法律         | KEY_SPECIAL | 《中华人民共和国老年人权益保障法》                             | 符合   | 空          | 空
            会议         | KEY_SPECIAL | 十一届区委第88次常委会决定                                     | 符合   | 空          | 空
            审批         | KEY_SPECIAL | 区政府领导在请示上的批示                                       | 符合   | 空          | 空
            相关文件     | KEY_SPECIAL | 相关文件                                                       | 违反   | texts.basis | 立项依据只写了“相关文件”,没有文号、会议或审批意见
            只有来历     | KEY_SPECIAL | 1988年4月成立团史研究会分会,经费用于研究会开展活动、节日慰问等。 | 违反 | texts.basis | 立项依据里没有文号、会议或审批意见
            门牌不是文号 | KEY_SPECIAL | 在人民路12号开展活动                                           | 违反   | texts.basis | 没有文号
            还没有写     | KEY_SPECIAL | 空                                                             | 待补充 | 空          | 立项依据
            一般性项目   | GENERAL     | 空                                                             | 不适用 | 空          | 没有立项依据一栏
            """)
    void judges(
            String situation,
            ProjectTier tier,
            @Nullable String basis,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        var evidence = Parameters.delivered()
                .basisEvidence()
                .at(Region.NATIONAL, LocalDate.of(2024, 1, 1))
                .value();
        assertThatRule(new BasisCanBeLookedUp(evidence))
                .on(declaration().tier(tier).basis(basis).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }
}
