package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-42 */
class TextsNameThisYearsBudgetTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 年度 | 立项依据                                                        | 结论   | 位置        | 说明
            没有年度     | 2024 | 《关于所需经费的请示》(衡委老〔2022〕13号)                      | 符合   | 空          | 空
            本年预算     | 2024 | 《关于2024年预算经费的函》                                      | 符合   | 空          | 空
            上年预算     | 2024 | 《关于2023年预算经费的函》、《关于安排2023年项目经费的请示》    | 违反   | texts.basis | 写的是“2023年预算经费”、“2023年项目经费”,本表是 2024 年
            年度二字     | 2024 | 2023年度部门预算                                                | 违反   | texts.basis | “2023年度部门预算”
            历史不算     | 2024 | 2009年以来每年开展活动,1949年解放后经费由区级安排              | 符合   | 空          | 空
            年初预算不带年 | 2024 | 《关于增加运行经费年初预算的请示》(衡委老〔2021〕8号)         | 符合   | 空          | 空
            年度不明     | 空   | 《关于2023年预算经费的函》                                      | 待补充 | 空          | 预算年度
            都没有写     | 2024 | 空                                                              | 不适用 | 空          | 还没有写文字栏目
            """)
    void judges(
            String situation,
            @Nullable Integer year,
            @Nullable String basis,
            String verdict,
            @Nullable String place,
            @Nullable String saying) {
        assertThatRule(new TextsNameThisYearsBudget())
                .on(declaration().noTexts().fiscalYear(year).basis(basis).build())
                .gives(verdict)
                .at(place)
                .saying(saying);
    }

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
