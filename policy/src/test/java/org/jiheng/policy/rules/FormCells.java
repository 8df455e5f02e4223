package org.jiheng.policy.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.policy.DeclarationBuilder;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.intake.HeaderRow;
import org.jiheng.policy.rules.monitoring.Light;
import org.jiheng.policy.rules.monitoring.Likelihood;
import org.jiheng.policy.rules.monitoring.MonitoringRecord;
import org.jiheng.policy.rules.monitoring.MonitoringRecord.Progress;
import org.jiheng.policy.rules.publication.Disclosure;
import org.jiheng.policy.rules.publication.OpenText;
import org.jiheng.policy.rules.publication.ProjectAmount;
import org.jiheng.policy.rules.publication.PublishedTable;
import org.jiheng.policy.rules.target.ProjectSpan;
import org.jspecify.annotations.Nullable;

/** Makes forms out of the rows of the example tables: a sound form, changed in the cells that are filled. */
final class FormCells {
    static final String BLANK = "空";

    private final Map<String, String> cells;

    FormCells(Map<String, String> cells) {
        this.cells = cells;
    }

    /** Whether the row says anything about this column; a cell with nothing in it leaves the form as it is. */
    boolean fills(String column) {
        return !cells.getOrDefault(column, "").isEmpty();
    }

    /** What is to stand there; null for 空. */
    @Nullable
    String text(String column) {
        var cell = cells.getOrDefault(column, "");
        return cell.isEmpty() || cell.equals(BLANK) ? null : cell;
    }

    TargetDeclaration form() {
        var form = DeclarationBuilder.declaration();
        if (fills("各项分值")) {
            form.points(text("各项分值"));
        }
        if (fills("指标")) {
            form.indicators(text("指标"));
        }
        if (fills("指标解释")) {
            form.definition(text("指标解释"));
        }
        if (fills("执行率权重")) {
            var weight = text("执行率权重");
            form.executionWeight(weight == null ? null : Points.of(weight));
        }
        if (cells.containsKey("总资金")) {
            form.funds(text("总资金"), text("上级补助"), text("区级资金"), text("其他资金"));
        }
        if (fills("年度")) {
            form.fiscalYear(year());
        }
        if (fills("项目类别")) {
            form.tier(tier(text("项目类别")));
        }
        if (fills("项目名称")) {
            form.project(text("项目名称"));
        }
        if (fills("项目代码")) {
            form.projectCode(text("项目代码"));
        }
        if (fills("项目概况")) {
            form.overview(text("项目概况"));
        }
        if (fills("立项依据")) {
            form.basis(text("立项依据"));
        }
        if (fills("当年目标")) {
            form.annualTarget(text("当年目标"));
        }
        if (fills("长期目标")) {
            form.longTermTarget(text("长期目标"));
        }
        if (fills("去过代码")) {
            form.markupRemovedFrom(new FieldPath(Objects.requireNonNull(text("去过代码"))));
        }
        return form.build();
    }

    /** The form and, behind it, the other forms of its unit. */
    List<TargetDeclaration> formAmongOthers() {
        var forms = new ArrayList<TargetDeclaration>();
        forms.add(form());
        for (var other : List.of("甲项目", "乙项目")) {
            if (fills(other + "指标")) {
                forms.add(DeclarationBuilder.declaration()
                        .project(other)
                        .indicators(text(other + "指标"))
                        .build());
            }
        }
        return forms;
    }

    ProjectSpan span() {
        return new ProjectSpan(date("开始"), date("结束"));
    }

    @Nullable
    TargetDeclaration lastYearsForm() {
        if (!fills("上年指标")) {
            return null;
        }
        return DeclarationBuilder.declaration()
                .fiscalYear(2023)
                .indicators(text("上年指标"))
                .funds(text("上年总资金"), null, text("上年总资金"), null)
                .build();
    }

    /** {@code 开设班数 50; 培训人数 1200} */
    Map<String, BigDecimal> numbers(String column) {
        var numbers = new HashMap<String, BigDecimal>();
        var text = text(column);
        if (text != null) {
            for (var each : text.split(";", -1)) {
                var words = each.strip().split(" ", -1);
                numbers.put(words[0], new BigDecimal(words[1]));
            }
        }
        return numbers;
    }

    /** 运行监控: a record that has nothing wrong with it, changed in the cells that are filled. */
    MonitoringRecord monitoring() {
        return new MonitoringRecord(
                Objects.requireNonNullElse(date("截止日"), LocalDate.of(2024, 7, 31)),
                money("预算数", "170.37"),
                money("执行数", "90"),
                money("上次执行数", null),
                fills("灯") ? light(text("灯")) : Light.GREEN,
                date("红灯起"),
                parts("处理").stream().map(LocalDate::parse).toList(),
                progress());
    }

    /** {@code 24 40 确定能 ? ?}: so far, forecast, likelihood, reason, measure. */
    private List<Progress> progress() {
        var rows = form().indicators();
        var written = parts("进展");
        var progress = new ArrayList<Progress>();
        for (var index = 0; index < written.size(); index++) {
            var words = written.get(index).split(" ", -1);
            progress.add(new Progress(
                    rows.get(index),
                    number(words[0]),
                    number(words[1]),
                    likelihood(words[2]),
                    word(words[3]),
                    word(words[4])));
        }
        return progress;
    }

    /** 公开 */
    Disclosure disclosure() {
        var tables = new ArrayList<PublishedTable>();
        for (var table : parts("表")) {
            var columns = table.split("/", -1);
            tables.add(new PublishedTable(
                    columns[0],
                    columns[1].equals("有"),
                    word(columns[2]),
                    word(columns[3]),
                    columns[4].equals("?") ? List.of() : List.of(columns[4].split(",", -1))));
        }
        var amounts = new ArrayList<ProjectAmount>();
        numbers("项目金额")
                .forEach((project, wanYuan) ->
                        amounts.add(new ProjectAmount(project, new FiscalYear(2024), Money.ofWanYuan(wanYuan))));
        var open = text("开放数据");
        return new Disclosure(
                parts("应公开"),
                tables,
                date("批复"),
                date("公开"),
                Objects.requireNonNullElse(date("今天"), LocalDate.of(2024, 3, 31)),
                amounts,
                text("文字说明"),
                open == null ? List.of() : List.of(new OpenText("projects[0].contact", open)));
    }

    /** 导入 */
    HeaderRow header() {
        return new HeaderRow(
                parts("表头").stream().map(FormCells::wordOrEmpty).toList(),
                parts("认作").stream().map(FormCells::wordOrEmpty).toList());
    }

    /** The parts of a cell between semicolons; none for a blank one. */
    List<String> parts(String column) {
        var text = text(column);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";", -1)).map(String::strip).toList();
    }

    /** In 万元; {@code otherwise} where the row says nothing about it. */
    @Nullable
    Money money(String column, @Nullable String otherwise) {
        var wanYuan = fills(column) ? text(column) : otherwise;
        return wanYuan == null ? null : Money.ofWanYuan(wanYuan);
    }

    static @Nullable String word(String word) {
        return word.equals("?") ? null : word;
    }

    private static String wordOrEmpty(String word) {
        return word.equals("?") ? "" : word;
    }

    private static @Nullable BigDecimal number(String word) {
        return word.equals("?") ? null : new BigDecimal(word);
    }

    private static @Nullable Light light(@Nullable String chinese) {
        return Arrays.stream(Light.values())
                .filter(each -> each.chinese().equals(chinese))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Likelihood likelihood(String chinese) {
        return Arrays.stream(Likelihood.values())
                .filter(each -> each.chinese().equals(chinese))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    LocalDate date(String column) {
        var text = text(column);
        return text == null ? null : LocalDate.parse(text);
    }

    @Nullable
    Integer year() {
        var text = text("年度");
        return text == null ? null : Integer.valueOf(text);
    }

    private static @Nullable ProjectTier tier(@Nullable String chinese) {
        for (var tier : ProjectTier.values()) {
            if (tier.chinese().equals(chinese)) {
                return tier;
            }
        }
        return null;
    }
}
