package org.jiheng.app;

import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 账面 — what really stands in the database, asked beside the product and not through it. */
@TestComponent
public class Records {
    private final ScopedTransactions transactions;
    private final JdbcClient application;
    private final JdbcClient owner;

    Records(ScopedTransactions transactions, JdbcClient application, Flyway flyway) {
        this.transactions = transactions;
        this.application = application;
        this.owner = JdbcClient.create(
                Objects.requireNonNull(flyway.getConfiguration().getDataSource()));
    }

    /** The first column of every row the application sees in this scope. */
    public List<String> in(Scope scope, String question) {
        return transactions.call(scope, () -> without(question));
    }

    public String one(Scope scope, String question) {
        return in(scope, question).getFirst();
    }

    /** Outside any scope. */
    public List<String> without(String question) {
        return application
                .sql(question)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** Tries to change something as the application. */
    public int change(Scope scope, String statement) {
        return transactions.call(scope, () -> application.sql(statement).update());
    }

    /** As the owner of the tables, who may alter them but is under row-level security too. */
    public void asOwner(String statement) {
        owner.sql(statement).update();
    }

    /** Rows of these tables that this scope sees, as one line to compare before and after. */
    public String counts(Scope scope, String... tables) {
        return String.join(
                " ",
                List.of(tables).stream()
                        .map(table -> table + "=" + one(scope, "select count(*) from " + table))
                        .toList());
    }

    /** Number of the last row of the audit; later ones are what a test has caused. */
    public long lastEvent(String region) {
        return Long.parseLong(one(Scope.wholeRegion(region), "select coalesce(max(id), 0) from audit_event"));
    }

    /** What the product has told since then, in order: {@code 收下草稿 target}. */
    public List<String> eventsSince(String region, long last) {
        return in(
                Scope.wholeRegion(region),
                "select action || ' ' || subject_kind from audit_event where origin = 'PROGRAM' and id > " + last
                        + " order by id");
    }
}
