package org.jiheng.app.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * 数据库口令 — the three roles of the embedded server, each with a password of its own, generated at the first start and
 * kept in owner-only files. Three, because each can do less than the one before: the administrator makes databases, the
 * owner makes tables, the application works in them under row-level security.
 */
record Secrets(Credentials administrator, Credentials owner, Credentials application) {
    static final String ADMINISTRATOR = "jiheng_admin";
    static final String OWNER = "jiheng_owner";
    static final String APPLICATION = "jiheng_app";

    static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");
    static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");

    private static final int PASSWORD_BYTES = 24;

    /** Generates the passwords and writes them, one file a role. */
    static Secrets generateIn(Path folder) throws IOException {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
        return new Secrets(generate(folder, ADMINISTRATOR), generate(folder, OWNER), generate(folder, APPLICATION));
    }

    static Secrets readFrom(Path folder) throws IOException {
        // A folder that was moved or restored may have come back readable for everybody.
        Files.setPosixFilePermissions(folder, OWNER_ONLY_FOLDER);
        return new Secrets(read(folder, ADMINISTRATOR), read(folder, OWNER), read(folder, APPLICATION));
    }

    static Path fileOf(Path folder, String role) {
        return folder.resolve(role + ".password");
    }

    private static Credentials generate(Path folder, String role) throws IOException {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var file = FileChannel.open(
                fileOf(folder, role), options, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE))) {
            file.write(ByteBuffer.wrap(password.getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
        }
        return new Credentials(role, password);
    }

    private static Credentials read(Path folder, String role) throws IOException {
        var file = fileOf(folder, role);
        if (!Files.exists(file)) {
            throw new DatabaseUnavailable(
                    DatabaseUnavailable.Reason.FOLDER_DAMAGED,
                    "缺少数据库口令文件 %s，无法打开已有的数据库。请从备份中找回整个 secrets 目录；数据未作改动。".formatted(file));
        }
        Files.setPosixFilePermissions(file, OWNER_ONLY_FILE);
        return new Credentials(role, Files.readString(file).strip());
    }

    @Override
    public String toString() {
        return "Secrets[%s, %s, %s]".formatted(administrator, owner, application);
    }
}
