package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 密码要求 (GIT-02). */
class PasswordRuleTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "可以", textBlock = """
            密码            | 账号       | 说
            Lvse-shanqiu-42 | songwp     | 可以
            Abcdef12        | songwp     | 可以
            abcdef1!        | songwp     | 可以
            ABCDEF1!        | songwp     | 可以
            密码密码密码Aa1 | songwp     | 可以
            Abcdef1         | songwp     | 密码至少要8个字符
            ''              | songwp     | 密码至少要8个字符
            abcdefgh        | songwp     | 大写、小写、数字、符号四种里至少要有三种
            abcdefg1        | songwp     | 大写、小写、数字、符号四种里至少要有三种
            ABCDEFG1        | songwp     | 大写、小写、数字、符号四种里至少要有三种
            12345678        | songwp     | 大写、小写、数字、符号四种里至少要有三种
            Song-2026-x     | songwp     | 密码里不要有账号中连着的3个字符
            x-ONG-2026-y    | songwp     | 密码里不要有账号中连着的3个字符
            Aa-2026-wp      | so         | 可以
            P@ssw0rd        | songwp     | 这个密码太常见,换一个
            1qaz@WSX        | songwp     | 这个密码太常见,换一个
            """)
    void judges(String password, String login, @Nullable String complaint) {
        assertThat(PasswordRule.complaint(password, login).orElse(null)).isEqualTo(complaint);
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void hasAnUpperLimit(int length, boolean accepted) {
        assertThat(PasswordRule.complaint("Aa1" + "x".repeat(length - 3), "songwp")
                        .isEmpty())
                .isEqualTo(accepted);
    }
}
