package org.jiheng.app.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/**
 * 一次往返 — statements that are sent together and answered together. They run one after the other, each seeing what the ones before
 * it did and what others committed meanwhile. For what happens with every key a clerk presses; anything rarer asks
 * {@link org.springframework.jdbc.core.simple.JdbcClient}.
 */
public final class Together {
    private static final int MOST_AT_ONCE = 40;

    /** Every text is a literal or a file, so there are not many. */
    private static final Map<String, Parsed> PARSED = new ConcurrentHashMap<>();

    private final JdbcOperations database;
    private final List<Part> parts = new ArrayList<>();

    Together(JdbcOperations database) {
        this.database = database;
    }

    private record Parsed(ParsedSql names, String text) {
        static Parsed of(String sql) {
            var names = NamedParameterUtils.parseSqlStatement(sql);
            return new Parsed(names, NamedParameterUtils.substituteNamedParameters(names, null));
        }
    }

    /** 一句. */
    public static final class Part {
        private final Parsed sql;
        private final Map<String, @Nullable Object> values = new HashMap<>();
        private @Nullable RowCallbackHandler row;
        private @Nullable IntConsumer changed;

        private Part(String sql) {
            this.sql = PARSED.computeIfAbsent(sql, Parsed::of);
        }

        public Part param(String name, @Nullable Object value) {
            values.put(name, value);
            return this;
        }

        /** Called with every row of the answer. */
        public void query(RowCallbackHandler each) {
            row = each;
        }

        /** Called with the number of rows that were changed. */
        public void update(IntConsumer count) {
            changed = count;
        }

        private @Nullable Object[] inOrder() {
            return NamedParameterUtils.buildValueArray(sql.names(), new MapSqlParameterSource(values), null);
        }
    }

    /** A long trip is made in stages, so that no text grows with what was pasted. */
    public Part sql(String sql) {
        if (parts.size() == MOST_AT_ONCE) {
            run();
        }
        var part = new Part(sql);
        parts.add(part);
        return part;
    }

    /** Sends all and reads every answer; the first refusal of the database ends it. */
    public void run() {
        if (parts.isEmpty()) {
            return;
        }
        var all = parts.stream().map(part -> part.sql.text()).collect(Collectors.joining(";\n"));
        database.execute(all, (PreparedStatement statement) -> {
            bind(statement);
            read(statement);
            return null;
        });
        parts.clear();
    }

    private void bind(PreparedStatement statement) throws SQLException {
        var at = 1;
        for (var part : parts) {
            for (var value : part.inOrder()) {
                StatementCreatorUtils.setParameterValue(statement, at++, SqlTypeValue.TYPE_UNKNOWN, value);
            }
        }
    }

    private void read(PreparedStatement statement) throws SQLException {
        var rows = statement.execute();
        for (var part : parts) {
            if (rows) {
                var each = part.row;
                try (var answer = statement.getResultSet()) {
                    while (each != null && answer.next()) {
                        each.processRow(answer);
                    }
                }
            } else {
                var count = part.changed;
                if (count != null) {
                    count.accept(statement.getUpdateCount());
                }
            }
            rows = statement.getMoreResults();
        }
    }
}
