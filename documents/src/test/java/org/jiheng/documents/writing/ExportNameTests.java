package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportNameTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            情形           | 项目名称               | 文件名
            平常           | 灌溉渠维修             | 衡溪区2026年重点专项绩效目标表-灌溉渠维修.xlsx
            路径符号       | ../../etc/passwd       | 衡溪区2026年重点专项绩效目标表-.._.._etc_passwd.xlsx
            Windows不许的  | a:b*c?d"e<f>g⏐h\\i     | 衡溪区2026年重点专项绩效目标表-a_b_c_d_e_f_g⏐h_i.xlsx
            没有项目名称   | ` `                    | 衡溪区2026年重点专项绩效目标表.xlsx
            结尾的点和空格 | 维修. .                | 衡溪区2026年重点专项绩效目标表-维修.xlsx
            间隔号与生僻字 | 𠮷祥·买买提            | 衡溪区2026年重点专项绩效目标表-𠮷祥·买买提.xlsx
            """)
    void namesTheFileAfterTitleAndProject(String situation, String project, String name) {
        var sheet = SheetForms.keySpecial().sheet();

        assertThat(ExportName.of(sheet, project, "xlsx")).as(situation).isEqualTo(name);
    }

    @Test
    void cutsByCharacterAtEightyCodePoints() {
        var name = ExportName.of(SheetForms.keySpecial().sheet(), "𠮷".repeat(200), "xlsx");

        assertThat(name.codePointCount(0, name.length())).isEqualTo(80);
        assertThat(name).endsWith("𠮷.xlsx");
        assertThat(name.chars()
                        .filter(each -> Character.isHighSurrogate((char) each))
                        .count())
                .isEqualTo(name.chars()
                        .filter(each -> Character.isLowSurrogate((char) each))
                        .count());
    }

    @ParameterizedTest
    @CsvSource({"CON", "nul", "'...'", "'\t\n'", "'\u202E\u0000'"})
    void neverGivesADeviceOrAnEmptyName(String name) {
        assertThat(ExportName.safe(name, 70)).isEqualTo("绩效目标表");
    }
}
