package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.policy.DeclarationBuilder.declaration;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LNT-55, LNT-56, SCR-19, SCR-23: what stands on the form against the arithmetic, and the usual ways to get it wrong. */
class PrintedScoresTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形                 | 办法      | 指标行                         | 完成值 | 特殊情况            | 填的分 | 说法
            算对了               | general   | 开设班数 ≥ 40 个 90 是         | 38     | 空                  | 85.5   | 空
            除反了的反向指标     | general   | 结余率 ≤ 5 % 90 否             | 4      | 空                  | 72     | “结余率”填 72 分，按规则算得 90.00 分，像是把反向指标除反了（用了完成值 ÷ 指标值）（LNT-55）
            除反了又封顶         | general   | 结余率 ≤ 5 % 90 否             | 6.2    | 空                  | 90     | “结余率”填 90 分，按规则算得 72.58 分，像是把反向指标除反了（用了完成值 ÷ 指标值）（LNT-55）
            除反了没封顶         | general   | 结余率 ≤ 5 % 90 否             | 6.2    | 空                  | 111.6  | 像是除反了，也没有封顶（LNT-55）
            正向也会除反         | general   | 开设班数 ≥ 40 个 90 是         | 45     | 空                  | 80     | 像是除反了（用了指标值 ÷ 完成值）（LNT-55）
            没有封顶             | general   | 开设班数 ≥ 40 个 90 是         | 44     | 空                  | 99     | “开设班数”填 99 分，按规则算得 90.00 分，像是没有封顶（LNT-55）
            反向没有封顶         | general   | 结余率 ≤ 5 % 90 否             | 4      | 空                  | 112.5  | 像是没有封顶（LNT-55）
            目标是零除法出错     | general   | 安全事故 = 0 起 90 是          | 0      | 空                  | 0      | “安全事故”填 0 分，按规则算得 90.00 分，像是指标值是 0，除法出错后记成了 0 分（LNT-55）
            目标是零却得了满分   | general   | 安全事故 = 0 起 90 是          | 2      | 空                  | 90     | 像是指标值是 0，除法出错后记成了满分（LNT-55）
            完成率先取整         | general   | 开设班数 ≥ 3 个 90 是          | 2      | 空                  | 60.3   | “开设班数”填 60.3 分，按规则算得 60.00 分，像是先把完成率取整再乘（LNT-55）
            没完成记满分         | general   | 开设班数 ≥ 40 个 90 是         | 38     | 空                  | 90     | 像是没有完成也记了满分（LNT-55）
            没完成记零分         | general   | 开设班数 ≥ 40 个 90 是         | 38     | 空                  | 0      | 像是没有完成就记了 0 分，没有按比例（LNT-55）
            另一种满意度算法     | general   | 群众满意度 ≥ 90 % 90 否        | 81.5   | 空                  | 64.5   | “群众满意度”填 64.5 分，按规则算得 81.50 分，像是用了另一种满意度算法（从及格线起算）（LNT-55）
            反过来也一样         | example   | 群众满意度 ≥ 90 % 90 否        | 81.5   | 空                  | 81.5   | 像是用了另一种满意度算法（按比例）（LNT-55）
            不及格没有记零       | general   | 群众满意度 ≥ 90 % 90 否        | 58     | 空                  | 58     | 像是低于 60% 没有记 0 分（LNT-55）
            用了年末的数         | general   | 6月资金到位率 ≥ 50 % 90 是     | 50     | 锁定 2024-06-30 30  | 90     | “6月资金到位率”填 90 分，按规则算得 54.00 分，像是用了年末的数，没有用锁定的数（LNT-55）
            用了调整前的值       | general   | 开设班数 ≥ 40 个 90 是         | 27     | 调整 ≥30 2024-09-01 | 60.75  | 像是用了调整前的指标值（LNT-55）
            系数与完成情况不符   | chongqing | 开设班数 ≥ 40 个 90 是         | 38     | 系数 100            | 85.5   | “开设班数”的得分系数填 100%，按完成情况是 95.00%（SCR-23）; “开设班数”填 85.5 分，分值 × 得分系数是 90.00 分（SCR-23）
            说不出错在哪里       | general   | 开设班数 ≥ 40 个 90 是         | 38     | 空                  | 77     | “开设班数”填 77 分，按规则算得 85.50 分（LNT-55）
            差一点点可容         | general   | 开设班数 ≥ 40 个 90 是         | 38     | 空                  | 85.4   | 空
            """)
    void namesTheSlip(
            String situation,
            String policy,
            String indicator,
            @Nullable String actual,
            @Nullable String special,
            Points printed,
            @Nullable String saying) {
        var hundred = Money.ofWanYuan("100");
        var sheet = ScoringPolicy.named(policy, null, Region.NATIONAL, DAY)
                .score(new SelfEvaluation(
                        declaration().indicators(indicator).build(),
                        BudgetExecution.of(hundred, hundred),
                        List.of(RowWriting.result(actual, special, printed)),
                        null));

        assertThat(String.join("; ", sheet.disagreements()))
                .satisfies(each -> assertThat(each).endsWith(saying == null ? "" : saying))
                .matches(each -> each.isEmpty() == (saying == null));
        assertThat(sheet.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形               | 年初 | 全年预算 | 执行数 | 填的分 | 出入                                                                          | 附注
            海淀 例3           | 空   | 310.2    | 154.74 | 5      | 空                                                                            | 预算执行填 5 分，按规则算得 4.99 分，像是先把执行率取整再乘（相差不大，不作出入）
            取整差得多         | 空   | 300      | 271    | 9      | 空                                                                            | 预算执行填 9 分，按规则算得 9.03 分，像是先把执行率取整再乘（相差不大，不作出入）
            用年初数作分母     | 120  | 100      | 90     | 7.5    | 预算执行填 7.5 分，按规则算得 9.00 分，像是用年初预算数作了分母（LNT-55）     | 空
            没有封顶           | 空   | 100      | 112    | 11.2   | 预算执行填 11.2 分，按规则算得 10.00 分，像是没有封顶（LNT-55）               | 空
            没有折算           | 空   | 100      | 50     | 10     | 预算执行填 10 分，按规则算得 5.00 分，像是没有按执行率折算，记了满分（LNT-55） | 空
            差一分钱也不提     | 空   | 100      | 99.95  | 10     | 空                                                                            | 空
            """)
    void namesTheSlipInTheExecutionScore(
            String situation,
            @Nullable String opening,
            String budget,
            String spent,
            Points printed,
            @Nullable String disagreement,
            @Nullable String note) {
        var sheet = general()
                .score(new SelfEvaluation(
                        declaration().indicators("开设班数 ≥ 40 个 90 是").build(),
                        new BudgetExecution(
                                opening == null ? null : Money.ofWanYuan(opening),
                                Money.ofWanYuan(budget),
                                Money.ofWanYuan(spent),
                                printed),
                        List.of(RowWriting.result("40", null, null)),
                        null));

        assertThat(String.join("; ", sheet.disagreements())).isEqualTo(disagreement == null ? "" : disagreement);
        assertThat(String.join("; ", sheet.notes())).isEqualTo(note == null ? "" : note);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形               | 办法    | 完成值           | 执行数 | 总分填 | 出入
            漏了预算执行       | general | 38               | 90     | 85.5   | 总分填 85.5 分，按规则算得 94.50 分，像是没有把预算执行得分加进去（LNT-55）
            只折了指标分       | general | 38               | 50     | 95     | 总分填 95 分，按规则算得 90.50 分，像是只把指标得分折成了百分，没有算预算执行（LNT-55）
            没有按执行率封顶   | example | 40               | 75     | 97.5   | 总分填 97.5 分，按规则算得 89.00 分，像是没有按执行率封顶（LNT-55）
            封了顶             | example | 40               | 75     | 89     | 空
            不适用没有折算     | general | 不适用：当年停办 | 90     | 54     | 总分填 54 分，按规则算得 98.18 分，像是不适用的分值没有折算（LNT-55）
            """)
    void namesTheSlipInTheTotal(
            String situation,
            String policy,
            String actual,
            String spent,
            Points printed,
            @Nullable String disagreement) {
        var rows = actual.startsWith("不适用") ? "开设班数 ≥ 40 个 45 是; 开班学期数 = 2 期 45 是" : "开设班数 ≥ 40 个 90 是";
        var results = actual.startsWith("不适用")
                ? List.of(RowWriting.result(actual, null, null), RowWriting.result("2", null, null))
                : List.of(RowWriting.result(actual, null, null));
        var sheet = ScoringPolicy.named(policy, null, Region.NATIONAL, DAY)
                .score(new SelfEvaluation(
                        declaration().indicators(rows).build(),
                        BudgetExecution.of(Money.ofWanYuan("100"), Money.ofWanYuan(spent)),
                        results,
                        printed));

        assertThat(String.join("; ", sheet.disagreements())).isEqualTo(disagreement == null ? "" : disagreement);
    }

    @Test
    void saysThatTheTotalForgotTheExecutionEvenWhereARowCannotBeScored() {
        var sheet = general()
                .score(new SelfEvaluation(
                        declaration().indicators("机制健全性 定性 健全 ? 90 是").build(),
                        new BudgetExecution(null, Money.ofWanYuan("100"), Money.ofWanYuan("100"), Points.of("10")),
                        List.of(RowWriting.result("健全", null, Points.of("80"))),
                        Points.of("80")));

        assertThat(sheet.disagreements()).containsExactly("总分填 80 分，各行得分加起来是 90 分，像是没有把预算执行得分加进去（LNT-56）");
    }

    private static ScoringPolicy general() {
        return ScoringPolicy.named("general", null, Region.NATIONAL, DAY);
    }
}
