package org.jiheng.app.commandline;

import java.util.concurrent.Callable;
import org.jiheng.app.cryptography.KeysUnavailable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** 换密钥 — makes a new key of each kind; the old ones stay, because what they made has to be read for ever (GIT-36). */
@Command(
        name = "rotate",
        description = "每种密钥换一把新的；旧的留着，旧数据照样能读",
        footer = {"", "网站开着也可以换；重新启动以后新写的数据就用新密钥。换完请马上备份密钥目录。"})
final class RotateKeys implements Callable<Integer> {
    private final Console console;

    @Mixin
    private KeyOptions keys = new KeyOptions();

    RotateKeys(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            var cryptography = keys.open();
            var before = cryptography.keyIds().size();
            var made = cryptography.rotate();
            console.print("换好了：新密钥 %s；原有的 %d 把留着。".formatted(String.join("、", made), before));
            console.print("请马上备份 %s，和数据分开放。".formatted(keys.folder()));
            return ExitCode.FINE;
        } catch (KeysUnavailable unavailable) {
            throw new WrongCallException(String.valueOf(unavailable.getMessage()));
        }
    }
}
