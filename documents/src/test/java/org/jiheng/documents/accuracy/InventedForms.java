package org.jiheng.documents.accuracy;

import static org.jiheng.documents.accuracy.Page.c;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.Outcome;
import org.jiheng.documents.accuracy.InventedProjects.Ind;
import org.jiheng.documents.accuracy.InventedProjects.Project;
import org.jiheng.documents.accuracy.Page.Put;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * 各地的表 — one form for each variant we know of, laid out and worded as its place does, with what is true about it.
 * Page and truth come from the same invented project and from nothing else; no reader has touched them.
 */
final class InventedForms {
    private InventedForms() {}

    /** 一份样本. */
    record Fixture(String variant, String name, List<Page> pages, List<Form> truth) {
        Fixture {
            pages = List.copyOf(pages);
            truth = List.copyOf(truth);
        }
    }

    static List<Fixture> all() {
        var all = new ArrayList<Fixture>();
        all.add(chongqing());
        all.add(chongqingGeneral());
        all.add(chongqingSelf());
        all.add(sichuanSelf());
        all.add(zhongjiangSelf());
        all.add(anhuiSelf());
        all.add(beijingSelf());
        all.add(hubeiTarget());
        all.add(hubeiMonitoring());
        all.add(hubeiTwoGoals());
        all.add(hunanTarget());
        all.add(shaanxiTarget());
        all.add(heilongjiangTarget());
        all.add(guangxiTarget());
        all.add(guangdongTarget());
        all.add(shanghaiTarget());
        all.add(tianjinDepartment());
        all.add(yunnanList());
        all.add(sichuanList());
        all.add(centralTarget());
        all.add(cityTarget());
        all.add(nationalMonitoring());
        all.add(nationalSelf());
        all.add(departmentTarget());
        all.add(sideBySide());
        all.add(stacked());
        all.add(withoutHeader());
        all.add(traditional());
        all.add(narrative());
        all.add(budgetTable());
        return all;
    }

    // ---- values

    static String level1(Ind ind) {
        return ind.level1() + "指标";
    }

    static String level2(Ind ind) {
        return switch (ind.level2()) {
            case "对象" -> "服务对象满意度指标";
            case "经济", "社会", "生态" -> ind.level2() + "效益指标";
            case "可持续" -> "可持续影响指标";
            default -> ind.level2() + "指标";
        };
    }

    /** ≥95%, in one cell. */
    static String fused(Ind ind) {
        return switch (ind.sign()) {
            case "定性", "" -> ind.value() + ind.unit();
            case "~" -> ind.value() + ind.unit() + "—" + ind.high() + ind.unit();
            default -> ind.sign() + ind.value() + ind.unit();
        };
    }

    /** 不低于95%, 95%以上: as people say it. */
    static String inWords(Ind ind) {
        return switch (ind.sign()) {
            case "≥" -> ind.points().equals("10") ? "不低于" + ind.value() + ind.unit() : ind.value() + ind.unit() + "以上";
            case "≤" -> ind.points().equals("10") ? "不超过" + ind.value() + ind.unit() : ind.value() + ind.unit() + "以内";
            default -> fused(ind);
        };
    }

    static String signColumn(Ind ind) {
        return ind.sign().equals("~") ? "=" : ind.sign();
    }

    static String valueColumn(Ind ind) {
        return ind.sign().equals("~") ? ind.value() + "-" + ind.high() : ind.value();
    }

    private static TargetValue target(Ind ind) {
        return switch (ind.sign()) {
            case "定性" -> new TargetValue.Qualitative(ind.value());
            case "" -> new TargetValue.Unclear(null, ind.value());
            case "~" -> new TargetValue.Range(new BigDecimal(ind.value()), new BigDecimal(ind.high()));
            default ->
                new TargetValue.Numeric(
                        Arrays.stream(Comparator.values())
                                .filter(each -> each.symbol().equals(ind.sign()))
                                .findFirst()
                                .orElseThrow(),
                        new BigDecimal(ind.value()));
        };
    }

    // ---- truth

    /** What a form says; the fields a variant does not print are switched off. */
    private static final class Truth {
        private final Project p;
        FormType type = FormType.TARGET;

        @Nullable
        String title;

        @Nullable
        String tableNo;

        @Nullable
        String region;

        @Nullable
        FiscalYear year;

        @Nullable
        ProjectTier tier;

        @Nullable
        MoneyUnit unit = MoneyUnit.WAN_YUAN;

        CodedName department;
        CodedName doing;
        CodedName project;

        @Nullable
        Points weight;

        Funding funding = Funding.BLANK;
        List<FundLine> lines = List.of();

        @Nullable
        String overview;

        @Nullable
        String basis;

        @Nullable
        String goal;

        @Nullable
        String longGoal;

        @Nullable
        String result;

        @Nullable
        Execution execution;

        @Nullable
        Points total;

        @Nullable
        Contact contact;

        @Nullable
        String conclusion;

        @Nullable
        String problems;

        @Nullable
        String improvement;

        boolean levels = true;
        boolean points = true;
        boolean core;
        boolean outcome;
        Function<Ind, @Nullable String> unitOf = ind -> ind.unit().isEmpty() ? null : ind.unit();
        Function<Ind, @Nullable String> definition = ind -> null;
        Function<Ind, @Nullable String> rule = ind -> null;
        Function<Ind, IndicatorOutcome> outcomeOf = ind -> IndicatorOutcome.BLANK;
        Function<Ind, IndicatorLevel> levelOf = ind -> new IndicatorLevel(level1(ind), level2(ind));

        Truth(Project p) {
            this.p = p;
            department = CodedName.named(p.department());
            doing = CodedName.named(p.unit());
            project = CodedName.named(p.name());
        }

        Form form() {
            var indicators = p.indicators().stream()
                    .map(ind -> new Indicator(
                            levels ? levelOf.apply(ind) : IndicatorLevel.NOT_SHOWN,
                            ind.name(),
                            target(ind),
                            unitOf.apply(ind),
                            points ? Points.of(ind.points()) : null,
                            (core && ind.core() != null) ? Boolean.valueOf("是".equals(ind.core())) : null,
                            definition.apply(ind),
                            rule.apply(ind)))
                    .toList();
            return new Form(
                    type,
                    title,
                    tableNo,
                    region,
                    unit,
                    new TargetDeclaration(
                            tier,
                            year,
                            department,
                            doing,
                            project,
                            weight,
                            funding,
                            new DeclarationTexts(overview, basis, goal, longGoal),
                            indicators,
                            null,
                            Set.of()),
                    lines,
                    outcome
                            ? new Outcome(
                                    execution,
                                    result,
                                    p.indicators().stream().map(outcomeOf).toList(),
                                    total,
                                    conclusion,
                                    problems,
                                    improvement)
                            : null,
                    contact);
        }
    }

    private static @Nullable Money wan(String amount) {
        return amount.isEmpty() ? null : Money.ofWanYuan(amount);
    }

    private static IndicatorOutcome reached(Ind ind) {
        return new IndicatorOutcome(ind.actual(), Points.of(ind.earned()), ind.deviation(), null, null);
    }

    private static Execution execution(Project p, List<Execution.Line> lines) {
        return new Execution(
                wan(p.initial()),
                wan(p.total()),
                wan(p.spent()),
                p.rate(),
                Points.of("10"),
                Points.of(p.executionEarned()),
                null,
                null,
                lines);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    // ---- tables

    /** 指标表的列: its label, how many columns wide, and what stands in it. */
    private record Col(String label, int span, Function<Ind, String> of) {}

    private static Col col(String label, Function<Ind, String> of) {
        return new Col(label, 1, of);
    }

    private static Col col(String label, int span, Function<Ind, String> of) {
        return new Col(label, span, of);
    }

    /** With merged level cells, points printed in the first if wished, and the block's name merged on the left. */
    private static void indicators(
            Page page, Project p, @Nullable String stub, String first, String second, boolean sums, List<Col> columns) {
        var inds = p.indicators();
        var header = new ArrayList<Put>();
        if (stub != null) {
            header.add(c(stub, 1, inds.size() + 1));
        }
        header.add(c(first));
        if (!second.isEmpty()) {
            header.add(c(second));
        }
        columns.forEach(column -> header.add(c(column.label(), column.span())));
        page.row(header);
        for (int i = 0; i < inds.size(); i++) {
            var ind = inds.get(i);
            var row = new ArrayList<Put>();
            int run1 = run(inds, i, InventedForms::level1);
            if (run1 > 0) {
                var points = inds.subList(i, i + run1).stream()
                        .map(each -> new BigDecimal(each.points()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                row.add(c(
                        level1(ind) + (sums ? "(" + points.stripTrailingZeros().toPlainString() + "分)" : ""), 1, run1));
            }
            if (!second.isEmpty()) {
                int run2 = run(inds, i, each -> level1(each) + level2(each));
                if (run2 > 0) {
                    row.add(c(level2(ind), 1, run2));
                }
            }
            columns.forEach(column -> row.add(c(column.of().apply(ind), column.span())));
            page.row(row);
        }
    }

    /** How many rows from here share the key; 0 when the row above shares it already. */
    private static int run(List<Ind> inds, int i, Function<Ind, String> key) {
        var here = key.apply(inds.get(i));
        if (i > 0 && key.apply(inds.get(i - 1)).equals(here)) {
            return 0;
        }
        int end = i;
        while (end < inds.size() && key.apply(inds.get(end)).equals(here)) {
            end++;
        }
        return end - i;
    }

    // ---- variants

    private static Fixture chongqing() {
        var p = InventedProjects.culture();
        var title = p.region() + p.year() + "年重点专项绩效目标表";
        var page = new Page(7).title(title, "表十六", "单位：万元");
        page.row(c("主管部门"), c(p.department(), 2), c("实施单位"), c(p.unit(), 3));
        page.row(c("项目名称"), c(p.name(), 6));
        page.row(c("预算执行率权重(%)"), c("10", 6));
        page.row(c("项目总资金额", 1, 3), c(p.total(), 2, 3), c("上级补助"), c(p.superior(), 3));
        page.row(c("区级资金"), c(p.local(), 3));
        page.row(c("其他资金"), c(p.other(), 3));
        page.row(c("项目概况"), c(p.overview(), 6));
        page.row(c("立项依据"), c(p.basis(), 6));
        page.row(c("当年绩效目标"), c(p.goal(), 6));
        page.row(
                c("绩效指标", 1, p.indicators().size() + 1),
                c("指标名称"),
                c("指标性质"),
                c("指标值"),
                c("指标单位"),
                c("分值（90分）"),
                c("是否核心"));
        for (var ind : p.indicators()) {
            page.row(
                    c(ind.name()),
                    c(signColumn(ind)),
                    c(valueColumn(ind)),
                    c(ind.unit()),
                    c(ind.points()),
                    c(or(ind.core())));
        }
        page.row(c("联系人"), c(p.leader(), 2), c("联系电话"), c(p.phone(), 3));
        var t = new Truth(p);
        t.title = title;
        t.tableNo = "表十六";
        t.region = p.region();
        t.year = new FiscalYear(p.year());
        t.tier = ProjectTier.KEY_SPECIAL;
        t.weight = Points.of("10");
        t.funding = new Funding(wan(p.total()), wan(p.superior()), wan(p.local()), wan(p.other()), null);
        t.lines = List.of(
                new FundLine("上级补助", wan(p.superior())),
                new FundLine("区级资金", wan(p.local())),
                new FundLine("其他资金", wan(p.other())));
        t.overview = p.overview();
        t.basis = p.basis();
        t.goal = p.goal();
        t.levels = false;
        t.core = true;
        t.contact = new Contact(p.leader(), p.phone());
        return new Fixture("V-CQ", "culture", List.of(page), List.of(t.form()));
    }

    private static Fixture chongqingGeneral() {
        var p = InventedProjects.culture();
        var title = p.region() + p.year() + "年一般性项目绩效目标表";
        var page = new Page(7).title(title, "单位:万元");
        page.row(c("主管部门"), c(p.department(), 2), c("实施单位"), c(p.unit(), 3));
        page.row(c("项目名称"), c("馆内设备维护", 6));
        page.row(c("预算执行率权重(%)"), c("10", 6));
        page.row(c("项目总资金额", 1, 3), c("6.5", 2, 3), c("上级补助"), c("", 3));
        page.row(c("区级资金"), c("6.5", 3));
        page.row(c("其他资金"), c("", 3));
        page.row(c("绩效指标", 1, 3), c("指标名称"), c("指标性质"), c("指标值"), c("指标单位"), c("分值(90分)"), c("是否核心"));
        page.row(c("维护设备台次"), c("≥"), c("48"), c("台次"), c("50"), c("是"));
        page.row(c("设备完好率"), c("≥"), c("98"), c("%"), c("40"), c(""));
        page.row(c("联系人"), c(p.leader(), 2), c("联系电话"), c(p.phone(), 3));
        var small = new Project(
                p.region(),
                p.year(),
                p.department(),
                "",
                p.unit(),
                "",
                "馆内设备维护",
                "",
                p.leader(),
                p.phone(),
                "6.5",
                "",
                "6.5",
                "",
                "",
                "6.5",
                "6.5",
                "100%",
                "10",
                "",
                "",
                "",
                "",
                "",
                List.of(
                        new Ind("产出", "数量", "维护设备台次", "≥", "48", "", "台次", "50", "", "0", null, "是"),
                        new Ind("产出", "质量", "设备完好率", "≥", "98", "", "%", "40", "", "0", null, null)));
        var t = new Truth(small);
        t.title = title;
        t.region = p.region();
        t.year = new FiscalYear(p.year());
        t.tier = ProjectTier.GENERAL;
        t.weight = Points.of("10");
        t.funding = new Funding(wan("6.5"), null, wan("6.5"), null, null);
        t.lines = List.of(new FundLine("上级补助", null), new FundLine("区级资金", wan("6.5")), new FundLine("其他资金", null));
        t.levels = false;
        t.core = true;
        t.contact = new Contact(p.leader(), p.phone());
        return new Fixture("V-CQG", "equipment", List.of(page), List.of(t.form()));
    }

    private static Fixture chongqingSelf() {
        var p = InventedProjects.culture();
        var title = p.region() + p.year() + "年度项目支出绩效自评表";
        var page = new Page(11).title(title);
        page.row(c("专项(项目)名称", 2), c(p.name(), 4), c("自评总分", 2), c(p.score(), 3));
        page.row(c("主管部门", 2), c(p.department(), 4), c("财政处室", 2), c("教科文科", 3));
        page.row(c("项目联系人", 2), c(p.leader(), 4), c("联系电话", 2), c(p.phone(), 3));
        page.row(
                c("项目资金(万元)", 2, 4),
                c("", 1),
                c("年初预算数", 2),
                c("全年(调整)预算数"),
                c("全年执行数"),
                c("执行率(%)"),
                c("执行率权重"),
                c("执行率得分", 2));
        page.row(
                c("年度总金额"),
                c(p.initial(), 2),
                c(p.total()),
                c(p.spent()),
                c(p.rate()),
                c("10"),
                c(p.executionEarned(), 2));
        page.row(c("其中：上级补助"), c(p.superior(), 2), c(p.superior()), c(p.superior()), c(""), c(""), c("", 2));
        page.row(c("区级资金"), c(p.local(), 2), c(p.local()), c(p.local()), c(""), c(""), c("", 2));
        page.row(c("当年绩效目标", 2, 2), c("年初绩效目标", 4), c("全年目标实际完成情况", 5));
        page.row(c(p.goal(), 4), c(p.result(), 5));
        page.row(
                c("绩效指标", 1, p.indicators().size() + 1),
                c("指标名称"),
                c("计量单位"),
                c("指标性质"),
                c("指标权重"),
                c("年初指标值"),
                c("调整指标值"),
                c("全年完成值"),
                c("得分系数(%)"),
                c("指标得分"),
                c("是否核心指标"));
        for (var ind : p.indicators()) {
            page.row(
                    c(ind.name()),
                    c(ind.unit()),
                    c(signColumn(ind)),
                    c(ind.points()),
                    c(ind.value()),
                    c(ind.value()),
                    c(ind.actual()),
                    c("100"),
                    c(ind.earned()),
                    c(or(ind.core())));
        }
        page.row(c("说明"), c("无", 10));
        var t = new Truth(p);
        t.type = FormType.SELF_EVALUATION;
        t.title = title;
        t.region = p.region();
        t.year = new FiscalYear(p.year());
        t.doing = CodedName.BLANK;
        t.weight = Points.of("10");
        t.funding = new Funding(wan(p.total()), wan(p.superior()), wan(p.local()), null, null);
        t.lines = List.of(new FundLine("其中：上级补助", wan(p.superior())), new FundLine("区级资金", wan(p.local())));
        t.goal = p.goal();
        t.result = p.result();
        t.levels = false;
        t.core = true;
        t.outcome = true;
        t.total = Points.of(p.score());
        t.execution = execution(
                p,
                List.of(
                        new Execution.Line("其中：上级补助", wan(p.superior()), wan(p.superior()), wan(p.superior()), null),
                        new Execution.Line("区级资金", wan(p.local()), wan(p.local()), wan(p.local()), null)));
        t.outcomeOf = ind ->
                new IndicatorOutcome(ind.actual(), Points.of(ind.earned()), null, null, null, "100", ind.value());
        t.contact = new Contact(p.leader(), p.phone());
        var form = t.form();
        return new Fixture("V-CQS", "culture-self", List.of(page), List.of(noted(form, "无")));
    }

    private static Form noted(Form form, String note) {
        var d = form.declaration();
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                new TargetDeclaration(
                        d.tier(),
                        d.fiscalYear(),
                        d.department(),
                        d.unit(),
                        d.project(),
                        d.executionWeight(),
                        d.funding(),
                        d.texts(),
                        d.indicators(),
                        note,
                        d.markupRemovedFrom()),
                form.fundLines(),
                form.outcome(),
                form.contact());
    }

    private static Fixture sichuanSelf() {
        var p = InventedProjects.water();
        var page = new Page(11).title("部门预算项目支出绩效自评表（" + p.year() + "年度）", "报表编号：510000_0013zp", "金额单位：万元");
        page.row(c("项目名称", 2), c(p.code() + "-" + p.name(), 9));
        page.row(c("主管部门", 2), c(p.department(), 4), c("实施单位（盖章）", 2), c(p.unit(), 3));
        page.row(
                c("项目预算执行情况", 2, 4),
                c("年度", 1),
                c("年初预算", 2),
                c("调整后预算数"),
                c("预算执行数"),
                c("预算执行率"),
                c("权重"),
                c("得分"),
                c("原因"));
        page.row(
                c("总额"),
                c(p.initial(), 2),
                c(p.total()),
                c(p.spent()),
                c(p.rate()),
                c("10"),
                c(p.executionEarned()),
                c("", 1));
        page.row(c("其中：财政资金"), c("270", 2), c("270"), c("256.2"), c("94.89%"), c("/"), c("/"), c(""));
        page.row(c("单位资金"), c("0", 2), c("16.4"), c("15.16"), c("92.44%"), c("/"), c("/"), c(""));
        page.row(c("目标完成情况", 2, 2), c("年度目标", 4), c("年度目标完成情况", 5));
        page.row(c(p.goal(), 4), c(p.result(), 5));
        indicators(
                page,
                p,
                "绩效指标(90分)",
                "一级指标",
                "二级指标",
                false,
                List.of(
                        col("三级指标", Ind::name),
                        col("指标性质", InventedForms::signColumn),
                        col("指标值", InventedForms::valueColumn),
                        col("度量单位", Ind::unit),
                        col("完成值", Ind::actual),
                        col("权重", Ind::points),
                        col("得分", Ind::earned),
                        col("未完成原因分析", ind -> or(ind.deviation()))));
        page.row(c("合计", 8), c("100"), c(p.score()), c(""));
        page.row(c("评价结论"), c("项目总体完成较好，自评得分" + p.score() + "分。", 10));
        page.row(c("存在问题"), c("个别渠段征地协调滞后。", 10));
        page.row(c("改进措施"), c("提前开展征地补偿，倒排工期。", 10));
        page.row(c("项目负责人："), c(p.leader(), 4), c("财务负责人："), c("顾兰", 5));
        var t = new Truth(p);
        t.type = FormType.SELF_EVALUATION;
        t.title = "部门预算项目支出绩效自评表（" + p.year() + "年度）";
        t.tableNo = "报表编号：510000_0013zp";
        t.year = new FiscalYear(p.year());
        t.project = new CodedName(p.code(), p.name());
        t.weight = Points.of("10");
        t.funding = new Funding(wan(p.total()), null, wan("270"), wan("16.4"), null);
        t.lines = List.of(new FundLine("其中：财政资金", wan("270")), new FundLine("单位资金", wan("16.4")));
        t.goal = p.goal();
        t.result = p.result();
        t.outcome = true;
        t.total = Points.of(p.score());
        t.conclusion = "项目总体完成较好，自评得分" + p.score() + "分。";
        t.problems = "个别渠段征地协调滞后。";
        t.improvement = "提前开展征地补偿，倒排工期。";
        t.execution = execution(
                p,
                List.of(
                        new Execution.Line("其中：财政资金", wan("270"), wan("270"), wan("256.2"), "94.89%"),
                        new Execution.Line("单位资金", wan("0"), wan("16.4"), wan("15.16"), "92.44%")));
        t.outcomeOf = InventedForms::reached;
        return new Fixture("V-SC", "water-self", List.of(page), List.of(t.form()));
    }

    private static Fixture zhongjiangSelf() {
        var p = InventedProjects.elderly();
        var page = new Page(8).title(p.year() + "年绩效目标自评表", "单位：万元");
        page.row(c("主管部门"), c(p.department(), 3), c("项目单位"), c(p.unit(), 3));
        page.row(c("项目名称"), c(p.name(), 3), c("项目负责人及电话"), c(p.leader() + " " + p.phone(), 3));
        page.row(c("预算执行情况（万元）", 1, 4), c("", 2), c("预算数（A）"), c("执行数（B）"), c("执行率（B/A）"), c("分值"), c("得分"));
        page.row(c("资金总额", 2), c(p.total()), c(p.spent()), c(p.rate()), c("10"), c(p.executionEarned()));
        page.row(c("其中：中央补助", 2), c("45"), c("40"), c(""), c(""), c(""));
        page.row(c("地方资金", 2), c("30"), c("26.2"), c(""), c(""), c(""));
        page.row(c("年度总体目标", 1, 2), c("年初设定目标", 3), c("全年实际完成情况", 4));
        page.row(c(p.goal(), 3), c(p.result(), 4));
        indicators(
                page,
                p,
                "绩效指标",
                "一级指标",
                "二级指标",
                true,
                List.of(
                        col("三级指标", Ind::name),
                        col("年度指标值(A)", InventedForms::fused),
                        col("全年实际值(B)", Ind::actual),
                        col("分值", Ind::points),
                        col("得分", Ind::earned)));
        page.row(c("总分", 6), c("100"), c(p.score()));
        page.row(c("说明：1.得分一档最高不能超过该指标分值上限。2.定性指标分为达成预期指标、部分达成并具有一定效果、未达成且效果较差三档。", 8));
        var t = new Truth(p);
        t.type = FormType.SELF_EVALUATION;
        t.title = p.year() + "年绩效目标自评表";
        t.year = new FiscalYear(p.year());
        t.weight = Points.of("10");
        t.funding = new Funding(wan(p.total()), wan("45"), wan("30"), null, null);
        t.lines = List.of(new FundLine("其中：中央补助", wan("45")), new FundLine("地方资金", wan("30")));
        t.goal = p.goal();
        t.result = p.result();
        t.outcome = true;
        t.total = Points.of(p.score());
        t.execution = new Execution(
                null,
                wan(p.total()),
                wan(p.spent()),
                p.rate(),
                Points.of("10"),
                Points.of(p.executionEarned()),
                null,
                null,
                List.of(
                        new Execution.Line("其中：中央补助", null, wan("45"), wan("40"), null),
                        new Execution.Line("地方资金", null, wan("30"), wan("26.2"), null)));
        t.outcomeOf = ind -> new IndicatorOutcome(ind.actual(), Points.of(ind.earned()), null, null, null);
        t.contact = new Contact(p.leader(), p.phone());
        return new Fixture(
                "V-SCZJ",
                "elderly-self",
                List.of(page),
                List.of(noted(t.form(), "1.得分一档最高不能超过该指标分值上限。2.定性指标分为达成预期指标、部分达成并具有一定效果、未达成且效果较差三档。")));
    }

    private static Fixture anhuiSelf() {
        var p = InventedProjects.agriculture();
        var page = new Page(10).title("项目支出绩效自评表", "（" + p.year() + "年度）");
        page.row(c("项目名称"), c(p.name(), 9));
        page.row(c("主管部门"), c("119-" + p.department(), 4), c("实施单位", 2), c("119004-" + p.unit(), 3));
        page.row(c("项目资金（万元）", 1, 5), c("", 3), c("年初预算数"), c("全年预算数"), c("全年执行数"), c("分值"), c("执行率"), c("得分"));
        page.row(c("年度资金总额", 3), c("0"), c("0"), c("0"), c("10"), c(p.rate()), c(p.executionEarned()));
        page.row(c("其中：当年财政拨款", 3), c("90"), c("90"), c("89.974"), c("—"), c("—"), c("—"));
        page.row(c("上年结转资金", 3), c("0"), c("0"), c("0"), c("—"), c("—"), c("—"));
        page.row(c("其他资金", 3), c("0"), c("0"), c("0"), c("—"), c("—"), c("—"));
        page.row(c("年度总体目标", 1, 2), c("预期目标", 4), c("实际完成情况", 5));
        page.row(c(p.goal(), 4), c(p.result(), 5));
        indicators(
                page,
                p,
                "绩效指标",
                "一级指标",
                "二级指标",
                true,
                List.of(
                        col("三级指标", Ind::name),
                        col("年度指标值", InventedForms::fused),
                        col("实际完成值", Ind::actual),
                        col("分值", Ind::points),
                        col("得分", Ind::earned),
                        col("偏差原因分析及改进措施", 2, ind -> or(ind.deviation()))));
        page.row(c("总分", 6), c("100"), c(p.score()), c("", 2));
        var t = new Truth(p);
        t.type = FormType.SELF_EVALUATION;
        t.title = "项目支出绩效自评表";
        t.year = new FiscalYear(p.year());
        t.department = new CodedName("119", p.department());
        t.doing = new CodedName("119004", p.unit());
        t.weight = Points.of("10");
        t.funding = new Funding(wan("90"), null, wan("90"), wan("0"), wan("0"));
        t.lines = List.of(
                new FundLine("其中：当年财政拨款", wan("90")), new FundLine("上年结转资金", wan("0")), new FundLine("其他资金", wan("0")));
        t.goal = p.goal();
        t.result = p.result();
        t.outcome = true;
        t.total = Points.of(p.score());
        t.execution = new Execution(
                wan("90"),
                wan("90"),
                wan("89.974"),
                p.rate(),
                Points.of("10"),
                Points.of("10"),
                null,
                null,
                List.of(
                        new Execution.Line("其中：当年财政拨款", wan("90"), wan("90"), wan("89.974"), null),
                        new Execution.Line("上年结转资金", wan("0"), wan("0"), wan("0"), null),
                        new Execution.Line("其他资金", wan("0"), wan("0"), wan("0"), null)));
        t.outcomeOf = InventedForms::reached;
        return new Fixture("V-AH", "soil-self", List.of(page), List.of(t.form()));
    }

    private static Fixture beijingSelf() {
        var p = InventedProjects.road();
        var page = new Page(11).title(p.year() + "年度项目支出绩效自评表", "金额单位：万元");
        page.row(c("项目名称"), c(p.name(), 5), c("项目负责人"), c(p.leader(), 2), c("联系电话"), c(p.phone()));
        page.row(c("主管部门"), c("[415]" + p.department(), 5), c("实施单位"), c("[415002]" + p.unit(), 4));
        page.row(c("项目资金", 1, 6), c("", 3), c("年初预算数", 2), c("全年预算数"), c("全年执行数"), c("分值"), c("执行率"), c("得分"));
        page.row(
                c("年度资金总额", 3),
                c(p.initial(), 2),
                c(p.total()),
                c(p.spent()),
                c("10"),
                c(p.rate()),
                c(p.executionEarned()));
        page.row(c("其中：上级补助", 3), c("300", 2), c("300"), c("250"), c("-"), c("83.33%"), c("-"));
        page.row(c("当年财政拨款", 3), c("850", 2), c("850"), c("700"), c("-"), c("82.35%"), c("-"));
        page.row(c("上年结转资金", 3), c("", 2), c("50.75"), c("40"), c("-"), c("78.82%"), c("-"));
        page.row(c("其他资金", 3), c("50", 2), c("50"), c("28.2"), c("-"), c("56.4%"), c("-"));
        page.row(c("年度总体目标完成情况", 1, 2), c("预期目标", 5), c("目标实际完成情况", 5));
        page.row(c(p.goal(), 5), c(p.result(), 5));
        indicators(
                page,
                p,
                "绩效指标",
                "一级指标",
                "二级指标",
                false,
                List.of(
                        col("三级指标", 2, Ind::name),
                        col("年度指标值", InventedForms::inWords),
                        col("全年实际值", Ind::actual),
                        col("得分计算方法", ind -> "完成值达到指标值，记满分；未达到按比例记分"),
                        col("分值", Ind::points),
                        col("得分", Ind::earned),
                        col("未完成原因分析", ind -> or(ind.deviation()))));
        page.row(c("总分", 8), c("100"), c(p.score()), c(""));
        page.row(c("填报人"), c("林小婉", 4), c("填报日期", 2), c("2025年3月18日", 4));
        var t = new Truth(p);
        t.type = FormType.SELF_EVALUATION;
        t.title = p.year() + "年度项目支出绩效自评表";
        t.year = new FiscalYear(p.year());
        t.department = new CodedName("415", p.department());
        t.doing = new CodedName("415002", p.unit());
        t.weight = Points.of("10");
        t.funding = new Funding(wan(p.total()), wan("300"), wan("850"), wan("50"), wan("50.75"));
        t.lines = List.of(
                new FundLine("其中：上级补助", wan("300")),
                new FundLine("当年财政拨款", wan("850")),
                new FundLine("上年结转资金", wan("50.75")),
                new FundLine("其他资金", wan("50")));
        t.goal = p.goal();
        t.result = p.result();
        t.outcome = true;
        t.total = Points.of(p.score());
        t.execution = execution(
                p,
                List.of(
                        new Execution.Line("其中：上级补助", wan("300"), wan("300"), wan("250"), "83.33%"),
                        new Execution.Line("当年财政拨款", wan("850"), wan("850"), wan("700"), "82.35%"),
                        new Execution.Line("上年结转资金", null, wan("50.75"), wan("40"), "78.82%"),
                        new Execution.Line("其他资金", wan("50"), wan("50"), wan("28.2"), "56.4%")));
        t.outcomeOf = InventedForms::reached;
        t.rule = ind -> "完成值达到指标值，记满分；未达到按比例记分";
        t.contact = new Contact("林小婉", p.phone());
        return new Fixture("V-BJ", "road-self", List.of(page), List.of(t.form()));
    }

    private static Fixture hubeiTarget() {
        var p = InventedProjects.soil();
        var page = new Page(7).title(p.year() + "年市直部门预算项目支出绩效目标表", "单位：万元");
        page.row(c("项目名称"), c(p.name(), 3), c("项目编码"), c(p.code(), 2));
        page.row(c("项目主管部门"), c(p.department(), 3), c("项目执行单位"), c(p.unit(), 2));
        page.row(c("项目负责人"), c(p.leader(), 3), c("联系电话"), c(p.phone(), 2));
        page.row(c("项目类型"), c("1.常年性项目☑ 2.延续性项目□ 3.一次性项目□", 6));
        page.row(c("项目立项依据"), c(p.basis(), 6));
        page.row(c("项目总预算"), c("64.8", 3), c("项目当年预算"), c("64.8", 2));
        page.row(c("项目年度绩效目标"), c(p.goal(), 6));
        indicators(
                page,
                p,
                null,
                "一级指标",
                "二级指标",
                false,
                List.of(
                        col("指标名称", 2, Ind::name),
                        col("绩效标准", ind -> "计划标准"),
                        col("当年预期实现值", 2, InventedForms::fused)));
        page.row(c("主管部门审核意见"), c("同意上报。", 6));
        var t = new Truth(p);
        t.title = p.year() + "年市直部门预算项目支出绩效目标表";
        t.year = new FiscalYear(p.year());
        t.project = new CodedName(p.code(), p.name());
        t.funding = new Funding(wan("64.8"), null, null, null, null);
        t.basis = p.basis();
        t.goal = p.goal();
        t.points = false;
        t.contact = new Contact(p.leader(), p.phone());
        return new Fixture("V-HBT", "soil-target", List.of(page), List.of(t.form()));
    }

    private static Fixture hubeiMonitoring() {
        var p = InventedProjects.health();
        var page = new Page(7).title(p.year() + "年项目支出绩效监控表", "项目单位(盖章)：" + p.unit(), "单位：万元");
        page.row(c("项目名称"), c(p.name(), 6));
        page.row(c("主管部门"), c(p.department(), 2), c("项目类型"), c("☑常年性 □一次性", 3));
        page.row(c("资金情况", 1, 3), c("", 2), c("年初预算数"), c("1-6月执行数"), c("1-6月执行率"), c("全年预计执行数"));
        page.row(c("年度资金总额", 2), c("1893.26"), c("986.4"), c("52.10%"), c("1893.26"));
        page.row(c("其中：财政拨款", 2), c("1893.26"), c("986.4"), c("52.10%"), c("1893.26"));
        page.row(c("年度总体目标"), c(p.goal(), 6));
        indicators(
                page,
                p,
                null,
                "一级指标",
                "",
                false,
                List.of(
                        col("指标名称", Ind::name),
                        col("年度指标值", InventedForms::fused),
                        col("半年度指标执行情况", ind -> "已完成" + ind.actual()),
                        col("全年预计完成情况", Ind::actual),
                        col("完成目标可能性", ind -> ind.points().equals("15") ? "有可能" : "确定能"),
                        col("备注", ind -> "")));
        var t = new Truth(p);
        t.type = FormType.MONITORING;
        t.title = p.year() + "年项目支出绩效监控表";
        t.year = new FiscalYear(p.year());
        t.funding = new Funding(wan("1893.26"), null, wan("1893.26"), null, null);
        t.lines = List.of(new FundLine("其中：财政拨款", wan("1893.26")));
        t.goal = p.goal();
        t.points = false;
        t.levelOf = ind -> new IndicatorLevel(level1(ind), null);
        t.outcome = true;
        t.execution = new Execution(
                wan("1893.26"),
                null,
                wan("986.4"),
                "52.10%",
                null,
                null,
                "1-6月",
                wan("1893.26"),
                List.of(new Execution.Line("其中：财政拨款", wan("1893.26"), null, wan("986.4"), "52.10%")));
        t.outcomeOf = ind -> new IndicatorOutcome(
                "已完成" + ind.actual(), null, null, ind.actual(), ind.points().equals("15") ? "POSSIBLE" : "CERTAIN");
        return new Fixture("V-HBM", "health-monitoring", List.of(page), List.of(t.form()));
    }

    private static Fixture hubeiTwoGoals() {
        var p = InventedProjects.soil();
        var page = new Page(7).title(p.year() + "年度水土保持监测项目自评表", "单位名称：" + p.unit(), "填报日期：2021年2月26日");
        page.row(c("项目名称"), c(p.name(), 6));
        page.row(c("主管部门"), c(p.department(), 2), c("项目实施单位"), c(p.unit(), 3));
        page.row(c("项目类别"), c("1、上级专项□ 2、本级专项☑", 6));
        page.row(c("项目属性"), c("1、持续性项目☑ 2、新增性项目□", 6));
        page.row(c("预算执行情况（万元）（20分）", 1, 2), c("", 2), c("预算数（A）"), c("执行数（B）"), c("执行率（B/A）"), c("得分（20分*执行率）"));
        page.row(c("年度财政资金总额", 2), c("64.8"), c("60.91"), c("94%"), c("18.8"));
        goal(page, p, "年度绩效目标1（40分）", "完成8个监测点全年监测，编制监测公报。", 0, 4);
        goal(page, p, "年度绩效目标2（40分）", "开展科普宣传12场。", 4, 7);
        page.row(c("总分", 6), c(p.score()));
        page.row(c("偏差大或目标未完成原因分析"), c("无", 6));
        page.row(c("改进措施及结果应用方案"), c("进一步优化监测点布局。", 6));
        var t = new Truth(p);
        t.type = FormType.SELF_EVALUATION;
        t.title = p.year() + "年度水土保持监测项目自评表";
        t.year = new FiscalYear(p.year());
        t.funding = new Funding(wan("64.8"), null, null, null, null);
        t.goal = "完成8个监测点全年监测，编制监测公报。\n开展科普宣传12场。";
        t.points = false;
        t.outcome = true;
        t.total = Points.of(p.score());
        t.improvement = "进一步优化监测点布局。";
        t.execution = new Execution(null, wan("64.8"), wan("60.91"), "94%", null, Points.of("18.8"), null, null);
        t.outcomeOf = ind -> new IndicatorOutcome(
                ind.actual() + (ind.sign().isEmpty() || ind.sign().equals("定性") ? "" : ind.unit()),
                Points.of(ind.earned()),
                null,
                null,
                null);
        return new Fixture("V-HBS", "two-goals", List.of(page), List.of(t.form()));
    }

    private static void goal(Page page, Project p, String label, String text, int from, int to) {
        page.row(c(label), c(text, 6));
        var inds = p.indicators().subList(from, to);
        page.row(
                c("年度绩效指标", 1, inds.size() + 1),
                c("一级指标"),
                c("二级指标"),
                c("三级指标"),
                c("年初目标值（A）"),
                c("实际完成值（B）"),
                c("得分"));
        for (int i = 0; i < inds.size(); i++) {
            var ind = inds.get(i);
            var row = new ArrayList<Put>();
            int run = run(inds, i, InventedForms::level1);
            if (run > 0) {
                row.add(c(level1(ind), 1, run));
            }
            row.add(c(level2(ind)));
            row.add(c(ind.name()));
            row.add(c(fused(ind)));
            row.add(c(ind.actual() + (ind.sign().isEmpty() || ind.sign().equals("定性") ? "" : ind.unit())));
            row.add(c(ind.earned()));
            page.row(row);
        }
    }

    private static Fixture hunanTarget() {
        var p = InventedProjects.elderly();
        var page = new Page(6).title(p.year() + "年度项目绩效目标表", "填报单位（盖章）：" + p.unit(), "单位：万元");
        page.row(c("项目名称"), c(p.name(), 2), c("项目属性"), c("新增项目□ 延续项目☑", 2));
        page.row(c("主管部门"), c(p.department(), 2), c("主管部门编码"), c(p.departmentCode(), 2));
        page.row(c("项目起止时间"), c("2021年1月至2021年12月", 2), c("项目负责人"), c(p.leader(), 2));
        page.row(c("年度资金申请总额", 1, 3), c(p.total(), 1, 3), c("资金来源", 1, 3), c("上级补助"), c(p.superior(), 2));
        page.row(c("本级财政资金"), c(p.local(), 2));
        page.row(c("其他资金"), c("", 2));
        page.row(c("单位职能概述"), c("负责全县养老服务工作的组织实施。", 5));
        page.row(c("项目概况"), c(p.overview(), 5));
        page.row(c("项目立项的依据"), c(p.basis(), 5));
        page.row(c("项目申报的可行性、必要性"), c("经摸底，符合条件的家庭312户，改造需求迫切。", 5));
        page.row(c("项目实施进度计划", 1, 3), c("实施内容", 2), c("开始时间"), c("完成时间"), c("备注"));
        page.row(c("入户评估", 2), c("2021-02-01"), c("2021-04-30"), c(""));
        page.row(c("改造施工", 2), c("2021-05-01"), c("2021-11-30"), c(""));
        page.row(c("项目长期绩效目标"), c(p.longGoal(), 5));
        page.row(c("项目年度绩效目标"), c(p.goal(), 5));
        indicators(
                page,
                p,
                "本年度绩效指标",
                "一级指标",
                "二级指标",
                false,
                List.of(col("指标内容", Ind::name), col("指标值", InventedForms::inWords), col("备注", ind -> "")));
        page.row(c("其他需要说明的问题"), c("无", 5));
        page.row(c("填报人"), c("周小满", 2), c("联系电话"), c(p.phone(), 2));
        var t = new Truth(p);
        t.title = p.year() + "年度项目绩效目标表";
        t.year = new FiscalYear(p.year());
        t.department = new CodedName(p.departmentCode(), p.department());
        t.funding = new Funding(wan(p.total()), wan(p.superior()), wan(p.local()), null, null);
        t.lines = List.of(
                new FundLine("上级补助", wan(p.superior())),
                new FundLine("本级财政资金", wan(p.local())),
                new FundLine("其他资金", null));
        t.overview = p.overview();
        t.basis = p.basis();
        t.longGoal = p.longGoal();
        t.goal = p.goal();
        t.points = false;
        t.contact = new Contact("周小满", p.phone());
        return new Fixture("V-HN", "elderly-target", List.of(page), List.of(t.form()));
    }

    private static Fixture shaanxiTarget() {
        var p = InventedProjects.forest();
        var page = new Page(6).title("财政支出项目绩效目标申报表", "（" + p.year() + "年度）");
        page.row(c("填报单位（盖章）："), c(p.unit(), 2), c("填报日期："), c("2020年11月6日", 2));
        page.row(c("项目名称"), c(p.name(), 2), c("项目属性"), c("新增□ 延续☑", 2));
        page.row(c("主管单位"), c(p.department(), 2), c("预算编码"), c(p.departmentCode(), 2));
        page.row(c("项目资金（万元）", 1, 4), c("年度资金总额", 2), c(p.total(), 3));
        page.row(c("其中：中央补助", 2), c(p.superior(), 3));
        page.row(c("财政拨款", 2), c(p.local(), 3));
        page.row(c("其他资金", 2), c("0", 3));
        page.row(c("单位职能概述"), c("承担国有林场森林资源培育、管护和林业有害生物防治工作。", 5));
        page.row(c("项目概况"), c(p.overview(), 5));
        page.row(c("立项依据"), c(p.basis(), 5));
        page.row(c("必要性"), c("疫情扩散将威胁全县12万亩松林安全。", 5));
        page.row(c("总体目标", 1, 2), c("长期目标", 2), c("年度目标", 3));
        page.row(c(p.longGoal(), 2), c(p.goal(), 3));
        indicators(
                page,
                p,
                "绩效指标",
                "一级指标",
                "二级指标",
                false,
                List.of(col("三级指标", 2, Ind::name), col("指标值", InventedForms::fused)));
        page.row(c("填报人"), c("韦小川", 2), c("单位负责人"), c(p.leader(), 2));
        page.row(c("联系电话"), c(p.phone(), 5));
        var t = new Truth(p);
        t.title = "财政支出项目绩效目标申报表";
        t.year = new FiscalYear(p.year());
        t.department = new CodedName(p.departmentCode(), p.department());
        t.funding = new Funding(wan(p.total()), wan(p.superior()), wan(p.local()), wan("0"), null);
        t.lines = List.of(
                new FundLine("其中：中央补助", wan(p.superior())),
                new FundLine("财政拨款", wan(p.local())),
                new FundLine("其他资金", wan("0")));
        t.overview = p.overview();
        t.basis = p.basis();
        t.longGoal = p.longGoal();
        t.goal = p.goal();
        t.points = false;
        t.contact = new Contact("韦小川", p.phone());
        return new Fixture("V-SX", "forest-target", List.of(page), List.of(t.form()));
    }

    private static Fixture heilongjiangTarget() {
        var p = InventedProjects.firefighting();
        var page = new Page(8).title("部门预算项目支出绩效目标申报表", p.year() + "年度", "编制单位（盖章）：" + p.unit() + "      单位：万元");
        page.row(c("项目名称"), c(p.name(), 3), c("项目类别"), c("设备购置类", 3));
        page.row(c("主管部门"), c(p.department(), 3), c("财政主管业务科"), c("行政政法科", 3));
        page.row(c("项目资金", 1, 3), c("资金总额", 3), c(p.total(), 4));
        page.row(c("本年财政拨款", 3), c(p.local(), 4));
        page.row(c("单位自有资金", 3), c(p.other(), 4));
        page.row(c("设立依据"), c(p.basis(), 7));
        page.row(c("年度绩效目标"), c(p.goal(), 7));
        indicators(
                page,
                p,
                "年度绩效指标",
                "一级指标",
                "二级指标",
                false,
                List.of(
                        col("三级指标", 2, Ind::name),
                        col("指标内容/计算公式", ind -> "以验收单和台账为准"),
                        col("上年度实际水平", ind -> ""),
                        col("本年度计划水平", InventedForms::fused)));
        page.row(c("保障绩效目标实现的措施", 1, 3), c("组织机构"), c("成立装备建设领导小组。", 6));
        page.row(c("管理制度"), c("严格执行政府采购和资产管理制度。", 6));
        page.row(c("质量控制"), c("到货逐件验收。", 6));
        var t = new Truth(p);
        t.title = "部门预算项目支出绩效目标申报表";
        t.year = new FiscalYear(p.year());
        t.funding = new Funding(wan(p.total()), null, wan(p.local()), wan(p.other()), null);
        t.lines = List.of(new FundLine("本年财政拨款", wan(p.local())), new FundLine("单位自有资金", wan(p.other())));
        t.basis = p.basis();
        t.goal = p.goal();
        t.points = false;
        t.definition = ind -> "以验收单和台账为准";
        return new Fixture("V-HLJ", "fire-target", List.of(page), List.of(t.form()));
    }

    private static Fixture guangxiTarget() {
        var p = InventedProjects.forest();
        var page = new Page(6).title(p.year() + "年财政支出绩效目标申报表", "单位：万元");
        page.row(c("填报单位"), c(p.unit(), 2), c("预算编码"), c(p.unitCode(), 2));
        page.row(c("主管部门"), c(p.department(), 2), c("项目名称"), c(p.name(), 2));
        page.row(c("资金总额", 1, 4), c(p.total(), 1, 4), c("一般公共预算拨款", 2), c(p.local(), 2));
        page.row(c("政府性基金预算拨款", 2), c("", 2));
        page.row(c("中央财政补助资金", 2), c(p.superior(), 2));
        page.row(c("其他资金", 2), c("", 2));
        page.row(c("立项依据（450字以内）"), c(p.basis(), 5));
        page.row(c("年度绩效目标（150字以内）"), c(p.goal(), 5));
        page.row(c("一级指标"), c("二级指标"), c("指标内容"), c("指标值"), c("分值"), c("评分细则"));
        var inds = p.indicators();
        for (int i = 0; i < inds.size(); i++) {
            var ind = inds.get(i);
            var row = new ArrayList<Put>();
            int run = run(inds, i, InventedForms::level1);
            if (run > 0) {
                row.add(c(level1(ind), 1, run));
            }
            row.add(c(ind.name()));
            row.add(c("考核" + ind.name() + "是否达到计划要求"));
            row.add(c(fused(ind)));
            row.add(c(ind.points()));
            row.add(c("达到指标值得满分，每低1个百分点扣1分，扣完为止"));
            page.row(row);
        }
        var t = new Truth(p);
        t.title = p.year() + "年财政支出绩效目标申报表";
        t.year = new FiscalYear(p.year());
        t.department = new CodedName(null, p.department());
        t.doing = CodedName.named(p.unit());
        t.department = new CodedName(p.unitCode(), p.department());
        t.funding = new Funding(wan(p.total()), wan(p.superior()), wan(p.local()), null, null);
        t.lines = List.of(
                new FundLine("一般公共预算拨款", wan(p.local())),
                new FundLine("政府性基金预算拨款", null),
                new FundLine("中央财政补助资金", wan(p.superior())),
                new FundLine("其他资金", null));
        t.basis = p.basis();
        t.goal = p.goal();
        t.levelOf = ind -> new IndicatorLevel(level1(ind), null);
        t.definition = ind -> "考核" + ind.name() + "是否达到计划要求";
        t.rule = ind -> "达到指标值得满分，每低1个百分点扣1分，扣完为止";
        return new Fixture("V-GX", "forest-points", List.of(page), List.of(t.form()));
    }

    private static Fixture guangdongTarget() {
        var p = InventedProjects.training();
        var page = new Page(7).title("省级项目支出绩效目标申报表", "（" + p.year() + "年）", "单位：万元");
        page.row(c("项目名称"), c(p.name(), 2), c("项目类型"), c("事业发展类", 3));
        page.row(c("一级主管部门"), c(p.department(), 2), c("用款单位"), c(p.unit(), 3));
        page.row(c("项目实施责任人"), c(p.leader(), 2), c("联系电话"), c(p.phone(), 3));
        page.row(c("项目期"), c("2021-01-01至2023-12-31", 6));
        page.row(c("项目期资金总额"), c("1536.000000", 2), c("年度资金总额"), c("512.000000", 3));
        page.row(c("财政拨款"), c("500.000000", 2), c("其他资金"), c("12.000000", 3));
        page.row(c("项目概述"), c(p.overview(), 6));
        page.row(c("立项情况及依据"), c(p.basis(), 6));
        page.row(c("项目期目标"), c(p.longGoal(), 6));
        page.row(c("年度目标"), c(p.goal(), 6));
        indicators(
                page,
                p,
                "绩效指标",
                "一级指标",
                "二级指标",
                false,
                List.of(col("三级指标", 2, Ind::name), col("年度目标值", 2, InventedForms::inWords)));
        var t = new Truth(p);
        t.title = "省级项目支出绩效目标申报表";
        t.year = new FiscalYear(p.year());
        t.funding = new Funding(wan("512"), null, wan("500"), wan("12"), null);
        t.lines = List.of(new FundLine("财政拨款", wan("500")), new FundLine("其他资金", wan("12")));
        t.overview = p.overview();
        t.basis = p.basis();
        t.longGoal = p.longGoal();
        t.goal = p.goal();
        t.points = false;
        t.contact = new Contact(p.leader(), p.phone());
        return new Fixture("V-GD", "training-target", List.of(page), List.of(t.form()));
    }

    private static Fixture shanghaiTarget() {
        var p = InventedProjects.software();
        var page = new Page(6).title("财政项目支出绩效目标申报表", "（" + p.year() + "年度）", "金额单位：元");
        page.row(c("项目名称"), c(p.name(), 2), c("项目性质"), c("经常性项目", 2));
        page.row(c("主管部门名称"), c(p.department(), 2), c("项目实施单位"), c(p.unit(), 2));
        page.row(c("计划开始日期"), c("2026-01-01", 2), c("计划完成日期"), c("2026-12-31", 2));
        page.row(c("项目总预算"), c("12,858,000.00", 2), c("项目当年预算"), c("4,286,000.00", 2));
        page.row(c("同名项目上年预算额"), c("4,100,000.00", 2), c("同名项目上年预算执行数"), c("4,098,500.00", 2));
        page.row(c("项目概况"), c(p.overview(), 5));
        page.row(c("立项依据"), c(p.basis(), 5));
        page.row(c("项目设立的必要性"), c("政务云是全区数字政府的基础设施。", 5));
        page.row(c("保证项目实施的制度、措施"), c("政务云运维管理办法、应急预案。", 5));
        page.row(c("项目实施计划"), c("按季度巡检，年度测评。", 5));
        page.row(c("项目总目标"), c(p.longGoal(), 5));
        page.row(c("年度绩效目标"), c(p.goal(), 5));
        indicators(
                page,
                p,
                null,
                "一级指标",
                "二级指标",
                false,
                List.of(col("三级指标", 2, Ind::name), col("指标目标值", 2, InventedForms::fused)));
        var t = new Truth(p);
        t.title = "财政项目支出绩效目标申报表";
        t.year = new FiscalYear(p.year());
        t.unit = MoneyUnit.YUAN;
        t.funding = new Funding(Money.ofYuan("4286000"), null, null, null, null);
        t.overview = p.overview();
        t.basis = p.basis();
        t.longGoal = p.longGoal();
        t.goal = p.goal();
        t.points = false;
        return new Fixture("V-SH", "cloud-target", List.of(page), List.of(t.form()));
    }

    private static Fixture tianjinDepartment() {
        var p = InventedProjects.firefighting();
        var page = new Page(11).title(p.year() + "年度部门整体支出绩效自评表", "单位：万元");
        page.row(c("部门名称"), c(p.department(), 10));
        page.row(c("部门预算执行情况", 1, 2), c("", 3), c("年初预算数"), c("全年预算数"), c("全年执行数"), c("执行率"), c("分值"), c("得分", 2));
        page.row(
                c("资金总额", 3),
                c(p.initial()),
                c(p.total()),
                c(p.spent()),
                c(p.rate()),
                c("10"),
                c(p.executionEarned(), 2));
        page.row(c("年度总体目标", 1, 2), c("年初设定目标", 5), c("实际完成情况", 5));
        page.row(c(p.goal(), 5), c(p.result(), 5));
        indicators(
                page,
                p,
                null,
                "一级指标",
                "二级指标",
                false,
                List.of(
                        col("三级指标", Ind::name),
                        col("计算符号", InventedForms::signColumn),
                        col("指标值", InventedForms::valueColumn),
                        col("计量单位", Ind::unit),
                        col("实际完成值", Ind::actual),
                        col("分值", Ind::points),
                        col("得分", Ind::earned),
                        col("偏差原因分析及改进措施", 2, ind -> or(ind.deviation()))));
        page.row(c("总分", 7), c("100"), c(p.score()), c("", 2));
        var t = new Truth(p);
        t.type = FormType.DEPARTMENT_SELF_EVALUATION;
        t.title = p.year() + "年度部门整体支出绩效自评表";
        t.year = new FiscalYear(p.year());
        t.doing = CodedName.BLANK;
        t.project = CodedName.BLANK;
        t.weight = Points.of("10");
        t.funding = new Funding(wan(p.total()), null, null, null, null);
        t.goal = p.goal();
        t.result = p.result();
        t.outcome = true;
        t.total = Points.of(p.score());
        t.execution = execution(p, List.of());
        t.outcomeOf = InventedForms::reached;
        return new Fixture("V-TJ", "department-self", List.of(page), List.of(t.form()));
    }

    /** Levels in rows of their own, the unit above its projects. */
    private static Fixture yunnanList() {
        var title = "项目支出绩效目标表（本次下达）";
        var page = new Page(10).title("预算05-2表", title, "2022年");
        page.row(
                c("单位名称、项目名称"),
                c("项目年度绩效目标"),
                c("一级指标"),
                c("二级指标"),
                c("三级指标"),
                c("指标性质"),
                c("指标值"),
                c("度量单位"),
                c("指标属性"),
                c("指标内容"));
        page.row(c("1"), c("2"), c("3"), c("4"), c("5"), c("6"), c("7"), c("8"), c("9"), c("10"));
        var forms = new ArrayList<Form>();
        var school = InventedProjects.school();
        page.row(c(school.unit()));
        for (var p : List.of(school, InventedProjects.agriculture())) {
            page.row(c(p.name()), c(p.goal()));
            String first = "";
            String second = "";
            for (var ind : p.indicators()) {
                if (!level1(ind).equals(first)) {
                    first = level1(ind);
                    second = "";
                    page.row(c(""), c(""), c(first));
                }
                if (!level2(ind).equals(second)) {
                    second = level2(ind);
                    page.row(c(""), c(""), c(""), c(second));
                }
                page.row(
                        c(""),
                        c(""),
                        c(""),
                        c(""),
                        c(ind.name()),
                        c(ind.sign().equals("定性") ? "=" : signColumn(ind)),
                        c(valueColumn(ind)),
                        c(ind.unit()),
                        c(ind.sign().equals("定性") ? "定性指标" : "定量指标"),
                        c("反映" + ind.name() + "情况"));
            }
            var t = new Truth(p);
            t.title = title;
            t.tableNo = "预算05-2表";
            t.year = new FiscalYear(2022);
            t.unit = null;
            t.department = CodedName.BLANK;
            t.doing = CodedName.named(school.unit());
            t.goal = p.goal();
            t.points = false;
            t.definition = ind -> "反映" + ind.name() + "情况";
            forms.add(withEquals(t.form()));
        }
        return new Fixture("V-YN", "list", List.of(page), forms);
    }

    /** A qualitative value behind an equals sign is what this table prints. */
    private static Form withEquals(Form form) {
        var d = form.declaration();
        var indicators = d.indicators().stream()
                .map(each -> each.target() instanceof TargetValue.Qualitative(String text)
                        ? each.aimingAt(new TargetValue.Unclear(Comparator.EQ, text), each.unit())
                        : each)
                .toList();
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                d.withIndicators(indicators),
                form.fundLines(),
                form.outcome(),
                form.contact());
    }

    private static Fixture sichuanList() {
        var title = "部门预算项目绩效目标表";
        var page = new Page(11).title(title, "（2023年度）", "金额单位：万元");
        page.row(
                c("单位名称"), c("项目名称"), c("预算数"), c("年度目标"), c("一级指标"), c("二级指标"), c("三级指标"), c("指标性质"), c("指标值"),
                c("度量单位"), c("权重"));
        var forms = new ArrayList<Form>();
        for (var p : List.of(InventedProjects.water(), InventedProjects.health())) {
            var inds = p.indicators();
            for (int i = 0; i < inds.size(); i++) {
                var ind = inds.get(i);
                var row = new ArrayList<Put>();
                if (i == 0) {
                    row.add(c(p.unitCode() + "-" + p.unit(), 1, inds.size()));
                    row.add(c(p.code() + "-" + p.name(), 1, inds.size()));
                    row.add(c(p.total(), 1, inds.size()));
                    row.add(c(p.goal(), 1, inds.size()));
                }
                int run1 = run(inds, i, InventedForms::level1);
                if (run1 > 0) {
                    row.add(c(level1(ind), 1, run1));
                }
                int run2 = run(inds, i, each -> level1(each) + level2(each));
                if (run2 > 0) {
                    row.add(c(level2(ind), 1, run2));
                }
                row.add(c(ind.name()));
                row.add(c(signColumn(ind)));
                row.add(c(valueColumn(ind)));
                row.add(c(ind.unit()));
                row.add(c(ind.points()));
                page.row(row);
            }
            var t = new Truth(p);
            t.title = title;
            t.year = new FiscalYear(2023);
            t.department = CodedName.BLANK;
            t.doing = new CodedName(p.unitCode(), p.unit());
            t.project = new CodedName(p.code(), p.name());
            t.funding = new Funding(wan(p.total()), null, null, null, null);
            t.goal = p.goal();
            forms.add(t.form());
        }
        return new Fixture("V-SCL", "list", List.of(page), forms);
    }

    /** 中期 on the left, 年度 on the right. */
    private static Fixture centralTarget() {
        var p = InventedProjects.software();
        var page = new Page(9).title("项目支出绩效目标表", "（" + p.year() + "年度）");
        page.row(c("项目名称", 2), c(p.name(), 7));
        page.row(c("主管部门及代码", 2), c("[173]" + p.department(), 3), c("实施单位", 2), c(p.unit(), 2));
        page.row(c("项目属性", 2), c("经常性项目", 3), c("项目期", 2), c("3年", 2));
        page.row(c("项目资金（万元）", 2, 3), c("中期资金总额：", 2), c("1285.8"), c("年度资金总额：", 2), c(p.total(), 2));
        page.row(c("其中：财政拨款", 2), c("1285.8"), c("其中：财政拨款", 2), c(p.local(), 2));
        page.row(c("其他资金", 2), c("0"), c("其他资金", 2), c("0", 2));
        page.row(c("总体目标", 2, 2), c("中期目标（2026年—2028年）", 3), c("年度目标", 4));
        page.row(c(p.longGoal(), 3), c(p.goal(), 4));
        var inds = p.indicators();
        page.row(
                c("绩效指标", 1, inds.size() + 1),
                c("一级指标"),
                c("二级指标"),
                c("三级指标"),
                c("指标值"),
                c("二级指标"),
                c("三级指标", 2),
                c("指标值"));
        for (int i = 0; i < inds.size(); i++) {
            var ind = inds.get(i);
            var row = new ArrayList<Put>();
            int run1 = run(inds, i, InventedForms::level1);
            if (run1 > 0) {
                row.add(c(level1(ind), 1, run1));
            }
            row.add(c(level2(ind)));
            row.add(c("三年" + ind.name()));
            row.add(c(fused(ind)));
            row.add(c(level2(ind)));
            row.add(c(ind.name(), 2));
            row.add(c(fused(ind)));
            page.row(row);
        }
        var t = new Truth(p);
        t.title = "项目支出绩效目标表";
        t.year = new FiscalYear(p.year());
        t.department = new CodedName("173", p.department());
        t.funding = new Funding(wan(p.total()), null, wan(p.local()), wan("0"), null);
        t.lines = List.of(new FundLine("其中：财政拨款", wan(p.local())), new FundLine("其他资金", wan("0")));
        t.longGoal = p.longGoal();
        t.goal = p.goal();
        t.points = false;
        return new Fixture("V-C", "halves", List.of(page), List.of(t.form()));
    }

    private static Fixture cityTarget() {
        var p = InventedProjects.school();
        var page = new Page(6).title("项目支出绩效目标申报表", "（" + p.year() + "年度）                    单位：万元");
        page.row(c("申报单位"), c(p.unit(), 2), c("主管部门"), c(p.department(), 2));
        page.row(c("项目名称"), c(p.name(), 2), c("项目负责人及联系电话"), c(p.leader() + "/" + p.phone(), 2));
        page.row(c("项目类别"), c("其他", 2), c("项目起止时间"), c("2022.3-2022.9", 2));
        page.row(c("预算资金总额", 1, 2), c(p.total(), 1, 2), c("其中", 1, 2), c("财政拨款"), c(p.local(), 2));
        page.row(c("自筹资金"), c("", 2));
        page.row(c("项目实施进度计划", 1, 2), c("实施内容", 2), c("开始时间"), c("完成时间", 2));
        page.row(c("后厨改造", 2), c("2022年3月"), c("2022年8月", 2));
        page.row(c("绩效总目标"), c(p.goal(), 5));
        page.row(c("绩效指标", 1, p.indicators().size() + 1), c("一级指标"), c("二级指标", 2), c("指标值", 2));
        var inds = p.indicators();
        for (int i = 0; i < inds.size(); i++) {
            var ind = inds.get(i);
            var row = new ArrayList<Put>();
            int run = run(inds, i, InventedForms::level1);
            if (run > 0) {
                row.add(c(level1(ind), 1, run));
            }
            row.add(c(ind.name(), 2));
            row.add(c(fused(ind), 2));
            page.row(row);
        }
        page.row(c("主管部门审核意见"), c("材料齐全，同意申报。  审核人：吴桐  2021年10月12日", 5));
        page.row(c("第三方机构审核意见"), c("目标明确，指标量化。", 5));
        page.row(c("市财政局业务科室审核意见"), c("同意。", 5));
        page.row(c("绩效科审核意见"), c("同意。", 5));
        var t = new Truth(p);
        t.title = "项目支出绩效目标申报表";
        t.year = new FiscalYear(p.year());
        t.funding = new Funding(wan(p.total()), null, wan(p.local()), null, null);
        t.lines = List.of(new FundLine("财政拨款", wan(p.local())), new FundLine("自筹资金", null));
        t.goal = p.goal();
        t.points = false;
        t.levelOf = ind -> new IndicatorLevel(level1(ind), null);
        t.contact = new Contact(p.leader(), p.phone());
        return new Fixture("V-CITY", "school-target", List.of(page), List.of(t.form()));
    }

    /** Two rows of header, reasons and likelihood ticked in columns of their own. */
    private static Fixture nationalMonitoring() {
        var p = InventedProjects.road();
        var page = new Page(16).title("项目支出绩效目标执行监控表", "（" + p.year() + "年度）");
        page.row(c("项目名称", 2), c(p.name(), 14));
        page.row(c("主管部门及代码", 2), c("415 " + p.department(), 6), c("实施单位", 2), c(p.unit(), 6));
        page.row(c("项目资金（万元）", 2, 4), c("", 2), c("年初预算数", 3), c("1—7月执行数", 3), c("1—7月执行率", 3), c("全年预计执行数", 3));
        page.row(c("年度资金总额：", 2), c("1200", 3), c("640.5", 3), c("53.38%", 3), c("1180", 3));
        page.row(c("其中：本年一般公共预算拨款", 2), c("1150", 3), c("610.5", 3), c("53.09%", 3), c("1130", 3));
        page.row(c("其他资金", 2), c("50", 3), c("30", 3), c("60.00%", 3), c("50", 3));
        page.row(c("年度总体目标", 2), c(p.goal(), 14));
        var inds = p.indicators();
        page.row(
                c("绩效指标", 1, inds.size() + 2),
                c("一级指标", 1, 2),
                c("二级指标", 1, 2),
                c("三级指标", 1, 2),
                c("年度指标值", 1, 2),
                c("1—7月执行情况", 1, 2),
                c("全年预计完成情况", 1, 2),
                c("偏差原因分析", 6),
                c("完成目标可能性", 3));
        page.row(c("经费保障"), c("制度保障"), c("人员保障"), c("硬件条件保障"), c("其他"), c("原因说明"), c("确定能"), c("有可能"), c("完全不可能"));
        for (int i = 0; i < inds.size(); i++) {
            var ind = inds.get(i);
            var row = new ArrayList<Put>();
            int run1 = run(inds, i, InventedForms::level1);
            if (run1 > 0) {
                row.add(c(level1(ind), 1, run1));
            }
            int run2 = run(inds, i, each -> level1(each) + level2(each));
            if (run2 > 0) {
                row.add(c(level2(ind), 1, run2));
            }
            boolean late = ind.deviation() != null;
            row.addAll(List.of(
                    c(ind.name()),
                    c(fused(ind)),
                    c(late ? "正在推进" : "完成58%"),
                    c(ind.actual()),
                    c(""),
                    c(""),
                    c(late ? "√" : ""),
                    c(""),
                    c(""),
                    c(late ? "养护人员不足" : ""),
                    c(late ? "" : "√"),
                    c(late ? "√" : ""),
                    c("")));
            page.row(row);
        }
        page.row(c("注：1.偏差原因分析：针对与预期目标产生偏差的指标值，分别从经费保障、制度保障、人员保障、硬件条件保障等方面进行判断和分析，并说明原因。", 16));
        var t = new Truth(p);
        t.type = FormType.MONITORING;
        t.title = "项目支出绩效目标执行监控表";
        t.year = new FiscalYear(p.year());
        t.department = new CodedName("415", p.department());
        t.funding = new Funding(wan("1200"), null, wan("1150"), wan("50"), null);
        t.lines = List.of(new FundLine("其中：本年一般公共预算拨款", wan("1150")), new FundLine("其他资金", wan("50")));
        t.goal = p.goal();
        t.points = false;
        t.outcome = true;
        t.execution = new Execution(
                wan("1200"),
                null,
                wan("640.5"),
                "53.38%",
                null,
                null,
                "1-7月",
                wan("1180"),
                List.of(
                        new Execution.Line("其中：本年一般公共预算拨款", wan("1150"), null, wan("610.5"), "53.09%"),
                        new Execution.Line("其他资金", wan("50"), null, wan("30"), "60.00%")));
        t.outcomeOf = ind -> new IndicatorOutcome(
                ind.deviation() != null ? "正在推进" : "完成58%",
                null,
                ind.deviation() != null ? "人员保障；养护人员不足" : null,
                ind.actual(),
                ind.deviation() != null ? "POSSIBLE" : "CERTAIN");
        return new Fixture(
                "V-NM",
                "road-monitoring",
                List.of(page),
                List.of(noted(t.form(), "1.偏差原因分析：针对与预期目标产生偏差的指标值，分别从经费保障、制度保障、人员保障、硬件条件保障等方面进行判断和分析，并说明原因。")));
    }

    private static Fixture nationalSelf() {
        var p = InventedProjects.training();
        var page = new Page(10).title("附件2", "项目支出绩效自评表", "（" + p.year() + "年度）");
        page.row(c("项目名称", 2), c(p.name(), 8));
        page.row(c("主管部门", 2), c(p.department(), 3), c("实施单位", 2), c(p.unit(), 3));
        page.row(
                c("项目资金\n（万元）", 2, 5),
                c("", 1),
                c("年初\n预算数"),
                c("全年\n预算数"),
                c("全年\n执行数", 2),
                c("分值"),
                c("执行率"),
                c("得分"));
        page.row(
                c("年度资金总额"),
                c(p.initial()),
                c(p.total()),
                c(p.spent(), 2),
                c("10"),
                c(p.rate()),
                c(p.executionEarned()));
        page.row(c("其中：当年财政拨款"), c("500"), c("500"), c("470.5", 2), c("—"), c("94.1%"), c("—"));
        page.row(c("上年结转资金"), c(""), c(""), c("", 2), c("—"), c(""), c("—"));
        page.row(c("其他资金"), c("0"), c("12"), c("10", 2), c("—"), c("83.33%"), c("—"));
        page.row(c("年度总体目标", 1, 2), c("预期目标", 5), c("实际完成情况", 4));
        page.row(c(p.goal(), 5), c(p.result(), 4));
        indicators(
                page,
                p,
                "绩\n效\n指\n标",
                "一级\n指标",
                "二级指标",
                true,
                List.of(
                        col("三级指标", Ind::name),
                        col("年度\n指标值", InventedForms::fused),
                        col("实际\n完成值", Ind::actual),
                        col("分值", Ind::points),
                        col("得分", Ind::earned),
                        col("偏差原因分析及改进措施", 2, ind -> or(ind.deviation()))));
        page.row(c("总        分", 6), c("100"), c(p.score()), c("", 2));
        var t = new Truth(p);
        t.type = FormType.SELF_EVALUATION;
        t.title = "项目支出绩效自评表";
        t.year = new FiscalYear(p.year());
        t.weight = Points.of("10");
        t.funding = new Funding(wan(p.total()), null, wan("500"), wan("12"), null);
        t.lines = List.of(
                new FundLine("其中：当年财政拨款", wan("500")), new FundLine("上年结转资金", null), new FundLine("其他资金", wan("12")));
        t.goal = p.goal();
        t.result = p.result();
        t.outcome = true;
        t.total = Points.of(p.score());
        t.execution = execution(
                p,
                List.of(
                        new Execution.Line("其中：当年财政拨款", wan("500"), wan("500"), wan("470.5"), "94.1%"),
                        new Execution.Line("上年结转资金", null, null, null, null),
                        new Execution.Line("其他资金", wan("0"), wan("12"), wan("10"), "83.33%")));
        t.outcomeOf = InventedForms::reached;
        return new Fixture("V-NS", "training-self", List.of(page), List.of(t.form()));
    }

    private static Fixture departmentTarget() {
        var p = InventedProjects.health();
        var page = new Page(6).title("部门整体支出绩效目标表", "（" + p.year() + "年度）");
        page.row(c("部门（单位）名称"), c(p.department(), 5));
        page.row(c("年度主要任务", 1, 4), c("任务名称", 1, 2), c("主要内容", 1, 2), c("预算金额（万元）", 3));
        page.row(c("总额"), c("财政拨款"), c("其他资金"));
        page.row(c("基本公共卫生"), c("建档、接种、慢病管理"), c("1893.26"), c("1893.26"), c(""));
        page.row(c("疾病防控"), c("传染病监测与处置"), c("206.5"), c("200"), c("6.5"));
        page.row(c("年度总体目标"), c(p.goal(), 5));
        indicators(
                page,
                p,
                "年度绩效指标",
                "一级指标",
                "二级指标",
                false,
                List.of(col("三级指标", 2, Ind::name), col("指标值", InventedForms::fused)));
        var t = new Truth(p);
        t.type = FormType.DEPARTMENT_TARGET;
        t.title = "部门整体支出绩效目标表";
        t.year = new FiscalYear(p.year());
        t.doing = CodedName.BLANK;
        t.project = CodedName.BLANK;
        t.goal = p.goal();
        t.points = false;
        return new Fixture("V-DT", "department-target", List.of(page), List.of(t.form()));
    }

    /** Two projects beside each other on one sheet. */
    private static Fixture sideBySide() {
        var left = InventedProjects.school();
        var right = InventedProjects.elderly();
        var page = new Page(11);
        page.row(c("2022年项目支出绩效目标表", 5), c(""), c("2021年项目支出绩效目标表", 5));
        page.row(c("主管部门"), c(left.department(), 4), c(""), c("主管部门"), c(right.department(), 4));
        page.row(c("项目名称"), c(left.name(), 4), c(""), c("项目名称"), c(right.name(), 4));
        page.row(c("资金总额（万元）"), c(left.total(), 4), c(""), c("资金总额（万元）"), c(right.total(), 4));
        page.row(
                c("一级指标"), c("二级指标"), c("三级指标"), c("指标值"), c("分值"), c(""), c("一级指标"), c("二级指标"), c("三级指标"), c("指标值"),
                c("分值"));
        int most = Math.max(left.indicators().size(), right.indicators().size());
        for (int i = 0; i < most; i++) {
            var row = new ArrayList<Put>();
            half(row, left, i);
            row.add(c(""));
            half(row, right, i);
            page.row(row);
        }
        var forms = new ArrayList<Form>();
        for (var p : List.of(left, right)) {
            var t = new Truth(p);
            t.title = p.year() + "年项目支出绩效目标表";
            t.year = new FiscalYear(p.year());
            t.doing = CodedName.BLANK;
            t.funding = new Funding(wan(p.total()), null, null, null, null);
            forms.add(t.form());
        }
        return new Fixture("V-SIDE", "two", List.of(page), forms);
    }

    private static void half(List<Put> row, Project p, int i) {
        if (i >= p.indicators().size()) {
            row.add(c("", 5));
            return;
        }
        var ind = p.indicators().get(i);
        row.addAll(List.of(c(level1(ind)), c(level2(ind)), c(ind.name()), c(fused(ind)), c(ind.points())));
    }

    /** Three forms below each other; the table of the first goes over a page, where its title and header are repeated. */
    private static Fixture stacked() {
        var page = new Page(6);
        var forms = new ArrayList<Form>();
        var projects = List.of(InventedProjects.road(), InventedProjects.forest(), InventedProjects.training());
        for (int each = 0; each < projects.size(); each++) {
            var p = projects.get(each);
            var title = "项目支出绩效目标申报表(" + p.year() + "年度)";
            page.row(c(title, 6));
            page.row(c("项目名称"), c(p.name(), 5));
            page.row(c("主管部门"), c(p.department(), 2), c("项目单位"), c(p.unit(), 2));
            page.row(c("项目资金（万元）"), c("年度资金总额"), c(p.total(), 4));
            page.row(c("年度目标"), c(p.goal(), 5));
            page.row(c("一级指标"), c("二级指标"), c("三级指标", 2), c("年度指标值"), c("分值"));
            var inds = p.indicators();
            for (int i = 0; i < inds.size(); i++) {
                if (each == 0 && i == 4) {
                    page.row(c(title, 6));
                    page.row(c("一级指标"), c("二级指标"), c("三级指标", 2), c("年度指标值"), c("分值"));
                }
                var ind = inds.get(i);
                page.row(
                        c(i > 0 && level1(ind).equals(level1(inds.get(i - 1))) ? "" : level1(ind)),
                        c(level2(ind)),
                        c(ind.name(), 2),
                        c(fused(ind)),
                        c(ind.points()));
            }
            page.row(c("合计", 5), c("90"));
            page.row(c("填报人：" + p.leader(), 3), c("联系电话：" + p.phone(), 3));
            var t = new Truth(p);
            t.title = title;
            t.year = new FiscalYear(p.year());
            t.funding = new Funding(wan(p.total()), null, null, null, null);
            t.goal = p.goal();
            t.contact = new Contact(p.leader(), p.phone());
            forms.add(t.form());
        }
        return new Fixture("V-STACK", "three", List.of(page), forms);
    }

    private static Fixture withoutHeader() {
        var p = InventedProjects.agriculture();
        var page = new Page(6).title(p.year() + "年项目绩效目标表", "单位：万元");
        page.row(c("项目名称"), c(p.name(), 5));
        page.row(c("主管部门"), c(p.department(), 2), c("实施单位"), c(p.unit(), 2));
        page.row(c("资金总额"), c(p.total(), 5));
        page.row(c("年度目标"), c(p.goal(), 5));
        for (var ind : p.indicators()) {
            page.row(c(level1(ind)), c(level2(ind)), c(ind.name(), 2), c(fused(ind)), c(ind.points()));
        }
        page.row(c("填报人"), c(p.leader(), 2), c("联系电话"), c(p.phone(), 2));
        var t = new Truth(p);
        t.title = p.year() + "年项目绩效目标表";
        t.year = new FiscalYear(p.year());
        t.funding = new Funding(wan(p.total()), null, null, null, null);
        t.goal = p.goal();
        t.contact = new Contact(p.leader(), p.phone());
        return new Fixture("V-NOHEAD", "agriculture", List.of(page), List.of(t.form()));
    }

    /** Traditional labels, full-width figures, radicals as PDF fonts leave them, labels spread with blanks. */
    private static Fixture traditional() {
        var p = InventedProjects.forest();
        var page = new Page(6).title("項⽬⽀出績效⽬標申報表", "（２０２１年度）", "單位：萬元");
        page.row(c("項 ⽬ 名 稱"), c(p.name(), 5));
        page.row(c("主管部⻔"), c(p.department(), 2), c("實施單位"), c(p.unit(), 2));
        page.row(c("資⾦總額"), c("１８６．２", 5));
        page.row(c("年度⽬標"), c(p.goal(), 5));
        indicators(
                page,
                p,
                null,
                "⼀級指標",
                "⼆級指標",
                false,
                List.of(
                        col("三級指標", Ind::name),
                        col("指標值", ind -> fused(ind).replace("%", "％")),
                        col("分值", 2, Ind::points)));
        var t = new Truth(p);
        t.title = "項⽬⽀出績效⽬標申報表";
        t.year = new FiscalYear(p.year());
        t.funding = new Funding(wan(p.total()), null, null, null, null);
        t.goal = p.goal();
        return new Fixture("V-TRAD", "forest", List.of(page), List.of(t.form()));
    }

    private static Fixture narrative() {
        var page = new Page(3)
                .title(
                        "衡溪县2023年部门预算绩效管理工作情况",
                        "一、总体情况。2023年，全县68个部门850个项目编制了绩效目标，预算金额12.6亿元。",
                        "二、主要做法。各部门按照《项目支出绩效自评表》要求开展自评，结果详见附件。",
                        "三、存在问题。部分项目绩效指标不够细化。");
        page.row(c("年度"), c("项目数"), c("金额（亿元）"));
        page.row(c("2021"), c("702"), c("9.8"));
        page.row(c("2022"), c("790"), c("11.2"));
        page.row(c("2023"), c("850"), c("12.6"));
        return new Fixture("NOT-A-FORM", "narrative", List.of(page), List.of());
    }

    private static Fixture budgetTable() {
        var page = new Page(6).title("2024年一般公共预算支出表", "单位：万元");
        page.row(c("科目编码"), c("科目名称"), c("合计"), c("基本支出"), c("项目支出"), c("备注"));
        page.row(c("2010301"), c("行政运行"), c("1265.4"), c("1265.4"), c(""), c(""));
        page.row(c("2130305"), c("水利工程建设"), c("286.4"), c(""), c("286.4"), c("水库除险加固"));
        page.row(c("合计", 2), c("1551.8"), c("1265.4"), c("286.4"), c(""));
        return new Fixture("NOT-A-FORM", "budget", List.of(page), List.of());
    }
}
