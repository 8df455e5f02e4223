package org.jiheng.policy.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.policy.common.LegalBasis.Confidence;
import org.jiheng.policy.common.Region;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterFileTest {
    private static final Region WUHAN = new Region("420100000", "武汉市");
    private static final Region CHANGSHOU = new Region("500115000", "长寿区");

    private static final String WEIGHT = """
            title: 预算执行率权重
            national:
              - from: 2020-02-25
                value: 10
                source: {document: 财预〔2020〕10号, note: 原则上为10%, confidence: republished}
              - from: 2023-01-01
                value: 12.50
                source: {document: 财预〔2023〕1号, quote: 权重为12.5%, confidence: seen}
            regional:
              "420000000":
                - from: 2021-06-01
                  value: 20
                  source: {title: 湖北省自评表, note: 20分, confidence: seen}
              "420100000":
                - from: 2024-01-01
                  value: 15
                  source: {note: 本市自定, confidence: design}
            """;

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            情形               | 区划      | 日期       | 取值
            生效当天           | 500115000 | 2020-02-25 | 10
            新值生效前一天     | 500115000 | 2022-12-31 | 10
            新值生效当天       | 500115000 | 2023-01-01 | 12.50
            省里还没有规定     | 420100000 | 2021-05-31 | 10
            省里有了规定       | 420100000 | 2021-06-01 | 20
            省里的规定胜过全国 | 420100000 | 2023-12-31 | 20
            市里的规定更近     | 420100000 | 2024-01-01 | 15
            邻市照省里         | 420200000 | 2024-01-01 | 20
            """)
    void givesTheValueOfTheNearestRegionInForceOnTheDay(
            String situation, String region, LocalDate date, BigDecimal value) {
        var found = weight(WEIGHT).at(new Region(region, region), date);

        assertThat(found.value()).isEqualTo(value);
        assertThat(found.from()).isBeforeOrEqualTo(date);
    }

    @Test
    void refusesADayBeforeTheFirstValue() {
        var weight = weight(WEIGHT);

        assertThat(weight.find(CHANGSHOU, LocalDate.of(2020, 2, 24))).isEmpty();
        assertThatThrownBy(() -> weight.at(CHANGSHOU, LocalDate.of(2020, 2, 24)))
                .isInstanceOf(NotInForceException.class)
                .hasMessage("“预算执行率权重”从2020-02-25起才有规定，2020-02-24没有可用的数");
    }

    @Test
    void carriesTheSourceOfTheValue() {
        var seen = weight(WEIGHT).at(CHANGSHOU, LocalDate.of(2024, 1, 1)).source();
        assertThat(seen.document()).isEqualTo("财预〔2023〕1号");
        assertThat(seen.clause()).isEqualTo("权重为12.5%");
        assertThat(seen.confidence()).isEqualTo(Confidence.SEEN);

        var own = weight(WEIGHT).at(WUHAN, LocalDate.of(2024, 1, 1)).source();
        assertThat(own).hasToString("填报核对");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            情形           | 原文                    | 改成                                   | 错误
            多一项         | title: 预算执行率权重   | titel: 预算执行率权重                  | 没有“titel”这一项，只有title、rules、national、regional
            没有标题       | title: 预算执行率权重   | title:                                 | test.yaml.title:应为文字
            没有生效日期   | from: 2020-02-25        | since: 2020-02-25                      | test.yaml national[0]:没有“since”这一项
            日期不存在     | from: 2020-02-25        | from: 2020-02-30                       | national[0].from:应为日期(如2024-01-01),现在是“2020-02-30”
            日期次序颠倒   | from: 2023-01-01        | from: 2019-01-01                       | test.yaml national[1]:应按生效日期从早到晚排列，2019-01-01不晚于2020-02-25
            同一天两个值   | from: 2023-01-01        | from: 2020-02-25                       | 2020-02-25不晚于2020-02-25
            不是数         | value: 12.50            | value: 十二                            | test.yaml national[1].value:应为数，现在是“十二”
            科学记数       | value: 12.50            | value: 1e1                             | 应为数，现在是“1e1”
            强写成浮点     | value: 12.50            | value: !!float 12.5                    | national[1].value:应为文字
            执行代码       | value: 12.50            | value: !!java.net.URL [http://x]       | 不是规范的YAML
            区划不是九位   | "420000000":            | "42":                                  | 财政区划代码应为9位数字：42
            全国写在地方下 | "420000000":            | "000000000":                           | 全国的取值写在“national”下
            区划写了两遍   | "420100000":            | "420000000":                           | 不是规范的YAML
            没有可信度     | , confidence: seen}     | }                                      | 缺少“confidence”
            可信度写错     | confidence: republished | confidence: sure                       | 应为seen、republished、known或design
            没见过却照录   | note: 原则上为10%       | quote: 原则上为10%                     | 没有见过原文的不能照录
            没见过却写条款 | note: 原则上为10%       | note: 第五条规定为10%                  | test.yaml national[0].source:an article may only be quoted
            自定的写了文号 | {note: 本市自定         | {document: 武财〔2024〕1号, note: 自定 | 没有“document”这一项，只有note、confidence
            没有依据       | title: 湖北省自评表,    |                                        | 缺少“document”或“title”
            不是YAML       | national:               | national: [                            | 不是规范的YAML
            """)
    void refusesWhatItDoesNotExpect(String situation, String original, @Nullable String instead, String error) {
        assertThat(WEIGHT).contains(original);
        var broken =
                WEIGHT.replaceFirst(Pattern.quote(original), Matcher.quoteReplacement(instead == null ? "" : instead));

        assertThatThrownBy(() -> weight(broken))
                .isInstanceOf(BrokenParameterException.class)
                .hasMessageStartingWith("test.yaml")
                .hasMessageContaining(error);
    }

    @Test
    void refusesAFileThatIsNoMap() {
        assertThatThrownBy(() -> weight("十"))
                .isInstanceOf(BrokenParameterException.class)
                .hasMessageContaining("test.yaml:应为");
        assertThatThrownBy(() -> weight(""))
                .isInstanceOf(BrokenParameterException.class)
                .hasMessageContaining("test.yaml:应为");
    }

    @Test
    void refusesAFileBeyondItsLimit() {
        assertThatThrownBy(() -> weight(WEIGHT + "#".repeat(100_000)))
                .isInstanceOf(BrokenParameterException.class)
                .hasMessageContaining("超过100000字");
    }

    private static Parameter<BigDecimal> weight(String yaml) {
        return ParameterFile.read("test.yaml", yaml, Setting::positive);
    }
}
