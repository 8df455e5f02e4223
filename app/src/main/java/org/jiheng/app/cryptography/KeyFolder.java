package org.jiheng.app.cryptography;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * 密钥文件夹 — one owner-only file a key, outside the data folder, so that a copy of the data holds no key (GIT-36). With a
 * passphrase from the environment the files themselves are wrapped. A file is never changed: rotation adds one, and the
 * newest of a kind is the one in use.
 */
final class KeyFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");
    private static final String ENDING = ".key";
    private static final byte[] WRAPPING = "jiheng key file".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;

    private final Path folder;
    private final char[] passphrase;

    /** @param passphrase empty for files that only their permissions protect */
    KeyFolder(Path folder, char[] passphrase) {
        this.folder = folder;
        this.passphrase = passphrase.clone();
    }

    List<Key> read() {
        try {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            Files.setPosixFilePermissions(folder, OWNER_ONLY_FOLDER);
            var keys = new ArrayList<Key>();
            try (var files = Files.list(folder)) {
                for (var file : files.filter(each -> each.toString().endsWith(ENDING))
                        .sorted()
                        .toList()) {
                    Files.setPosixFilePermissions(file, OWNER_ONLY_FILE); // a restored copy may be open to everybody
                    keys.add(parse(file, Files.readString(file)));
                }
            }
            return keys;
        } catch (IOException unreadable) {
            throw new KeysUnavailable(
                    "读不了密钥文件夹 %s：%s。请检查它的所有者和权限，或用 --keys 指定正确的文件夹。".formatted(folder, unreadable.getMessage()),
                    unreadable);
        }
    }

    Key add(Key.Use use, Suite suite, Clock clock) {
        var key = Key.make(use, suite, clock.instant());
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
            }
            var name = "%s-%s-%s%s".formatted(use, suite, key.id(), ENDING).toLowerCase(java.util.Locale.ROOT);
            var file = folder.resolve(name);
            var part = folder.resolve(name + ".part");
            try (var channel = FileChannel.open(
                    part,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE))) {
                channel.write(ByteBuffer.wrap(print(key).getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return key;
        } catch (IOException full) {
            throw new KeysUnavailable(
                    "写不了密钥文件夹 %s：%s。请检查磁盘和权限，或用 --keys 指定别的文件夹。".formatted(folder, full.getMessage()), full);
        }
    }

    private String print(Key key) {
        var encoder = Base64.getEncoder();
        var lines = new ArrayList<>(List.of(
                "# 绩衡的密钥文件。丢了它，用它加密的内容再也读不出来：请与数据分开备份，不要改动，不要外传。",
                "id=" + key.id(),
                "use=" + key.use(),
                "suite=" + key.suite(),
                "made=" + key.made()));
        if (key.published().length > 0) {
            lines.add("public=" + encoder.encodeToString(key.published()));
        }
        if (passphrase.length == 0) {
            lines.add("secret=" + encoder.encodeToString(key.secret()));
        } else {
            var salt = Algorithms.random(SALT);
            var wrapping = Algorithms.fromPassphrase(passphrase, salt);
            lines.add("salt=" + encoder.encodeToString(salt));
            lines.add("wrapped="
                    + encoder.encodeToString(
                            Algorithms.encrypt(Suite.INTERNATIONAL.cipher(), wrapping, WRAPPING, key.secret())));
        }
        return String.join("\n", lines) + "\n";
    }

    private Key parse(Path file, String text) throws IOException {
        var fields = new Properties();
        fields.load(new StringReader(text));
        try {
            return new Key(
                    field(fields, "id"),
                    Key.Use.valueOf(field(fields, "use")),
                    Suite.valueOf(field(fields, "suite")),
                    Instant.parse(field(fields, "made")),
                    secret(file, fields),
                    Base64.getDecoder().decode(fields.getProperty("public", "")));
        } catch (IllegalArgumentException | java.time.format.DateTimeParseException damaged) {
            throw new KeysUnavailable("密钥文件 %s 已损坏，请从备份中找回；没有改动任何内容。".formatted(file), damaged);
        }
    }

    private byte[] secret(Path file, Properties fields) {
        var decoder = Base64.getDecoder();
        if (!fields.containsKey("wrapped")) {
            return decoder.decode(field(fields, "secret"));
        }
        if (passphrase.length == 0) {
            throw new KeysUnavailable("密钥文件 %s 带有口令，请先设置环境变量 JIHENG_KEYS_PASSPHRASE 再启动。".formatted(file), null);
        }
        try {
            var wrapping = Algorithms.fromPassphrase(passphrase, decoder.decode(field(fields, "salt")));
            return Algorithms.decrypt(
                    Suite.INTERNATIONAL.cipher(), wrapping, WRAPPING, decoder.decode(field(fields, "wrapped")));
        } catch (Unreadable wrong) {
            throw new KeysUnavailable("密钥文件 %s 用给出的口令打不开，请检查环境变量 JIHENG_KEYS_PASSPHRASE。".formatted(file), wrong);
        }
    }

    private static String field(Properties fields, String name) {
        var value = fields.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
