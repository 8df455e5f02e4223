package org.jiheng.app.demo;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** 演示账号 — passwords made at the first start and kept in a file only its owner can read (GIT-08). */
final class DemoAccounts {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final int SYLLABLES = 3;
    private static final int SYLLABLE = 4;

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    DemoAccounts(Path data) {
        this.file = data.resolve("secrets").resolve("demo-accounts.txt");
    }

    /**
     * New passwords, written down before anything depends on them.
     *
     * @param people login name → who that is, as the console shows it
     * @return login name → password
     */
    Map<String, String> make(Map<String, String> people) {
        var passwords = new LinkedHashMap<String, String>();
        var lines = new StringBuilder();
        people.forEach((login, who) -> {
            var password = password();
            passwords.put(login, password);
            lines.append(login)
                    .append('\t')
                    .append(password)
                    .append('\t')
                    .append(who)
                    .append('\n');
        });
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(file);
            try (var channel = FileChannel.open(
                    file,
                    Set.of(CREATE, WRITE, TRUNCATE_EXISTING),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return passwords;
    }

    /** Easy to type and long enough: three groups of letters, a digit and a capital. */
    private String password() {
        var made = new StringBuilder();
        for (int group = 0; group < SYLLABLES; group++) {
            for (int at = 0; at < SYLLABLE; at++) {
                var letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
                made.append(group == 0 && at == 0 ? Character.toUpperCase(letter) : letter);
            }
            made.append(group + 1 < SYLLABLES ? "-" : DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return made.toString();
    }
}
