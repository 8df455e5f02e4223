package org.jiheng.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.SeedForms;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.junit.jupiter.api.Test;

/** What the published forms of 长寿区 really show: each rule at its place, and silence everywhere else. */
class SeedFindingsTest {
    private static final Region CHANGSHOU = new Region("500115000", "长寿区");

    @Test
    void findsExactlyWhatIsWrongWithTheTenForms() {
        assertThat(inLines(RuleBook.findings(CHANGSHOU, LocalDate.of(2024, 1, 1), SeedForms.all())))
                .containsExactly(
                        // 老干部活动费、健康体检及健康疗养费等
                        "1 LNT-27 提示 indicators",
                        "1 LNT-31 请确认 indicators[2].name",
                        "1 LNT-43 提示 texts.basis",
                        "1 LNT-46 请确认 indicators[4].name",
                        "1 LNT-47 提示 indicators[2].target",
                        // 老干部节日、住院等慰问费: the only one that writes 否
                        "2 LNT-31 请确认 indicators[2].name",
                        "2 LNT-46 请确认 indicators[3].name",
                        // 关工委工作经费
                        "3 LNT-27 提示 indicators",
                        "3 LNT-31 请确认 indicators[2].name",
                        "3 LNT-37 提示 texts.annualTarget", // 巡回讲座, and no 讲座 among the indicators
                        "3 LNT-39 应改 texts.annualTarget",
                        "3 LNT-42 请确认 texts.basis",
                        "3 LNT-44 请确认 indicators[2].name",
                        "3 LNT-46 请确认 indicators[3].name",
                        // 困难离退休干部帮扶资金
                        "4 LNT-27 提示 indicators",
                        "4 LNT-31 请确认 indicators[2].name",
                        "4 LNT-41 提示 texts.basis", // both documents are of 2010
                        "4 LNT-43 提示 texts.basis",
                        "4 LNT-46 请确认 indicators[4].name",
                        // 西南服务团及二野军大经费
                        "5 LNT-27 提示 indicators",
                        "5 LNT-31 请确认 indicators[2].name",
                        "5 LNT-40 请确认 texts.basis",
                        "5 LNT-46 请确认 indicators[3].name",
                        // 离退休干部党工委工作经费
                        "6 LNT-12 提示 indicators", // every name is understood, and none asks how good
                        "6 LNT-27 提示 indicators",
                        "6 LNT-31 请确认 indicators[2].name",
                        "6 LNT-43 提示 texts.annualTarget",
                        "6 LNT-46 请确认 indicators[3].name",
                        "6 LNT-46 请确认 indicators[4].name",
                        // 老干部活动中心及老年大学经: its numbers are all indicators (LNT-36 is silent)
                        "7 LNT-12 提示 indicators",
                        "7 LNT-13 提示 indicators",
                        "7 LNT-27 提示 indicators",
                        "7 LNT-31 请确认 indicators[2].name",
                        "7 LNT-45 请确认 project.name",
                        // 企业建初干部生活补贴、建工补贴
                        "8 LNT-27 提示 indicators",
                        "8 LNT-31 请确认 indicators[2].name",
                        "8 LNT-33 请确认 indicators",
                        "8 LNT-36 请确认 texts.annualTarget", // 建工人员1人: the indicator counts 6 of the 7
                        "8 LNT-46 请确认 indicators[4].name",
                        // 企业建初干部医疗补助
                        "9 LNT-27 提示 indicators",
                        "9 LNT-31 请确认 indicators[2].name",
                        "9 LNT-33 请确认 indicators",
                        "9 LNT-40 请确认 texts.basis",
                        "9 LNT-46 请确认 indicators[4].name");
    }

    @Test
    void saysTheSameOfACopyOfTheFileBesideIt() {
        var twice = new ArrayList<>(SeedForms.all());
        twice.addAll(SeedForms.all());
        var once = RuleBook.findings(CHANGSHOU, LocalDate.of(2024, 1, 1), SeedForms.all());
        var both = RuleBook.findings(CHANGSHOU, LocalDate.of(2024, 1, 1), twice);

        assertThat(inLines(both.subList(0, 10))).isEqualTo(inLines(once));
        assertThat(inLines(both.subList(10, 20))).isEqualTo(inLines(once));
    }

    @Test
    void theFixtureIsTheSeed() {
        var forms = SeedForms.all().subList(0, 9);
        assertThat(forms).allSatisfy(form -> assertThat(form.indicatorPoints()).isEqualTo(Points.of("90")));
        assertThat(forms.stream().mapToInt(form -> form.indicators().size()).sum())
                .isEqualTo(51);
        assertThat(forms.stream().map(form -> form.funding().partsTotal()).reduce(Money.ZERO, Money::plus))
                .isEqualTo(Money.ofWanYuan("868.43"));
    }

    private static List<String> inLines(List<List<Finding>> findings) {
        var lines = new ArrayList<String>();
        for (var form = 0; form < findings.size(); form++) {
            for (var each : findings.get(form)) {
                lines.add("%d %s %s %s"
                        .formatted(form + 1, each.rule(), each.severity().chinese(), each.field()));
            }
        }
        return lines;
    }
}
