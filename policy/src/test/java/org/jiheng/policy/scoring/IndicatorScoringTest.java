package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.policy.DeclarationBuilder.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.scoring.SatisfactionScoring.Between;
import org.jiheng.policy.scoring.SelfEvaluation.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SCR-05 to 07, 15, 19 and the awkward cases of one row; rows 4 to 11 of the worked examples. */
class IndicatorScoringTest {
    private static final Parameters FIGURES = Parameters.delivered();
    private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
    private static final FiscalYear YEAR = new FiscalYear(2024);
    private static final IndicatorScoring SCORING = new IndicatorScoring(
            ScoringPolicies.delivered().named("general", "1"),
            FIGURES.overAchievement().at(Region.NATIONAL, DAY).value());

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形                   | 指标行                         | 完成值  | 得分  | 标记            | 方法         | 算式
            例4 少开两个班         | 开设班数 ≥ 40 个 20 是         | 38      | 19.00 | REASON_REQUIRED | 完成比例赋分 | 38 ÷ 40 × 20 = 19.00
            例5 稳定率             | 和谐稳定率 ≥ 95 % 15 是        | 90      | 14.21 | REASON_REQUIRED | 完成比例赋分 | 90 ÷ 95 × 15 = 14.21
            例6 结余率偏高         | 结余率 ≤ 5 % 22.5 否           | 6.2     | 18.15 | REASON_REQUIRED | 完成比例赋分 | 5 ÷ 6.2 × 22.5 = 18.15
            例7 没有结余           | 结余率 ≤ 5 % 22.5 否           | 0       | 22.50 | 空              | 完成比例赋分 | 达到目标，得满分 22.5 分
            例8 只慰问一次         | 节日慰问次数 = 2 次 20 是      | 1       | 10.00 | REASON_REQUIRED | 完成比例赋分 | 1 ÷ 2 × 20 = 10.00
            例9 慰问三次           | 节日慰问次数 = 2 次 20 是      | 3       | 20.00 | OVER_ACHIEVED   | 完成比例赋分 | 达到目标，得满分 20 分
            例10 满意度            | 老干部满意度 ≥ 90 % 10 否      | 81.5    | 9.06  | REASON_REQUIRED | 满意度赋分   | 81.5 ÷ 90 × 10 = 9.06
            例11 满意度不及格      | 老干部满意度 ≥ 90 % 10 否      | 58      | 0.00  | REASON_REQUIRED | 满意度赋分   | 58% 低于 60%，得 0 分
            满意度刚及格           | 老干部满意度 ≥ 90 % 10 否      | 60      | 6.67  | REASON_REQUIRED | 满意度赋分   | 60 ÷ 90 × 10 = 6.67
            满意度达到             | “五老”满意率 ≥ 95 % 10 否      | 95      | 10.00 | 空              | 满意度赋分   | 达到目标，得满分 10 分
            满意度目标低于及格线   | 群众满意度 ≥ 50 % 10 否        | 55      | 10.00 | 空              | 满意度赋分   | 达到目标，得满分 10 分
            不满意率反向           | 群众不满意率 ≤ 5 % 10 否       | 10      | 5.00  | REASON_REQUIRED | 完成比例赋分 | 5 ÷ 10 × 10 = 5.00
            恰好达到               | 开设班数 ≥ 40 个 20 是         | 40      | 20.00 | 空              | 完成比例赋分 | 达到目标，得满分 20 分
            超额三成不提醒         | 开设班数 ≥ 40 个 20 是         | 52      | 20.00 | 空              | 完成比例赋分 | 达到目标，得满分 20 分
            超额三成以上           | 开设班数 ≥ 40 个 20 是         | 52.01   | 20.00 | OVER_ACHIEVED   | 完成比例赋分 | 达到目标，得满分 20 分
            成本低于七成           | 人均成本 ≤ 100 元 20 否        | 69      | 20.00 | OVER_ACHIEVED   | 完成比例赋分 | 达到目标，得满分 20 分
            一个班没开             | 开设班数 ≥ 40 个 20 是         | 0       | 0.00  | REASON_REQUIRED | 完成比例赋分 | 0 ÷ 40 × 20 = 0.00
            先乘后除只舍入一次     | 开设班数 ≥ 3 个 10 是          | 1       | 3.33  | REASON_REQUIRED | 完成比例赋分 | 1 ÷ 3 × 10 = 3.33
            舍入不超过分值         | 开设班数 ≥ 100000 个 0.126 是  | 99999   | 0.126 | 空              | 完成比例赋分 | 99999 ÷ 100000 × 0.126 = 0.13
            AWK-01 没有事故        | 安全事故 = 0 起 20 是          | 0       | 20.00 | 空              | 直接赋分     | 达到目标，得满分 20 分
            AWK-01 出了事故        | 安全事故 = 0 起 20 是          | 1       | 0.00  | REASON_REQUIRED | 直接赋分     | 指标值是 0，完成值是 1，得 0 分
            AWK-01 不超过零        | 安全事故 ≤ 0 起 20 是          | 2       | 0.00  | REASON_REQUIRED | 直接赋分     | 指标值是 0，完成值是 2，得 0 分
            AWK-02 至少为零        | 开设班数 ≥ 0 个 20 是          | 5       | 空    | UNDETERMINED    | 待定         | 能衡量的指标值（≥ 0 什么结果都一样）
            AWK-03 成本为零        | 采购成本 ≤ 5 万元 20 是        | 0       | 20.00 | CONFIRM         | 完成比例赋分 | 完成值是 0，是没有发生吗？
            AWK-04 大于且相等      | 开设班数 > 40 个 20 是         | 40      | 20.00 | BOUNDARY        | 完成比例赋分 | 达到目标，得满分 20 分
            AWK-04 小于且相等      | 结余率 < 5 % 20 是             | 5       | 20.00 | BOUNDARY        | 完成比例赋分 | 达到目标，得满分 20 分
            AWK-04 大于未到        | 开设班数 > 40 个 20 是         | 39      | 19.50 | REASON_REQUIRED | 完成比例赋分 | 39 ÷ 40 × 20 = 19.50
            AWK-05 没有填          | 开设班数 ≥ 40 个 20 是         | 空      | 空    | UNDETERMINED    | 完成比例赋分 | 缺：实际完成值
            AWK-05 未开展          | 开设班数 ≥ 40 个 20 是         | 未开展  | 0.00  | REASON_REQUIRED | 完成比例赋分 | “未开展”，得 0 分
            AWK-05 无              | 开设班数 ≥ 40 个 20 是         | 无      | 0.00  | REASON_REQUIRED | 完成比例赋分 | “无”，得 0 分
            无可能是最好的结果     | 安全事故 = 0 起 20 是          | 无      | 空    | UNDETERMINED    | 直接赋分     | “无”是指 0，还是没有开展？
            AWK-06 文字            | 采购成本 ≤ 30 万元 20 是       | 完成    | 空    | UNDETERMINED    | 完成比例赋分 | 数字的完成值（现在是“完成”）
            照抄目标               | 铺设管道 ≥ 266 米 20 是        | ≥266米  | 空    | UNDETERMINED    | 完成比例赋分 | 数字的完成值（现在是“≥266米”）
            AWK-07 负数            | 开设班数 ≥ 40 个 20 是         | -3      | 空    | UNDETERMINED    | 完成比例赋分 | 不是负数的完成值
            AWK-07 负增长          | 税收增长率 ≥ 5 % 20 是         | -2      | 0.00  | REASON_REQUIRED | 完成比例赋分 | -2 ÷ 5 是负数，得 0 分
            AWK-07 目标不降        | 税收增长率 ≥ 0 % 20 是         | 1.5     | 20.00 | 空              | 直接赋分     | 达到目标，得满分 20 分
            AWK-07 目标不降却降了  | 税收增长率 ≥ 0 % 20 是         | -1      | 空    | UNDETERMINED    | 直接赋分     | 没有达到时的评分办法
            负的指标值             | 开设班数 ≥ -5 个 20 是         | 5       | 空    | UNDETERMINED    | 待定         | 不是负数的指标值
            AWK-09 区间之内        | 出勤率 区间 90~100 % 10 否     | 95      | 10.00 | 空              | 完成比例赋分 | 达到目标，得满分 10 分
            AWK-09 两端都算        | 出勤率 区间 90~100 % 10 否     | 90      | 10.00 | 空              | 完成比例赋分 | 达到目标，得满分 10 分
            AWK-09 低于区间        | 出勤率 区间 90~100 % 10 否     | 81      | 9.00  | REASON_REQUIRED | 完成比例赋分 | 81 ÷ 90 × 10 = 9.00
            AWK-09 高于区间        | 气温 区间 18~22 度 10 否       | 25      | 8.80  | REASON_REQUIRED | 完成比例赋分 | 22 ÷ 25 × 10 = 8.80
            区间到零               | 气温 区间 -5~0 度 10 否        | 3       | 空    | UNDETERMINED    | 完成比例赋分 | 区间以外的评分办法
            AWK-10 超过百分之百    | 发放到位率 = 100 % 20 是       | 100.4   | 20.00 | CONFIRM         | 完成比例赋分 | 完成值 100.4% 超过 100%，请核对
            AWK-12 复合单位        | 开展帮扶次数 = 2 次/年 15 是   | 2次     | 15.00 | 空              | 完成比例赋分 | 达到目标，得满分 15 分
            单位不同               | 采购成本 ≤ 30 万元 20 是       | 280000元 | 空   | UNDETERMINED    | 完成比例赋分 | 单位为“万元”的完成值（现在是“元”）
            百分号与百分比         | 参与率 ≥ 50 百分比 20 是       | 50%     | 20.00 | 空              | 完成比例赋分 | 达到目标，得满分 20 分
            定性                   | 机制健全性 定性 优良中低差 ? 10 否 | 优  | 空    | UNDETERMINED    | 评判等级赋分 | 评分人选定的达成等次
            指标值未填             | 开设班数 ? ? 个 20 是          | 38      | 空    | UNDETERMINED    | 待定         | 缺：指标值
            指标值是文字           | 开设班数 ≥ 四十 个 20 是       | 38      | 空    | UNDETERMINED    | 待定         | 可比较的指标值（现在是“四十”）
            分值未填               | 开设班数 ≥ 40 个 ? 是          | 38      | 空    | UNDETERMINED    | 完成比例赋分 | 缺：分值
            分值是零               | 开设班数 ≥ 40 个 0 是          | 38      | 空    | UNDETERMINED    | 完成比例赋分 | 大于 0 的分值
            """)
    void scores(
            String situation,
            String indicator,
            @Nullable String actual,
            @Nullable String earned,
            @Nullable String flags,
            String method,
            String explanation) {
        var score = score(SCORING, row(indicator), actual);

        assertThat(score.earned()).isEqualTo(earned == null ? null : Points.of(earned));
        assertThat(flags(score)).isEqualTo(flags);
        assertThat(score.method()).isEqualTo(method);
        assertThat(score.explanation()).contains(explanation);
        assertThat(score.missing().isEmpty()).isEqualTo(earned != null);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形         | 完成值 | 得分 | 算式
            例10 另一读法 | 81.5  | 7.17 | (81.5 − 60) ÷ (90 − 60) × 10 = 7.17
            刚及格       | 60     | 0    | (60 − 60) ÷ (90 − 60) × 10 = 0.00
            不及格       | 59.99  | 0    | 59.99% 低于 60%，得 0 分
            达到         | 90     | 10   | 达到目标，得满分 10 分
            """)
    void scoresSatisfactionFromTheFloorWhereARegionDecidesSo(
            String situation, String actual, Points earned, String explanation) {
        var linear = new IndicatorScoring(
                SCORING.terms().with(new SatisfactionScoring(new BigDecimal("60"), Between.LINEAR_FROM_FLOOR)),
                SCORING.lines());
        var score = score(linear, row("老干部满意度 ≥ 90 % 10 否"), actual);

        assertThat(score.earned()).isEqualTo(earned);
        assertThat(score.explanation()).isEqualTo(explanation);
    }

    @Test
    void knowsSatisfactionByItsPlaceInTheTableToo() {
        var plain = row("受助对象好评率 ≥ 90 % 10 否");
        var placed = new Indicator(
                new IndicatorLevel("满意度指标", "服务对象满意度指标"),
                plain.name(),
                plain.target(),
                plain.unit(),
                plain.points(),
                plain.core(),
                null,
                null);

        assertThat(score(SCORING, plain, "58").method()).isEqualTo("完成比例赋分");
        assertThat(score(SCORING, placed, "58").earned()).isEqualTo(Points.ZERO);
    }

    private static IndicatorScore score(IndicatorScoring scoring, Indicator indicator, @Nullable String actual) {
        return scoring.score(indicator, Result.of(ActualValue.parse(actual)), YEAR);
    }

    private static @Nullable String flags(IndicatorScore score) {
        return score.flags().isEmpty()
                ? null
                : score.flags().stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
