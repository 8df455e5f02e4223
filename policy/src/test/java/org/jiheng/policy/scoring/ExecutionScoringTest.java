package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SCR-02 to 04, AWK-15 to 17; rows 1 to 3 of the worked examples. Amounts in 万元. */
class ExecutionScoringTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形                | 权重 | 年初   | 全年预算 | 执行数    | 执行率  | 得分  | 标记            | 算式
            例1                 | 10   | 空     | 170.37   | 162.71    | 95.50%  | 9.55  | 空              | 162.71 ÷ 170.37 × 10 = 9.55
            例2                 | 10   | 空     | 90       | 89.974    | 99.97%  | 10.00 | 空              | 89.974 ÷ 90 × 10 = 10.00
            例3                 | 10   | 空     | 310.2    | 154.74    | 49.88%  | 4.99  | REASON_REQUIRED | 154.74 ÷ 310.2 × 10 = 4.99
            湖北二十分          | 20   | 空     | 310.2    | 154.74    | 49.88%  | 9.98  | REASON_REQUIRED | 154.74 ÷ 310.2 × 20 = 9.98
            全部执行            | 10   | 空     | 90       | 90        | 100.00% | 10.00 | 空              | 90 ÷ 90 × 10 = 10.00
            刚到九成            | 10   | 空     | 100      | 90        | 90.00%  | 9.00  | 空              | 90 ÷ 100 × 10 = 9.00
            差一点到九成        | 10   | 空     | 100      | 89.9999   | 90.00%  | 9.00  | REASON_REQUIRED | 89.9999 ÷ 100 × 10 = 9.00
            一分未用            | 10   | 空     | 100      | 0         | 0.00%   | 0.00  | REASON_REQUIRED | 0 ÷ 100 × 10 = 0.00
            年中调整            | 10   | 120    | 100      | 100       | 100.00% | 10.00 | BUDGET_CHANGED  | 100 ÷ 100 × 10 = 10.00
            没有调整            | 10   | 100.00 | 100      | 100       | 100.00% | 10.00 | 空              | 100 ÷ 100 × 10 = 10.00
            AWK-15 都是零       | 10   | 空     | 0        | 0         | 空      | 10.00 | NOT_APPLICABLE CONFIRM | 执行率不适用，按满分 10 分计
            AWK-16 没预算有支出 | 10   | 空     | 0        | 5         | 空      | 空    | RECONCILE UNDETERMINED | 与执行数 5.00万元 相符的全年预算数
            AWK-17 超支         | 10   | 空     | 100      | 101       | 101.00% | 10.00 | RECONCILE       | 执行数 101.00万元 超过预算数 100.00万元，按满分 10 分计
            负数                | 10   | 空     | 100      | -1        | 空      | 空    | RECONCILE UNDETERMINED | 不是负数
            没填预算            | 10   | 空     | 空       | 5         | 空      | 空    | UNDETERMINED    | 缺：全年预算数
            没填支出            | 10   | 空     | 100      | 空        | 空      | 空    | UNDETERMINED    | 缺：全年执行数
            没有权重            | 空   | 空     | 100      | 100       | 空      | 空    | UNDETERMINED    | 缺：预算执行率权重
            """)
    void scores(
            String situation,
            @Nullable Points weight,
            @Nullable String opening,
            @Nullable String budget,
            @Nullable String spent,
            @Nullable String rate,
            @Nullable String earned,
            @Nullable String flags,
            String explanation) {
        var score = new ExecutionScoring(ScoringPolicies.delivered().named("general", "1"), Percentage.ofPercent("90"))
                .score(weight, new BudgetExecution(money(opening), money(budget), money(spent), null));

        assertThat(score.rate() == null ? null : score.rate().toString()).isEqualTo(rate);
        assertThat(score.earned()).isEqualTo(earned == null ? null : Points.of(earned));
        assertThat(score.flags().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(flags == null ? "" : flags);
        assertThat(score.explanation()).contains(explanation);
        assertThat(score.missing().isEmpty()).isEqualTo(earned != null);
    }

    private static @Nullable Money money(@Nullable String wanYuan) {
        return wanYuan == null ? null : Money.ofWanYuan(wanYuan);
    }
}
