package org.jiheng.app.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jiheng.app.audit.EvidenceBundle;
import org.jiheng.app.audit.EvidenceFiles;
import org.jiheng.app.cryptography.KeysUnavailable;
import org.jiheng.app.database.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 导出证据包 — the same file as from the page of the auditor, for days or for all. */
@Command(
        name = "export",
        description = "把一个区划的操作留痕导出成带校验签名的证据包",
        footer = {"", "写完当场核验；导出这件事本身也记入留痕。退出码：0 写好了，1 链断了，2 办不了。"})
final class ExportEvidence implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Option(names = "--region", required = true, paramLabel = "区划", description = "九位财政区划代码")
    private String region = "";

    @Option(names = "--from", paramLabel = "日期", description = "从哪天起，如 2026-01-01；不写就从头")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "日期", description = "到哪天止，含这一天；不写就到现在")
    private @Nullable LocalDate until;

    @Option(names = "--out", required = true, paramLabel = "文件", description = "写到哪里，如 证据包.zip")
    private Path out = Path.of("");

    ExportEvidence(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (var open = database.open()) {
            var files = new EvidenceFiles(open, keys.open(), System.getProperty("user.name", "命令行"));
            if (!files.regions().contains(region)) {
                throw new WrongCallException("没有这个区划：%s。有的是 %s。".formatted(region, String.join("、", files.regions())));
            }
            var written = files.export(region, from, until, out.toAbsolutePath());
            if (written.last() < written.first()) {
                console.say("这几天没有留痕，没有写文件。");
                return ExitCode.FINE;
            }
            console.print("写好了 %s：第 %,d 条到第 %,d 条，已经核验。".formatted(out, written.first(), written.last()));
            return ExitCode.FINE;
        } catch (EvidenceBundle.NotOne broken) {
            console.say(String.valueOf(broken.getMessage()));
            return ExitCode.FINDINGS;
        } catch (DatabaseUnavailable unavailable) {
            throw new WrongCallException(unavailable.sentence());
        } catch (KeysUnavailable unavailable) {
            throw new WrongCallException(String.valueOf(unavailable.getMessage()));
        }
    }
}
