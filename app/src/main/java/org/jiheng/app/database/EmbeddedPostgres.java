package org.jiheng.app.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jiheng.app.database.DatabaseUnavailable.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 内嵌数据库 — PostgreSQL 18 in the data folder, started with the product and stopped with it: durable, with data checksums,
 * scram passwords, on the loopback address only (GIT-68, GIT-137).
 *
 * <pre>
 * DIR/app.lock               held while running; names the process
 * DIR/postgresql-18-…/       the programs, unpacked once
 * DIR/pgdata/                the data
 * DIR/secrets/*.password     one password a role, for the owner's eyes only
 * DIR/postgres.log           what the server says
 * </pre>
 *
 * A killed server is revived once on the same port, after which the pool finds it again by itself. If it dies again within
 * a minute something is wrong that a restart does not mend, and {@link #onLoss} tells.
 */
public final class EmbeddedPostgres implements DatabaseServer {
    static final String DATABASE = "jiheng";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration QUIET_TIME_BETWEEN_REVIVALS = Duration.ofMinutes(1);
    private static final int PORT_ATTEMPTS = 3;

    private final DataFolder folder;
    private final PostgresProgram program;
    private final Secrets secrets;
    private final CompletableFuture<DatabaseUnavailable> loss = new CompletableFuture<>();
    private Postmaster postmaster;
    private Instant lastRevival = Instant.MIN;
    private boolean closed;

    private EmbeddedPostgres(DataFolder folder, PostgresProgram program, Secrets secrets, Postmaster postmaster) {
        this.folder = folder;
        this.program = program;
        this.secrets = secrets;
        this.postmaster = postmaster;
    }

    /** Starts the database of this folder, and makes it first where there is none. */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, dataDirectory);
    }

    /** The same with the programs unpacked elsewhere, so that many small folders can share them. */
    static EmbeddedPostgres start(Path dataDirectory, Path programs) {
        PostgresProgram.archiveForThisMachine();
        var path = dataDirectory.toAbsolutePath().normalize();
        try {
            var folder = DataFolder.take(path);
            try {
                var program = PostgresProgram.in(programs.equals(dataDirectory) ? folder.path() : programs);
                var secrets = prepare(folder, program);
                var started = new EmbeddedPostgres(folder, program, secrets, startOnFreePort(program, folder));
                started.watch(started.postmaster);
                return started;
            } catch (IOException | RuntimeException failure) {
                folder.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw DatabaseUnavailable.onDisk(path, failure);
        }
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** Loopback needs no TLS; a stranger who took the port must not be told a password in clear. */
    String jdbcUrl(String database) {
        return jdbcUrl(port(), database);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable&requireAuth=scram-sha-256&ApplicationName=jiheng"
                .formatted(port, database);
    }

    public synchronized int port() {
        return postmaster.port();
    }

    @Override
    public Credentials owner() {
        return secrets.owner();
    }

    @Override
    public Credentials application() {
        return secrets.application();
    }

    Credentials administrator() {
        return secrets.administrator();
    }

    /** Completes when the server is gone for good though nobody closed it; the application should stop with the sentence. */
    public CompletableFuture<DatabaseUnavailable> onLoss() {
        return loss.copy();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (folder) {
            postmaster.stop();
        } catch (IOException failure) {
            LOG.warn("停止数据库时出错，下次启动会自动恢复：{}", failure.getMessage());
        }
    }

    private void watch(Postmaster watched) {
        Thread.ofVirtual().name("database-watch").start(() -> {
            try {
                watched.awaitEnd();
                revive(watched);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void revive(Postmaster dead) {
        if (closed || dead != postmaster) {
            return;
        }
        var now = Instant.now();
        if (lastRevival.plus(QUIET_TIME_BETWEEN_REVIVALS).isAfter(now)) {
            giveUp(new DatabaseUnavailable(
                    Reason.SERVER_FAILED, "数据库在一分钟内两次意外停止，程序将退出。请查看日志 %s;已提交的数据不受影响。".formatted(folder.log())));
            return;
        }
        lastRevival = now;
        LOG.warn("数据库意外停止，正在原端口 {} 重新启动", dead.port());
        try {
            postmaster = Postmaster.start(program, folder, dead.port());
            watch(postmaster);
            LOG.info("数据库已恢复");
        } catch (DatabaseUnavailable failure) {
            giveUp(failure);
        } catch (IOException failure) {
            giveUp(DatabaseUnavailable.onDisk(folder.path(), failure));
        }
    }

    private void giveUp(DatabaseUnavailable failure) {
        LOG.error(failure.sentence());
        loss.complete(failure);
    }

    /**
     * Returns the passwords of a cluster that is ready to start. Making one ends with two renames, data first; a first start
     * that was cut off leaves only things named .new, or data without passwords beside passwords that wait for theirs.
     */
    private static Secrets prepare(DataFolder folder, PostgresProgram program) throws IOException {
        var cluster = folder.cluster();
        var newSecrets = folder.path().resolve("secrets.new");
        if (!Files.exists(cluster)) {
            if (Files.exists(folder.secrets())) {
                throw new DatabaseUnavailable(
                        Reason.FOLDER_DAMAGED,
                        "数据目录 %s 中有数据库口令(secrets)而没有数据(pgdata),可能是磁盘没有挂载或目录不完整。请恢复 pgdata;如确要从空库开始，请移走 secrets 目录。"
                                .formatted(folder.path()));
            }
            DataFolder.deleteTree(newSecrets);
            makeCluster(folder, program, newSecrets);
        }
        if (!Files.exists(folder.secrets()) && Files.exists(newSecrets)) {
            DataFolder.settle(newSecrets, folder.secrets());
        }
        refuseForeignCluster(cluster);
        if (!Files.exists(folder.secrets())) {
            throw new DatabaseUnavailable(
                    Reason.FOLDER_DAMAGED,
                    "数据目录 %s 缺少数据库口令目录 secrets,无法打开已有的数据库。请从备份中找回该目录；数据未作改动。".formatted(folder.path()));
        }
        return Secrets.readFrom(folder.secrets());
    }

    private static void makeCluster(DataFolder folder, PostgresProgram program, Path newSecrets) throws IOException {
        var unfinished = folder.path().resolve("pgdata.new");
        DataFolder.deleteTree(unfinished);
        var secrets = Secrets.generateIn(newSecrets);
        program.run(
                "initdb",
                folder.path(),
                List.of(
                        "-D",
                        unfinished.toString(),
                        "-U",
                        secrets.administrator().user(),
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C.UTF-8",
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + Secrets.fileOf(newSecrets, Secrets.ADMINISTRATOR),
                        "--data-checksums"),
                "");
        // In single-user mode nobody else can be connected, and the cluster is whole before it gets its name.
        program.run(
                "postgres",
                folder.path(),
                List.of("--single", "-D", unfinished.toString(), "postgres"),
                rolesAndDatabase(secrets));
        DataFolder.settle(unfinished, folder.cluster());
    }

    /** One statement a line, as the single-user server reads them. Passwords are base64url and need no escaping. */
    private static String rolesAndDatabase(Secrets secrets) {
        return """
                create role jiheng_owner login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password '%s'
                create role jiheng_app login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password '%s'
                create database jiheng owner jiheng_owner
                revoke all on database jiheng from public
                grant connect on database jiheng to jiheng_app
                revoke all on database postgres from public
                """.formatted(secrets.owner().password(), secrets.application().password());
    }

    private static void refuseForeignCluster(Path cluster) throws IOException {
        if (PostgresProgram.userIdOf(cluster) != PostgresProgram.userId()) {
            throw DatabaseUnavailable.noPermission(cluster, null);
        }
        var versionFile = cluster.resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            throw new DatabaseUnavailable(
                    Reason.FOLDER_DAMAGED,
                    "%s 不是完整的 PostgreSQL 数据目录(缺少 PG_VERSION)。请从备份恢复；本程序没有改动它。".formatted(cluster));
        }
        var version = Files.readString(versionFile).strip();
        if (!version.equals(PostgresProgram.MAJOR_VERSION)) {
            throw new DatabaseUnavailable(
                    Reason.OTHER_VERSION,
                    "%s 由 PostgreSQL %s 建立，本程序只能打开 PostgreSQL %s 的数据。请用原来的版本做备份，再在新目录中恢复；本程序没有改动它。"
                            .formatted(cluster, version, PostgresProgram.MAJOR_VERSION));
        }
        // A copied folder often comes back readable for the group, and PostgreSQL then refuses it.
        Files.setPosixFilePermissions(cluster, Secrets.OWNER_ONLY_FOLDER);
    }

    private static Postmaster startOnFreePort(PostgresProgram program, DataFolder folder) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                return Postmaster.start(program, folder, freePort());
            } catch (DatabaseUnavailable failure) {
                // Between our looking and the server's taking it, another process may have taken the port.
                if (attempt == PORT_ATTEMPTS || !failure.sentence().contains("could not create any TCP/IP sockets")) {
                    throw failure;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
