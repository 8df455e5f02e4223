package org.jiheng.app.database;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** 往返 — begins a trip to the database that carries several statements at once. */
@Component
public final class Trips {
    private final JdbcOperations database;

    Trips(JdbcOperations database) {
        this.database = database;
    }

    public Together begin() {
        return new Together(database);
    }
}
