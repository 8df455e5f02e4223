package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetNamesTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            项目名称                 | 表名
            灌溉渠维修               | 灌溉渠维修
            [一]期*a?b/c\\d:e        | 一 期 a b c d e
            '引号'                   | 引号
            ` `                      | 绩效目标表
            History                  | History(2)
            """)
    void makesANameExcelTakes(String project, String name) {
        assertThat(new SheetNames().next(project)).isEqualTo(name);
    }

    @Test
    void staysUniqueAndShortEvenForManyLongNames() {
        var names = new SheetNames();
        var seen = new HashSet<String>();
        for (int each = 0; each < 200; each++) {
            var name = names.next((each % 2 == 0 ? "a" : "A") + "𠮷".repeat(40));

            assertThat(name.length()).isLessThanOrEqualTo(31);
            assertThat(Character.isHighSurrogate(name.charAt(name.length() - 1)))
                    .isFalse();
            assertThat(name).doesNotContain("�");
            assertThat(seen.add(name.toLowerCase(Locale.ROOT))).isTrue();
        }
    }
}
