package org.jiheng.app.commandline;

import java.nio.file.Path;
import org.jiheng.app.database.DirectDatabase;
import picocli.CommandLine.Option;

/** 数据库在哪里 — for every command that asks a database without starting the product. */
final class DatabaseOptions {
    @Option(
            names = "--data",
            paramLabel = "目录",
            defaultValue = "${sys:jiheng.home:-.}/data",
            description = "数据目录，默认为程序目录下的 data；网站开着也可以")
    private Path data = Path.of("");

    @Option(
            names = "--database-url",
            paramLabel = "地址",
            defaultValue = "${env:JIHENG_DATABASE_URL:-}",
            description = "已有的 PostgreSQL 的地址；用户和口令放在环境变量 JIHENG_DATABASE_USER、JIHENG_DATABASE_PASSWORD 中")
    private String databaseUrl = "";

    /** @throws org.jiheng.app.database.DatabaseUnavailable with a sentence that says what to do */
    DirectDatabase open() {
        return databaseUrl.isBlank()
                ? DirectDatabase.inFolder(data.toAbsolutePath().normalize())
                : DirectDatabase.at(
                        databaseUrl, environment("JIHENG_DATABASE_USER"), environment("JIHENG_DATABASE_PASSWORD"));
    }

    private static String environment(String name) {
        var value = System.getenv(name);
        return value == null ? "" : value;
    }
}
