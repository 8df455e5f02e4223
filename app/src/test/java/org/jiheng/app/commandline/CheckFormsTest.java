package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.app.commandline.Terminal.SAMPLE;
import static org.jiheng.app.commandline.Terminal.type;
import static org.jiheng.app.commandline.Terminal.typeWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckFormsTest {
    @TempDir
    private Path folder = Path.of("");

    /** rules.md §12: a checker that stays silent on this file is wrong. */
    @Test
    void namesTheDefectsOfThePublishedSample() {
        var ended = type("check", SAMPLE.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(Pattern.compile("^ {2}(LNT-\\d+) ", Pattern.MULTILINE)
                        .matcher(ended.out())
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "LNT-27", "LNT-31", "LNT-33", "LNT-39", "LNT-40", "LNT-42", "LNT-43", "LNT-44", "LNT-45",
                        "LNT-46", "LNT-47");
        assertThat(ended.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            规则   | 程度   | 栏目                                     | 出处
            LNT-31 | 请确认 | indicators[2].name 6月资金安排到位率     | 第19行
            LNT-39 | 应改   | texts.annualTarget 当年绩效目标          | 第58行
            LNT-42 | 请确认 | texts.basis 立项依据                     | 第57行
            LNT-43 | 提示   | texts.basis 立项依据                     | 第14行
            LNT-44 | 请确认 | indicators[2].name 6月资金到安排位率     | 第62行
            """)
    void aLineSaysRuleWeightPlaceAndSource(String rule, String severity, String place, String source) {
        assertThat(type("check", SAMPLE.toString()).out().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("  %s %s %s:".formatted(rule, severity, place))
                        .endsWith("(出处 %s)".formatted(source)));
    }

    @Test
    void theJsonHoldsTheSameFindings() {
        var ended = type("check", SAMPLE.toString(), "--format", "json");
        var forms = json(ended.out()).at("/files/0/forms");

        assertThat(ended.code()).isEqualTo(ExitCode.FINDINGS);
        long findings = forms.valueStream()
                .mapToLong(form -> form.get("findings").size())
                .sum();
        assertThat(findings)
                .isPositive()
                .isEqualTo(type("check", SAMPLE.toString())
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("  LNT-"))
                        .count());
        assertThat(forms.get(0).at("/findings/0/source/line").intValue()).isEqualTo(16);
    }

    @Test
    void checksWhatReadPrinted() {
        var json = type("read", SAMPLE.toString()).out();

        assertThat(typeWith(json, "check", "-").out())
                .isEqualTo(type("check", SAMPLE.toString()).out());
    }

    @Test
    void aFormWithNothingToFixEndsWell() throws IOException {
        // The sheet of the third project alone carries what must be fixed (LNT-39).
        var text = Files.readString(SAMPLE);
        var forms = text.split("(?=长寿区2024年重点专项绩效目标表)", -1);
        var first = Files.writeString(folder.resolve("一.txt"), forms[1]);
        var ended = type("check", first.toString());

        assertThat(ended.out()).contains("合计:检查1张表,必改0处,应改0处");
        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void whatCannotBeReadWeighsMoreThanFindings() {
        var ended = type("check", SAMPLE.toString(), "没有.txt");

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.out()).contains("LNT-31");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            选项     | 值         | 说明
            --date   | 去年       | --date 要写成 2024-01-01 这样的日期
            --date   | 1980-01-01 | 1980
            --region | 5001       | --region 要9位数字的财政区划代码
            --format | xml        | --format 只能是 table(表格)或 json
            """)
    void refusesWhatCannotBeMeant(String option, String value, String sentence) {
        var ended = type("check", SAMPLE.toString(), option, value);

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains(sentence).doesNotContain("Exception");
        assertThat(ended.out()).isEmpty();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
