package org.jiheng.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's own wiring on a data folder: the server first, migrations, pool; the server last when stopping. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseConfigurationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path temporary;

    @Test
    void startsMigratesSurvivesAKillAndStopsInOrder() throws Exception {
        var folder = Folders.stoppedDatabase(temporary);
        try (var application = start(folder)) {
            var database = application.getBean(JdbcClient.class);
            assertThat(one(database, "select current_user::text")).isEqualTo("jiheng_app");
            assertThat(one(database, "select count(*)::text from spring_session"))
                    .isEqualTo("0");
            assertThat(application.getBean(HikariDataSource.class).getConnectionTimeout())
                    .isEqualTo(10_000);

            var first = serverStarted(database).orElseThrow();
            EmbeddedProcess.kill(List.of(Long.parseLong(
                    Files.readAllLines(folder.resolve("pgdata/postmaster.pid")).getFirst())));
            // The killed server's own connections may answer for a moment longer.
            await(() -> serverStarted(database)
                    .filter(started -> !started.equals(first))
                    .isPresent());
        }
        var log = Files.readString(folder.resolve("postgres.log"));
        // Clients that are still connected when the server stops would show as terminated.
        assertThat(log.stripTrailing()).endsWith("database system is shut down");
        // The folder was prepared by an earlier run, whose own last client may not have been gone yet.
        assertThat(log.substring(log.lastIndexOf("starting PostgreSQL")))
                .doesNotContain("terminating connection due to administrator command");
    }

    @Test
    void stopsTheApplicationWhenTheDatabaseIsGoneForGood() throws Exception {
        var folder = Folders.stoppedDatabase(temporary);
        try (var application = start(folder)) {
            // A server that cannot start again: another program would be needed to mend this.
            Files.writeString(folder.resolve("pgdata/PG_VERSION"), "17\n");
            EmbeddedProcess.kill(List.of(Long.parseLong(
                    Files.readAllLines(folder.resolve("pgdata/postmaster.pid")).getFirst())));
            await(() -> !application.isActive());
        }
    }

    @Test
    void aRefusalIsPrintedAsASentenceAndFoundInsideTheFrameworksException(CapturedOutput output) throws Exception {
        var folder = Folders.stoppedDatabase(temporary);
        try (var holder = EmbeddedPostgres.start(folder)) {
            assertThat(holder.port()).isPositive();
            assertThat(DatabaseUnavailable.in(catchThrowable(() -> start(folder))))
                    .hasValueSatisfying(refusal -> {
                        assertThat(refusal.reason()).isEqualTo(DatabaseUnavailable.Reason.FOLDER_IN_USE);
                        assertThat(output).contains(refusal.sentence());
                    });
            assertThat(output).doesNotContain("\tat ");
        }
    }

    private static ConfigurableApplicationContext start(Path folder) {
        return new SpringApplicationBuilder(DatabaseOnly.class)
                .web(WebApplicationType.NONE)
                .properties("jiheng.data=" + folder)
                .run();
    }

    private static String one(JdbcClient database, String question) {
        return database.sql(question).query(String.class).single();
    }

    /** When the running server started; empty while none answers. */
    private static Optional<String> serverStarted(JdbcClient database) {
        try {
            return Optional.of(one(database, "select pg_postmaster_start_time()::text"));
        } catch (DataAccessException notYet) {
            return Optional.empty();
        }
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
}
