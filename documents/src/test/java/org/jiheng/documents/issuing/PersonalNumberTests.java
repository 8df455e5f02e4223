package org.jiheng.documents.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All numbers here are made up; the identity number is the example of the standard itself. */
class PersonalNumberTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
        情形               | 原文                              | 种类       | 印出
        手机               | 联系人王某13800000000             | 手机号码   | 联系人王某138****0000
        分组的手机         | 138 0000 0000                     | 手机号码   | 138****0000
        带横线的手机       | 138-0000-0000转1                  | 手机号码   | 138****0000转1
        带国家代码         | +8613800000000                    | 手机号码   | +138****0000
        全角数字           | １３８００００００００            | 手机号码   | 138****0000
        年份后面的手机     | 2024 13800000000                  | 手机号码   | 2024 138****0000
        身份证             | 证号11010519491231002X。          | 身份证号码 | 证号11*************02X。
        身份证校验位不对   | 110105194912310021                | 空         | 110105194912310021
        银行卡             | 账号6222020000000000018          | 银行卡号   | 账号***************0018
        不是银行卡         | 6222020000000000019               | 空         | 6222020000000000019
        邮箱               | 发到zhou.mh@example.org即可       | 电子邮箱   | 发到z***@example.org即可
        单位座机           | 5550 0126                         | 空         | 5550 0126
        带区号的座机       | 023-40000126                      | 空         | 023-40000126
        项目编码二十一位   | 500115240000000138000             | 空         | 500115240000000138000
        金额               | 12345678901.25                    | 空         | 12345678901.25
        文号               | 衡水文〔2025〕12号                | 空         | 衡水文〔2025〕12号
        """)
    void findsAndMasks(String situation, String text, @Nullable String kind, String masked) {
        var kinds = PersonalNumber.in(text).stream()
                .map(each -> each.kind().chinese())
                .collect(Collectors.joining("、"));

        assertThat(kinds.isEmpty() ? null : kinds).as(situation).isEqualTo(kind);
        assertThat(PersonalNumber.masked(text)).as(situation).isEqualTo(masked);
    }
}
