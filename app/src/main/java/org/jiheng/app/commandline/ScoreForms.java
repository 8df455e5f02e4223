package org.jiheng.app.commandline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jiheng.documents.Form;
import org.jiheng.documents.checking.FormRules;
import org.jiheng.documents.checking.SelfEvaluations;
import org.jiheng.documents.json.CheckedFile;
import org.jiheng.documents.json.CheckedForm;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.BrokenParameterException;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.scoring.ScoreSheet;
import org.jiheng.policy.scoring.ScoringPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 评分 — the score of self-evaluation forms, row by row with its arithmetic, beside what the form prints. */
@Command(
        name = "score",
        description = "按评分办法给绩效自评表评分，并与表上填写的得分核对",
        footer = {"", "退出码：0 与填写的得分一致；1 有不一致；2 有输入读不出来，没有可评分的表，或用法不对"})
final class ScoreForms implements Callable<Integer> {
    private static final int MOST_POLICY_BYTES = 400_000;

    private final Console console;
    private final InstantSource clock;

    @Mixin
    private FormFiles files = new FormFiles();

    @Option(
            names = "--format",
            paramLabel = "格式",
            defaultValue = "table",
            description = "table(默认),或 json(jiheng-forms/1,带 score)")
    private String format = "table";

    @Option(
            names = "--policy",
            paramLabel = "评分办法",
            description = "采用这个评分办法，如 general、chongqing，带版本写作 general:1，也可以是自己的评分办法文件；默认按地区和年度采用")
    private @Nullable String policy;

    @Mixin
    private WhichRules rules = new WhichRules();

    ScoreForms(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var wanted = OutputFormat.of(format);
        var method = policy();
        var reading = files.read(console);
        var scored = reading.files().stream().map(file -> score(file, method)).toList();
        switch (wanted) {
            case JSON -> FormsJson.writeChecked(scored, console.out());
            case TABLE -> ScoresTable.of(scored).forEach(console::print);
        }
        sayWhatWasNotScored(scored);
        var sheets = scored.stream()
                .flatMap(file -> file.forms().stream())
                .map(CheckedForm::score)
                .filter(Objects::nonNull)
                .toList();
        if (!reading.complete() || sheets.isEmpty()) {
            return ExitCode.UNREADABLE;
        }
        boolean disagree =
                sheets.stream().anyMatch(sheet -> !sheet.disagreements().isEmpty());
        return disagree ? ExitCode.FINDINGS : ExitCode.FINE;
    }

    private CheckedFile score(ReadFile file, PolicyOfDay method) {
        var forms = new ArrayList<CheckedForm>();
        for (var form : file.forms()) {
            forms.add(
                    new CheckedForm(form, List.of(), score(form.form(), method).orElse(null)));
        }
        return new CheckedFile(file, forms);
    }

    private Optional<ScoreSheet> score(Form form, PolicyOfDay method) {
        return SelfEvaluations.of(form)
                .map(evaluation ->
                        method.on(rules.date().orElseGet(() -> ownDay(form))).score(evaluation));
    }

    /** 某日的评分办法 — the region's own of that day, or the one that was asked for. */
    private interface PolicyOfDay {
        ScoringPolicy on(LocalDate day);
    }

    /** Asks once for what would be wrong with every form alike. */
    private PolicyOfDay policy() {
        var where = rules.region();
        rules.date();
        var figures = rules.parameters();
        if (policy == null) {
            return day -> ScoringPolicy.inForce(figures, where, day);
        }
        if (policy.endsWith(".yaml") || policy.endsWith(".yml")) {
            var text = text(Path.of(policy));
            return day -> own(figures, text, where, day);
        }
        var words = policy.split(":", 2);
        return day -> ScoringPolicy.named(figures, words[0], words.length == 1 ? null : words[1], where, day);
    }

    private ScoringPolicy own(Parameters figures, String text, Region where, LocalDate day) {
        try {
            return ScoringPolicy.read(figures, String.valueOf(policy), text, where, day);
        } catch (BrokenParameterException broken) {
            throw new WrongCallException("评分办法文件不能用：%s".formatted(broken.getMessage()));
        }
    }

    private static String text(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(MOST_POLICY_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new WrongCallException("评分办法文件 %s 读不出来。".formatted(file));
        }
    }

    private LocalDate ownDay(Form form) {
        return FormRules.ownDay(form.declaration(), LocalDate.ofInstant(clock.instant(), CheckForms.BEIJING));
    }

    /** No score must not look like a score of nothing. */
    private void sayWhatWasNotScored(List<CheckedFile> files) {
        for (var file : files) {
            var without =
                    file.forms().stream().filter(form -> form.score() == null).toList();
            if (!without.isEmpty()) {
                console.say("%s：%d张表没有评分（%s）：评分需要填有实际完成值的绩效自评表。"
                        .formatted(file.file().name(), without.size(), FieldNames.kinds(without)));
            }
        }
    }
}
