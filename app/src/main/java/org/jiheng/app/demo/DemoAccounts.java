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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jiheng.app.identity.ReadablePassword;

/** 演示账号 — passwords made at the first start and kept in a file only its owner can read (GIT-08). */
final class DemoAccounts {
    private final Path file;

    DemoAccounts(Path data) {
        this.file = data.resolve("secrets").resolve("demo-accounts.txt");
    }

    /**
     * New passwords, written down before anything depends on them.
     *
     * @param people login name → who that is, as the console shows it
     * @param others likewise, only for the file
     * @return login name → password
     */
    Map<String, String> make(Map<String, String> people, Map<String, String> others) {
        var passwords = new LinkedHashMap<String, String>();
        var lines = new StringBuilder();
        people.forEach((login, who) -> lines.append(line(login, who, passwords)));
        lines.append("# 其余账号\n");
        others.forEach((login, who) -> lines.append(line(login, who, passwords)));
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

    private static String line(String login, String who, Map<String, String> passwords) {
        var password = ReadablePassword.make();
        passwords.put(login, password);
        return login + '\t' + password + '\t' + who + '\n';
    }
}
