package org.jiheng.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** 查询 — a question kept in a file of its own. */
final class Sql {
    private static final int MOST_BYTES = 100_000;

    private Sql() {}

    static String of(String file) {
        try (var text = Sql.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException("not in the jar: " + file);
            }
            return new String(text.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
