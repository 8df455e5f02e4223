package org.jiheng.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;

/** 读表概况 — a line for each form and the totals, so that a person sees at a glance whether all was found. */
final class ReadingSummary {
    private static final int NAME_WIDTH = 48;
    private static final String BLANK = "—";

    private ReadingSummary() {}

    static List<String> of(List<ReadFile> files) {
        var lines = new ArrayList<String>();
        for (var file : files) {
            if (!file.forms().isEmpty()) {
                lines.add(file.name());
                lines.addAll(table(file.forms()));
            }
        }
        lines.add(totals(files));
        return lines;
    }

    private static List<String> table(List<ReadForm> forms) {
        var table = new Columns();
        table.row("", "项目", "级次", "年度", "执行率权重", "指标", "指标分值", "金额(万元)", "存疑");
        for (int index = 0; index < forms.size(); index++) {
            var form = forms.get(index);
            var declaration = form.form().declaration();
            var total = declaration.funding().total();
            table.row(
                    "[%d]".formatted(index + 1),
                    Columns.shortened(name(form), NAME_WIDTH),
                    declaration.tier() == null ? BLANK : declaration.tier().chinese(),
                    orBlank(declaration.fiscalYear()),
                    orBlank(declaration.executionWeight()),
                    Integer.toString(declaration.indicators().size()),
                    declaration.indicators().isEmpty()
                            ? BLANK
                            : declaration.indicatorPoints().toString(),
                    total == null ? BLANK : total.rounded(),
                    Integer.toString(form.doubts().size()));
        }
        return table.lines();
    }

    /** The project, or why the form has none. */
    static String name(ReadForm form) {
        var declaration = form.form().declaration();
        var name = declaration.project().name();
        if (name != null) {
            return name;
        }
        return declaration.isEmptyTable()
                ? "(空表:%s)".formatted(Objects.requireNonNullElse(declaration.note(), "没有项目"))
                : "(没有项目名称)";
    }

    private static String orBlank(@Nullable Object value) {
        return value == null ? BLANK : value.toString();
    }

    private static String totals(List<ReadFile> files) {
        var forms = files.stream().flatMap(file -> file.forms().stream()).toList();
        var declarations = forms.stream().map(form -> form.form().declaration()).toList();
        var money = declarations.stream()
                .map(declaration -> declaration.funding().total())
                .filter(Objects::nonNull)
                .reduce(Money.ZERO, Money::plus);
        return "合计:%d个文件,%d张表,%d个项目,%d项指标,%s,存疑%d处"
                .formatted(
                        files.size(),
                        forms.size(),
                        declarations.stream()
                                .filter(declaration -> declaration.project().name() != null)
                                .count(),
                        declarations.stream()
                                .mapToInt(
                                        declaration -> declaration.indicators().size())
                                .sum(),
                        money,
                        forms.stream().mapToInt(form -> form.doubts().size()).sum());
    }
}
