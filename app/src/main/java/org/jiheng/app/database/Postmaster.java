package org.jiheng.app.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jiheng.app.database.DatabaseUnavailable.Reason;

/** 数据库进程 — one run of the PostgreSQL server on a data folder. */
final class Postmaster {
    /**
     * Durability is spelled out, whatever the configuration files say; memory is for a machine of 4 cores and 8 GB with
     * other things on it, database at most 1 GB (GIT-137, GIT-139).
     */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "allow_alter_system=off",
            "max_connections=40",
            "shared_buffers=256MB",
            "effective_cache_size=1GB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            "max_wal_size=512MB",
            "max_parallel_workers_per_gather=1",
            "io_workers=2",
            "max_logical_replication_workers=0",
            "jit=off",
            "timezone=Asia/Shanghai",
            "log_timezone=Asia/Shanghai",
            "log_line_prefix=%m [%p] ");

    /** No local entry, no trust, no replication: whoever is not named here is refused. */
    private static final String ACCESS = """
            # Written at every start; changes are lost.
            # TYPE  DATABASE  USER  ADDRESS       METHOD
            host    all       all   127.0.0.1/32  scram-sha-256
            """;

    /**
     * The shell holds our end of a pipe. When this process ends, however it ends, the pipe closes and the shell asks
     * PostgreSQL for a fast shutdown, again every second because a signal during its first milliseconds is ignored.
     */
    private static final String WATCHDOG = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            (read -r _ <&3; while kill -INT "$server" 2>/dev/null; do sleep 1; done) &
            watchdog=$!
            wait "$server"
            code=$?
            kill "$watchdog" 2>/dev/null
            exit "$code"
            """;

    /** Crash recovery on a slow disk takes its time. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final long LOG_LIMIT_BYTES = 10L * 1024 * 1024;
    private static final int LOG_TAIL_BYTES = 8 * 1024;

    private final Process process;
    private final Path cluster;
    private final int port;

    private Postmaster(Process process, Path cluster, int port) {
        this.process = process;
        this.cluster = cluster;
        this.port = port;
    }

    /** Starts the server and returns when it accepts connections. */
    static Postmaster start(PostgresProgram program, DataFolder folder, int port) throws IOException {
        endLeftovers(folder.cluster());
        Files.writeString(folder.cluster().resolve("pg_hba.conf"), ACCESS);
        var log = openLog(folder.log());
        var logStart = Files.size(log);

        var command = new ArrayList<>(program.runAs());
        command.addAll(List.of("setsid", "/bin/sh", "-c", WATCHDOG, "postgres"));
        command.add(program.path("postgres"));
        command.addAll(List.of("-D", folder.cluster().toString(), "-c", "port=" + port));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        PostgresProgram.cleanEnvironment(builder);

        var postmaster = new Postmaster(builder.start(), folder.cluster(), port);
        postmaster.awaitReady(log, logStart);
        return postmaster;
    }

    int port() {
        return port;
    }

    /** Returns when the server is gone, for whatever reason. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Fast shutdown: sessions end, everything is written, the next start needs no recovery. */
    void stop() throws IOException {
        process.getOutputStream().close();
        if (!within(STOP_LIMIT, () -> !process.isAlive())) {
            // What was committed is in the write-ahead log; the next start recovers it.
            endLeftovers(cluster);
        }
    }

    private void awaitReady(Path log, long logStart) throws IOException {
        var inTime = within(START_LIMIT, () -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw failed(readFrom(log, logStart), log, "退出码 " + process.exitValue());
        }
        if (!inTime) {
            stop();
            throw failed(readFrom(log, logStart), log, "等待 %d 秒仍未就绪".formatted(START_LIMIT.toSeconds()));
        }
    }

    private DatabaseUnavailable failed(String said, Path log, String how) {
        return switch (DatabaseUnavailable.reasonIn(said)) {
            case DISK_FULL -> DatabaseUnavailable.diskFull(cluster, null);
            case NO_PERMISSION -> new DatabaseUnavailable(Reason.NO_PERMISSION, startFailed(how, log, said));
            case FOLDER_IN_USE, FOLDER_DAMAGED, OTHER_VERSION, NOT_SUPPORTED_HERE, SERVER_FAILED, REFUSED ->
                new DatabaseUnavailable(Reason.SERVER_FAILED, startFailed(how, log, said));
        };
    }

    private String startFailed(String how, Path log, String said) {
        return "数据库未能启动(%s),数据目录 %s。请按日志 %s 的最后几行查找原因，不要删除数据目录：%n%s"
                .formatted(how, cluster, log, PostgresProgram.lastLines(said));
    }

    /** The eighth line of the server's own pid file is its state. */
    private boolean isReady() {
        try {
            var lines = Files.readAllLines(pidFile(cluster));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException notYetThere) {
            return false;
        }
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /**
     * Ends whatever PostgreSQL still runs in this cluster after its Java process was killed. We hold the folder's lock, so
     * nobody else's server can be meant. Found by working directory, not by the pid file: pids are reused, and a session
     * may outlive its server. Only then may the pid file go.
     */
    private static void endLeftovers(Path cluster) throws IOException {
        var leftovers = serversIn(cluster);
        if (!leftovers.isEmpty()) {
            interruptPostmaster(cluster, leftovers);
            if (!allEnded(leftovers, STOP_LIMIT)) {
                leftovers.forEach(ProcessHandle::destroyForcibly);
                if (!allEnded(leftovers, STOP_LIMIT)) {
                    throw new DatabaseUnavailable(
                            Reason.FOLDER_IN_USE,
                            "上次运行留下的数据库进程(%s)无法结束。请先结束它们，再重新启动。"
                                    .formatted(leftovers.stream()
                                            .map(each -> Long.toString(each.pid()))
                                            .toList()));
                }
            }
        }
        Files.deleteIfExists(pidFile(cluster));
    }

    private static void interruptPostmaster(Path cluster, List<ProcessHandle> leftovers) throws IOException {
        var recorded = Files.exists(pidFile(cluster))
                ? Files.readAllLines(pidFile(cluster)).stream()
                        .findFirst()
                        .orElse("")
                        .strip()
                : "";
        if (leftovers.stream().anyMatch(each -> Long.toString(each.pid()).equals(recorded))) {
            // Process.destroy would send SIGTERM, on which PostgreSQL waits for its clients.
            new ProcessBuilder("/bin/sh", "-c", "kill -INT " + recorded)
                    .start()
                    .onExit()
                    .join();
        } else {
            leftovers.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<ProcessHandle> serversIn(Path cluster) throws IOException {
        // PostgreSQL works in the real folder, also where pgdata is a link to another disk.
        var real = cluster.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(each -> isServerIn(real, Path.of("/proc", Long.toString(each.pid()))))
                .toList();
    }

    private static boolean isServerIn(Path cluster, Path process) {
        try {
            var program = Files.readSymbolicLink(process.resolve("exe")).getFileName();
            return program != null
                    && program.toString().startsWith("postgres")
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(cluster);
        } catch (IOException goneOrSomebodyElses) {
            return false;
        }
    }

    private static boolean allEnded(List<ProcessHandle> processes, Duration limit) {
        return within(limit, () -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Polls, because the futures of processes complete on a pool that anybody may have blocked. */
    private static boolean within(Duration limit, BooleanSupplier condition) {
        var deadline = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static Path openLog(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            DataFolder.settle(log, log.resolveSibling(log.getFileName() + ".1"));
        }
        if (!Files.exists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(Secrets.OWNER_ONLY_FILE));
        }
        return log;
    }

    private static String readFrom(Path log, long start) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var end = file.length();
            var from = Math.max(start, end - LOG_TAIL_BYTES);
            var bytes = new byte[(int) (end - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
