package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 密码要求 (GIT-02). */
class PasswordRuleTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "可以", textBlock = """
            密码            | 账号       | 说
            Lvse-shanqiu-42 | songwp     | 可以
            Abcdef12        | songwp     | 这个密码太常见，换一个
            abcdef1!        | songwp     | 这个密码太常见，换一个
            Mingren!7       | songwp     | 可以
            mingren7!       | songwp     | 可以
            MINGREN7!       | songwp     | 可以
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
            P@ssw0rd        | songwp     | 这个密码太常见，换一个
            1qaz@WSX        | songwp     | 这个密码太常见，换一个
            Caizheng@2026   | songwp     | 这个密码太常见，换一个
            2026#Ch0ngq1ng  | songwp     | 这个密码太常见，换一个
            P@55w0rd!!!     | songwp     | 这个密码太常见，换一个
            Qwertyu1        | songwp     | 这个密码太常见，换一个
            @dmin2026X      | songwp     | 可以
            @dmin-26        | songwp     | 这个密码太常见，换一个
            @Dmin2026!      | songwp     | 这个密码太常见，换一个
            Aa11aa11AA      | songwp     | 这个密码太常见，换一个
            Qinghe-Qwer-42  | songwp     | 可以
            """)
    void judges(String password, String login, @Nullable String complaint) {
        assertThat(new PasswordRule(new WeakPasswords(""))
                        .complaint(password, login)
                        .orElse(null))
                .isEqualTo(complaint);
    }

    @Test
    void theListHasARealSize() {
        assertThat(new WeakPasswords("").size()).isGreaterThan(500);
    }

    /** 单位自己的表 is read as well. */
    @Test
    void aHouseAddsItsOwn(@TempDir Path folder) throws IOException {
        var own = folder.resolve("弱密码.txt");
        Files.writeString(own, "# 本局\n[词]\nbashan\n[整个]\nYushui-17-x\n");
        var weak = new WeakPasswords(own.toString());
        assertThat(weak.has("Bashan#2027")).isTrue();
        assertThat(weak.has("yushui-17-X")).isTrue();
        assertThat(new WeakPasswords("").has("Bashan#2027")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void hasAnUpperLimit(int length, boolean accepted) {
        assertThat(new PasswordRule(new WeakPasswords(""))
                        .complaint("Aa1-" + "xy".repeat(length).substring(0, length - 4), "songwp")
                        .isEmpty())
                .isEqualTo(accepted);
    }
}
