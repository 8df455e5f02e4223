package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.app.commandline.Terminal.SAMPLE;
import static org.jiheng.app.commandline.Terminal.type;
import static org.jiheng.app.commandline.Terminal.typeWith;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jiheng.policy.scoring.ScoringPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ScoreFormsTest {

    @Test
    void scoresEachRowWithItsArithmetic() {
        var ended = typeWith(selfEvaluation("38", "98.55"), "score", "-");

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(ended.out())
                .contains("162.71 ÷ 170.37 × 10 = 9.55", "38 ÷ 40 × 20 = 19.00", "总分：98.55分，优")
                .doesNotContain("不一致");
    }

    @Test
    void aPrintedTotalThatDisagreesIsFound() {
        var ended = typeWith(selfEvaluation("38", "99"), "score", "-");

        assertThat(ended.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ended.out()).contains("不一致：总分填 99 分，按规则算得 98.55 分");
    }

    @Test
    void whatIsMissingIsNamedAndNothingIsGuessed() {
        var ended = typeWith(selfEvaluation("", "98.55"), "score", "-");

        assertThat(ended.out()).contains("总分：还算不出来", "实际完成值").doesNotContain("总分：98.55分");
    }

    @Test
    void theJsonHoldsTheSameScore() {
        var ended = typeWith(selfEvaluation("38", "98.55"), "score", "-", "--format", "json");
        var score = JsonMapper.shared().readTree(ended.out()).at("/files/0/forms/0/score");

        assertThat(score.get("total").stringValue()).isEqualTo("98.55");
        assertThat(score.at("/indicators/0/earned").stringValue()).isEqualTo("19");
    }

    @Test
    void anotherPolicyOfTheProductIsUsedWhenAsked() {
        var ended = typeWith(selfEvaluation("38", "98.55"), "score", "-", "--policy", "example:1");

        assertThat(ended.out()).contains("示例");
    }

    @Test
    void thePoliciesThereAreAreNamedWhenOneIsUnknown() {
        var ended = typeWith(selfEvaluation("38", "98.55"), "score", "-", "--policy", "nobody");

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("没有评分办法“nobody”", "general 第1版");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aPolicyOfOnesOwnIsAFile(@TempDir Path folder) throws IOException {
        var text = new String(
                Objects.requireNonNull(ScoringPolicy.class.getResourceAsStream("/scoring-policies/general-1.yaml"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        var own = Files.writeString(folder.resolve("own.yaml"), text.replaceFirst("(?m)^title:.*$", "title: 衡溪区评分办法"));
        assertThat(typeWith(selfEvaluation("38", "98.55"), "score", "-", "--policy", own.toString())
                        .out())
                .contains("衡溪区评分办法");

        var broken = Files.writeString(folder.resolve("broken.yaml"), "title: [");
        var ended = typeWith(selfEvaluation("38", "98.55"), "score", "-", "--policy", broken.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("评分办法文件不能用", "broken.yaml");
    }

    @Test
    void aTargetFormAloneCannotBeScored() {
        var ended = type("score", SAMPLE.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("10张表没有评分（绩效目标表）", "绩效自评表");
        assertThat(ended.out()).isEmpty();
    }

    private static String selfEvaluation(String actual, String printedTotal) {
        return """
                {"format": "jiheng-forms/1", "files": [{
                  "file": "自评表.xlsx", "sha256": "0", "mediaType": "text/plain", "status": "READ", "problem": null,
                  "forms": [{
                    "formType": "SELF_EVALUATION", "title": "衡溪区2024年项目支出绩效自评表", "fiscalYear": 2024,
                    "moneyUnit": "万元", "project": {"name": "老干部活动中心经费"}, "executionWeight": "10",
                    "execution": {"initial": "170.37", "adjusted": "170.37", "spent": "162.71"},
                    "indicators": [
                      {"name": "组织活动场次", "operator": "≥", "value": "40", "unit": "场", "points": "20", "actual": "%s"},
                      {"name": "组织老干部参观考察次数", "operator": "=", "value": "2", "unit": "次", "points": "70", "actual": "2"}
                    ],
                    "totalScore": "%s"
                  }]
                }]}
                """.formatted(actual, printedTotal);
    }
}
