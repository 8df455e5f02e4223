package org.jiheng.app.commandline;

import java.util.concurrent.Callable;
import org.jiheng.documents.json.FormsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * 读表 — what stands in published forms, as jiheng-forms/1 on standard output and as a summary for the person. Any number of
 * files: each is read, written out and forgotten.
 */
@Command(name = "read", description = "读出文件中的绩效表：标准输出为 json(jiheng-forms/1),概况写到标准错误")
final class ReadForms implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FormFiles files = new FormFiles();

    @Option(
            names = "--format",
            paramLabel = "格式",
            defaultValue = "json",
            description = "json(默认);table:只在标准输出打印概况;csv:每行一项指标，可用电子表格打开")
    private String format = "json";

    @Option(names = "--explain", description = "打印怎样读出来的：原表各格、每个栏目按词典哪一条对上、哪些没认出、哪里存疑")
    private boolean explain;

    ReadForms(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (explain && format.equals("csv")) {
            throw new WrongCallException("--explain 打印的是说明，不能与 --format csv 一起用。");
        }
        boolean complete = switch (format) {
            case "json" -> explain ? explained() : json();
            case "table" -> explain ? explained() : table();
            case "csv" -> csv();
            default ->
                throw new WrongCallException("--format 只能是 json、table(表格)或 csv(每行一项指标),不能是“%s”。".formatted(format));
        };
        return complete ? ExitCode.FINE : ExitCode.UNREADABLE;
    }

    private boolean json() {
        var summary = new ReadingSummary();
        boolean complete;
        try (var json = FormsJson.streaming(console.out())) {
            complete = files.each(console, file -> {
                json.write(file);
                summary.add(file).forEach(console::say);
            });
        }
        console.say(summary.totals());
        return complete;
    }

    private boolean table() {
        var summary = new ReadingSummary();
        boolean complete = files.each(console, file -> summary.add(file).forEach(console::print));
        console.print(summary.totals());
        return complete;
    }

    private boolean csv() {
        var summary = new ReadingSummary();
        boolean complete;
        try (var csv = new IndicatorsCsv(console.out())) {
            complete = files.each(console, file -> {
                csv.write(file);
                summary.add(file);
            });
        }
        console.say(summary.totals());
        return complete;
    }

    private boolean explained() {
        var explanation = new ReadingExplained();
        return files.each(console, file -> explanation.of(file).forEach(console::print));
    }
}
