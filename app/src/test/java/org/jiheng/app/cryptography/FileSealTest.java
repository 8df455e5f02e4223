package org.jiheng.app.cryptography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 文件加密 — comes back byte for byte, and from nowhere else (GIT-25, GIT-34). */
class FileSealTest {
    private static final int PIECE = 1 << 20;

    @TempDir
    private Path keys;

    private FileSeal seal(Suite suite) {
        return new FileSeal(Cryptography.open(keys, suite, new char[0], Clock.systemUTC()));
    }

    private static byte[] file(int bytes) {
        var content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return content;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 5})
    void comesBackByteForByte(int bytes) {
        var plain = file(bytes);
        var sealed = seal(Suite.INTERNATIONAL).seal("a/1", plain);
        assertThat(sealed.length).isLessThan(plain.length + 4096);
        assertThat(seal(Suite.GUOMI).open("a/1", sealed))
                .as("also in the other suite, after a restart")
                .isEqualTo(plain);
    }

    @Test
    void saysNothingOfWhatIsInItAndEverythingAboutItsKey() {
        var sealed = seal(Suite.GUOMI).seal("a/1", "联系电话 13800001234".getBytes(StandardCharsets.UTF_8));
        var text = new String(sealed, StandardCharsets.ISO_8859_1);
        assertThat(text)
                .doesNotContain("13800001234")
                .contains("SM4-GCM")
                .contains(Cryptography.open(keys, Suite.GUOMI, new char[0], Clock.systemUTC())
                        .keyIds()
                        .getFirst());
        assertThat(FileSeal.isSealed(sealed)).isTrue();
        assertThat(FileSeal.isSealed("联系电话".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void whatWasTamperedWithIsNotOpened() {
        var seal = seal(Suite.INTERNATIONAL);
        var sealed = seal.seal("a/1", file(2 * PIECE + 5));
        var flipped = sealed.clone();
        flipped[PIECE + 500] ^= 1;
        refused(seal, "a/1", flipped);
        refused(seal, "a/2", sealed);
        refused(seal, "a/1", Arrays.copyOf(sealed, sealed.length - 1));
        refused(seal, "a/1", Arrays.copyOf(sealed, sealed.length + 1));
        refused(seal, "a/1", "一张没有加密的表".getBytes(StandardCharsets.UTF_8));
        refused(seal, "a/1", new byte[0]);
    }

    /** Each piece is genuine; without the mark of the last one, or in another order, the file is not. */
    @Test
    void piecesAreNeitherLeftOutNorMoved() {
        var seal = seal(Suite.INTERNATIONAL);
        var sealed = seal.seal("a/1", file(3 * PIECE));
        int head = "JIHENG-SEALED/1\n".length();
        int each = (sealed.length - head) / 3;
        refused(seal, "a/1", Arrays.copyOf(sealed, head + 2 * each));
        var moved = sealed.clone();
        System.arraycopy(sealed, head, moved, head + each, each);
        System.arraycopy(sealed, head + each, moved, head, each);
        refused(seal, "a/1", moved);
        var shorter = new byte[head + 2 * each];
        System.arraycopy(sealed, 0, shorter, 0, head + each);
        System.arraycopy(sealed, head + 2 * each, shorter, head + each, each);
        refused(seal, "a/1", shorter);
    }

    @Test
    void withoutItsKeyItIsNotOpened(@TempDir Path others) {
        var sealed = seal(Suite.INTERNATIONAL).seal("a/1", file(10));
        refused(
                new FileSeal(Cryptography.open(others, Suite.INTERNATIONAL, new char[0], Clock.systemUTC())),
                "a/1",
                sealed);
    }

    private static void refused(FileSeal seal, String place, byte[] sealed) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> seal.open(place, sealed));
    }
}
