package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededWordsTest {
    private static final Pattern QUOTED_PATTERN = Pattern.compile("'/([^']*)/'");
    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}（）()0-9、:：-]{2,20}");

    @ParameterizedTest
    @CsvSource(delimiter = '┃', textBlock = """
                    .{0,4}(主管|预算)(预算)?(部门|单位)(名称)?  ┃ [[主管, 预算], [部门, 单位]]
                    .*绩效目标.*表                              ┃ [[绩效目标], [表]]
                    年度?目标                                   ┃ [[年], [目标]]
                    年{0,2}目+标{2}                             ┃ [[目], [标]]
                    表[一二]\\d+([-.]\\d+)?                     ┃ [[表]]
                    (?!.*监控).*项目                            ┃ [[项目]]
                    (年(初|末)|本期)目标                        ┃ [[目标]]
                    甲乙|丙                                     ┃ []
                    (甲|)乙                                     ┃ [[乙]]
                    """)
    void whatIsPlainlyNeeded(String pattern, String needed) {
        assertThat(NeededWords.of(pattern.replace("\\\\", "\\")).groups().toString())
                .isEqualTo(needed);
    }

    /** Every pattern of the dictionary against every word in it: what matches is never passed over. */
    @Test
    void nothingThatMatchesIsPassedOver() throws IOException {
        var dictionary = dictionary();
        var patterns = new ArrayList<String>();
        for (var found = QUOTED_PATTERN.matcher(dictionary); found.find(); ) {
            patterns.add(found.group(1));
        }
        var words = new LinkedHashSet<String>();
        for (var found = WORD.matcher(dictionary); found.find(); ) {
            words.add(found.group());
            words.add("项目" + found.group() + "情况表");
        }
        int matches = 0;
        for (var pattern : patterns) {
            var regex = Pattern.compile(pattern);
            var needed = NeededWords.of(pattern);
            for (var word : words) {
                if (regex.matcher(word).matches()) {
                    matches++;
                    assertThat(needed.standIn(word))
                            .as("%s matches %s", pattern, word)
                            .isTrue();
                }
            }
        }
        assertThat(patterns).hasSizeGreaterThan(50);
        assertThat(matches).isGreaterThan(300);
    }

    @Test
    void fewPatternsAskForNothing() throws IOException {
        var asking = new ArrayList<String>();
        var all = new ArrayList<String>();
        for (var found = QUOTED_PATTERN.matcher(dictionary()); found.find(); ) {
            all.add(found.group(1));
            if (!NeededWords.of(found.group(1)).groups().equals(List.of())) {
                asking.add(found.group(1));
            }
        }
        assertThat(asking).hasSizeGreaterThan(all.size() * 9 / 10);
    }

    private static String dictionary() throws IOException {
        try (var in = Labels.class.getResourceAsStream("labels.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
