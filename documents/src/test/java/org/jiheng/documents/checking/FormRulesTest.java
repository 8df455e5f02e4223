package org.jiheng.documents.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.rules.Finding;
import org.junit.jupiter.api.Test;

/** Forms as units hand them in, from the text to the finding. */
class FormRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private static final String SELF_EVALUATION = """
            衡溪区2025年项目支出绩效自评表
            单位：万元
            项目名称\t老年大学教学经费
            主管部门\t区教委\t实施单位\t区老年大学
            项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
            \t年度资金总额\t100\t100\t80\t10\t80%%\t8
            年度总体目标\t预期目标\t\t实际完成情况
            \t开设兴趣班40个，招收学员1800名。\t\t开设兴趣班38个。
            一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
            产出指标\t数量指标\t开设班数\t≥40个\t38个\t50\t%s\t%s
            效益指标\t社会效益指标\t受教育人数\t≥1800人\t1800人\t30\t30\t
            满意度指标\t服务对象满意度指标\t学员满意度\t≥90%%\t95%%\t10\t10\t
            总分\t\t\t\t\t100\t%s\t
            """;

    private static final String MONITORING = """
            衡溪区2025年项目支出绩效运行监控表
            单位：万元
            项目名称\t老年大学教学经费
            主管部门\t区教委\t实施单位\t区老年大学
            项目资金\t\t年初预算数\t1-7月执行数\t1-7月执行率\t全年预计执行数
            \t年度资金总额\t100\t%s\t50%%\t100
            一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t全年预计完成情况\t完成目标可能性\t偏差原因分析
            产出指标\t数量指标\t开设班数\t≥40个\t20个\t36个\t%s\t%s
            """;

    @Test
    void asksASelfEvaluationWhatBelongsToIt() {
        var form = read(SELF_EVALUATION.formatted("50", "", "98"), FormType.SELF_EVALUATION);

        var rules = findings(form).stream().map(Finding::rule).toList();
        // 38 of 40 earns 47.5, not 50; nothing was written about it, nor about the money left over.
        assertThat(rules).contains("LNT-55", "LNT-57").noneMatch(each -> each.compareTo("LNT-51") < 0);
        assertThat(findings(form))
                .filteredOn(each -> each.rule().equals("LNT-57"))
                .extracting(each -> each.field().path())
                .containsExactly("execution.deviation", "indicators[0].deviation");
    }

    @Test
    void isContentWithAReasonAndTheRightSums() {
        var form = read(SELF_EVALUATION.formatted("47.5", "两名教师退休，明年提前招聘", "95.5"), FormType.SELF_EVALUATION);

        assertThat(findings(form)).extracting(Finding::rule).doesNotContain("LNT-55", "LNT-56");
        assertThat(findings(form))
                .filteredOn(each -> each.rule().equals("LNT-57"))
                .extracting(each -> each.field().path())
                .containsExactly("execution.deviation");
    }

    @Test
    void findsATotalThatIsNotTheSum() {
        var form = read(SELF_EVALUATION.formatted("47.5", "教师退休", "99"), FormType.SELF_EVALUATION);

        assertThat(findings(form)).extracting(Finding::rule).contains("LNT-56");
    }

    @Test
    void asksAMonitoringFormWhatBelongsToIt() {
        var form = read(MONITORING.formatted("120", "确定能", ""), FormType.MONITORING);

        assertThat(findings(form))
                .extracting(Finding::rule)
                .contains("LNT-52", "LNT-53")
                .allMatch(each -> each.compareTo("LNT-51") >= 0 && each.compareTo("LNT-54") <= 0);
    }

    @Test
    void anUncertainTargetWantsAReason() {
        var without = read(MONITORING.formatted("50", "有可能", ""), FormType.MONITORING);
        var with = read(MONITORING.formatted("50", "有可能", "两名教师退休，九月外聘"), FormType.MONITORING);

        assertThat(findings(without)).extracting(Finding::rule).contains("LNT-51");
        assertThat(findings(with)).extracting(Finding::rule).doesNotContain("LNT-51");
    }

    @Test
    void answersInTheOrderOfTheForms() {
        var evaluation = read(SELF_EVALUATION.formatted("50", "", "98"), FormType.SELF_EVALUATION);
        var monitoring = read(MONITORING.formatted("120", "确定能", ""), FormType.MONITORING);
        var rules = new FormRules(Parameters.delivered(), Region.NATIONAL, null, TODAY);

        assertThat(rules.findings(List.of(evaluation, monitoring, evaluation)))
                .isEqualTo(List.of(findings(evaluation), findings(monitoring), findings(evaluation)));
    }

    private static List<Finding> findings(Form form) {
        return new FormRules(Parameters.delivered(), Region.NATIONAL, null, TODAY)
                .findings(List.of(form))
                .getFirst();
    }

    private static Form read(String text, FormType type) {
        var file = FormReader.standard().read("表.txt", text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.forms()).hasSize(1);
        var form = file.forms().getFirst().form();
        assertThat(form.type()).isEqualTo(type);
        return form;
    }
}
