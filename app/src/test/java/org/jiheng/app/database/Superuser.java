package org.jiheng.app.database;

import java.sql.SQLException;

/** 超级用户 — somebody who can do everything to a database, triggers and row-level security switched off: what the audit must outlast. */
public final class Superuser {
    private Superuser() {}

    /** @param url of the database of an application under test */
    public static void run(String url, String... statements) {
        try (var connection = TestDatabase.connect(url, TestDatabase.administrator());
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The same with every trigger in force, as a database administrator works by hand. */
    public static void runByHand(String url, String... statements) {
        try (var connection = TestDatabase.connect(url, TestDatabase.administrator());
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
