package org.jiheng.app.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jiheng.app.database.DatabaseUnavailable.Reason;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** 数据库程序 — the PostgreSQL binaries that come with the product, unpacked once, and how this user may run them. */
final class PostgresProgram {
    /** The only major version this product opens (GIT-69). */
    static final String MAJOR_VERSION = "18";

    private static final long SPACE_FOR_FIRST_START_BYTES = 250L * 1024 * 1024;
    private static final int COMMAND_LIMIT_SECONDS = 300;
    private static final int OUTPUT_LIMIT_CHARACTERS = 200_000;

    private final Path folder;
    private final List<String> runAs;

    private PostgresProgram(Path folder, List<String> runAs) {
        this.folder = folder;
        this.runAs = runAs;
    }

    /** Unpacks the binaries into a folder named after their version, unless they are there. */
    static PostgresProgram in(Path parent) throws IOException {
        var runAs = wayToRun();
        var archive = archiveForThisMachine();
        var folder = parent.resolve("postgresql-%s-%08x".formatted(MAJOR_VERSION, checksumOf(archive)));
        if (!Files.isDirectory(folder)) {
            var space = Files.getFileStore(parent).getUsableSpace();
            if (space < SPACE_FOR_FIRST_START_BYTES) {
                throw DatabaseUnavailable.diskFull(parent, null);
            }
            var unfinished = parent.resolve(folder.getFileName() + ".new");
            DataFolder.deleteTree(unfinished);
            try (var in = archive.openStream()) {
                unpack(in, unfinished);
            }
            // A power cut must not leave a settled folder with empty files in it.
            new ProcessBuilder("sync", "-f", unfinished.toString())
                    .start()
                    .onExit()
                    .join();
            DataFolder.settle(unfinished, folder);
        }
        return new PostgresProgram(folder, runAs);
    }

    /** A command line that runs one of the programs as this user may. */
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<>(runAs);
        command.add(path(program));
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** What must stand before any command that runs the server. */
    List<String> runAs() {
        return runAs;
    }

    String path(String program) {
        return folder.resolve("bin").resolve(program).toString();
    }

    /** Runs a program to its end and returns what it said; a failure becomes a sentence that quotes it. */
    String run(String program, Path data, List<String> arguments, String input) throws IOException {
        var builder = new ProcessBuilder(command(program, arguments)).redirectErrorStream(true);
        cleanEnvironment(builder);
        var process = builder.start();
        var output = new StringBuilder();
        var reader = Thread.ofVirtual().start(() -> drain(process, output));
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(COMMAND_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            reader.join();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
        var said = output.toString();
        // The single-user server goes on after an error and still ends with 0.
        if (process.exitValue() != 0 || said.contains("ERROR:") || said.contains("FATAL:")) {
            var reason = DatabaseUnavailable.reasonIn(said);
            if (reason == Reason.DISK_FULL) {
                throw DatabaseUnavailable.diskFull(data, null);
            }
            throw new DatabaseUnavailable(
                    reason, "建立数据库时 %s 失败(退出码 %d),它说：%n%s".formatted(program, process.exitValue(), lastLines(said)));
        }
        return said;
    }

    /** Runs a small command of the system to its end and returns its exit code; what it says does not matter. */
    static int quietly(String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** Variables such as PGDATA or PGPORT of the person's own shell must not reach our server. */
    static void cleanEnvironment(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    }

    /** The end of a text, short enough to be read. */
    static String lastLines(String text) {
        var lines = text.strip().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    /** The number of the user that runs this process, as the file system sees it. */
    static int userId() throws IOException {
        return userIdOf(Path.of("/proc/self"));
    }

    static int userIdOf(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid");
    }

    private static void drain(Process process, StringBuilder output) {
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            var buffer = new char[4096];
            for (var count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                if (output.length() < OUTPUT_LIMIT_CHARACTERS) {
                    output.append(buffer, 0, count);
                }
            }
        } catch (IOException ended) {
            output.append(ended.getMessage());
        }
    }

    /** Refuses a machine for which no binaries come with the product, such as loongarch64 (GIT-66) or Windows. */
    static URL archiveForThisMachine() {
        var machine = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var archive = PostgresProgram.class.getResource("/postgres-%s-%s.txz".formatted(system, machine));
        if (archive == null) {
            throw new DatabaseUnavailable(
                    Reason.NOT_SUPPORTED_HERE,
                    "本程序没有随带适用于本机(%s %s)的数据库。请用 --database-url 连接一台 PostgreSQL %s 服务器。"
                            .formatted(system, machine, MAJOR_VERSION));
        }
        return archive;
    }

    /** The jar's directory already knows the checksum, so a warm start reads none of the 15 MB. */
    private static long checksumOf(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (var _ = jar.getJarFile()) {
                return jar.getJarEntry().getCrc();
            }
        }
        var checksum = new CRC32();
        try (var in = connection.getInputStream()) {
            checksum.update(in.readAllBytes());
        }
        return checksum.getValue();
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        Files.createDirectories(into);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("entry outside its folder: " + entry.getName());
                }
                if (!isNeeded(entry.getName())) {
                    continue;
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(tar, target);
                    var mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
                }
            }
        }
    }

    /** Headers and static libraries are for people who compile extensions. */
    private static boolean isNeeded(String name) {
        return !(name.startsWith("include/") || name.contains("/pgxs/") || name.endsWith(".a"));
    }

    /**
     * PostgreSQL refuses to run as root. A user namespace without mappings makes it see an ordinary user while the files
     * stay root's own; where the machine forbids namespaces (many containers do) a person has to choose another user.
     */
    private static List<String> wayToRun() throws IOException {
        if (userId() != 0) {
            return List.of();
        }
        try {
            if (quietly("unshare", "-U", "true") == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException noSuchProgram) {
            // Falls through to the same advice: without the program there is no namespace either.
        }
        throw new DatabaseUnavailable(
                Reason.NOT_SUPPORTED_HERE,
                "PostgreSQL 不能以 root 身份运行，而本机不允许建立用户命名空间。请改用普通用户启动(先把数据目录交给该用户),"
                        + "或用 --database-url 连接一台 PostgreSQL %s 服务器。".formatted(MAJOR_VERSION));
    }
}
