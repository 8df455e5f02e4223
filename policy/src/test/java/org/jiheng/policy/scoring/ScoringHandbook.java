package org.jiheng.policy.scoring;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.policy.SeedForms;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jiheng.policy.scoring.SelfEvaluation.Result;
import org.jspecify.annotations.Nullable;

/** 评分办法手册 — docs/scoring.md, for a finance officer to read and sign off; every number in it is computed here. */
final class ScoringHandbook {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final FiscalYear YEAR = new FiscalYear(2024);
    private static final PolicyTerms GENERAL = ScoringPolicies.delivered().named("general", null);

    private final StringBuilder page = new StringBuilder();

    private ScoringHandbook() {}

    static String print() {
        var handbook = new ScoringHandbook();
        handbook.beginning();
        handbook.policies();
        handbook.execution();
        handbook.methods();
        handbook.total();
        handbook.workedExamples();
        handbook.awkwardCases();
        handbook.printedScores();
        handbook.ownPolicy();
        return handbook.page.toString();
    }

    private void beginning() {
        page.append("""
                # 绩效自评评分办法

                本页由程序按现行的评分办法文件生成，页内的得分和算式都是程序实际算出来的，请勿手工修改。
                改了评分规则或参数以后，运行 `mvn -pl policy test -Dtest=ScoringHandbookTest -Drulebook.update=true` 重新生成。

                三条总的原则：

                1. **总分是算出来的，不是填出来的**（SCR-01）：总分＝预算执行得分＋各项指标得分。
                2. **算不出来就说缺什么**，不当作 0 分，也不当作满分（AWK-05）。
                3. **先乘后除，每行只舍入一次**（SCR-19）：%s，保留 %d 位小数，再把各行相加。执行率、完成率都不先取整。

                “可信度”一栏：**见过原文**＝看到了文件或官方表格的原文；**见过转载**＝看到的是转载或地方文件的转述；**条款待核**＝熟知但没有见到原文，引用前请核对；**自定**＝没有规定，是本系统的做法，可以改。

                """.formatted(
                        GENERAL.rounding().mode().chinese(), GENERAL.rounding().decimals()));
    }

    private void policies() {
        var all = ScoringPolicy.delivered();
        page.append("""
                ## 一、评分办法是数据

                影响得分的每一个数都写在评分办法文件里（`policy/src/main/resources/scoring-policies/`）。文件有名称和版本；改一个数就是一个新版本，旧版本保留，
                所以以前的得分随时可以按当时的办法重新算出来。评分表上写明用的是哪个办法、第几版。没有本地办法的地区用全国通行的；“示例”不会自动采用，只供试算和照着写。

                """);
        line("", all.stream().map(PolicyTerms::title).toList());
        line("---", all.stream().map(_ -> "---").toList());
        line(
                "名称、版本",
                all.stream()
                        .map(each -> each.id() + " 第" + each.version() + "版")
                        .toList());
        line("状态", all.stream().map(each -> each.inForce() ? "施行" : "示例").toList());
        line(
                "地区",
                all.stream()
                        .map(each -> each.regionCode().equals(Region.NATIONAL.code()) ? "全国" : each.regionCode())
                        .toList());
        line(
                "预算年度",
                all.stream()
                        .map(each -> each.years().from() + " 起"
                                + (each.years().until() == null
                                        ? ""
                                        : "，至 " + each.years().until()))
                        .toList());
        line("行模式（SCR-23）", all.stream().map(each -> each.rowModel().chinese()).toList());
        line(
                "取舍（SCR-19）",
                all.stream()
                        .map(each -> "%s %d 位"
                                .formatted(
                                        each.rounding().mode().chinese(),
                                        each.rounding().decimals()))
                        .toList());
        line(
                "预算和支出都是 0（AWK-15）",
                all.stream().map(each -> each.nothingBudgeted().chinese()).toList());
        line(
                "比例及格线（SCR-13）",
                all.stream()
                        .map(each -> each.passMark().signum() == 0 ? "无" : each.passMark() + "%")
                        .toList());
        line(
                "满意度（SCR-15）",
                all.stream()
                        .map(each -> "%s，低于 %s%% 得 0 分"
                                .formatted(
                                        each.satisfaction().between().chinese(),
                                        each.satisfaction().floor()))
                        .toList());
        line("逾期（AWK-13）", all.stream().map(each -> each.lateness().chinese()).toList());
        line(
                "不适用的指标（SCR-17）",
                all.stream().map(each -> each.notApplicable().chinese()).toList());
        line("分档扣分（SCR-18）", all.stream().map(ScoringHandbook::steps).toList());
        line("超额扣减（SCR-09）", all.stream().map(ScoringHandbook::reductions).toList());
        line("执行率封顶", all.stream().map(ScoringHandbook::caps).toList());
        line(
                "等级（SCR-20）",
                all.stream()
                        .map(each -> "优 %s、良 %s、中 %s"
                                .formatted(
                                        each.grades().excellent(),
                                        each.grades().good(),
                                        each.grades().fair()))
                        .toList());
        page.append('\n');
    }

    private void execution() {
        var source = GENERAL.sources().execution();
        page.append("## 二、预算执行得分（SCR-02、SCR-03）\n\n");
        page.append("- 公式：全年执行数 ÷ 全年预算数（调整后） × 权重，不超过权重。权重印在表上，没有印的用当地表样的权重（一般 %s 分，湖北 %s 分）。\n"
                .formatted(weight(Region.NATIONAL), weight(new Region("420000000", "湖北省"))));
        basis(source.basis());
        page.append("- 执行率低于 %s 的要写原因（SCR-04）；年中调整过预算的另写调整原因。\n\n"
                .formatted(Parameters.delivered()
                        .lowExecution()
                        .at(Region.NATIONAL, DAY)
                        .value()));
        line("情形", List.of("预算数", "执行数", "权重", "得分", "算式或说明"));
        line("---", List.of("---:", "---:", "---:", "---:", "---"));
        spent("按比例（例1）", "10", "170.37", "162.71");
        spent("差一点全部执行（例2）", "10", "90", "89.974");
        spent("执行率低（例3）", "10", "310.2", "154.74");
        spent("湖北 20 分", "20", "310.2", "154.74");
        spent("超支（AWK-17）", "10", "100", "101");
        spent("没有预算却有支出（AWK-16）", "10", "0", "5");
        spent("预算和支出都是 0（AWK-15）", "10", "0", "0");
        page.append("\n合计行是 0、分项有数的，按分项相加计算，并提示更正原表（AWK-18）。\n\n");
    }

    private static Points weight(Region region) {
        return Parameters.delivered()
                .executionWeight()
                .at(region, DAY.plusYears(1))
                .value();
    }

    private void spent(String situation, String weight, String budget, String spent) {
        var score = new ExecutionScoring(
                        GENERAL,
                        Parameters.delivered()
                                .lowExecution()
                                .at(Region.NATIONAL, DAY)
                                .value())
                .score(Points.of(weight), BudgetExecution.of(Money.ofWanYuan(budget), Money.ofWanYuan(spent)));
        line(
                situation,
                List.of(budget, spent, weight, earned(score.earned()), score.explanation() + duties(score.flags())));
    }

    private void methods() {
        page.append("## 三、指标得分\n\n用哪种方法由指标值的写法决定，填报人不用选。\n\n");
        method(
                "完成比例赋分",
                "SCR-05、SCR-06、SCR-07、SCR-13",
                "≥、>、＝ 某数的正向指标：达到得满分；没有达到，分值 × 完成值 ÷ 指标值。≤、< 的反向指标：没有达到，分值 × 指标值 ÷ 完成值。都不超过分值。办法里定了及格线的，完成比例低于及格线得 0 分。",
                GENERAL.sources().higher().basis());
        examples(
                ex("general", "开设班数 ≥ 40 个 20 是", "38"),
                ex("general", "结余率 ≤ 5 % 22.5 否", "6.2"),
                ex("general", "结余率 ≤ 5 % 22.5 否", "0"),
                ex("general", "节日慰问次数 = 2 次 20 是", "3"),
                ex("example", "资料归档率 ≥ 90 % 10 否", "53.9"));
        method(
                "完成比例赋分（区间）",
                "AWK-09",
                "在区间以内（含两端）得满分；低于下限，分值 × 完成值 ÷ 下限；高于上限，分值 × 上限 ÷ 完成值。",
                GENERAL.sources().range().basis());
        examples(
                ex("general", "出勤率 区间 90~100 % 10 否", "95"),
                ex("general", "出勤率 区间 90~100 % 10 否", "81"),
                ex("general", "气温 区间 18~22 度 10 否", "25"));
        method(
                "直接赋分（指标值是 0）",
                "AWK-01",
                "达到得满分，否则 0 分；不能做除法。",
                GENERAL.sources().zero().basis());
        examples(ex("general", "安全事故 = 0 起 20 是", "0"), ex("general", "安全事故 = 0 起 20 是", "1"));
        method(
                "直接赋分（是或否）",
                "SCR-12",
                "指标值写“%s”的：符合得满分，不符合得 0 分。".formatted(sorted(GENERAL.yes())),
                GENERAL.sources().direct().basis());
        examples(
                ex("general", "制度是否公示 定性 是 ? 10 否", "是"),
                ex("general", "验收结果 定性 合格 ? 10 否", "不合格"),
                ex("general", "验收结果 定性 合格 ? 10 否", "基本合格"));
        method(
                "评判等级赋分",
                "SCR-10、SCR-11、SCR-14",
                "先定达成等次，再在等次范围内定百分比，并写明佐证：%s。分值 × 百分比。"
                        .formatted(GENERAL.bands().stream()
                                .map(each -> "%s（%s）".formatted(each.name(), each.range()))
                                .collect(Collectors.joining("、"))),
                GENERAL.sources().graded().basis());
        examples(
                ex("general", "机制健全性 定性 健全 ? 10 否", "评定：部分达成预期指标并具有一定效果 70 制度汇编"),
                ex("general", "机制健全性 定性 健全 ? 10 否", "评定：达成预期指标 79.9 制度汇编"),
                ex("general", "机制健全性 定性 健全 ? 10 否", "达成预期指标"));
        method(
                "满意度赋分",
                "SCR-15",
                "达到得满分；低于 %s%% 得 0 分；之间有两种算法，由办法选定：按比例＝分值 × 完成值 ÷ 指标值；从及格线起算＝分值 × (完成值 − 及格线) ÷ (指标值 − 及格线)。"
                        .formatted(GENERAL.satisfaction().floor()),
                GENERAL.sources().satisfaction().basis());
        examples(
                ex("general", "老干部满意度 ≥ 90 % 10 否", "81.5"),
                ex("example", "老干部满意度 ≥ 90 % 10 否", "81.5"),
                ex("general", "老干部满意度 ≥ 90 % 10 否", "58"));
        method(
                "时限赋分",
                "AWK-13",
                "期限当天或以前完成得满分；晚了由办法选定：不得分，或者按延误天数折减＝分值 × (1 − 延误天数 ÷ 计划天数)，计划天数从当年 1 月 1 日算起。“6月前”说不清是哪一天，请写“6月底前”或具体日期。",
                GENERAL.sources().deadline().basis());
        examples(
                ex("general", "采购完成时间 定性 12月底前 ? 10 否", "2024-12-31"),
                ex("general", "采购完成时间 定性 6月30日前 ? 10 否", "2024年7月1日"),
                ex("example", "采购完成时间 定性 6月30日前 ? 10 否", "2024-07-30"));
        var steps = ScoringPolicies.delivered().named("example", null).steps();
        method(
                "分档扣分",
                "SCR-18",
                "办法里列明的指标：达到得满分，每低一档扣若干分。例如：%s。"
                        .formatted(steps(ScoringPolicies.delivered().named("example", null))),
                steps.getFirst().source());
        examples(
                ex("example", "资金到位率 = 100 % 5 否", "75"),
                ex("example", "预算支出进度 ≥ 90 % 15 否", "87"),
                ex("general", "资金到位率 = 100 % 5 否", "75"));
        method(
                "得分系数（重庆表样）",
                "SCR-23",
                "指标得分＝分值 × 得分系数。能按完成情况算的仍由程序算，表上填的系数只作核对；定性等算不出来的，采用表上的系数。",
                ScoringPolicies.delivered().named("chongqing", null).sources().rowModel());
        examples(
                ex("chongqing", "开设班数 ≥ 40 个 20 是", "38", "系数 100"),
                ex("chongqing", "机制健全性 定性 健全 ? 10 否", "健全", "系数 90"));
        method(
                "超额完成",
                "SCR-08、SCR-09",
                "完成值超过指标值的 %s 倍（反向指标不到 %s 倍）的，提醒说明原因，不自动扣分。办法里列了比例、复核人又认定指标值偏低的，才扣减。"
                        .formatted(
                                Parameters.delivered()
                                        .overAchievement()
                                        .at(Region.NATIONAL, DAY)
                                        .value()
                                        .above(),
                                Parameters.delivered()
                                        .overAchievement()
                                        .at(Region.NATIONAL, DAY)
                                        .value()
                                        .below()),
                GENERAL.sources().overAchievement());
        examples(
                ex("general", "开设班数 ≥ 40 个 20 是", "100"),
                ex("example", "开设班数 ≥ 40 个 20 是", "100", "认定扣减"),
                ex("general", "开设班数 ≥ 40 个 20 是", "100", "认定扣减"));
        method(
                "里程碑指标",
                "AWK-14",
                "有自己测量日期的指标（如“6月资金安排到位率”），以当天锁定的数为准，以后补上的不恢复得分。",
                LegalBasis.ownCheck("按指标自己的日期测量，到期锁定"));
        examples(
                ex("general", "6月资金安排到位率 ≥ 50 % 20 是", "100", "锁定 2024-06-30 30"),
                ex("general", "6月资金安排到位率 ≥ 50 % 20 是", "100", "锁定 2024-06-30"),
                ex("general", "6月资金安排到位率 ≥ 50 % 20 是", "50"));
        method(
                "调整过的指标值",
                "ADJ-03",
                "指标值的调整经批复的，按调整后的评分；没有批复的，按原指标值评分。",
                LegalBasis.known("", "重庆市项目自评表", "年初指标值、调整指标值与全年完成值并列"));
        examples(
                ex("general", "开设班数 ≥ 40 个 20 是", "27", "调整 ≥30 2024-09-01"),
                ex("general", "开设班数 ≥ 40 个 20 是", "27", "调整 ≥30"));
        method(
                "不适用的指标",
                "SCR-17",
                "由办法选定：得零分、不计入（其余分值折算为 100 分，并写明）、得满分。都要写明不适用的原因。",
                GENERAL.sources().notApplicable().basis());
        examples(ex("general", "开设班数 ≥ 40 个 20 是", "不适用：当年停办"), ex("example", "开设班数 ≥ 40 个 20 是", "不适用：当年停办"));
    }

    private void total() {
        page.append("""
                ## 四、总分和等级

                - 总分＝预算执行得分＋各项指标得分（SCR-01）。权重与分值合计不是 100 分的，改正以前没有总分，也不暗中折算（AWK-19）。
                - 等级是半开区间，89.5 分是良，不存在 89 与 90 之间的空档（SCR-21）。
                """);
        basis(GENERAL.sources().grades());
        page.append("- 低于满分的每一行都要写偏差原因和改进措施（SCR-16）。\n");
        page.append("- 个别地区执行率低的总分封顶，施行的办法都没有采用；示例里的写法：%s。\n\n"
                .formatted(caps(ScoringPolicies.delivered().named("example", null))));
        line("情形", List.of("总分", "等级", "算式"));
        line("---", List.of("---:", "---", "---"));
        whole("一项不适用，其余折算", "general", "95.5", "开设班数 ≥ 40 个 70 是; 培训人数 ≥ 90 人 20 否", "38", "不适用：当年停办");
        whole("执行率封顶（示例）", "example", "75", "开设班数 ≥ 40 个 90 是", "40");
        page.append('\n');
    }

    private void whole(String situation, String policy, String spent, String rows, String... actuals) {
        var results = Arrays.stream(actuals)
                .map(each -> RowWriting.result(each, null, null))
                .toList();
        var sheet = ScoringPolicy.named(policy, null, Region.NATIONAL, DAY)
                .score(new SelfEvaluation(
                        declaration().indicators(rows).build(),
                        BudgetExecution.of(Money.ofWanYuan("100"), Money.ofWanYuan(spent)),
                        results,
                        null));
        line(
                situation,
                List.of(
                        earned(sheet.total()),
                        Objects.requireNonNull(sheet.grade()).chinese(),
                        Objects.requireNonNull(sheet.totalWhy()).text()));
    }

    private void workedExamples() {
        page.append("## 五、例题\n\n整个项目：老年大学（例13）。\n\n");
        var sheet = ScoringPolicy.named("general", null, Region.NATIONAL, DAY)
                .score(new SelfEvaluation(
                        SeedForms.university(),
                        BudgetExecution.of(Money.ofWanYuan("170.37"), Money.ofWanYuan("162.71")),
                        List.of(actual("2"), actual("38"), actual("50"), actual("1800"), actual("88.2")),
                        null));
        line("行", List.of("分值", "得分", "方法", "算式或说明"));
        line("---", List.of("---:", "---:", "---", "---"));
        line(
                "预算执行",
                List.of(
                        Objects.requireNonNull(sheet.execution().points()).toString(),
                        earned(sheet.execution().earned()),
                        "执行率",
                        sheet.execution().explanation()));
        sheet.indicators()
                .forEach(each -> line(
                        each.name(),
                        List.of(
                                Objects.requireNonNull(each.points()).toString(),
                                earned(each.earned()),
                                each.method(),
                                each.explanation() + duties(each.flags()))));
        page.append("\n总分：%s，等级：%s。依据：%s。\n\n"
                .formatted(
                        Objects.requireNonNull(sheet.totalWhy()).text(),
                        Objects.requireNonNull(sheet.grade()).chinese(),
                        sheet.policy()));
    }

    private static Result actual(String cell) {
        return Result.of(ActualValue.parse(cell));
    }

    private void awkwardCases() {
        page.append("## 六、容易弄错的情形\n\n");
        exampleHead();
        awkward("AWK-01 指标值是 0，出了事故", "安全事故 ≤ 0 起 20 是", "2");
        awkward("AWK-02 “≥ 0”没有意义", "开设班数 ≥ 0 个 20 是", "5");
        awkward("AWK-03 成本是 0", "采购成本 ≤ 5 万元 20 是", "0");
        awkward("AWK-04 “>”却正好相等", "开设班数 > 40 个 20 是", "40");
        awkward("AWK-05 没有填", "开设班数 ≥ 40 个 20 是", null);
        awkward("AWK-05 填“未开展”", "开设班数 ≥ 40 个 20 是", "未开展");
        awkward("AWK-05 事故填“无”", "安全事故 = 0 起 20 是", "无");
        awkward("AWK-06 填了文字", "采购成本 ≤ 30 万元 20 是", "完成");
        awkward("AWK-06 照抄指标值", "铺设管道 ≥ 266 米 20 是", "≥266米");
        awkward("AWK-07 负数", "开设班数 ≥ 40 个 20 是", "-3");
        awkward("AWK-07 负增长", "税收增长率 ≥ 5 % 20 是", "-2");
        awkward("AWK-10 超过 100%", "发放到位率 = 100 % 20 是", "100.4");
        awkward("AWK-11 是 0.95% 还是 95%", "出勤率 ≥ 90 % 10 否", "0.95");
        awkward("AWK-12 复合单位", "开展帮扶次数 = 2 次/年 15 是", "2次");
        awkward("单位不同", "采购成本 ≤ 30 万元 20 是", "280000元");
        awkward("定性词不能评分", "居民生活 定性 明显改善 ? 10 否", "明显改善");
        page.append("\n一格里连写的“≥95%”（AWK-08）、像是把“≥”认成“2”的数（AWK-20）在读表时就提出来，不到评分这一步。\n\n");
    }

    private void awkward(String situation, String indicator, @Nullable String actual) {
        example(situation, ex("general", indicator, actual));
    }

    private void printedScores() {
        page.append("""
                ## 七、核对表上填的得分（LNT-55、LNT-56）

                表上填了得分的，程序照规则重算一遍，相差超过 %s 分的逐条列出；填的数正好等于某种常见错法的结果时，说明“像是”哪一种：

                - 先把执行率（或完成率）取整再乘；用年初预算数作了分母；没有按执行率折算，记了满分
                - 把反向指标除反了（用了完成值 ÷ 指标值）；没有封顶
                - 指标值是 0，除法出错后记成了 0 分或满分
                - 没有完成也记了满分；没有完成就记了 0 分，没有按比例
                - 用了调整前的指标值；用了年末的数，没有用锁定的数；用了另一种满意度算法；不及格没有记 0 分
                - 总分：没有把预算执行得分加进去；只把指标得分折成了百分；没有按执行率封顶；不适用的分值没有折算

                相差不到 %s 分的不算出入，但看得出错法的写在附注里。例如（执行率一行取自海淀某街道 2016 年的表）：

                """.formatted(tolerance(), tolerance()));
        var sheet = ScoringPolicy.named("general", null, Region.NATIONAL, DAY)
                .score(new SelfEvaluation(
                        declaration().indicators("结余率 ≤ 5 % 90 否").build(),
                        new BudgetExecution(null, Money.ofWanYuan("310.2"), Money.ofWanYuan("154.74"), Points.of("5")),
                        List.of(RowWriting.result("4", null, Points.of("72"))),
                        Points.of("77")));
        sheet.disagreements().forEach(each -> page.append("> 出入：").append(each).append("\n>\n"));
        sheet.notes().forEach(each -> page.append("> 附注：").append(each).append("\n"));
        page.append('\n');
    }

    private static BigDecimal tolerance() {
        return Parameters.delivered()
                .scoreTolerance()
                .at(Region.NATIONAL, DAY)
                .value()
                .value();
    }

    private void ownPolicy() {
        page.append("""
                ## 八、本地另有规定的怎么办

                复制 `general-1.yaml`，改名称、地区、年度和与本地文件不同的数，每一处写明文件依据（`source`）；没有见到原文的写 `confidence: known`，不要引条款号。
                文件有错时程序说明错在哪一处、应当怎样写，不会带着错误的办法评分。已经用过的版本不要改，另起一版。
                """);
    }

    private void method(String name, String rules, String formula, LegalBasis basis) {
        page.append("### %s（%s）\n\n- 算法：%s\n".formatted(name, rules, formula));
        basis(basis);
        page.append('\n');
    }

    private void basis(LegalBasis basis) {
        page.append("- 依据：%s——%s。可信度：%s\n"
                .formatted(
                        basis.document().isEmpty()
                                ? basis.title()
                                : "%s《%s》".formatted(basis.document(), basis.title()),
                        basis.clause(),
                        switch (basis.confidence()) {
                            case SEEN -> "见过原文";
                            case REPUBLISHED -> "见过转载";
                            case KNOWN -> "条款待核";
                            case DESIGN -> "自定";
                        }));
    }

    /** 例 — a policy, a row, and what was reached. */
    private record Example(
            String policy,
            String indicator,
            @Nullable String actual,
            @Nullable String special) {}

    private static Example ex(String policy, String indicator, @Nullable String actual) {
        return new Example(policy, indicator, actual, null);
    }

    private static Example ex(String policy, String indicator, @Nullable String actual, String special) {
        return new Example(policy, indicator, actual, special);
    }

    private void examples(Example... examples) {
        exampleHead();
        for (var each : examples) {
            example(inWords(each.policy()), each);
        }
        page.append('\n');
    }

    private static String inWords(String policy) {
        return switch (policy) {
            case "general" -> "通行办法";
            case "chongqing" -> "重庆办法";
            case "example" -> "示例办法";
            default -> policy;
        };
    }

    private void exampleHead() {
        line("情形", List.of("指标（性质、指标值、单位、分值）", "完成值", "得分", "算式或说明"));
        line("---", List.of("---", "---", "---:", "---"));
    }

    private void example(String situation, Example example) {
        var terms = ScoringPolicies.delivered().named(example.policy(), null);
        var scoring = new IndicatorScoring(
                terms,
                Parameters.delivered()
                        .overAchievement()
                        .at(Region.NATIONAL, DAY)
                        .value());
        var score = scoring.score(
                row(example.indicator()), RowWriting.result(example.actual(), example.special(), null), YEAR);
        var words = example.indicator().split(" ", -1);
        line(
                situation,
                List.of(
                        "%s %s %s%s（%s 分）"
                                .formatted(
                                        words[0],
                                        words[1],
                                        words[2],
                                        words[3].equals("?") ? "" : " " + words[3],
                                        words[4]),
                        (example.actual() == null ? "（空）" : example.actual())
                                + (example.special() == null ? "" : "；" + example.special()),
                        earned(score.earned()),
                        score.explanation() + duties(score.flags())));
    }

    private static String duties(List<ScoreFlag> flags) {
        return (flags.contains(ScoreFlag.REASON_REQUIRED) ? "（要写原因）" : "")
                + (flags.contains(ScoreFlag.OVER_ACHIEVED) && !flags.contains(ScoreFlag.REDUCED) ? "（超额较多，请说明）" : "")
                + (flags.contains(ScoreFlag.BOUNDARY) ? "（正好在界限上，建议改用≥或≤）" : "");
    }

    private static String earned(@Nullable Points earned) {
        return earned == null ? "—" : earned.printed();
    }

    private static String steps(PolicyTerms terms) {
        return terms.steps().isEmpty()
                ? "无"
                : terms.steps().stream()
                        .map(each -> "%s %s%% 起满分，每低 %s 个百分点扣 %s 分"
                                .formatted(each.title(), each.full(), each.each(), each.minus()))
                        .collect(Collectors.joining("；"));
    }

    private static String reductions(PolicyTerms terms) {
        return terms.reductions().isEmpty()
                ? "只提醒"
                : terms.reductions().stream()
                        .map(each -> "超过 %s%% 扣 %s%%".formatted(each.above(), each.minus()))
                        .collect(Collectors.joining("，"));
    }

    private static String caps(PolicyTerms terms) {
        return terms.caps().isEmpty()
                ? "无"
                : terms.caps().stream()
                        .map(each -> "%s%%－%s%% 不超过 %s 分".formatted(each.rateFrom(), each.rateBelow(), each.most()))
                        .collect(Collectors.joining("，"));
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining("、"));
    }

    private void line(String first, List<String> cells) {
        page.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }
}
