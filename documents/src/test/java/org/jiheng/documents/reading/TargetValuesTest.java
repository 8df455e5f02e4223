package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 指标值的写法 — how signs, numbers and units are told apart (AWK-08, 09, 11, 12, 13). */
class TargetValuesTest {
    private final TargetValues values = new TargetValues(Labels.STANDARD);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", quoteCharacter = '`', textBlock = """
            性质   | 指标值          | 单位      | 读作            | 单位读作  | 存疑
            =      | 2               | 次        | = 2             | 次        | 空
            ≥      | 30              | %         | ≥ 30            | %         | 空
            >=     | 1,800           | 人        | ≥ 1800          | 人        | 空
            ＞＝   | 95.50           | ％        | ≥ 95.5          | ％        | 空
            ≤      | 0               | 起        | ≤ 0             | 起        | 空
            ＝     | １００          | 百分比    | = 100           | 百分比    | 空
            =      | 2               | 次/年     | = 2             | 次/年     | 空
            =      | -3              | %         | = -3            | %         | 空
            空     | ≥95%            | 空        | ≥ 95            | %         | VALUE_SPLIT
            空     | ≥ 95 ％         | 空        | ≥ 95            | %         | VALUE_SPLIT
            空     | >=95%           | 空        | ≥ 95            | %         | VALUE_SPLIT
            空     | ＞=95           | %         | ≥ 95            | %         | VALUE_SPLIT
            空     | ≥50个           | 空        | ≥ 50            | 个        | VALUE_SPLIT
            空     | ≥100百分比      | 空        | ≥ 100           | 百分比    | VALUE_SPLIT
            空     | 不低于95%       | 空        | ≥ 95            | %         | VALUE_SPLIT
            空     | 不少于3次       | 空        | ≥ 3             | 次        | VALUE_SPLIT
            空     | 不超过5%        | 空        | ≤ 5             | %         | VALUE_SPLIT
            空     | 大于3           | 个        | > 3             | 个        | VALUE_SPLIT
            空     | 大于等于3       | 个        | ≥ 3             | 个        | VALUE_SPLIT
            空     | 小于3           | 个        | < 3             | 个        | VALUE_SPLIT
            空     | 95%以上         | 空        | ≥ 95            | %         | VALUE_SPLIT
            空     | 5%以内          | 空        | ≤ 5             | %         | VALUE_SPLIT
            ≥      | 95%             | 空        | ≥ 95            | %         | VALUE_SPLIT
            ≥      | 95%             | %         | ≥ 95            | %         | 空
            ≥      | 95%             | 百分比    | ≥ 95            | 百分比    | 空
            ≥      | ≥95             | %         | ≥ 95            | %         | 空
            ≥      | ≤95             | %         | ≥ 95            | %         | VALUE_CONTRADICTS
            ≥      | 95人            | %         | ≥ 95            | %         | VALUE_CONTRADICTS
            空     | 90-100          | 分        | 90～100         | 分        | VALUE_SPLIT
            空     | 90~100%         | 空        | 90～100         | %         | VALUE_SPLIT
            空     | 90%—100%        | 空        | 90～100         | %         | VALUE_SPLIT
            =      | 90至100         | %         | 90～100         | %         | VALUE_SPLIT
            ≥      | 90-100          | %         | ≥ ?90-100       | %         | VALUE_CONTRADICTS
            空     | 100-90          | %         | ?100-90         | %         | VALUE_CONTRADICTS
            定性   | 优良中低差      | 空        | “优良中低差”    | 空        | 空
            定性   | 95              | 空        | “95”            | 空        | 空
            空     | 有所提高        | 空        | “有所提高”      | 空        | 空
            ≥      | 有所提高        | %         | ≥ ?有所提高     | %         | 空
            空     | 95              | %         | ?95             | %         | 空
            空     | 95%             | 空        | ?95             | %         | VALUE_SPLIT
            空     | 达到95%以上     | 空        | ≥ 95            | %         | VALUE_SPLIT
            空     | 控制在5%以内    | 空        | ≤ 5             | %         | VALUE_SPLIT
            空     | ≥20㎡           | 空        | ≥ 20            | ㎡        | VALUE_SPLIT
            空     | 10天-15天       | 空        | 10～15          | 天        | VALUE_SPLIT
            空     | ≤2024年12月31日 | 空        | ≤ ?2024年12月31日 | 空      | VALUE_SPLIT
            空     | 优(90分以上)良中差 | 空     | “优(90分以上)良中差” | 空   | 空
            空     | 1-12月          | 空        | ?1-12月         | 空        | 空
            空     | ≥95%，逐年提高  | 空        | ?≥95%，逐年提高 | 空        | 空
            ≥      | 空              | %         | ≥ ?             | %         | 空
            空     | 空              | %         | 空              | %         | 空
            空     | 12月底前        | 空        | ?12月底前       | 空        | 空
            ≤      | 2024-12-31      | 空        | ≤ ?2024-12-31   | 空        | 空
            ≥      | ≥95%以下        | 空        | ≥ ?≥95%以下     | 空        | 空
            约     | 95              | %         | ?95             | %         | NOT_UNDERSTOOD
            =      | 1e9             | 个        | = ?1e9          | 个        | 空
            =      | 100%完成        | 空        | = ?100%完成     | 空        | 空
            """)
    void tellsSignNumberAndUnitApart(
            @Nullable String sign,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String read,
            @Nullable String unitRead,
            @Nullable String doubts) {
        var found = values.read(sign, value, unit);
        assertThat(printed(found.target())).isEqualTo(read);
        assertThat(found.unit()).isEqualTo(unitRead);
        var codes = found.remarks().stream().map(remark -> remark.code().name()).collect(Collectors.joining(" "));
        assertThat(codes).isEqualTo(doubts == null ? "" : doubts);
    }

    private static @Nullable String printed(@Nullable TargetValue target) {
        return switch (target) {
            case null -> null;
            case TargetValue.Numeric(var comparator, var value) -> comparator.symbol() + " " + value.toPlainString();
            case TargetValue.Range(var low, var high) -> low.toPlainString() + "～" + high.toPlainString();
            case TargetValue.Qualitative(var text) -> "“" + text + "”";
            case TargetValue.Unclear(var comparator, var text) ->
                (comparator == null ? "?" : comparator.symbol() + " ?") + text;
        };
    }
}
