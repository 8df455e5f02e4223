package org.jiheng.app.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    /** The first column of every row, past row-level security: what lies in a copy of the database. */
    public static List<String> ask(String url, String question) {
        try (var connection = TestDatabase.connect(url, TestDatabase.administrator());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
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
