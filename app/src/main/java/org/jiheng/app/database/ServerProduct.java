package org.jiheng.app.database;

import java.util.regex.Pattern;
import org.jiheng.app.database.DatabaseUnavailable.Reason;

/**
 * 数据库产品与版本 — what a server says it is. Only PostgreSQL 18 itself is accepted: other kernels speak its protocol
 * and even claim its name, but differ where we rely on it, in row-level security above all (GIT-69, GIT-70).
 */
record ServerProduct(String version, int versionNumber, String encoding) {
    /** Such as "PostgreSQL 18.6 (Debian 18.6-1.pgdg12+1) on x86_64-pc-linux-gnu, compiled by …"; kernels of others add their name. */
    private static final Pattern GENUINE = Pattern.compile(
            "PostgreSQL \\d+(\\.\\d+)*(beta\\d+|rc\\d+)?( \\((Debian |Ubuntu |Homebrew|Postgres.app)[^)]*\\))? on [^,]+, compiled by [^,]+, (32|64)-bit");

    void refuseUnlessPostgres18() {
        if (!GENUINE.matcher(version).matches() || versionNumber / 10_000 != 18) {
            throw new DatabaseUnavailable(
                    Reason.OTHER_VERSION,
                    "数据库服务器是“%s”，本程序只支持 PostgreSQL %s。请换用 PostgreSQL %s 服务器，或不设 --database-url 而使用随带的数据库。"
                            .formatted(version, PostgresProgram.MAJOR_VERSION, PostgresProgram.MAJOR_VERSION));
        }
        if (!encoding.equals("UTF8")) {
            throw new DatabaseUnavailable(
                    Reason.REFUSED,
                    "数据库的编码是 %s，应为 UTF8。请用 create database … encoding 'UTF8' 重建数据库。".formatted(encoding));
        }
    }
}
