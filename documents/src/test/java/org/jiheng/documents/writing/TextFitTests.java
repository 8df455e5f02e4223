package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFitTests {

    /** A cell of 41 mm, the column of indicator names, holds ten characters of 10.5 points. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            情形             | 文字                                   | 行数
            空               | ''                                     | 0
            十个汉字一行     | 组织老干部参观考察次                   | 1
            十一个汉字两行   | 组织老干部参观考察次数                 | 2
            半角字符窄一些   | 0123456789012345                       | 1
            自己换行         | 第一行↵第二行↵                         | 2
            单词整个换行     | 老干部参观考察abcdefgh                 | 2
            装不下的长串断开 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | 3
            生僻字算一个     | 𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷                   | 1
            """)
    void estimatesLines(String situation, String text, int lines) {
        assertThat(TextFit.lines(text.replace('↵', '\n'), TextFit.twips(410), 21))
                .as(situation)
                .isEqualTo(lines);
    }
}
