package org.jiheng.app.cryptography;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.jiheng.app.commandline.CommandLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jiheng keys rotate} — new keys for what is new, old ones for what is old (GIT-36). */
class RotateKeysTest {
    private static Cryptography open(Path keys) {
        return Cryptography.open(keys, Suite.INTERNATIONAL, new char[0], Clock.systemUTC());
    }

    @Test
    void whatWasMadeBeforeCanBeReadAfterwardsByWhoeverWasRunning(@TempDir Path keys) {
        var running = open(keys);
        var old = running.encryptText("x", "5550 0126");
        assertThat(CommandLines.type("keys", "rotate", "--keys", keys.toString()))
                .startsWith("0 ")
                .contains("换好了", "请马上备份");
        var restarted = open(keys);
        assertThat(restarted.decryptText("x", old)).isEqualTo("5550 0126");
        var young = restarted.encryptText("x", "5550 0127");
        assertThat(Protected.parse(young).key())
                .isNotEqualTo(Protected.parse(old).key());
        assertThat(running.decryptText("x", young)).as("not restarted yet").isEqualTo("5550 0127");
    }

    @Test
    void aFolderThatIsNotThereIsSaidSo(@TempDir Path keys) {
        assertThat(CommandLines.type(
                        "keys", "rotate", "--keys", keys.resolve("none").toString()))
                .startsWith("2 ")
                .contains("没有这个密钥目录");
        assertThat(CommandLines.type("keys", "rotate", "--keys", keys.toString(), "--suite", "自创"))
                .startsWith("2 ")
                .contains("国际 或 国密");
    }
}
