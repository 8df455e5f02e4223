package org.jiheng.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiheng.app.database.DatabaseUnavailable.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes killed with -9 while rows are being committed: the next start works, and every row whose commit was confirmed is
 * there (GIT-137).
 */
class EmbeddedPostgresCrashTest {
    private static final int ROWS_BEFORE_THE_KILL = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void stoppedDatabase() throws IOException {
        folder = Folders.stoppedDatabase(temporary);
    }

    @Test
    void javaKilled() throws Exception {
        try (var process = EmbeddedProcess.start(folder, TestDatabase.programs());
                var writer = new Writer(process.url())) {
            writer.awaitRows();
            EmbeddedProcess.kill(List.of(process.pid()));
        }
        nothingIsLost();
    }

    @Test
    void javaKilledLeavesNoServerBehind() throws Exception {
        try (var process = EmbeddedProcess.start(folder, TestDatabase.programs())) {
            process.url();
            var servers = process.wholeFamily();
            EmbeddedProcess.kill(List.of(process.pid()));
            await(() -> servers.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty()));
        }
    }

    @Test
    void javaAndTheWatchingShellKilledSoThatAnOrphanStays() throws Exception {
        try (var process = EmbeddedProcess.start(folder, TestDatabase.programs());
                var writer = new Writer(process.url())) {
            writer.awaitRows();
            var orphan = Long.parseLong(
                    Files.readAllLines(folder.resolve("pgdata/postmaster.pid")).getFirst());
            var others = process.wholeFamily().stream()
                    .filter(pid -> pid != orphan && isShellOrJava(pid))
                    .toList();
            assertThat(others).as("java, the shell and its watchdog").hasSize(3);
            EmbeddedProcess.kill(others);
            Thread.sleep(Duration.ofMillis(300));
            assertThat(ProcessHandle.of(orphan)).isPresent();
            // The orphan still serves while the next start finds it and ends it.
            EmbeddedPostgres.start(folder, TestDatabase.programs()).close();
            assertThat(isGoneSoon(orphan)).as("the orphan is ended").isTrue();
        }
        nothingIsLost();
    }

    /** Ended is one thing, collected by its new parent another: that takes the machine a moment. */
    private static boolean isGoneSoon(long pid) throws InterruptedException {
        for (int attempt = 0; attempt < 100 && ProcessHandle.of(pid).isPresent(); attempt++) {
            Thread.sleep(Duration.ofMillis(100));
        }
        return ProcessHandle.of(pid).isEmpty();
    }

    @Test
    void everythingKilledAtOnce() throws Exception {
        try (var process = EmbeddedProcess.start(folder, TestDatabase.programs());
                var writer = new Writer(process.url())) {
            writer.awaitRows();
            EmbeddedProcess.kill(process.wholeFamily());
        }
        nothingIsLost();
    }

    @Test
    void everythingKilledAndThePidGivenToAnotherProgram() throws Exception {
        try (var process = EmbeddedProcess.start(folder, TestDatabase.programs());
                var writer = new Writer(process.url())) {
            writer.awaitRows();
            EmbeddedProcess.kill(process.wholeFamily());
        }
        var pidFile = folder.resolve("pgdata/postmaster.pid");
        var lines = Files.readAllLines(pidFile);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);
        nothingIsLost();
    }

    @Test
    void serverKilledUnderALiveApplicationComesBackOnTheSamePort() throws Exception {
        try (var server = EmbeddedPostgres.start(folder, TestDatabase.programs())) {
            var port = server.port();
            try (var writer = new Writer(server.jdbcUrl())) {
                writer.awaitRows();
                killServer();
            }
            await(() -> canConnect(server.jdbcUrl()));
            assertThat(server.port()).isEqualTo(port);
            allRowsAreThere(server);
            assertThat(server.onLoss()).isNotDone();
        }
        nothingIsLost();
    }

    @Test
    void watchingShellKilledUnderALiveApplicationIsReplacedWithItsServer() throws Exception {
        try (var server = EmbeddedPostgres.start(folder, TestDatabase.programs())) {
            var old =
                    Files.readAllLines(folder.resolve("pgdata/postmaster.pid")).getFirst();
            var shell =
                    ProcessHandle.of(Long.parseLong(old)).orElseThrow().parent().orElseThrow();
            EmbeddedProcess.kill(List.of(shell.pid()));
            await(() -> ProcessHandle.of(Long.parseLong(old)).isEmpty() && canConnect(server.jdbcUrl()));
            allRowsAreThere(server);
        }
    }

    @Test
    void serverKilledTwiceWithinAMinuteIsGivenUpWithASentence() throws Exception {
        try (var server = EmbeddedPostgres.start(folder, TestDatabase.programs())) {
            killServer();
            await(() -> canConnect(server.jdbcUrl()));
            killServer();
            var loss = server.onLoss().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(loss.reason()).isEqualTo(Reason.SERVER_FAILED);
            assertThat(loss).hasMessageContaining("一分钟内两次意外停止").hasMessageContaining("postgres.log");
        }
        nothingIsLost();
    }

    @Test
    void anOrdinaryCloseIsNoLoss() throws Exception {
        var server = EmbeddedPostgres.start(folder, TestDatabase.programs());
        server.close();
        server.close();
        assertThatThrownBy(() -> server.onLoss().get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        assertThat(Files.readString(folder.resolve("postgres.log"))).contains("database system is shut down");
    }

    private int confirmed;

    private void nothingIsLost() throws SQLException {
        try (var server = EmbeddedPostgres.start(folder, TestDatabase.programs())) {
            allRowsAreThere(server);
        }
    }

    private void allRowsAreThere(EmbeddedPostgres server) throws SQLException {
        try (var connection = TestDatabase.connect(server.jdbcUrl(), server.application());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from generate_series(0, %d) n where not exists (select from crash.kept where kept.n = n.n)"
                                .formatted(confirmed))) {
            rows.next();
            assertThat(rows.getInt(1))
                    .as("rows lost of %d confirmed", confirmed)
                    .isZero();
        }
    }

    private void killServer() throws IOException, InterruptedException {
        var pid = Files.readAllLines(folder.resolve("pgdata/postmaster.pid")).getFirst();
        EmbeddedProcess.kill(List.of(Long.parseLong(pid)));
    }

    private boolean canConnect(String url) {
        try (var connection =
                TestDatabase.connect(url, Folders.secretsOf(folder).application())) {
            return connection.isValid(1);
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private static boolean isShellOrJava(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> !command.contains("postgres"))
                .isPresent();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("patience").isBefore(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    /** Commits one row after the other until the connection breaks, and remembers the last that was confirmed. */
    private final class Writer implements AutoCloseable {
        private volatile boolean stopped;
        private final AtomicInteger last = new AtomicInteger();
        private final CompletableFuture<Void> end;

        Writer(String url) throws IOException {
            var role = Folders.secretsOf(folder).application();
            end = CompletableFuture.runAsync(
                    () -> {
                        try (var connection = DriverManager.getConnection(url, role.user(), role.password());
                                var insert = connection.prepareStatement("insert into crash.kept values (?)")) {
                            for (var row = 1; !stopped; row++) {
                                insert.setInt(1, row);
                                insert.executeUpdate();
                                last.set(row);
                            }
                        } catch (SQLException broken) {
                            // As it should when the server is killed; what was confirmed until then counts.
                        }
                        confirmed = last.get();
                    },
                    task -> Thread.ofPlatform().start(task));
        }

        void awaitRows() throws InterruptedException {
            await(() -> last.get() >= ROWS_BEFORE_THE_KILL);
        }

        @Override
        public void close() {
            stopped = true;
            end.join();
            assertThat(confirmed).isGreaterThanOrEqualTo(ROWS_BEFORE_THE_KILL);
        }
    }
}
