package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.emptyTable;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-43 */
class TextsCarryNoMarkupTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 立项依据                                              | 结论 | 位置        | 程度 | 说明
            干净         | 十一届区委第88次常委会决定                            | 符合 | 空          | 空   | 空
            列表         | <ol style="list-style-type: none"> 第88次常委会决定   | 违反 | texts.basis | 应改 | 文字里有网页代码“<ol style="list-style-type: none">”
            结束标记     | 第88次常委会决定</p>                                  | 违反 | texts.basis | 应改 | “</p>”
            实体         | 第88次&nbsp;常委会                                    | 违反 | texts.basis | 应改 | “&nbsp;”
            中文尖括号   | 《关于印发<帮扶机制实施办法>的通知》                  | 符合 | 空          | 空   | 空
            比较的符号   | 人数<30且>20                                          | 符合 | 空          | 空   | 空
            没有写       | 空                                                    | 符合 | 空          | 空   | 空
            """)
    void judges(
            String situation,
            @Nullable String basis,
            String verdict,
            @Nullable String place,
            @Nullable String severity,
            @Nullable String saying) {
        assertThatRule(new TextsCarryNoMarkup())
                .on(declaration().basis(basis).build())
                .gives(verdict)
                .at(place)
                .weighing(severity)
                .saying(saying);
    }

    @Test
    void asksForALookWhereImportRemovedIt() {
        assertThatRule(new TextsCarryNoMarkup())
                .on(declaration()
                        .markupRemovedFrom(FieldPath.BASIS, FieldPath.ANNUAL_TARGET)
                        .build())
                .gives("违反")
                .at("texts.annualTarget texts.basis")
                .weighing("提示")
                .saying("导入时已去掉");
    }

    @Test
    void saysOnceWhereSomeIsRemovedAndSomeStillStands() {
        assertThatRule(new TextsCarryNoMarkup())
                .on(declaration()
                        .basis("<b>第88次</b>常委会")
                        .markupRemovedFrom(FieldPath.BASIS)
                        .build())
                .gives("违反")
                .at("texts.basis")
                .weighing("应改");
    }

    @Test
    void looksAtNamesToo() {
        assertThatRule(new TextsCarryNoMarkup())
                .on(declaration()
                        .project("<b>运行经费</b>")
                        .indicators("开设<br>班数 ≥ 40 个 20 是")
                        .build())
                .gives("违反")
                .at("project.name indicators[0].name");
    }

    @Test
    void doesNotApplyToAnEmptyTable() {
        assertThatRule(new TextsCarryNoMarkup()).on(emptyTable()).gives("不适用").saying("空表");
    }
}
