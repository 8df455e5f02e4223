package org.jiheng.app.database;

/** 数据库服务器 — where the database is and who may enter: the owner migrates, the application works. */
sealed interface DatabaseServer extends AutoCloseable permits EmbeddedPostgres, ExternalServer {
    String jdbcUrl();

    /** Owns the tables and runs the migrations. */
    Credentials owner();

    /** Works in the tables, under row-level security. */
    Credentials application();

    @Override
    void close();
}
