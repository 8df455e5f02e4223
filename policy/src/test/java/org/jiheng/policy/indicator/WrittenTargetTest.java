package org.jiheng.policy.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWK-08 */
class WrittenTargetTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形           | 性质格 | 指标值格   | 读作   | 单位
            符号在一格里   | 空     | ≥95%       | ≥ 95   | %
            半角两个符号   | 空     | >=95       | ≥ 95   | ''
            全角           | 空     | ＞＝９５ ％ | ≥ 95  | %
            不低于         | 空     | 不低于95%  | ≥ 95   | %
            以上           | 空     | 95%以上    | ≥ 95   | %
            及以上         | 空     | 95%及以上  | ≥ 95   | %
            不超过         | 空     | 不超过412元 | ≤ 412 | 元
            以内           | 空     | 24小时以内 | ≤ 24   | 小时
            大于           | 空     | 大于3.2公里 | > 3.2 | 公里
            性质另有一格   | ≥      | 95%        | ≥ 95   | %
            性质写了两遍   | ≥      | ≥95%       | ≥ 95   | %
            两处不一样     | ≤      | ≥95%       | 空     | 空
            前后都有       | 空     | ≥95以上    | 空     | 空
            没有性质       | 空     | 95%        | 空     | 空
            中文数字       | ≥      | 九十五     | 空     | 空
            大约           | 空     | 约95%      | 空     | 空
            一句话         | 空     | ≥95%，其中农村≥90% | 空 | 空
            """)
    void takesACellApart(
            String situation, @Nullable String sign, String cell, @Nullable String value, @Nullable String unit) {
        var given = sign == null ? null : sign.equals("≥") ? Comparator.GE : Comparator.LE;
        var written = WrittenTarget.parse(given, cell);

        assertThat(written.map(each -> each.value().printed()).orElse(null)).isEqualTo(value);
        assertThat(written.map(WrittenTarget::unit).orElse(null)).isEqualTo(unit);
    }
}
