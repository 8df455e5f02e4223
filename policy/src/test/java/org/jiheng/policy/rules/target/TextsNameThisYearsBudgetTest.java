package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.junit.jupiter.api.Test;

/** LNT-42 */
class TextsNameThisYearsBudgetTest {

    @Test
    void looksAtEveryText() {
        assertThatRule(new TextsNameThisYearsBudget())
                .on(declaration()
                        .overview("按2022年经费安排开展活动")
                        .annualTarget("完成2023年预算任务")
                        .build())
                .gives("违反")
                .at("texts.overview texts.annualTarget");
    }
}
