package org.jiheng.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jiheng.app.database.DatabaseUnavailable.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, settings, who may enter, and which folders are refused (GIT-68, GIT-137, GIT-139). */
class EmbeddedPostgresTest {
    private static final TestDatabase ANY = TestDatabase.fresh();

    @TempDir
    Path temporary;

    @Test
    void makesTheDatabaseAtTheFirstStartAndKeepsItsRowsForTheNext() throws Exception {
        var folder = temporary.resolve("绩衡 数据/新");
        try (var server = EmbeddedPostgres.start(folder);
                var connection = TestDatabase.connect(server.jdbcUrl(), server.owner());
                var statement = connection.createStatement()) {
            statement.execute("create table kept (name text)");
            statement.execute("insert into kept values ('衡溪区')");
        }
        try (var again = EmbeddedPostgres.start(folder);
                var connection = TestDatabase.connect(again.jdbcUrl(), again.owner())) {
            assertThat(one(connection, "select name from kept")).isEqualTo("衡溪区");
        }
        assertThat(owners(folder)).isEqualTo("rwx------");
        assertThat(owners(folder.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(owners(folder.resolve("postgres.log"))).isEqualTo("rw-------");
        var secrets = Folders.secretsOf(folder);
        assertThat(List.of(secrets.administrator(), secrets.owner(), secrets.application()))
                .extracting(Credentials::password)
                .doesNotHaveDuplicates()
                .allMatch(password -> password.length() == 32);
        for (var role : List.of(Secrets.ADMINISTRATOR, Secrets.OWNER, Secrets.APPLICATION)) {
            assertThat(owners(Secrets.fileOf(folder.resolve("secrets"), role))).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            setting                  | value
            data_checksums           | on
            fsync                    | on
            synchronous_commit       | on
            full_page_writes         | on
            listen_addresses         | 127.0.0.1
            unix_socket_directories  | ''
            password_encryption      | scram-sha-256
            server_encoding          | UTF8
            allow_alter_system       | off
            shared_buffers           | 256MB
            """)
    void runsDurableAndOnTheLoopbackOnly(String setting, String value) throws SQLException {
        assertThat(asAdministrator("select current_setting('" + setting + "')")).isEqualTo(value);
    }

    @Test
    void comparesTextByTheBuiltinProviderSoThatTheMachinesLocaleDoesNotMatter() throws SQLException {
        assertThat(asAdministrator(
                        "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'template1'"))
                .isEqualTo("b C.UTF-8");
    }

    @Test
    void letsNobodyInWithoutAPassword() throws Exception {
        assertThat(asAdministrator("select string_agg(distinct type || ' ' || address || ' ' || auth_method, '; ')"
                        + " from pg_hba_file_rules"))
                .isEqualTo("host 127.0.0.1 scram-sha-256");
        var database = TestDatabase.fresh();
        for (var role : List.of(Secrets.ADMINISTRATOR, Secrets.OWNER, Secrets.APPLICATION, "postgres", "root")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> TestDatabase.connect(database.url(), new Credentials(role, "错误的口令")))
                    .matches(refusal -> "28P01".equals(refusal.getSQLState()), "password refused");
        }
    }

    @Test
    void trustWrittenIntoTheAccessFileDoesNotSurviveAStart() throws Exception {
        var folder = Folders.stoppedDatabase(temporary);
        Files.writeString(folder.resolve("pgdata/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        Files.writeString(folder.resolve("pgdata/postgresql.auto.conf"), "fsync = off\n");
        try (var server = start(folder)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> TestDatabase.connect(server.jdbcUrl(), new Credentials(Secrets.OWNER, "")));
            try (var connection = TestDatabase.connect(server.jdbcUrl(), server.owner())) {
                assertThat(one(connection, "show fsync")).isEqualTo("on");
            }
        }
    }

    @Test
    void givesEachRoleOnlyWhatItNeeds() throws Exception {
        assertThat(asAdministrator(
                        "select string_agg(rolname || ' ' || rolsuper || ' ' || rolbypassrls || ' ' || rolcreatedb"
                                + " || ' ' || rolcreaterole || ' ' || rolreplication, '; ' order by rolname)"
                                + " from pg_roles where rolname in ('jiheng_app', 'jiheng_owner')"))
                .isEqualTo("jiheng_app false false false false false; jiheng_owner false false false false false");
        var database = TestDatabase.fresh();
        try (var connection = TestDatabase.connect(database.url(), database.application());
                var statement = connection.createStatement()) {
            for (var attempt :
                    List.of("create table mine (n int)", "create temp table mine (n int)", "create schema mine")) {
                assertThatExceptionOfType(SQLException.class)
                        .as(attempt)
                        .isThrownBy(() -> statement.execute(attempt))
                        .matches(refusal -> "42501".equals(refusal.getSQLState()), "insufficient privilege");
            }
        }
    }

    @Test
    void refusesASecondStartAndNamesTheProcessThatHoldsTheFolder() throws Exception {
        var folder = Folders.stoppedDatabase(temporary);
        try (var holder = start(folder)) {
            assertThat(refusal(folder)).matches(is(Reason.FOLDER_IN_USE));
            // The refusal above must not have loosened the lock: other processes are refused too.
            try (var other = EmbeddedProcess.start(folder, TestDatabase.programs())) {
                assertThat(other.firstLine())
                        .startsWith("FOLDER_IN_USE")
                        .contains("进程号 " + ProcessHandle.current().pid());
            }
            assertThat(holder.port()).isPositive();
        }
        try (var other = EmbeddedProcess.start(folder, TestDatabase.programs())) {
            other.url();
            assertThat(refusal(folder)).hasMessageContaining("进程号 " + other.pid() + ")");
        }
        start(folder).close();
    }

    @Test
    void refusesDataOfAnotherMajorVersionAndDoesNotTouchIt() throws Exception {
        var folder = Folders.stoppedDatabase(temporary);
        Files.writeString(folder.resolve("pgdata/PG_VERSION"), "17\n");
        assertThat(refusal(folder)).matches(is(Reason.OTHER_VERSION)).hasMessageContaining("PostgreSQL 17");
        Files.writeString(folder.resolve("pgdata/PG_VERSION"), "18\n");
        start(folder).close();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            missing                              | sentence
            pgdata                               | 可能是磁盘没有挂载
            pgdata/PG_VERSION                    | 不是完整的 PostgreSQL 数据目录
            secrets                              | 缺少数据库口令目录
            secrets/jiheng_owner.password        | jiheng_owner.password
            """)
    void refusesAFolderInWhichSomethingIsMissing(String missing, String sentence) throws Exception {
        var folder = Folders.stoppedDatabase(temporary);
        Files.move(folder.resolve(missing), temporary.resolve("away"));
        assertThat(refusal(folder)).matches(is(Reason.FOLDER_DAMAGED)).hasMessageContaining(sentence);
        Files.move(temporary.resolve("away"), folder.resolve(missing));
        start(folder).close();
    }

    @Test
    void quotesTheServersLastWordsWhenItDoesNotStart() throws Exception {
        var folder = Folders.stoppedDatabase(temporary);
        var controlFile = folder.resolve("pgdata/global/pg_control");
        var content = Files.readAllBytes(controlFile);
        content[100] ^= 1;
        Files.write(controlFile, content);
        assertThat(refusal(folder))
                .matches(is(Reason.SERVER_FAILED))
                .hasMessageContaining("incorrect checksum in control file")
                .hasMessageContaining("postgres.log")
                .hasMessageContaining("不要删除数据目录");
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws Exception {
        var file = Files.createFile(temporary.resolve("data"));
        assertThat(refusal(file)).hasMessageContaining("是一个文件，不是目录");
    }

    @Test
    void finishesAFirstStartThatWasCutOff() throws Exception {
        // Cut off before the data were whole: begins again.
        var early = Files.createDirectories(temporary.resolve("early"));
        Files.createDirectories(early.resolve("pgdata.new/base"));
        Files.createDirectories(early.resolve("secrets.new"));
        start(early).close();
        // Cut off between the two renames: goes on.
        var late = Folders.stoppedDatabase(temporary);
        Files.move(late.resolve("secrets"), late.resolve("secrets.new"));
        try (var server = start(late);
                var connection = TestDatabase.connect(server.jdbcUrl(), server.owner())) {
            assertThat(one(connection, "select count(*) from crash.kept")).isEqualTo("1");
        }
        assertThat(late.resolve("secrets")).isDirectory();
    }

    @Test
    void opensAFolderThatWasCopiedWithOpenPermissionsAndClosesThem() throws Exception {
        var folder = Folders.stoppedDatabase(temporary);
        var password = Secrets.fileOf(folder.resolve("secrets"), Secrets.OWNER);
        Files.setPosixFilePermissions(folder.resolve("pgdata"), PosixFilePermissions.fromString("rwxrwxr-x"));
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        start(folder).close();
        assertThat(owners(folder.resolve("pgdata"))).isEqualTo("rwx------");
        assertThat(owners(password)).isEqualTo("rw-------");
    }

    @Test
    void manyServersRunBesideEachOther() throws Exception {
        var servers = new ArrayList<EmbeddedPostgres>();
        try {
            for (var name : List.of("a", "b")) {
                servers.add(start(Folders.stoppedDatabase(Files.createDirectory(temporary.resolve(name)))));
            }
            assertThat(servers).extracting(EmbeddedPostgres::port).doesNotHaveDuplicates();
        } finally {
            servers.forEach(EmbeddedPostgres::close);
        }
    }

    private static EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(folder, TestDatabase.programs());
    }

    private static DatabaseUnavailable refusal(Path folder) {
        try (var unexpected = start(folder)) {
            throw new AssertionError("started on " + unexpected.jdbcUrl());
        } catch (DatabaseUnavailable refusal) {
            return refusal;
        }
    }

    private static Predicate<DatabaseUnavailable> is(Reason reason) {
        return refusal -> refusal.reason() == reason;
    }

    private static String asAdministrator(String question) throws SQLException {
        try (var connection = TestDatabase.connect(ANY.url(), TestDatabase.administrator())) {
            return one(connection, question);
        }
    }

    private static String one(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String owners(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
