package org.jiheng.app.database;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** 程序做的迁移 — a migration that needs more than the database has, such as keys; run once, in one transaction, by the owner of the tables. */
public abstract class OwnersMigration implements JavaMigration {
    private final MigrationVersion version;
    private final String description;

    protected OwnersMigration(String version, String description) {
        this.version = MigrationVersion.fromVersion(version);
        this.description = description;
    }

    protected abstract void migrate(JdbcClient owner);

    @Override
    public final void migrate(Context context) {
        migrate(JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true)));
    }

    @Override
    public final MigrationVersion getVersion() {
        return version;
    }

    @Override
    public final String getDescription() {
        return description;
    }

    @Override
    public final @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public final boolean canExecuteInTransaction() {
        return true;
    }
}
