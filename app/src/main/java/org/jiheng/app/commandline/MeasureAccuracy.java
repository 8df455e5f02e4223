package org.jiheng.app.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jiheng.documents.accuracy.Accuracy;
import org.jiheng.documents.accuracy.TruthFiles;
import org.jiheng.documents.json.UnusableJsonException;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** 识别准确率 — reads the files of a folder and holds them against the truth somebody wrote down beside them. */
@Command(
        name = "accuracy",
        description = "与真值文件(表.xlsx.truth.json 或 表.truth.json，格式为 jiheng-forms/1)逐项比对，打印各栏目、格式、样式的准确率和差错")
final class MeasureAccuracy implements Callable<Integer> {
    private static final int SHOWN_VALUE = 40;

    private final Console console;

    @Parameters(arity = "1", paramLabel = "目录", description = "放有表格和真值文件的目录，含子目录；子目录名即样式名")
    private String folder = "";

    @Option(names = "--misses", paramLabel = "条数", defaultValue = "200", description = "最多列出多少条差错，默认200")
    private int most = 200;

    MeasureAccuracy(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var accuracy = new Accuracy();
        int unread = 0;
        var reader = FormReader.standard();
        for (var sample : TruthFiles.below(given())) {
            try (var in = Files.newInputStream(sample.file())) {
                var read = reader.read(sample.name(), in);
                if (read.status() == ReadFile.Status.REJECTED) {
                    unread++;
                    console.say("%s：%s"
                            .formatted(
                                    sample.name(),
                                    Objects.requireNonNull(read.problem()).message()));
                }
                accuracy.add(sample.name(), sample.format(), sample.variant(), read, sample.truthRead());
            } catch (UnusableJsonException unusable) {
                unread++;
                console.say("%s：%s".formatted(sample.truth(), unusable.getMessage()));
            }
        }
        if (accuracy.files() == 0) {
            throw new WrongCallException("目录 %s 里没有带真值文件(*.truth.json)的表。".formatted(folder));
        }
        print(accuracy);
        return unread == 0 ? ExitCode.FINE : ExitCode.UNREADABLE;
    }

    private Path given() {
        try {
            var path = Path.of(folder);
            if (Files.isDirectory(path)) {
                return path;
            }
        } catch (InvalidPathException impossible) {
            throw new WrongCallException("“%s”不能作为目录名，请检查。".formatted(folder));
        } catch (UncheckedIOException unreadable) {
            throw new WrongCallException("%s 读不出来。".formatted(folder));
        }
        throw new WrongCallException("%s 不是目录。".formatted(folder));
    }

    private void print(Accuracy accuracy) {
        var table = new Columns();
        table.row("", "准确率", "召回率", "应有");
        table.row(
                "合计",
                percent(accuracy.all().precision()),
                percent(accuracy.all().recall()),
                count(accuracy.all()));
        section(table, "按栏目", accuracy.fields());
        section(table, "按格式", accuracy.formats());
        section(table, "按样式", accuracy.variants());
        table.lines().forEach(console::print);
        var misses = accuracy.misses();
        long doubted = misses.stream().filter(Accuracy.Miss::doubted).count();
        console.print("%d个文件，差错%d处，其中%d处有存疑提示，%d处没有。"
                .formatted(accuracy.files(), misses.size(), doubted, misses.size() - doubted));
        misses.stream()
                .limit(most)
                .map(miss -> "%s %s[%d] %s：应为“%s”，读作“%s”"
                        .formatted(
                                miss.doubted() ? "？" : "！",
                                miss.file(),
                                miss.form(),
                                miss.field(),
                                shown(miss.expected()),
                                shown(miss.read())))
                .forEach(console::print);
    }

    private static void section(Columns table, String name, Map<String, Accuracy.Tally> tallies) {
        table.row(name);
        tallies.forEach((key, tally) ->
                table.row("  " + key, percent(tally.precision()), percent(tally.recall()), count(tally)));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(2, RoundingMode.DOWN).toPlainString() + "%";
    }

    private static String count(Accuracy.Tally tally) {
        return Long.toString(tally.expected());
    }

    private static String shown(@Nullable String value) {
        return value == null ? "" : Columns.shortened(value, SHOWN_VALUE);
    }
}
