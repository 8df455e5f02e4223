package org.jiheng.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * 测试用数据库 — a real, empty database for a test, in a fraction of a second: one embedded server per test run, a new
 * database in it for each that asks.
 *
 * <p>A Spring test puts {@link WithTestDatabase} on its class and gets a database of its own per application context,
 * migrated by Flyway as in production, with the application's own role and row-level security in force:
 *
 * <pre>
 * &#64;SpringBootTest
 * &#64;WithTestDatabase
 * class TargetsTest { … }
 * </pre>
 *
 * Test classes with the same configuration share a cached context and so the database; give test data its own keys, or let
 * the test clean up. A test without Spring calls {@link #fresh} and connects itself.
 */
public record TestDatabase(String url, Credentials owner, Credentials application) {
    /** Test contexts stay open in Spring's cache, and all of them share one server's connections. */
    private static final String POOL_SIZE = "4";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Unpacked once for all test runs until {@code mvn clean}; of several that run at once, one unpacks. */
    static Path programs() {
        var folder = createDirectories(Path.of("target", "postgresql"));
        one(() -> PostgresProgram.in(folder));
        return folder;
    }

    private interface Step {
        void run() throws IOException;
    }

    /** The test runs on this machine take turns. */
    private static synchronized void one(Step step) {
        try (var turn = FileChannel.open(
                        Path.of("target", "test-database.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = turn.lock()) {
            if (held.isValid()) {
                step.run();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A new database without tables. */
    public static TestDatabase fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        var server = Server.RUNNING;
        try (var connection = connect(server.jdbcUrl("postgres"), server.administrator());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + Secrets.OWNER);
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to " + Secrets.APPLICATION);
        } catch (SQLException failure) {
            throw new IllegalStateException("no test database", failure);
        }
        return new TestDatabase(server.jdbcUrl(name), server.owner(), server.application());
    }

    /** Its migrations, as the owner makes them at a start. */
    public FluentConfiguration migrations() {
        return Flyway.configure()
                .dataSource(url, owner.user(), owner.password())
                .locations("classpath:db/migration", "classpath:db/callback")
                .placeholders(Map.of("applicationRole", application.user()));
    }

    /** What a product needs to be told to work in it. */
    public Map<String, String> properties() {
        return Map.of(
                "jiheng.database.url",
                url,
                "jiheng.database.user",
                application.user(),
                "jiheng.database.password",
                application.password(),
                "jiheng.database.owner-user",
                owner.user(),
                "jiheng.database.owner-password",
                owner.password(),
                "spring.datasource.hikari.maximum-pool-size",
                POOL_SIZE,
                "spring.datasource.hikari.minimum-idle",
                "0");
    }

    /** The server's superuser, for tests that must be refused. */
    static Credentials administrator() {
        return Server.RUNNING.administrator();
    }

    static Connection connect(String url, Credentials role) throws SQLException {
        return DriverManager.getConnection(url, role.user(), role.password());
    }

    /** Started when first asked for; stopped with the test run, even a killed one. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            var all = createDirectories(Path.of("target", "test-database"));
            one(() -> deleteThoseOfEndedRuns(all));
            var mine = all.resolve(Long.toString(ProcessHandle.current().pid()));
            var server = EmbeddedPostgres.start(mine, programs());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }

        private static void deleteThoseOfEndedRuns(Path all) throws IOException {
            try (var runs = Files.list(all)) {
                for (var run : runs.toList()) {
                    var pid = Long.parseLong(run.getFileName().toString());
                    if (ProcessHandle.of(pid).isEmpty()) {
                        DataFolder.deleteTree(run);
                    }
                }
            }
        }
    }

    private static Path createDirectories(Path path) {
        try {
            return Files.createDirectories(path).toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What {@link WithTestDatabase} puts into effect: the database of this context is a fresh one. */
    public static final class Fresh implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(fresh().properties()).applyTo(context);
        }
    }
}
