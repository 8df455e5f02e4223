package org.jiheng.policy.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 脱敏 (GIT-46). */
class MaskingTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            原文                                 | 脱敏后
            13800001234                          | 138****1234
            电话138 0000 1234，请联系            | 电话138 **** 1234，请联系
            138-0000-1234                        | 138-****-1234
            11010519491231002X                   | 11*************02X
            证件号110105194912310021             | 证件号110105194912310021
            卡号4111111111111111                 | 卡号************1111
            项目编码50011524T000002345678         | 项目编码50011524T000002345678
            9912.50万元                          | 9912.50万元
            办公室 5550 0126                     | 办公室 5550 0126
            2138000012345                        | 2138000012345
            没有号码                             | 没有号码
            """)
    void masksNumbersInText(String text, String masked) {
        assertThat(Masking.text(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            号码          | 脱敏后
            13800001234   | 138****1234
            5550 0126     | **** **26
            023-55500126  | ***-******26
            见附件        | 见附件
            """)
    void masksAFieldOfItsOwn(String number, String masked) {
        assertThat(Masking.phone(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"周敏慧,周**", "𠮷田,𠮷*", "周,周"})
    void keepsTheFamilyName(String name, String masked) {
        assertThat(Masking.name(name)).isEqualTo(masked);
    }
}
