package org.jiheng.app.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.Suite;
import picocli.CommandLine.Option;

/** 密钥在哪里 — for every command that signs, or makes keys. */
final class KeyOptions {
    @Option(
            names = "--keys",
            paramLabel = "目录",
            defaultValue = "${sys:user.home}/.jiheng/keys",
            description = "密钥目录，默认为用户主目录下的 .jiheng/keys；有口令的放在环境变量 JIHENG_KEYS_PASSPHRASE 中")
    private Path keys = Path.of("");

    @Option(names = "--suite", paramLabel = "套件", defaultValue = "国际", description = "国际 或 国密，与启动网站时一样")
    private String suite = "";

    Path folder() {
        return keys;
    }

    /** @throws org.jiheng.app.cryptography.KeysUnavailable with a sentence that says what to do */
    Cryptography open() {
        var chosen = switch (suite) {
            case "国际" -> Suite.INTERNATIONAL;
            case "国密" -> Suite.GUOMI;
            default -> throw new WrongCallException("--suite 要写 国际 或 国密，不能是“%s”。".formatted(suite));
        };
        if (!Files.isDirectory(keys)) {
            throw new WrongCallException("没有这个密钥目录：%s。还没有启动过网站，或请用 --keys 指定。".formatted(keys));
        }
        var passphrase = System.getenv("JIHENG_KEYS_PASSPHRASE");
        return Cryptography.open(keys, chosen, (passphrase == null ? "" : passphrase).toCharArray(), Clock.systemUTC());
    }
}
