package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.policy.DeclarationBuilder.declaration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jiheng.policy.SeedForms;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.NotInForceException;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jiheng.policy.scoring.SelfEvaluation.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SCR-01, 19 to 21, LNT-55, 56 and row 13 of the worked examples. */
class ScoringPolicyTest {
    private static final Region CHANGSHOU = new Region("500115000", "长寿区");
    private static final ScoringPolicy POLICY = ScoringPolicy.inForce(CHANGSHOU, LocalDate.of(2025, 1, 15));
    private static final String SOUND = "开班学期数 = 2 期 45 是; 开设班数 ≥ 40 个 45 是";

    @Test
    void scoresTheUniversityOfTheElderly() {
        var sheet = POLICY.score(new SelfEvaluation(
                SeedForms.university(),
                BudgetExecution.of(Money.ofWanYuan("170.37"), Money.ofWanYuan("162.71")),
                actuals("2", "38", "50", "1800", "88.2"),
                null));

        assertThat(sheet.execution().explanation()).isEqualTo("162.71 ÷ 170.37 × 10 = 9.55");
        assertThat(sheet.indicators())
                .extracting(IndicatorScore::explanation)
                .containsExactly(
                        "达到目标，得满分 20 分",
                        "38 ÷ 40 × 20 = 19.00",
                        "达到目标，得满分 20 分；名称里写明了月份，应以当月底锁定的数为准，请核对",
                        "达到目标，得满分 20 分",
                        "88.2 ÷ 90 × 10 = 9.80");
        assertThat(sheet.totalWhy())
                .isNotNull()
                .extracting(Explanation::text)
                .isEqualTo("9.55 + 20.00 + 19.00 + 20.00 + 20.00 + 9.80 = 98.35");
        assertThat(sheet.policy()).hasToString("重庆市项目支出绩效自评评分办法（chongqing 第1版）");
        assertThat(sheet.total()).isEqualTo(Points.of("98.35"));
        assertThat(sheet.grade()).isEqualTo(Grade.EXCELLENT);
        assertThat(sheet.disagreements()).isEmpty();
        assertThat(sheet.missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            情形       | 开设班数的分值 | 完成几成 | 总分  | 等级
            满分       | 90             | 1000     | 100   | 优
            九十整     | 90             | 889      | 90.01 | 优
            八十九点几 | 90             | 888      | 89.92 | 良
            八十整     | 80             | 750      | 80    | 良
            七十九点九 | 90             | 777      | 79.93 | 中
            六十整     | 80             | 500      | 60    | 中
            五十九点九 | 90             | 555      | 59.95 | 差
            """)
    void gradesWithoutGaps(String situation, int points, String perMille, Points total, String grade) {
        var form = declaration()
                .executionWeight(Points.of(Integer.toString(100 - points)))
                .indicators("开设班数 ≥ 1000 个 %d 是".formatted(points))
                .build();
        var sheet = POLICY.score(new SelfEvaluation(form, allSpent(), actuals(perMille), null));

        assertThat(sheet.total()).isEqualTo(total);
        assertThat(sheet.grade()).isNotNull().extracting(Grade::chinese).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 执行填 | 第一行填 | 第二行填 | 总分填 | 出入
            都对         | 10     | 45       | 42.75    | 97.75  | 空
            没有填       | 空     | 空       | 空       | 空     | 空
            差一角可容   | 10     | 45       | 42.65    | 97.65  | 空
            行得分多填   | 10     | 45       | 45       | 100    | “开设班数”填 45 分，按规则算得 42.75 分，像是没有完成也记了满分（LNT-55）; 总分填 100 分，按规则算得 97.75 分（LNT-55）
            执行多填     | 9      | 45       | 42.75    | 97.75  | 预算执行填 9 分，按规则算得 10.00 分（LNT-55）; 总分填 97.75 分，各行得分加起来是 96.75 分（LNT-56）
            总分加错     | 10     | 45       | 42.75    | 98     | 总分填 98 分，各行得分加起来是 97.75 分（LNT-56）; 总分填 98 分，按规则算得 97.75 分（LNT-55）
            只填总分     | 空     | 空       | 空       | 98     | 总分填 98 分，按规则算得 97.75 分（LNT-55）
            """)
    void comparesWithWhatWasPrinted(
            String situation,
            @Nullable Points execution,
            @Nullable Points first,
            @Nullable Points second,
            @Nullable Points total,
            @Nullable String disagreements) {
        var budget = Money.ofWanYuan("100");
        var sheet = POLICY.score(new SelfEvaluation(
                declaration().indicators(SOUND).build(),
                new BudgetExecution(null, budget, budget, execution),
                List.of(new Result(ActualValue.measured("2"), first), new Result(ActualValue.measured("38"), second)),
                total));

        assertThat(String.join("; ", sheet.disagreements())).isEqualTo(disagreements == null ? "" : disagreements);
        assertThat(sheet.total()).isEqualTo(Points.of("97.75"));
        assertThat(sheet.printedTotal()).isEqualTo(total);
    }

    @Test
    void hasNoTotalWhileARowCannotBeScored() {
        var sheet = POLICY.score(new SelfEvaluation(
                declaration().indicators(SOUND).build(), allSpent(), actuals("2", null), Points.of("97.75")));

        assertThat(sheet.total()).isNull();
        assertThat(sheet.grade()).isNull();
        assertThat(sheet.missing()).containsExactly("“开设班数”：实际完成值");
        assertThat(sheet.indicators().getFirst().earned()).isEqualTo(Points.of("45"));
    }

    @Test
    void hasNoTotalWhileThePointsDoNotAddUp() {
        var sheet = POLICY.score(new SelfEvaluation(
                declaration().indicators("开设班数 ≥ 40 个 85 是").build(), allSpent(), actuals("40"), null));

        assertThat(sheet.total()).isNull();
        assertThat(sheet.missing()).containsExactly("合计 100 分的分值（现在是 95 分）");
    }

    @Test
    void hasNoTotalWithoutIndicatorsOrMoney() {
        var sheet = POLICY.score(new SelfEvaluation(
                declaration().indicators((String) null).build(), BudgetExecution.of(null, null), List.of(), null));

        assertThat(sheet.total()).isNull();
        assertThat(sheet.missing()).containsExactly("预算执行：全年预算数", "预算执行：全年执行数", "绩效指标");
    }

    @Test
    void takesTheTemplatesWeightWhereTheFormPrintsNone() {
        var hubei = ScoringPolicy.inForce(new Region("421100000", "黄冈市"), LocalDate.of(2025, 1, 15));
        var form = declaration()
                .executionWeight(null)
                .indicators("开设班数 ≥ 40 个 80 是")
                .build();

        assertThat(hubei.score(new SelfEvaluation(form, allSpent(), actuals("40"), null))
                        .total())
                .isEqualTo(Points.of("100"));
    }

    @Test
    void asksForTheWeightWhereNoTemplateIsKnown() {
        var policy = ScoringPolicy.inForce(CHANGSHOU, LocalDate.of(2017, 1, 15));
        var form = declaration().executionWeight(null).indicators(SOUND).build();
        var sheet = policy.score(new SelfEvaluation(form, allSpent(), actuals("2", "40"), null));

        assertThat(sheet.total()).isNull();
        assertThat(sheet.missing()).containsExactly("预算执行：预算执行率权重");
    }

    @Test
    void isRefusedForADayBeforeTheFirstFigure() {
        assertThatThrownBy(() -> ScoringPolicy.inForce(CHANGSHOU, LocalDate.of(1990, 1, 1)))
                .isInstanceOf(NotInForceException.class)
                .hasMessage("1990年度没有适用于长寿区的评分办法");
    }

    @Test
    void refusesResultsThatDoNotMatchTheRows() {
        TargetDeclaration form = declaration().indicators(SOUND).build();
        assertThatThrownBy(() -> new SelfEvaluation(form, allSpent(), actuals("2"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 results for 2 indicators");
    }

    private static BudgetExecution allSpent() {
        return BudgetExecution.of(Money.ofWanYuan("100"), Money.ofWanYuan("100"));
    }

    private static List<Result> actuals(@Nullable String... cells) {
        var results = new ArrayList<Result>();
        Arrays.stream(cells).forEach(cell -> results.add(Result.of(ActualValue.parse(cell))));
        return results;
    }
}
