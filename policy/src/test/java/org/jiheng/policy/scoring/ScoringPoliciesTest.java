package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.policy.DeclarationBuilder.declaration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.BrokenParameterException;
import org.jiheng.policy.parameters.NotInForceException;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jiheng.policy.scoring.SelfEvaluation.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy is data: which one is for whom, what a broken file says, and old scores made again. SCR-17, AWK-15, 18. */
class ScoringPoliciesTest {
    private static final Path FOLDER = Path.of("src/main/resources/scoring-policies");
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final SelfEvaluation EVALUATION = new SelfEvaluation(
            declaration().indicators("开设班数 ≥ 40 个 80 是; 群众满意度 ≥ 90 % 10 否").build(),
            BudgetExecution.of(Money.ofWanYuan("100"), Money.ofWanYuan("75")),
            List.of(RowWriting.result("40", null, null), RowWriting.result("81.5", null, null)),
            null);

    @Test
    void deliversEveryFileOfTheFolder() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ScoringPolicy.delivered().stream()
                            .map(each -> "%s-%s.yaml".formatted(each.id(), each.version()))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            地区      | 名称     | 办法
            500115000 | 长寿区   | chongqing
            500000000 | 重庆市   | chongqing
            421100000 | 黄冈市   | general
            000000000 | 全国     | general
            """)
    void takesTheNearestRegionsPolicy(String code, String name, String id) {
        assertThat(ScoringPolicy.inForce(new Region(code, name), DAY).used().id())
                .isEqualTo(id);
    }

    /** Whatever later versions say: a score that names its policy comes out as it did. Totals are never to be changed. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            办法      | 版本 | 总分  | 等级
            general   | 1    | 96.56 | 优
            chongqing | 1    | 96.56 | 优
            example   | 1    | 89    | 良
            """)
    void makesAPastScoreAgain(String id, String version, Points total, String grade) {
        var then = ScoringPolicy.named(id, version, Region.NATIONAL, DAY).score(EVALUATION);
        var again = ScoringPolicy.again(Objects.requireNonNull(then.policy())).score(EVALUATION);

        assertThat(again).isEqualTo(then);
        assertThat(again.total()).isEqualTo(total);
        assertThat(again.grade()).isNotNull().extracting(Grade::chinese).isEqualTo(grade);
    }

    @Test
    void refusesANameThatDoesNotExist() {
        assertThatThrownBy(() -> ScoringPolicy.named("general", "99", Region.NATIONAL, DAY))
                .isInstanceOf(NotInForceException.class)
                .hasMessage("没有评分办法“general”第99版，现有：general 第1版、chongqing 第1版、example 第1版");
    }

    @Test
    void refusesTwoPoliciesForTheSameRegionAndYear() {
        var general = read(file());
        var other = read(file().replace("id: general", "id: other"));
        assertThatThrownBy(() -> new ScoringPolicies(List.of(general, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("地区、年度重叠");
        assertThatThrownBy(() -> new ScoringPolicies(List.of(general, general)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("有两份");

        var until2020 = read(file().replace("{from: 1994}", "{from: 1994, until: 2020}"));
        var from2021 = read(file().replace("{from: 1994}", "{from: 2021}").replace("version: 1", "version: 2"));
        var both = new ScoringPolicies(List.of(until2020, from2021));
        assertThat(both.inForce(Region.NATIONAL, 2020).version()).isEqualTo("1");
        assertThat(both.inForce(Region.NATIONAL, 2021).version()).isEqualTo("2");
        assertThat(both.named("general", null).version()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            原文                              | 改成                                     | 错误
            decimals: 2                       | decimals: 7                              | own.yaml.rounding.decimals:应为0到6
            decimals: 2                       | decimals: 两位                           | own.yaml.rounding.decimals:应为数
            mode: 四舍五入                    | mode: 随缘                               | own.yaml.rounding.mode:应为四舍五入、去尾，现在是“随缘”
            status: 施行                      | status: 试行                             | own.yaml.status:应为施行或示例
            region: 000000000                 | region: 全国                             | own.yaml.region:应为9位财政区划代码，全国写000000000，现在是“全国”
            years: {from: 1994}               | years: {from: 1994, until: 1990}         | own.yaml.years:until早于from
            passMark: 0                       | passMark: 101                            | own.yaml.proportional.passMark:百分比不能大于100，现在是101
            passMark: 0                       | passMark: -1                             | own.yaml.proportional.passMark:不应小于0，现在是-1
            passMark: 0                       | pasMark: 0                               | own.yaml.proportional:没有“pasMark”这一项
            between: 按比例                   | between: 大概                            | own.yaml.satisfaction.between:应为按比例、从及格线起算，现在是“大概”
            late: 不得分                      | late: 看情况                             | own.yaml.deadline.late:应为不得分、按延误天数折减，现在是“看情况”
            treatment: 不计入                 | treatment: 算了                          | own.yaml.notApplicable.treatment:应为得零分、不计入、得满分，现在是“算了”
            - {name: 未达成预期指标且效果较差, from: 0} | - {name: 差, from: 10}         | own.yaml.graded.bands:最低的等次应从0起
            预期指标并具有一定效果, from: 60} | 预期指标并具有一定效果, from: 85}        | own.yaml.graded.bands[1]:等次应从高到低排列
            良: 80                            | 良: 95                                   | own.yaml.grades:优、良、中的最低分应从高到低
            良: 80                            | 好: 80                                   | own.yaml.grades:没有“好”这一项
            id: general                       | ident: general                           | own.yaml:没有“ident”这一项
            """)
    void refusesABrokenFile(String original, String instead, String error) {
        assertThat(file()).contains(original);

        assertThatThrownBy(
                        () -> ScoringPolicy.read("own.yaml", file().replace(original, instead), Region.NATIONAL, DAY))
                .isInstanceOf(BrokenParameterException.class)
                .hasMessageStartingWith(error);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            情形           | 处理   | 执行得分 | 总分  | 算式
            AWK-15 甲      | 得零分 | 0        | 85.5  | 0.00 + 85.50 = 85.50
            AWK-15 乙      | 不计入 | 空       | 95    | (85.50) ÷ 90 × 100 = 95.00（不适用的 10 分不计入）
            AWK-15 丙      | 得满分 | 10       | 95.5  | 10.00 + 85.50 = 95.50
            """)
    void treatsABudgetOfZero(String situation, String treatment, String earned, Points total, String arithmetic) {
        var sheet = ScoringPolicy.read(
                        "own.yaml",
                        file().replace("nothingBudgeted: 得满分", "nothingBudgeted: " + treatment),
                        Region.NATIONAL,
                        DAY)
                .score(new SelfEvaluation(
                        declaration().indicators("开设班数 ≥ 40 个 90 是").build(),
                        BudgetExecution.of(Money.ZERO, Money.ZERO),
                        List.of(RowWriting.result("38", null, null)),
                        null));

        assertThat(sheet.execution().earned()).isEqualTo(earned.equals("空") ? null : Points.of(earned));
        assertThat(sheet.total()).isEqualTo(total);
        assertThat(sheet.totalWhy()).isNotNull().extracting(Explanation::text).isEqualTo(arithmetic);
    }

    @Test
    void bringsTheRestTo100WhereAnIndicatorDoesNotApply() {
        var sheet = ScoringPolicy.inForce(Region.NATIONAL, DAY)
                .score(new SelfEvaluation(
                        declaration()
                                .indicators("开设班数 ≥ 40 个 70 是; 培训人数 ≥ 90 人 20 否")
                                .build(),
                        BudgetExecution.of(Money.ofWanYuan("100"), Money.ofWanYuan("95.5")),
                        List.of(RowWriting.result("38", null, null), RowWriting.result("不适用：当年停办", null, null)),
                        null));

        assertThat(sheet.total()).isEqualTo(Points.of("95.06"));
        assertThat(sheet.totalWhy())
                .isNotNull()
                .extracting(Explanation::text)
                .isEqualTo("(9.55 + 66.50) ÷ 80 × 100 = 95.06（不适用的 20 分不计入）");
    }

    @Test
    void hasNoTotalWhereNothingApplies() {
        var sheet = ScoringPolicy.read(
                        "own.yaml",
                        file().replace("nothingBudgeted: 得满分", "nothingBudgeted: 不计入"),
                        Region.NATIONAL,
                        DAY)
                .score(new SelfEvaluation(
                        declaration().indicators("开设班数 ≥ 40 个 90 是").build(),
                        BudgetExecution.of(Money.ZERO, Money.ZERO),
                        List.of(RowWriting.result("不适用：当年停办", null, null)),
                        null));

        assertThat(sheet.total()).isNull();
        assertThat(sheet.missing()).containsExactly("至少一项适用的指标");
    }

    @Test
    void addsUpThePartsWhereTheTotalLineWasLeftAtZero() {
        var sheet = ScoringPolicy.inForce(Region.NATIONAL, DAY)
                .score(new SelfEvaluation(
                        declaration().indicators("开设班数 ≥ 40 个 90 是").build(),
                        new BudgetExecution(
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO,
                                null,
                                List.of(new Part("当年财政拨款", Money.ofWanYuan("90"), Money.ofWanYuan("89.974")))),
                        List.of(RowWriting.result("40", null, null)),
                        null));

        assertThat(sheet.execution().explanation()).isEqualTo("89.974 ÷ 90 × 10 = 10.00；合计行没有数，已按各分项相加计算，请更正原表");
        assertThat(sheet.execution().flags()).containsExactly(ScoreFlag.RECONCILE);
        assertThat(sheet.total()).isEqualTo(Points.of("100"));
    }

    private static PolicyTerms read(String yaml) {
        return PolicyTerms.read("own.yaml", yaml);
    }

    private static String file() {
        try {
            return Files.readString(FOLDER.resolve("general-1.yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
