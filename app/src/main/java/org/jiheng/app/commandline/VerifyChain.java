package org.jiheng.app.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jiheng.app.audit.EveryChain;
import org.jiheng.app.audit.EvidenceBundle;
import org.jiheng.app.audit.Verdict;
import org.jiheng.app.database.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** 核验 — walks the chain in an exported file, without any database, or every chain of a database. */
@Command(
        name = "verify",
        description = "核验操作留痕：给出证据包就查这个文件，不给就查数据库里的每一条链",
        footer = {"", "第一条对不上的会被指出来；都对得上退出码为0，对不上为1，查不了为2。"})
final class VerifyChain implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "证据包", arity = "0..1", description = "从“留痕与核验”页导出的 zip 文件")
    private @Nullable Path file;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    VerifyChain(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        return file == null ? verifyDatabase() : verifyFile(file);
    }

    private int verifyFile(Path bundle) throws IOException {
        if (!Files.isRegularFile(bundle)) {
            throw new WrongCallException("没有这个文件：%s".formatted(bundle));
        }
        try {
            var report = EvidenceBundle.verify(bundle);
            console.print("区划 %s，第 %,d 条到第 %,d 条".formatted(report.region(), report.first(), report.last()));
            console.print("校验公钥的摘要 %s；请与单位公布的核对。".formatted(report.key()));
            return say("", report.verdict());
        } catch (EvidenceBundle.NotOne notOne) {
            console.say(String.valueOf(notOne.getMessage()));
            return ExitCode.FINDINGS;
        }
    }

    private int verifyDatabase() {
        var began = System.nanoTime();
        try (var open = database.open()) {
            int worst = ExitCode.FINE;
            for (var each : EveryChain.verify(open).entrySet()) {
                worst = Math.max(worst, say("区划 %s：".formatted(each.getKey()), each.getValue()));
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            console.say("用时 %d.%d 秒".formatted(took.toSeconds(), took.toMillisPart() / 100));
            return worst;
        } catch (DatabaseUnavailable unavailable) {
            throw new WrongCallException(unavailable.sentence());
        }
    }

    private int say(String place, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact(var rows, var first, var last, var roots) -> {
                console.print("%s核验通过，%,d 条逐条相接，%,d 个日根一致。".formatted(place, rows, roots));
                yield ExitCode.FINE;
            }
            case Verdict.Broken broken -> {
                console.print(place + broken.sentence());
                yield ExitCode.FINDINGS;
            }
        };
    }
}
