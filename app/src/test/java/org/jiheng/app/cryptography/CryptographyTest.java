package org.jiheng.app.cryptography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 密码服务 — keys outside the data, old values readable for ever (GIT-33, GIT-34, GIT-36). */
class CryptographyTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T01:00:00Z"), ZoneOffset.UTC);
    private static final String PURPOSE = "officer.totp/999912000/12";
    private static final byte[] CONTENT = "内容".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path temp;

    private Cryptography open(Suite suite, String passphrase) {
        return Cryptography.open(temp.resolve("keys"), suite, passphrase.toCharArray(), CLOCK);
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void whatItMakesItReadsAlsoAfterARestart(Suite suite) {
        var before = open(suite, "");
        var sealed = before.encryptText(PURPOSE, "13800001234");
        var code = before.mac(PURPOSE, CONTENT);
        var signature = before.sign(CONTENT);
        var after = open(suite, "");
        assertThat(after.decryptText(PURPOSE, sealed)).isEqualTo("13800001234");
        assertThat(after.verifyMac(PURPOSE, CONTENT, code)).isTrue();
        assertThat(after.verify(CONTENT, signature)).isTrue();
        assertThat(sealed).startsWith(suite.cipher() + ":").doesNotContain("1380000");
        assertThat(Protected.parse(sealed).text()).isEqualTo(sealed);
        assertThat(after.hash(CONTENT).algorithm()).isEqualTo(suite.hash());
    }

    @Test
    void theOtherSuiteStillReadsWhatThisOneMade() {
        var international = open(Suite.INTERNATIONAL, "");
        var sealed = international.encryptText(PURPOSE, "旧");
        var signature = international.sign(CONTENT);
        var guomi = open(Suite.GUOMI, "");
        assertThat(guomi.decryptText(PURPOSE, sealed)).isEqualTo("旧");
        assertThat(guomi.verify(CONTENT, signature)).isTrue();
        assertThat(guomi.encryptText(PURPOSE, "新")).startsWith("SM4-GCM:");
        assertThat(guomi.sign(CONTENT).algorithm()).isEqualTo("SM2-SM3");
    }

    @Test
    void afterARotationNewValuesHaveNewKeysAndOldOnesAreRead() {
        var old = open(Suite.INTERNATIONAL, "");
        var sealed = Protected.parse(old.encryptText(PURPOSE, "旧"));
        var later = Cryptography.open(
                temp.resolve("keys"), Suite.INTERNATIONAL, new char[0], Clock.offset(CLOCK, Duration.ofDays(90)));
        assertThat(later.rotate()).hasSize(3);
        var reopened = open(Suite.INTERNATIONAL, "");
        assertThat(reopened.encrypt(PURPOSE, CONTENT).key()).isNotEqualTo(sealed.key());
        assertThat(reopened.decrypt(PURPOSE, sealed)).isEqualTo("旧".getBytes(StandardCharsets.UTF_8));
        assertThat(reopened.keyIds()).contains(sealed.key()).hasSize(4);
    }

    @Test
    void aValueBelongsToItsPurpose() {
        var cryptography = open(Suite.INTERNATIONAL, "");
        var sealed = cryptography.encrypt(PURPOSE, CONTENT);
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> cryptography.decrypt("officer.totp/999912000/13", sealed));
        var code = cryptography.mac("a", "bc".getBytes(StandardCharsets.UTF_8));
        assertThat(cryptography.verifyMac("ab", "c".getBytes(StandardCharsets.UTF_8), code))
                .isFalse();
        assertThat(cryptography.verify(CONTENT, new Protected("ECDSA-P256", "unknown", new byte[8])))
                .isFalse();
    }

    @Test
    void theSameTextLooksDifferentEachTime() {
        var cryptography = open(Suite.GUOMI, "");
        assertThat(List.of(cryptography.encryptText(PURPOSE, "x"), cryptography.encryptText(PURPOSE, "x")))
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyTheOwnerReadsTheFilesAlsoARestoredOne() throws IOException {
        open(Suite.INTERNATIONAL, "").sign(CONTENT);
        var folder = temp.resolve("keys");
        var file = files(folder).getFirst();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        open(Suite.INTERNATIONAL, "");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aPassphraseWrapsTheFiles() throws IOException {
        var signature = open(Suite.GUOMI, "海内存知己").sign(CONTENT);
        var text = Files.readString(files(temp.resolve("keys")).getFirst());
        assertThat(text).contains("wrapped=").doesNotContain("secret=");
        assertThat(open(Suite.GUOMI, "海内存知己").verify(CONTENT, signature)).isTrue();
        assertThatExceptionOfType(KeysUnavailable.class)
                .isThrownBy(() -> open(Suite.GUOMI, ""))
                .withMessageContaining("JIHENG_KEYS_PASSPHRASE");
        assertThatExceptionOfType(KeysUnavailable.class)
                .isThrownBy(() -> open(Suite.GUOMI, "天涯若比邻"))
                .withMessageContaining("打不开");
    }

    @Test
    void aDamagedFileIsNamedAndLeftAlone() throws IOException {
        open(Suite.INTERNATIONAL, "").sign(CONTENT);
        var file = files(temp.resolve("keys")).getFirst();
        Files.writeString(file, "id=1\nuse=SIGN\n");
        assertThatExceptionOfType(KeysUnavailable.class)
                .isThrownBy(() -> open(Suite.INTERNATIONAL, ""))
                .withMessageContaining(file.getFileName().toString())
                .withMessageContaining("备份");
        assertThat(Files.readString(file)).isEqualTo("id=1\nuse=SIGN\n");
    }

    @Test
    void withoutItsKeyNothingIsRead() throws IOException {
        var cryptography = open(Suite.INTERNATIONAL, "");
        var sealed = cryptography.encryptText(PURPOSE, "x");
        for (var file : files(temp.resolve("keys"))) {
            Files.delete(file);
        }
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> open(Suite.INTERNATIONAL, "").decryptText(PURPOSE, sealed));
    }

    @Test
    void noSecretIsEverPrinted() throws IOException {
        var cryptography = open(Suite.INTERNATIONAL, "");
        cryptography.sign(CONTENT);
        var secret = Files.readAllLines(files(temp.resolve("keys")).getFirst()).stream()
                .filter(line -> line.startsWith("secret="))
                .map(line -> line.substring(7))
                .findFirst()
                .orElseThrow();
        assertThat(cryptography.toString() + Key.make(Key.Use.SIGN, Suite.GUOMI, CLOCK.instant()))
                .doesNotContain(secret)
                .contains("SIGN, GUOMI");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
