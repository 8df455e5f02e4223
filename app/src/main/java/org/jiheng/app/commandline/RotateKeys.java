package org.jiheng.app.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.KeysUnavailable;
import org.jiheng.app.cryptography.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 换密钥 — makes a new key of each kind; the old ones stay, because what they made has to be read for ever (GIT-36). */
@Command(
        name = "rotate",
        description = "每种密钥换一把新的；旧的留着，旧数据照样能读",
        footer = {"", "网站开着也可以换；重新启动以后新写的数据就用新密钥。换完请马上备份密钥目录。"})
final class RotateKeys implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--keys",
            paramLabel = "目录",
            defaultValue = "${sys:user.home}/.jiheng/keys",
            description = "密钥目录，默认为用户主目录下的 .jiheng/keys；有口令的放在环境变量 JIHENG_KEYS_PASSPHRASE 中")
    private Path keys = Path.of("");

    @Option(names = "--suite", paramLabel = "套件", defaultValue = "国际", description = "国际 或 国密，与启动网站时一样")
    private String suite = "";

    RotateKeys(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var chosen = switch (suite) {
            case "国际" -> Suite.INTERNATIONAL;
            case "国密" -> Suite.GUOMI;
            default -> throw new WrongCallException("--suite 要写 国际 或 国密，不能是“%s”。".formatted(suite));
        };
        if (!Files.isDirectory(keys)) {
            throw new WrongCallException("没有这个密钥目录：%s。还没有启动过网站，或请用 --keys 指定。".formatted(keys));
        }
        var passphrase = System.getenv("JIHENG_KEYS_PASSPHRASE");
        try {
            var cryptography = Cryptography.open(
                    keys, chosen, (passphrase == null ? "" : passphrase).toCharArray(), Clock.systemUTC());
            var before = cryptography.keyIds().size();
            var made = cryptography.rotate();
            console.print("换好了：新密钥 %s；原有的 %d 把留着。".formatted(String.join("、", made), before));
            console.print("请马上备份 %s，和数据分开放。".formatted(keys));
            return ExitCode.FINE;
        } catch (KeysUnavailable unavailable) {
            throw new WrongCallException(String.valueOf(unavailable.getMessage()));
        }
    }
}
