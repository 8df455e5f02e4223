package org.jiheng.app.commandline;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jiheng.documents.json.CheckedFile;
import org.jiheng.documents.json.CheckedForm;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.JudgedDeclaration;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 审核 — what the rules in force say about declaration forms; all forms of one call are seen side by side. */
@Command(
        name = "check",
        description = "按审核规则检查绩效目标表，列出每一处问题",
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
        var declarations = read.stream()
                .flatMap(file -> file.forms().stream())
                .filter(CheckForms::isDeclaration)
                .map(form -> form.form().declaration())
                .toList();
        var findings = new ArrayDeque<>(
                when.isEmpty()
                        ? RuleBook.findings(figures, where, LocalDate.ofInstant(clock.instant(), BEIJING), declarations)
                        : RuleBook.inForce(figures, where, when.get()).check(declarations).stream()
                                .map(JudgedDeclaration::findings)
                                .toList());
        var checked = new ArrayList<CheckedFile>();
        for (var file : read) {
            var forms = new ArrayList<CheckedForm>();
            for (var form : file.forms()) {
                List<Finding> ofForm = isDeclaration(form) ? findings.remove() : List.of();
                forms.add(new CheckedForm(form, ofForm, null));
            }
            checked.add(new CheckedFile(file, forms));
        }
        return checked;
    }

    /** A form that does not say what it is was found by its indicator table, and is taken for a declaration. */
    static boolean isDeclaration(ReadForm form) {
        return switch (form.form().type()) {
            case TARGET, UNKNOWN -> true;
            case SELF_EVALUATION, MONITORING, DEPARTMENT_TARGET, DEPARTMENT_SELF_EVALUATION -> false;
        };
    }

    /** No finding must not look like nothing wrong. */
    private void sayWhatWasNotChecked(List<CheckedFile> files) {
        for (var file : files) {
            var others = file.forms().stream()
                    .filter(form -> !isDeclaration(form.form()))
                    .toList();
            if (!others.isEmpty()) {
                console.say("%s：%d张表没有检查(%s):目前只检查绩效目标表。"
                        .formatted(file.file().name(), others.size(), FieldNames.kinds(others)));
            }
        }
    }
}
