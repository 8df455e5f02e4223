package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.emptyTable;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jiheng.policy.common.FieldPath;
import org.junit.jupiter.api.Test;

/** LNT-43 */
class TextsCarryNoMarkupTest {

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
