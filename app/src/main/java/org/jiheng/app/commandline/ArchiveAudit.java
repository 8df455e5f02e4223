package org.jiheng.app.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jiheng.app.audit.EvidenceBundle;
import org.jiheng.app.audit.EvidenceFiles;
import org.jiheng.app.cryptography.KeysUnavailable;
import org.jiheng.app.database.DatabaseUnavailable;
import org.jiheng.app.database.Scope;
import org.jiheng.app.security.SecuritySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 归档 — every month that is older than the keeping time, of every division, as a signed file; may be run as often as one likes. */
@Command(
        name = "archive",
        description = "把超过在线保存天数的操作留痕按月归档，每月一个带校验签名的文件",
        footer = {
            "",
            "天数是安全设置里定的（不少于 184 天，默认 396 天）。已经归过档的再核验一遍。库里的留痕不删，链从头到尾不断；归档文件至少保存三年。",
            "退出码：0 都好，1 有的对不上，2 办不了。"
        })
final class ArchiveAudit implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Console console;
    private final InstantSource clock;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Option(names = "--out", required = true, paramLabel = "目录", description = "归档文件放在哪里；和数据、密钥分开")
    private Path out = Path.of("");

    ArchiveAudit(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        try (var open = database.open()) {
            var files = new EvidenceFiles(open, keys.open(), System.getProperty("user.name", "命令行"));
            int fresh = 0;
            int old = 0;
            for (var region : files.regions()) {
                int days = open.transactions()
                        .call(Scope.wholeRegion(region), new SecuritySettings(open.jdbc())::auditRetentionDays);
                for (var written : files.archive(region, days, out.toAbsolutePath(), today)) {
                    console.print("%s %s：第 %,d 条到第 %,d 条"
                            .formatted(
                                    written.fresh() ? "新归档" : "已有的",
                                    written.file().getFileName(),
                                    written.first(),
                                    written.last()));
                    fresh += written.fresh() ? 1 : 0;
                    old += written.fresh() ? 0 : 1;
                }
            }
            console.print("归档 %d 个月，原有 %d 个，都核验过。".formatted(fresh, old));
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
