package org.jiheng.app.database;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.jiheng.app.database.DatabaseUnavailable.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/** 外接数据库 — a PostgreSQL 18 server of the house, checked before anything is done on it. */
record ExternalServer(String jdbcUrl, Credentials owner, Credentials application) implements DatabaseServer {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalServer.class);
    private static final String CONNECT_LIMIT_SECONDS = "10";

    /**
     * 外接数据库设置 — without an owner of its own the application's user also migrates: fewer accounts to ask the house for,
     * one barrier less, hence a warning at start.
     */
    @ConfigurationProperties("jiheng.database")
    record Settings(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String ownerUser,
            @Nullable String ownerPassword) {

        ExternalServer server(String url) {
            if (!url.startsWith("jdbc:postgresql://")) {
                throw new DatabaseUnavailable(
                        Reason.REFUSED,
                        "数据库地址应写成 jdbc:postgresql://主机:端口/库名，现在是“%s”。".formatted(withoutParameters(url)));
            }
            // The driver would prefer these to the credentials we give it, and migrate as the wrong user.
            if (url.matches(".*[?&](user|password)=.*")) {
                throw new DatabaseUnavailable(
                        Reason.REFUSED,
                        "用户名和口令不要写在数据库地址里(%s)。请用 --database-user 和 --database-password(或环境变量)给出。"
                                .formatted(withoutParameters(url)));
            }
            if (!StringUtils.hasText(user)) {
                throw new DatabaseUnavailable(
                        Reason.REFUSED, "已指定数据库地址，还缺用户名。请用 --database-user 和 --database-password(或环境变量)给出。");
            }
            // The name is written into the migrations' grants as a quoted identifier.
            if (user.contains("\"")) {
                throw new DatabaseUnavailable(Reason.REFUSED, "数据库用户名不能含有双引号：%s".formatted(user));
            }
            var application = new Credentials(user, password == null ? "" : password);
            var owner = StringUtils.hasText(ownerUser)
                    ? new Credentials(ownerUser, ownerPassword == null ? "" : ownerPassword)
                    : application;
            return new ExternalServer(url, owner, application);
        }
    }

    /** Refuses in one sentence what would go wrong later or, worse, silently. */
    void check() {
        withConnection(owner, "select 1", row -> row.getInt(1));
        var product = withConnection(
                application,
                "select version(), current_setting('server_version_num')::int, current_setting('server_encoding')",
                row -> new ServerProduct(row.getString(1), row.getInt(2), row.getString(3)));
        product.refuseUnlessPostgres18();
        var unbound = withConnection(
                application,
                "select rolsuper or rolbypassrls from pg_roles where rolname = current_user",
                row -> row.getBoolean(1));
        if (unbound) {
            throw new DatabaseUnavailable(
                    Reason.REFUSED,
                    "数据库用户 %s 是超级用户或可绕过行级安全(BYPASSRLS),各单位的数据将失去隔离。请改用普通用户：alter role … nosuperuser nobypassrls。"
                            .formatted(application.user()));
        }
        var readOnly = withConnection(application, "select pg_is_in_recovery()", row -> row.getBoolean(1));
        if (readOnly) {
            throw new DatabaseUnavailable(
                    Reason.REFUSED, "数据库服务器 %s 是只读的备机。请连接主机。".formatted(withoutParameters(jdbcUrl)));
        }
        if (owner.user().equals(application.user())) {
            LOG.warn(
                    "数据库用户 {} 同时是表的所有者，可以关闭行级安全。建议另设所有者用户(jiheng.database.owner-user)执行升级，{} 只用于日常读写。",
                    owner.user(),
                    application.user());
        }
    }

    @Override
    public void close() {
        // The house runs its own server.
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T withConnection(Credentials user, String question, Row<T> answer) {
        var properties = new Properties();
        properties.setProperty("user", user.user());
        properties.setProperty("password", user.password());
        properties.setProperty("connectTimeout", CONNECT_LIMIT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_LIMIT_SECONDS);
        try (var connection = DriverManager.getConnection(jdbcUrl, properties);
                var statement = connection.prepareStatement(question);
                var rows = statement.executeQuery()) {
            rows.next();
            return answer.read(rows);
        } catch (SQLException failure) {
            throw refused(user, failure);
        }
    }

    private DatabaseUnavailable refused(Credentials user, SQLException failure) {
        var server = withoutParameters(jdbcUrl);
        var state = String.valueOf(failure.getSQLState());
        if (state.startsWith("28")) {
            return new DatabaseUnavailable(
                    Reason.REFUSED, "数据库服务器 %s 拒绝了用户 %s：用户名或口令不对，或该用户不许从本机登录。".formatted(server, user), failure);
        }
        if (state.equals("3D000")) {
            return new DatabaseUnavailable(Reason.REFUSED, "数据库服务器上没有这个库：%s。请先建库。".formatted(server), failure);
        }
        return new DatabaseUnavailable(
                Reason.SERVER_FAILED,
                "连不上数据库服务器 %s。请检查地址、端口、网络和服务器是否在运行。服务器或驱动的说法：%s".formatted(server, failure.getMessage()),
                failure);
    }

    /** The parameters may hold a password. */
    private static String withoutParameters(String url) {
        var end = url.indexOf('?');
        return end < 0 ? url : url.substring(0, end);
    }
}
