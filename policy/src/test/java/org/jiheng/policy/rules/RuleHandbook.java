package org.jiheng.policy.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.LegalBasis.Confidence;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameter;

/** 规则手册 — docs/rulebook.md, for a finance officer to read and sign off; every row of it is run by the tests. */
final class RuleHandbook {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final Pattern ROW =
            Pattern.compile("(?:indicators|projects|tables|texts|narratives|rows)\\[(\\d+)](?:\\.(.+))?");
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("", "整行"),
            Map.entry("name", "指标名称"),
            Map.entry("target", "指标值"),
            Map.entry("unit", "指标单位"),
            Map.entry("points", "分值"),
            Map.entry("core", "是否核心"),
            Map.entry("actual", "完成值"),
            Map.entry("earned", "得分"),
            Map.entry("deviation", "偏差原因"),
            Map.entry("reason", "偏差原因"),
            Map.entry("measure", "改进措施"),
            Map.entry("forecast", "全年预计"),
            Map.entry("likelihood", "完成可能性"),
            Map.entry("contact", "联系人"));
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("project.name", "项目名称"),
            Map.entry("project.code", "项目代码"),
            Map.entry("fiscalYear", "预算年度"),
            Map.entry("executionWeight", "预算执行率权重"),
            Map.entry("funds.total", "项目总资金额"),
            Map.entry("texts.overview", "项目概况"),
            Map.entry("texts.basis", "立项依据"),
            Map.entry("texts.annualTarget", "当年绩效目标"),
            Map.entry("texts.longTermTarget", "长期目标"),
            Map.entry("texts.conclusion", "评价结论"),
            Map.entry("texts.problems", "存在问题"),
            Map.entry("texts.measures", "改进措施"),
            Map.entry("execution.spent", "执行数"),
            Map.entry("execution.light", "执行亮灯"),
            Map.entry("execution.earned", "执行得分"),
            Map.entry("execution.deviation", "执行偏差原因"),
            Map.entry("totalScore", "总分"),
            Map.entry("publishedOn", "公开日期"),
            Map.entry("tables", "公开的表"),
            Map.entry("narrative", "文字说明"),
            Map.entry("indicators", "绩效指标"));

    private final List<RuleCard> cards = RuleBook.inForce(Region.NATIONAL, DAY).cards();
    private final StringBuilder page = new StringBuilder();

    private RuleHandbook() {}

    static String print() {
        var handbook = new RuleHandbook();
        handbook.beginning();
        handbook.contents();
        Stream.of(Phase.values()).forEach(handbook::phase);
        handbook.signature();
        return handbook.page.toString();
    }

    private void beginning() {
        page.append("""
                # 审核规则手册

                本页由程序按现行的规则、参数和例子生成，请勿手工修改。每一行例子都由测试逐条跑过，程序的回答与本页不一致就不能发布。
                改了规则、参数或例子以后，运行 `mvn -pl policy test -Dtest=RuleHandbookTest -Drulebook.update=true` 重新生成。

                ## 怎样读

                一条规则对一张表只有四种回答：**符合**、**违反**、**不适用**（没有可查的内容）、**待补充**（缺东西，查不出来，并说明缺什么）。查不出来不算对，也不算错。

                | 程度 | 对填报人的要求 |
                | --- | --- |
                | %s | 不改不能报送 |
                | %s | 要改；不改的写明理由，由审核人书面同意 |
                | %s | 填报人看过、确认 |
                | %s | 只是提醒 |

                程度和数字都是参数，各地可以用自己的参数文件另定，也可以写“不查”停用一条规则，不用改程序；旧的取值保留，去年的表按去年的规定查。

                依据的可信度：**见过原文**＝看到了文件或官方表格的原文；**见过转载**＝看到的是转载或地方文件的转述；**条款待核**＝熟知但没有见到原文，引用前请核对；
                **自定**＝没有规定，是本系统的填报核对，不是法规要求。

                """.formatted(
                Severity.BLOCK.chinese(), Severity.ERROR.chinese(), Severity.WARN.chinese(), Severity.INFO.chinese()));
    }

    private void contents() {
        page.append("## 目录\n\n| 编号 | 规则 | 环节 | 程度 | 依据 |\n| --- | --- | --- | --- | --- |\n");
        for (var card : cards) {
            var rule = card.info();
            line(
                    "[%s](#%s)".formatted(rule.id(), rule.id().toLowerCase(Locale.ROOT)),
                    cell(rule.title()),
                    rule.phase().chinese(),
                    rule.severity().chinese(),
                    cell(rule.basis().toString()));
        }
        page.append('\n');
    }

    private void phase(Phase phase) {
        page.append("## ").append(phase.chinese()).append("\n\n");
        cards.stream().filter(card -> card.info().phase() == phase).forEach(this::rule);
    }

    private void rule(RuleCard card) {
        var rule = card.info();
        page.append("""
                <a id="%s"></a>
                ### %s %s

                **%s** · %s

                - **为什么**：%s
                - **依据**：%s，%s（%s）

                """.formatted(
                        rule.id().toLowerCase(Locale.ROOT),
                        rule.id(),
                        rule.title(),
                        rule.severity().chinese(),
                        cell(rule.checks()),
                        cell(rule.reason()),
                        cell(source(rule.basis())),
                        cell(rule.basis().clause()),
                        confidence(rule.basis())));
        if (!card.parameters().isEmpty()) {
            page.append("| 参数 | 地区 | 从何日起 | 取值 | 出处 |\n| --- | --- | --- | --- | --- |\n");
            card.parameters().forEach(this::parameter);
            page.append('\n');
        }
        var examples = card.examples();
        line(examples.columns().toArray(String[]::new));
        line(examples.columns().stream().map(_ -> "---").toArray(String[]::new));
        var place = examples.columns().indexOf("位置");
        for (var row : examples.rows()) {
            line(IntStream.range(0, row.size())
                    .mapToObj(column -> column == place ? places(row.get(column)) : cell(row.get(column)))
                    .toArray(String[]::new));
        }
        page.append('\n');
    }

    private void parameter(Parameter<?> parameter) {
        for (var entry : parameter.entries()) {
            line(
                    cell(parameter.title()),
                    entry.region().equals(Region.NATIONAL.code()) ? "全国" : entry.region(),
                    entry.from().toString(),
                    cell(entry.value()),
                    cell("%s：%s（%s）"
                            .formatted(source(entry.source()), entry.source().clause(), confidence(entry.source()))));
        }
    }

    private void signature() {
        page.append("""
                ## 确认

                以上规则已核对，同意在本地区使用。

                | 核对单位 | 核对人 | 日期 | 意见 |
                | --- | --- | --- | --- |
                | | | | |
                """);
    }

    private static String source(LegalBasis basis) {
        return basis.confidence() == Confidence.DESIGN
                ? basis.title()
                : basis.document() + (basis.title().isEmpty() ? "" : "《" + basis.title() + "》");
    }

    private static String confidence(LegalBasis basis) {
        return switch (basis.confidence()) {
            case SEEN -> "见过原文";
            case REPUBLISHED -> "见过转载";
            case KNOWN -> "条款待核";
            case DESIGN -> "自定";
        };
    }

    /** As a person calls the places of a finding, several of them apart: 第1行 指标值. */
    private static String places(String paths) {
        return paths.isEmpty() || paths.equals("空")
                ? paths
                : Arrays.stream(paths.split(" "))
                        .map(RuleHandbook::place)
                        .distinct()
                        .collect(Collectors.joining("；"));
    }

    private static String place(String path) {
        var row = ROW.matcher(path);
        var column = row.matches() ? Objects.requireNonNullElse(row.group(2), "") : "";
        var known = row.matches() ? COLUMNS.get(column) : PLACES.get(path);
        if (known == null) {
            throw new IllegalStateException("no words for the place " + path);
        }
        return row.matches() ? "第%d行 %s".formatted(Integer.parseInt(row.group(1)) + 1, known) : known;
    }

    /** A cell of a Markdown table, and markup inside a form's text stays text. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("\n", " ");
    }

    private void line(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
