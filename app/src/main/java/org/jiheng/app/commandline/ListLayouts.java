package org.jiheng.app.commandline;

import java.util.concurrent.Callable;
import org.jiheng.documents.FormType;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.LayoutBook;
import picocli.CommandLine.Command;

/** 版式清单 — the layouts a form can be written on, each with how well it is known. */
@Command(name = "layouts", description = "列出可用的版式：名称、表种、地区、年度、出处和可靠程度")
final class ListLayouts implements Callable<Integer> {
    private final Console console;

    ListLayouts(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var table = new Columns();
        table.row("版式", "表种", "类别", "地区", "年度", "可靠程度", "出处");
        for (var layout : LayoutBook.standard().layouts()) {
            table.row(
                    layout.name(),
                    type(layout),
                    layout.tier() == null ? "不分类别" : layout.tier().chinese(),
                    layout.region() + use(layout.use()),
                    years(layout),
                    layout.source().confidence().chinese(),
                    layout.source().document());
        }
        table.lines().forEach(console::print);
        return ExitCode.FINE;
    }

    private static String type(Layout layout) {
        return layout.use() == Layout.Use.WHEN_NAMED ? layout.titleEnds() : type(layout.formType());
    }

    private static String type(FormType type) {
        return switch (type) {
            case TARGET -> "绩效目标表";
            case SELF_EVALUATION -> "绩效自评表";
            case MONITORING -> "绩效运行监控表";
            case DEPARTMENT_TARGET -> "部门整体绩效目标表";
            case DEPARTMENT_SELF_EVALUATION -> "部门整体绩效自评表";
            case UNKNOWN -> "表种不明";
        };
    }

    private static String use(Layout.Use use) {
        return switch (use) {
            case OWN_DISTRICT -> "";
            case ELSEWHERE_TOO -> "(他处通用)";
            case WHEN_NAMED -> "(指定才用)";
        };
    }

    private static String years(Layout layout) {
        return layout.untilYear() == null
                ? layout.fromYear() + "年起"
                : layout.fromYear() + "—" + layout.untilYear() + "年";
    }
}
