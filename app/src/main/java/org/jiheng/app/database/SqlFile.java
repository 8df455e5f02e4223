package org.jiheng.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** 查询语句 — a statement longer than three lines, in a file of its own under {@code sql/}, read once. */
public record SqlFile(String name, String text) {
    public static SqlFile of(String name) {
        try (var file = SqlFile.class.getResourceAsStream("/sql/" + name)) {
            if (file == null) {
                throw new IllegalStateException("no such statement: sql/" + name);
            }
            return new SqlFile(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
