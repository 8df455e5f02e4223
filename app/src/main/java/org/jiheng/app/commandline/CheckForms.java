package org.jiheng.app.commandline;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jiheng.documents.checking.FormRules;
import org.jiheng.documents.json.CheckedFile;
import org.jiheng.documents.json.CheckedForm;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.rules.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 审核 — what the rules in force say about forms; all forms of one call are seen side by side. */
@Command(
        name = "check",
        description = "按审核规则检查绩效目标表、监控表和自评表，列出每一处问题",
        footer = {"", "退出码：0 没有必改、应改的问题；1 有；2 有输入读不出来，或用法不对"})
final class CheckForms implements Callable<Integer> {
    /** Government offices live in one time zone (GIT-32). */
    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Console console;
    private final InstantSource clock;

    @Mixin
    private FormFiles files = new FormFiles();

    @Option(
            names = "--format",
            paramLabel = "格式",
            defaultValue = "table",
            description = "table(默认),或 json(jiheng-forms/1,带 findings)")
    private String format = "table";

    @Mixin
    private WhichRules rules = new WhichRules();

    CheckForms(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var wanted = OutputFormat.of(format);
        var where = rules.region();
        var when = rules.date();
        var figures = rules.parameters();
        var reading = files.read(console);
        var checked = check(reading.files(), figures, where, when);
        switch (wanted) {
            case JSON -> FormsJson.writeChecked(checked, console.out());
            case TABLE -> FindingsTable.of(checked).forEach(console::print);
        }
        sayWhatWasNotChecked(checked);
        if (!reading.complete()) {
            return ExitCode.UNREADABLE;
        }
        boolean mustBeFixed = checked.stream()
                .flatMap(file -> file.forms().stream())
                .flatMap(form -> form.findings().stream())
                .anyMatch(finding -> mustBeFixed(finding.severity()));
        return mustBeFixed ? ExitCode.FINDINGS : ExitCode.FINE;
    }

    private static boolean mustBeFixed(Severity severity) {
        return switch (severity) {
            case BLOCK, ERROR -> true;
            case WARN, INFO -> false;
        };
    }

    private List<CheckedFile> check(List<ReadFile> read, Parameters figures, Region where, Optional<LocalDate> when) {
        var forms = read.stream()
                .flatMap(file -> file.forms().stream())
                .map(ReadForm::form)
                .toList();
        var today = LocalDate.ofInstant(clock.instant(), BEIJING);
        var findings = new ArrayDeque<>(new FormRules(figures, where, when.orElse(null), today).findings(forms));
        return read.stream()
                .map(file -> new CheckedFile(
                        file,
                        file.forms().stream()
                                .map(form -> new CheckedForm(form, findings.remove(), null))
                                .toList()))
                .toList();
    }

    /** No finding must not look like nothing wrong. */
    private void sayWhatWasNotChecked(List<CheckedFile> files) {
        for (var file : files) {
            var others = file.forms().stream()
                    .filter(form -> !FormRules.areThereFor(form.form().form().type()))
                    .toList();
            if (!others.isEmpty()) {
                console.say("%s：%d张表没有检查（%s）：还没有检查这种表的规则。"
                        .formatted(file.file().name(), others.size(), FieldNames.kinds(others)));
            }
        }
    }
}
