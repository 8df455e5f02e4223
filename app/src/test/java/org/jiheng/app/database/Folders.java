package org.jiheng.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;

/** Data folders as tests meet them. */
final class Folders {
    private Folders() {}

    /** A stopped database with its programs, copied from one that was made once per test run: making one takes far longer. */
    static Path stoppedDatabase(Path parent) throws IOException {
        // The name has what careless programs stumble over (GIT-130).
        var folder = parent.resolve("绩衡 数据");
        try (var files = Files.walk(Template.FOLDER)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(Template.FOLDER.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        linkPrograms(folder);
        return folder;
    }

    private static void linkPrograms(Path folder) throws IOException {
        try (var versions = Files.list(TestDatabase.programs())) {
            for (var version : versions.toList()) {
                Files.createSymbolicLink(folder.resolve(version.getFileName()), version);
            }
        }
    }

    static Secrets secretsOf(Path folder) throws IOException {
        return Secrets.readFrom(folder.resolve("secrets"));
    }

    private static final class Template {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                var folder = Files.createTempDirectory(Path.of("target"), "stopped-database-")
                        .toAbsolutePath();
                try (var server = EmbeddedPostgres.start(folder, TestDatabase.programs());
                        var connection = TestDatabase.connect(server.jdbcUrl(), server.owner());
                        var statement = connection.createStatement()) {
                    // Not in the schema that Flyway expects to find empty.
                    statement.execute("create schema crash");
                    statement.execute("create table crash.kept (n int primary key)");
                    statement.execute("grant usage on schema crash to " + Secrets.APPLICATION);
                    statement.execute("grant select, insert on crash.kept to " + Secrets.APPLICATION);
                    statement.execute("insert into crash.kept values (0)");
                }
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        DataFolder.deleteTree(folder);
                    } catch (IOException left) {
                        System.err.println(left.getMessage());
                    }
                }));
                return folder;
            } catch (IOException | SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
