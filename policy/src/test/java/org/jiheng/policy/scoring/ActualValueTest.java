package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActualValueTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形       | 写的是             | 读作
            数         | 38                 | 数 38
            小数       | 88.20              | 数 88.20
            带单位     | 38个               | 数 38 个
            空格和单位 | 162.71 万元        | 数 162.71 万元
            百分号     | 95％               | 数 95 %
            全角数字   | ３８．５           | 数 38.5
            千分位     | 1,800人            | 数 1800 人
            负数       | -2.5%              | 数 -2.5 %
            复合单位   | 2次/年             | 数 2 次/年
            没有填     | 空                 | 未填
            空格       | '  '               | 未填
            斜线       | /                  | 未填
            横线       | -                  | 未填
            没有开展   | 未开展             | 没有开展 未开展
            无         | ' 无 '             | 没有开展 无
            完成       | 完成               | 文字 完成
            带比较符   | ≥266米             | 文字 ≥266米
            大约       | 约38个             | 文字 约38个
            区间       | 90-95              | 文字 90-95
            两个数     | 38/40              | 文字 38/40
            错的千分位 | 18,00              | 文字 18,00
            日期       | 2024-12-31         | 文字 2024-12-31
            科学记数   | 1e9                | 文字 1e9
            位数太多   | 1234567890123456   | 文字 1234567890123456
            中文数字   | 四十八             | 文字 四十八
            """)
    void reads(String situation, @Nullable String cell, String expected) {
        assertThat(inChinese(ActualValue.parse(cell))).isEqualTo(expected);
    }

    private static String inChinese(ActualValue value) {
        return switch (value) {
            case ActualValue.Measured(var number, var unit) -> ("数 " + number.toPlainString() + " " + unit).strip();
            case ActualValue.NotCarriedOut(var text) -> "没有开展 " + text;
            case ActualValue.NotANumber(var text) -> "文字 " + text;
            case ActualValue.Rated _, ActualValue.NotApplicable _ -> throw new AssertionError("never read from a cell");
            case ActualValue.NotEntered() -> "未填";
        };
    }
}
