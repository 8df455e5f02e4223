package org.jiheng.policy.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeSet;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    private static final Path FOLDER = Path.of("src/main/resources/parameters");
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    @Test
    void deliversTheFiguresOfTheDocuments() {
        var figures = Parameters.delivered();

        assertThat(figures.executionWeight().at(Region.NATIONAL, DAY).value()).isEqualTo(Points.of("10"));
        assertThat(figures.executionWeight()
                        .at(new Region("421100000", "黄冈市"), DAY)
                        .value())
                .isEqualTo(Points.of("20"));
        assertThat(figures.rules().fundsTolerance().at(Region.NATIONAL, DAY).value())
                .isEqualTo(Money.ofYuan("100"));
        assertThat(figures.rules().coreShare().at(Region.NATIONAL, DAY).value()).isEqualTo(Percentage.ofPercent("30"));
    }

    @Test
    void readsEveryFileOfTheFolderAndNoOther() throws IOException {
        var asked = new TreeSet<String>();
        Parameters.read(name -> {
            asked.add(name);
            return file(name);
        });
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(each -> each.getFileName().toString())).containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            文件                  | 原文                       | 改成                       | 错误
            execution-weight.yaml | value: 10                  | value: 0                   | 应大于0,现在是0
            core-share.yaml       | value: 30                  | value: 130                 | 百分比不能大于100
            goal-length.yaml      | value: 20                  | value: 20.5                | 应为整数
            over-achievement.yaml | above: 1.30                | above: 0.9                 | above应大于1,below应小于1
            fund-flow.yaml        | 流转:                      | 流动:                      | 没有“流动”这一项
            vague-rates.yaml      | [和谐稳定率, 作用发挥率]   | 和谐稳定率                 | 应为列表，至少一项
            vague-rates.yaml      | [和谐稳定率, 作用发挥率]   | []                         | 应为列表，至少一项
            """)
    void refusesAFigureThatMakesNoSense(String file, String original, String instead, String error) {
        assertThat(file(file)).contains(original);

        assertThatThrownBy(() ->
                        Parameters.read(name -> name.equals(file) ? file(name).replace(original, instead) : file(name)))
                .isInstanceOf(BrokenParameterException.class)
                .hasMessageStartingWith(file)
                .hasMessageContaining(error);
    }

    private static String file(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
