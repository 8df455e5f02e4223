package org.jiheng.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jiheng.app.database.DatabaseUnavailable.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * 直连数据库 — the database without the product around it, for a command that only asks: as the application's role and under
 * row-level security like everybody. A folder whose server is running is asked there; otherwise its server is started for
 * as long as the command lasts.
 */
public final class DirectDatabase implements AutoCloseable {
    private static final int PORT_LINE = 3; // of postmaster.pid

    private final JdbcClient jdbc;
    private final ScopedTransactions transactions;
    private final @Nullable EmbeddedPostgres started;

    private DirectDatabase(DataSource source, @Nullable EmbeddedPostgres started) {
        this.jdbc = JdbcClient.create(source);
        this.transactions = new ScopedTransactions(jdbc, new JdbcTransactionManager(source), new OnDisk(jdbc));
        this.started = started;
    }

    /** @throws DatabaseUnavailable with a sentence that says what to do */
    public static DirectDatabase inFolder(Path data) {
        if (!Files.isDirectory(data.resolve("pgdata"))) {
            throw new DatabaseUnavailable(Reason.FOLDER_DAMAGED, "%s 里没有绩衡的数据库。请用 --data 指定数据目录。".formatted(data));
        }
        try {
            var server = EmbeddedPostgres.start(data);
            return new DirectDatabase(source(server.jdbcUrl(), server.application()), server);
        } catch (DatabaseUnavailable refused) {
            if (refused.reason() != Reason.FOLDER_IN_USE) {
                throw refused;
            }
            return running(data);
        }
    }

    private static DirectDatabase running(Path data) {
        try {
            var port =
                    Integer.parseInt(Files.readAllLines(data.resolve("pgdata").resolve("postmaster.pid"))
                            .get(PORT_LINE)
                            .strip());
            var secrets = Secrets.readFrom(data.resolve("secrets"));
            return new DirectDatabase(
                    source(EmbeddedPostgres.jdbcUrl(port, EmbeddedPostgres.DATABASE), secrets.application()), null);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException unreadable) {
            throw new DatabaseUnavailable(Reason.SERVER_FAILED, "%s 的数据库正在启动或停止，请稍后再试。".formatted(data), unreadable);
        }
    }

    /** A server of the house. */
    public static DirectDatabase at(String url, String user, String password) {
        var server = new ExternalServer.Settings(url, user, password, null, null).server(url);
        return new DirectDatabase(source(server.jdbcUrl(), server.application()), null);
    }

    private static DataSource source(String url, Credentials role) {
        return new DriverManagerDataSource(url, role.user(), role.password());
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public ScopedTransactions transactions() {
        return transactions;
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
