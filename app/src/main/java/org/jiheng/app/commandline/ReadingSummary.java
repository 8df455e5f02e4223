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

    private int files;
    private int forms;
    private int projects;
    private int indicators;
    private int doubts;
    private Money money = Money.ZERO;

    /** Counts the file in and returns its lines. */
    List<String> add(ReadFile file) {
        files++;
        for (var form : file.forms()) {
            var declaration = form.form().declaration();
            var total = declaration.funding().total();
            forms++;
            projects += declaration.project().name() == null ? 0 : 1;
            indicators += declaration.indicators().size();
            doubts += form.doubts().size();
            money = total == null ? money : money.plus(total);
        }
        if (file.forms().isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(file.name());
        lines.addAll(table(file.forms()));
        return lines;
    }

    String totals() {
        return "合计：%d个文件，%d张表，%d个项目，%d项指标，%s，存疑%d处".formatted(files, forms, projects, indicators, money, doubts);
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
                ? "(空表：%s)".formatted(Objects.requireNonNullElse(declaration.note(), "没有项目"))
                : "(没有项目名称)";
    }

    private static String orBlank(@Nullable Object value) {
        return value == null ? BLANK : value.toString();
    }
}
