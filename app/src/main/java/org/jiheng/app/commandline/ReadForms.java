package org.jiheng.app.commandline;

import java.util.concurrent.Callable;
import org.jiheng.documents.json.FormsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 读表 — what stands in published forms, as jiheng-forms/1 on standard output and as a summary for the person. */
@Command(name = "read", description = "读出文件中的绩效表:标准输出为 json(jiheng-forms/1),概况写到标准错误")
final class ReadForms implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FormFiles files = new FormFiles();

    @Option(names = "--format", paramLabel = "格式", defaultValue = "json", description = "json(默认),或 table:只在标准输出打印概况")
    private String format = "json";

    ReadForms(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var wanted = OutputFormat.of(format);
        var reading = files.read(console);
        var summary = ReadingSummary.of(reading.files());
        switch (wanted) {
            case JSON -> {
                FormsJson.write(reading.files(), console.out());
                summary.forEach(console::say);
            }
            case TABLE -> summary.forEach(console::print);
        }
        return reading.complete() ? ExitCode.FINE : ExitCode.UNREADABLE;
    }
}
