package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.policy.DeclarationBuilder.row;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SCR-08 to 18, 23, AWK-11, 13, 14, ADJ-03: the methods besides plain proportion, and what a policy may choose. 通行 is the
 * policy in force; 示例 chooses everything the other way; 重庆 prints 得分系数. Row 12 of the worked examples.
 */
class ScoringMethodsTest {
    private static final FiscalYear YEAR = new FiscalYear(2024);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形                 | 办法 | 指标行                          | 完成值                                           | 得分  | 规则   | 标记                    | 算式
            例12 部分达成        | 通行 | 机制健全性 定性 健全 ? 10 否    | 评定：部分达成预期指标并具有一定效果 70 制度汇编 | 7     | SCR-11 | REASON_REQUIRED         | 10 × 70% = 7.00；部分达成预期指标并具有一定效果；佐证：制度汇编
            达成上限             | 通行 | 机制健全性 定性 健全 ? 10 否    | 评定：达成预期指标 100 制度汇编                  | 10    | SCR-11 | 空                      | 10 × 100% = 10.00
            达成下限             | 通行 | 机制健全性 定性 健全 ? 10 否    | 评定：达成预期指标 80 制度汇编                   | 8     | SCR-11 | REASON_REQUIRED         | 10 × 80% = 8.00
            达成却不到80         | 通行 | 机制健全性 定性 健全 ? 10 否    | 评定：达成预期指标 79.9 制度汇编                 | 空    | SCR-11 | UNDETERMINED            | “达成预期指标”范围内的得分比例（80%～100%，现在是 79.9%）
            部分达成却满80       | 通行 | 机制健全性 定性 健全 ? 10 否    | 评定：部分达成预期指标并具有一定效果 80 制度汇编 | 空    | SCR-11 | UNDETERMINED            | （60%至不足80%，现在是 80%）
            未达成               | 通行 | 机制健全性 定性 健全 ? 10 否    | 评定：未达成预期指标且效果较差 0 检查记录        | 0     | SCR-11 | REASON_REQUIRED         | 10 × 0% = 0.00
            没有佐证             | 通行 | 机制健全性 定性 健全 ? 10 否    | 评定：达成预期指标 90                            | 空    | SCR-11 | UNDETERMINED            | 缺：佐证说明
            没有这个等次         | 通行 | 机制健全性 定性 健全 ? 10 否    | 评定：优 90 制度汇编                             | 空    | SCR-11 | UNDETERMINED            | 评分办法里有的达成等次（现在是“优”）
            只写了等次           | 通行 | 机制健全性 定性 健全 ? 10 否    | 达成预期指标                                     | 空    | SCR-11 | UNDETERMINED            | “达成预期指标”范围内的得分比例（80%～100%）和佐证说明
            定性没有开展         | 通行 | 机制健全性 定性 健全 ? 10 否    | 未开展                                           | 0     | SCR-11 | REASON_REQUIRED         | “未开展”，得 0 分
            定量却评定           | 通行 | 开设班数 ≥ 40 个 20 是          | 评定：达成预期指标 90 台账                       | 空    | SCR-05 | UNDETERMINED            | 数字的完成值（现在是评定的等次）
            是                   | 通行 | 制度是否公示 定性 是 ? 10 否    | 是                                               | 10    | SCR-12 | 空                      | 达到目标，得满分 10 分
            换个说法的是         | 通行 | 制度是否公示 定性 是 ? 10 否    | 已完成                                           | 10    | SCR-12 | 空                      | 达到目标，得满分 10 分
            否                   | 通行 | 验收结果 定性 合格 ? 10 否      | 不合格                                           | 0     | SCR-12 | REASON_REQUIRED         | “不合格”，没有达到要求，得 0 分
            既不是是也不是否     | 通行 | 验收结果 定性 合格 ? 10 否      | 基本合格                                         | 空    | SCR-12 | UNDETERMINED            | “是”或者“否”（现在是“基本合格”）
            是否写了数           | 通行 | 验收结果 定性 合格 ? 10 否      | 95                                               | 空    | SCR-12 | UNDETERMINED            | “是”或者“否”（现在是“95”）
            没有及格线           | 通行 | 资料归档率 ≥ 90 % 10 否         | 45                                               | 5     | SCR-05 | REASON_REQUIRED         | 45 ÷ 90 × 10 = 5.00
            及格线以下           | 示例 | 资料归档率 ≥ 90 % 10 否         | 53.9                                             | 0     | SCR-05 | REASON_REQUIRED         | 53.9 ÷ 90 低于及格线 60%，得 0 分
            正好在及格线         | 示例 | 资料归档率 ≥ 90 % 10 否         | 54                                               | 6     | SCR-05 | REASON_REQUIRED         | 54 ÷ 90 × 10 = 6.00
            反向在及格线以下     | 示例 | 结余率 ≤ 5 % 10 否              | 10                                               | 0     | SCR-06 | REASON_REQUIRED         | 5 ÷ 10 低于及格线 60%，得 0 分
            例10 从及格线起算    | 示例 | 老干部满意度 ≥ 90 % 10 否       | 81.5                                             | 7.17  | SCR-15 | REASON_REQUIRED         | (81.5 − 60) ÷ (90 − 60) × 10 = 7.17
            例10 按比例          | 通行 | 老干部满意度 ≥ 90 % 10 否       | 81.5                                             | 9.06  | SCR-15 | REASON_REQUIRED         | 81.5 ÷ 90 × 10 = 9.06
            满意度超过100        | 通行 | 老干部满意度 ≥ 90 % 10 否       | 104                                              | 10    | SCR-15 | CONFIRM                 | 完成值 104% 超过 100%，请核对
            分档 全部到位        | 示例 | 资金到位率 = 100 % 5 否         | 100                                              | 5     | SCR-18 | 空                      | 达到目标，得满分 5 分
            分档 低25个点        | 示例 | 资金到位率 = 100 % 5 否         | 75                                               | 3     | SCR-18 | REASON_REQUIRED         | 75% 比 100% 低 25 个百分点，每低 10 个扣 1 分：5 − 2 × 1 = 3.00
            分档 不足一档不计    | 示例 | 资金到位率 = 100 % 5 否         | 90.01                                            | 5     | SCR-18 | 空                      | 达到目标，得满分 5 分
            分档 正好一档        | 示例 | 资金到位率 = 100 % 5 否         | 90                                               | 4     | SCR-18 | REASON_REQUIRED         | 5 − 1 × 1 = 4.00
            分档 扣完为止        | 示例 | 资金到位率 = 100 % 5 否         | 20                                               | 0     | SCR-18 | REASON_REQUIRED         | 5 − 8 × 1 = 0.00（扣到 0 分为止）
            分档 支出进度够了    | 示例 | 预算支出进度 ≥ 90 % 15 否       | 90                                               | 15    | SCR-18 | 空                      | 达到目标，得满分 15 分
            分档 支出进度差三点  | 示例 | 预算支出进度 ≥ 90 % 15 否       | 87                                               | 12    | SCR-18 | REASON_REQUIRED         | 87% 比 90% 低 3 个百分点，每低 1 个扣 1 分：15 − 3 × 1 = 12.00
            通行办法不分档       | 通行 | 资金到位率 = 100 % 5 否         | 75                                               | 3.75  | SCR-05 | REASON_REQUIRED         | 75 ÷ 100 × 5 = 3.75
            AWK-11 小数还是百分数 | 通行 | 出勤率 ≥ 90 % 10 否            | 0.95                                             | 0.11  | SCR-05 | REASON_REQUIRED CONFIRM | 0.95 ÷ 90 × 10 = 0.11；完成值 0.95% 是不是 95%？请核对
            AWK-11 满意度也一样  | 通行 | 群众满意度 ≥ 90 % 10 否         | 0.95                                             | 0     | SCR-15 | REASON_REQUIRED         | 0.95% 低于 60%，得 0 分；完成值是不是 95%？请核对
            AWK-11 写明了百分号  | 通行 | 出勤率 ≥ 90 % 10 否             | 0.95%                                            | 0.11  | SCR-05 | REASON_REQUIRED         | 0.95 ÷ 90 × 10 = 0.11
            AWK-13 按期          | 通行 | 采购完成时间 定性 12月底前 ? 10 否 | 2024-12-31                                    | 10    | AWK-13 | 空                      | 达到目标，得满分 10 分
            AWK-13 提前          | 通行 | 采购完成时间 定性 2024年11月30日前 ? 10 否 | 11月8日                               | 10    | AWK-13 | 空                      | 达到目标，得满分 10 分
            AWK-13 待明确的写法  | 通行 | 采购完成时间 ≤ 2024年12月31日 ? 10 否 | 2024.12.5                                  | 10    | AWK-13 | 空                      | 达到目标，得满分 10 分
            AWK-13 只写了月份    | 通行 | 采购完成时间 定性 12月底前 ? 10 否 | 11月                                          | 10    | AWK-13 | 空                      | 达到目标，得满分 10 分
            AWK-13 晚了          | 通行 | 采购完成时间 定性 6月30日前 ? 10 否 | 2024年7月1日                                 | 0     | AWK-13 | REASON_REQUIRED         | 期限是 2024-06-30，2024年7月1日才完成，得 0 分
            AWK-13 跨了期限的月  | 通行 | 采购完成时间 定性 6月15日前 ? 10 否 | 6月                                          | 空    | AWK-13 | UNDETERMINED            | 到日的完成日期（现在是“6月”）
            AWK-13 说不清的期限  | 通行 | 采购完成时间 定性 6月前 ? 10 否 | 2024-05-20                                       | 空    | SCR-11 | UNDETERMINED            | 评分人选定的达成等次
            AWK-13 没写日期      | 通行 | 采购完成时间 定性 6月30日前 ? 10 否 | 按时完成                                     | 空    | AWK-13 | UNDETERMINED            | 完成日期（现在是“按时完成”）
            AWK-13 没有这一天    | 通行 | 采购完成时间 定性 6月30日前 ? 10 否 | 2024-06-31                                   | 空    | AWK-13 | UNDETERMINED            | 完成日期（现在是“2024-06-31”）
            AWK-13 按天折减      | 示例 | 采购完成时间 定性 6月30日前 ? 10 否 | 2024-07-30                                   | 8.35  | AWK-13 | REASON_REQUIRED         | 晚 30 天，计划 182 天：10 × (1 − 30 ÷ 182) = 8.35
            AWK-13 晚得太多      | 示例 | 采购完成时间 定性 1月31日前 ? 10 否 | 2024-12-31                                   | 0     | AWK-13 | REASON_REQUIRED         | 延误不少于计划的天数，得 0 分
            AWK-13 折减要到日    | 示例 | 采购完成时间 定性 6月30日前 ? 10 否 | 8月                                          | 空    | AWK-13 | UNDETERMINED            | 到日的完成日期（现在是“8月”）
            SCR-17 不计入        | 通行 | 开设班数 ≥ 40 个 20 是          | 不适用：当年停办                                 | 空    | SCR-17 | NOT_APPLICABLE          | 不适用（当年停办），20 分不计入，其余折算为 100 分
            SCR-17 得满分        | 示例 | 开设班数 ≥ 40 个 20 是          | 不适用：当年停办                                 | 20    | SCR-17 | NOT_APPLICABLE          | 不适用（当年停办），按满分 20 分计
            SCR-17 没说原因      | 通行 | 开设班数 ≥ 40 个 20 是          | 不适用：                                         | 空    | SCR-05 | UNDETERMINED            | 缺：不适用的原因
            名称里有月份         | 通行 | 6月资金安排到位率 ≥ 50 % 20 是  | 50                                               | 20    | SCR-05 | CONFIRM                 | 达到目标，得满分 20 分；名称里写明了月份，应以当月底锁定的数为准，请核对
            全年的月份           | 通行 | 12月资金安排到位率 ≥ 50 % 20 是 | 50                                               | 20    | SCR-05 | 空                      | 达到目标，得满分 20 分
            """)
    void scores(
            String situation,
            String policy,
            String indicator,
            @Nullable String actual,
            @Nullable Points earned,
            String rule,
            @Nullable String flags,
            String explanation) {
        check(policy, indicator, actual, null, earned, rule, flags, explanation);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形                 | 办法 | 指标行                         | 完成值 | 特殊情况           | 得分  | 规则   | 标记                    | 算式
            AWK-14 以锁定的为准  | 通行 | 6月资金安排到位率 ≥ 50 % 20 是 | 100    | 锁定 2024-06-30 30 | 12    | SCR-05 | REASON_REQUIRED         | 30 ÷ 50 × 20 = 12.00；按2024-06-30锁定的数评分
            AWK-14 当时达到了    | 通行 | 6月资金安排到位率 ≥ 50 % 20 是 | 40     | 锁定 2024-06-30 50 | 20    | SCR-05 | 空                      | 达到目标，得满分 20 分；按2024-06-30锁定的数评分
            AWK-14 没有锁定      | 通行 | 6月资金安排到位率 ≥ 50 % 20 是 | 100    | 锁定 2024-06-30    | 空    | SCR-05 | UNDETERMINED            | 2024-06-30的锁定值（年末的数不能代替）
            ADJ-03 批复了的调整  | 通行 | 开设班数 ≥ 40 个 20 是         | 27     | 调整 ≥30 2024-09-01 | 18   | SCR-05 | REASON_REQUIRED         | 27 ÷ 30 × 20 = 18.00；按2024-09-01批复调整后的指标值评分
            ADJ-03 没有批复      | 通行 | 开设班数 ≥ 40 个 20 是         | 27     | 调整 ≥30           | 13.5  | SCR-05 | REASON_REQUIRED         | 27 ÷ 40 × 20 = 13.50；指标值的调整没有批复，按原指标值评分
            SCR-09 只提醒        | 示例 | 开设班数 ≥ 40 个 20 是         | 100    | 空                 | 20    | SCR-05 | OVER_ACHIEVED           | 达到目标，得满分 20 分
            SCR-09 认定扣减      | 示例 | 开设班数 ≥ 40 个 20 是         | 100    | 认定扣减           | 16    | SCR-09 | REASON_REQUIRED OVER_ACHIEVED REDUCED | 20 × 80% = 16.00；100 ÷ 40，指标值偏低，复核认定扣 20%：年初指标值低于上年完成值
            SCR-09 刚过一档      | 示例 | 开设班数 ≥ 40 个 20 是         | 52.1   | 认定扣减           | 18    | SCR-09 | REASON_REQUIRED OVER_ACHIEVED REDUCED | 20 × 90% = 18.00
            SCR-09 最高一档      | 示例 | 开设班数 ≥ 40 个 20 是         | 121    | 认定扣减           | 14    | SCR-09 | REASON_REQUIRED OVER_ACHIEVED REDUCED | 20 × 70% = 14.00
            SCR-09 反向          | 示例 | 人均成本 ≤ 100 元 20 否        | 40     | 认定扣减           | 16    | SCR-09 | REASON_REQUIRED OVER_ACHIEVED REDUCED | 100 ÷ 40，指标值偏低，复核认定扣 20%
            SCR-09 认定不扣      | 示例 | 开设班数 ≥ 40 个 20 是         | 100    | 认定不扣           | 20    | SCR-05 | OVER_ACHIEVED           | 复核认定不扣减：临时增加任务
            SCR-09 没有比例      | 通行 | 开设班数 ≥ 40 个 20 是         | 100    | 认定扣减           | 20    | SCR-05 | OVER_ACHIEVED           | 评分办法没有超额扣减的比例，复核认定的扣减没有执行
            SCR-09 没到三成      | 示例 | 开设班数 ≥ 40 个 20 是         | 50     | 认定扣减           | 20    | SCR-05 | 空                      | 达到目标，得满分 20 分
            SCR-23 算得出不用系数 | 重庆 | 开设班数 ≥ 40 个 20 是        | 38     | 系数 100           | 19    | SCR-05 | REASON_REQUIRED         | 38 ÷ 40 × 20 = 19.00
            SCR-23 定性用系数    | 重庆 | 机制健全性 定性 健全 ? 10 否   | 健全   | 系数 90            | 9     | SCR-23 | REASON_REQUIRED CONFIRM | 10 × 90% = 9.00；按表上填的得分系数计，请附佐证
            SCR-23 系数满了      | 重庆 | 机制健全性 定性 健全 ? 10 否   | 健全   | 系数 100           | 10    | SCR-23 | CONFIRM                 | 10 × 100% = 10.00
            SCR-23 系数不对      | 重庆 | 机制健全性 定性 健全 ? 10 否   | 健全   | 系数 120           | 空    | SCR-11 | UNDETERMINED            | 0%到100%之间的得分系数（现在是 120%）
            SCR-23 没有完成值    | 重庆 | 机制健全性 定性 健全 ? 10 否   | 空     | 系数 100           | 空    | SCR-11 | UNDETERMINED            | 缺：实际完成值
            别处不用系数         | 通行 | 机制健全性 定性 健全 ? 10 否   | 健全   | 系数 90            | 空    | SCR-11 | UNDETERMINED            | 缺：评分人选定的达成等次
            """)
    void scoresSpecialRows(
            String situation,
            String policy,
            String indicator,
            @Nullable String actual,
            @Nullable String special,
            @Nullable Points earned,
            String rule,
            @Nullable String flags,
            String explanation) {
        check(policy, indicator, actual, special, earned, rule, flags, explanation);
    }

    private static void check(
            String policy,
            String indicator,
            @Nullable String actual,
            @Nullable String special,
            @Nullable Points earned,
            String rule,
            @Nullable String flags,
            String explanation) {
        var score = scoring(policy).score(row(indicator), RowWriting.result(actual, special, null), YEAR);

        assertThat(score.explanation()).contains(explanation);
        assertThat(score.earned()).isEqualTo(earned);
        assertThat(Objects.requireNonNull(score.grounds()).rule()).isEqualTo(rule);
        assertThat(score.flags().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(flags == null ? "" : flags);
        assertThat(score.missing().isEmpty()).isEqualTo(!score.flags().contains(ScoreFlag.UNDETERMINED));
    }

    private static IndicatorScoring scoring(String policy) {
        var id = switch (policy) {
            case "通行" -> "general";
            case "示例" -> "example";
            case "重庆" -> "chongqing";
            default -> throw new IllegalArgumentException(policy);
        };
        return new IndicatorScoring(
                ScoringPolicies.delivered().named(id, null),
                Parameters.delivered()
                        .overAchievement()
                        .at(Region.NATIONAL, LocalDate.of(2024, 1, 1))
                        .value());
    }
}
